"""Sets Stip up and starts it; `test` runs all checks, `build` makes the program folder. Standard library only."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  (read by whatever Python a machine has; keep this file's syntax old)
    sys.exit("Stip heeft Python 3.11 of nieuwer nodig; dit is Python %d.%d." % sys.version_info[:2])  # noqa: UP031

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sysconfig
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "stip-installed"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
USAGE = """Gebruik: python3 start.py [test | build]

  (niets)  zet Stip klaar en opent het voorbeeld Koersvast voor Zeeland; zonder beeldscherm komt het in out/
  test     alle controles: ruff, mypy, importregels, pytest met dekking, het programma als map
  build    maakt het programma als map in dist/ en start het op proef"""

# What Qt loads: shared library → Debian package. libGL brings libX11, fontconfig brings its settings and freetype.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "fontconfig",
    "libglib-2.0.so.0": "libglib2.0-0",
}
SCREEN_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


class Stopped(Exception):
    """The set-up cannot go on; the message is what the user can do about it."""


def say(text: str) -> None:
    print(text, flush=True)


def run(*command: str | Path, extra: Mapping[str, str] | None = None, output: IO[str] | int | None = None) -> int:
    """Run a command in the top folder and return its exit code; below zero is a signal (a crash)."""
    words = [str(part) for part in command]
    environment = {**os.environ, **(extra or {})}
    return subprocess.run(words, cwd=ROOT, env=environment, stdout=output, stderr=output).returncode


# --- what the machine must have ---------------------------------------------------------------------------------------


def has_display() -> bool:
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_font(folders: Iterable[str] = FONT_FOLDERS) -> bool:
    return any(path.suffix in (".ttf", ".otf") for name in folders for path in Path(name).expanduser().rglob("*.?tf"))


def missing_packages(libraries: Mapping[str, str], build: bool) -> list[str]:
    """The Debian packages that this machine lacks, in a fixed order."""
    missing = [package for library, package in libraries.items() if not loads(library)]
    if not has_font():
        missing.append("fonts-dejavu-core")
    if not PYTHON.exists() and not importlib.util.find_spec("ensurepip"):
        missing.append("python3-venv")
    if build and not shutil.which("objdump"):
        missing.append("binutils")
    if build and not has_shared_python() and sys.executable.startswith("/usr/bin"):
        missing.append("libpython{}.{}".format(*sys.version_info[:2]))
    return missing


def has_shared_python() -> bool:
    """PyInstaller takes the interpreter along as a shared library; Debian ships it apart, other systems with Python."""
    name = sysconfig.get_config_var("INSTSONAME")
    return not sys.platform.startswith("linux") or loads(name) or loads(f"{sysconfig.get_config_var('LIBDIR')}/{name}")


def can_freeze() -> bool:
    return has_shared_python() and (not sys.platform.startswith("linux") or shutil.which("objdump") is not None)


def ensure_system(build: bool = False) -> None:
    """Install what Qt needs where that is allowed; otherwise stop with the one command that does."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_packages(QT_LIBRARIES | (SCREEN_LIBRARIES if has_display() else {}), build)
    if not missing:
        return
    if not shutil.which("apt-get"):
        raise Stopped(f"Installeer eerst wat hier ontbreekt (namen van Debian): {' '.join(missing)}.")
    command = f"apt-get install -y --no-install-recommends {' '.join(missing)}"
    if os.geteuid() != 0:
        raise Stopped(f"Er ontbreken systeempakketten. Voer eerst dit uit:\n\n  sudo {command}\n")
    say(f"Systeempakketten installeren: {' '.join(missing)}")
    unasked = {"DEBIAN_FRONTEND": "noninteractive"}
    run(
        "apt-get", "update", extra=unasked, output=subprocess.DEVNULL
    )  # some lists may be out of reach: the install decides
    if run(*command.split(), extra=unasked, output=subprocess.DEVNULL) != 0:
        raise Stopped(f"Het installeren van systeempakketten lukte niet. De bijzonderheden geeft: {command}")


# --- the environment --------------------------------------------------------------------------------------------------


def fingerprint() -> str:
    """Changes with what must be installed: the lists, the Python, and the place (an editable install holds it)."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {ROOT}".encode())
    for name in ("pyproject.toml", "setup.py", "constraints.txt"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def installed(wanted: str, development: bool) -> bool:
    found = STAMP.read_text().split() if STAMP.exists() and PYTHON.exists() else []
    return bool(found) and found[0] == wanted and (not development or "dev" in found)


def ensure_environment(development: bool = False) -> None:
    """A .venv with Stip in it (editable) at the pinned versions; does nothing where that is there already."""
    wanted = fingerprint()
    if not installed(wanted, development):
        say("Stip wordt klaargezet; de eerste keer duurt dat enkele minuten.")
        if not works(PYTHON) and run(sys.executable, "-m", "venv", "--clear", VENV) != 0:
            raise Stopped("De omgeving .venv kon niet worden gemaakt. Is de schijf vol of niet beschrijfbaar?")
        STAMP.unlink(missing_ok=True)
        install("setuptools", "Babel")  # what the build of Stip itself needs: from the same pinned list
        install("--no-build-isolation", "-e", ".[dev]" if development else ".")
        STAMP.write_text(f"{wanted} {'dev' if development else 'run'}\n")
    ensure_translations()


def works(python: Path) -> bool:
    """Whether there is an environment of the running version of Python (not one whose Python is gone)."""
    if not python.exists():
        return False
    check = f"import sys, pip; sys.exit(sys.version_info[:2] != {sys.version_info[:2]!r})"
    return run(python, "-c", check) == 0


def install(*what: str) -> None:
    pip = (PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar=off")
    log = VENV / "pip.log"  # pip's own words: long, English, and only of use when something is wrong
    with log.open("w") as output:
        code = run(*pip, "--constraint", "constraints.txt", *what, output=output)
    if code != 0:
        raise Stopped(f"Het installeren lukte niet. Is er verbinding met internet? Bijzonderheden: {log}")


def ensure_translations() -> None:
    """In a checkout there is no build step, so the compiled translations are brought up to date here."""
    folder = ROOT / "resources" / "translations"
    for source in folder.glob("*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime <= source.stat().st_mtime:
            if run(PYTHON, "setup.py", "--quiet", "translations") != 0:
                raise Stopped(f"De vertalingen in {folder} konden niet worden verwerkt.")
            return


# --- what can be asked ------------------------------------------------------------------------------------------------


def open_example() -> int:
    ensure_system()
    ensure_environment()
    stip = (str(PYTHON), "-m", "workshop")
    if not has_display():
        return write_example(stip)
    os.chdir(ROOT)
    if os.name == "nt":
        return run(*stip, "--example", "zeeland")
    os.execv(stip[0], [*stip, "--example", "zeeland"])  # signals and exit code are the app's own


def write_example(stip: tuple[str, ...]) -> int:
    say("Er is geen beeldscherm; het voorbeeld komt in out/.")
    out = ROOT / "out"
    out.mkdir(exist_ok=True)
    session = out / "zeeland.stip"
    if run(*stip, "new", session, "--example", "zeeland", "--force", extra=OFFSCREEN) != 0:
        return 2
    for ending in ("svg", "png", "json", "graphml"):
        if run(*stip, "export", session, session.with_suffix(f".{ending}"), "--force", extra=OFFSCREEN) != 0:
            return 2
    return 0


CHECKS: dict[str, tuple[str | Path, ...]] = {
    "ruff": (PYTHON, "-m", "ruff", "check"),
    "opmaak": (PYTHON, "-m", "ruff", "format", "--check"),
    "mypy": (PYTHON, "-m", "mypy"),
    "importregels": (BIN / "lint-imports", "--no-logo"),
    "pytest": (PYTHON, "-m", "coverage", "run", "-m", "pytest"),
    "dekking": (PYTHON, "-m", "coverage", "report"),
}
FREEZING: dict[str, tuple[str | Path, ...]] = {
    "pyinstaller": (PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR", "packaging/stip.spec"),
    "proef": (PYTHON, "-m", "pytest", "-m", "frozen", "-p", "no:randomly", "-s", "tests/project"),
}


def check() -> int:
    ensure_system()
    ensure_environment(development=True)
    if can_freeze():
        return in_turn(FREEZING | CHECKS)
    say("Zonder binutils en een gedeelde libpython kan het programma als map hier niet worden gemaakt en beproefd.")
    return in_turn(CHECKS)


def build() -> int:
    ensure_system(build=True)
    if not can_freeze():
        raise Stopped("Deze Python is zonder gedeelde bibliotheek gebouwd; neem voor de build die van het systeem.")
    ensure_environment(development=True)
    return in_turn(FREEZING)


def in_turn(steps: Mapping[str, tuple[str | Path, ...]]) -> int:
    """Run each step, whatever came of the one before; exit codes decide, not what a step prints."""
    failed = []
    for name, command in steps.items():
        say(f"\n== {name}")
        begun = time.monotonic()
        code = run(*command, extra=OFFSCREEN)
        ending = "goed" if code == 0 else f"MISLUKT, code {code}"
        say(f"== {name}: {ending} ({time.monotonic() - begun:.1f} s)")
        if code != 0:
            failed.append(name)
    say(f"\nNiet goed: {', '.join(failed)}." if failed else "\nAlles is goed.")
    return 1 if failed else 0


TASKS: dict[str, Callable[[], int]] = {"": open_example, "test": check, "build": build}


def main(arguments: list[str]) -> int:
    task = TASKS.get(" ".join(arguments))
    if task is None:
        asked = arguments in (["-h"], ["--help"])
        print(USAGE, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    try:
        return task()
    except Stopped as reason:
        print(reason, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
