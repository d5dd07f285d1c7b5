"""start.py: what it says on machines that lack something, and when it installs again."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import start

ROOT = Path(__file__).parents[2]


def run_start(*arguments: str, before: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    program = (
        f"import runpy, sys\n{before}\nsys.argv[1:] = {arguments!r}\nrunpy.run_path('start.py', run_name='__main__')"
    )
    command = [sys.executable, "-c", program]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, timeout=60
    )


def test_old_python_gets_a_sentence() -> None:
    result = run_start(before="sys.version_info = (3, 9, 2)")
    assert result.returncode == 1
    assert result.stderr == "Stip heeft Python 3.11 of nieuwer nodig; dit is Python 3.9.\n"


def test_old_python_can_read_the_file() -> None:
    ast.parse((ROOT / "start.py").read_text(), feature_version=(3, 7))


def test_unknown_task_gets_the_usage() -> None:
    result = run_start("tset")
    assert result.returncode == 2
    assert result.stderr.startswith("Gebruik: python3 start.py [test | build]")
    assert result.stdout == ""


def test_help_is_an_answer() -> None:
    result = run_start("--help")
    assert result.returncode == 0
    assert "python3 start.py" in result.stdout


def test_missing_library_names_its_package() -> None:
    libraries = {"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9"}
    if sys.platform.startswith("linux"):
        assert start.missing_packages(libraries, build=False) == ["libnowhere9"]


def test_font_is_looked_for_in_depth(tmp_path: Path) -> None:
    assert not start.has_font([str(tmp_path), str(tmp_path / "nowhere")])
    (tmp_path / "truetype").mkdir()
    (tmp_path / "truetype" / "A.ttf").touch()
    assert start.has_font([str(tmp_path)])


def test_constraints_pin_every_dependency() -> None:
    import tomllib

    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pinned = {canonicalize_name(line.split("==")[0]): line.split("==")[1] for line in lines if not line.startswith("#")}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [Requirement(text) for text in project["dependencies"] + project["optional-dependencies"]["dev"]]
    assert [str(one) for one in wanted if canonicalize_name(one.name) not in pinned] == []
    assert [str(one) for one in wanted if not one.specifier.contains(pinned[canonicalize_name(one.name)])] == []


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """start.py made to look at another folder."""
    for name in ("pyproject.toml", "setup.py", "constraints.txt"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    monkeypatch.setattr(start, "ROOT", tmp_path)
    monkeypatch.setattr(start, "STAMP", tmp_path / "stamp")
    return tmp_path


def test_installs_again_only_when_something_changed(checkout: Path) -> None:
    assert not start.installed(start.fingerprint(), development=False)
    start.STAMP.write_text(f"{start.fingerprint()} run\n")
    assert start.installed(start.fingerprint(), development=False)
    assert not start.installed(start.fingerprint(), development=True)
    start.STAMP.write_text(f"{start.fingerprint()} dev\n")
    assert start.installed(start.fingerprint(), development=True)
    (checkout / "constraints.txt").write_text("numpy==1\n")
    assert not start.installed(start.fingerprint(), development=True)


def test_exit_code_decides(capfd: pytest.CaptureFixture[str]) -> None:
    lying = (sys.executable, "-c", "import os; print('9 passed', flush=True); os.abort()")
    fine = (sys.executable, "-c", "print('fine')")
    assert start.in_turn({"lying": lying, "fine": fine}) == 1
    assert capfd.readouterr().out.endswith("Niet goed: lying.\n")
    assert start.in_turn({"fine": fine}) == 0
    assert capfd.readouterr().out.endswith("Alles is goed.\n")
