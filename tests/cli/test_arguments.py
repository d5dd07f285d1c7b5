"""Arguments that cannot be used get one sentence and exit code 2; help, version and language."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Stip, contents
from workshop.cli import COMMANDS

BAD = {
    "unknown command": ["teken"],
    "command of a later version": ["merge", "a", "b"],
    "no file": ["info"],
    "a word too many": ["info", "a.stip", "b.stip"],
    "unknown option": ["info", "a.stip", "--kleur"],
    "option of another command": ["info", "a.stip", "--force"],
    "option without value": ["new", "a.stip", "--title"],
    "empty value": ["new", "a.stip", "--title="],
    "value for a flag": ["examples", "--json=ja"],
    "unknown language": ["examples", "--lang", "de"],
    "unknown view": ["export", "a.stip", "a.png", "--view", "later"],
    "unknown layout": ["export", "a.stip", "a.png", "--layout", "spiraal"],
    "unknown format": ["export", "a.stip", "a.png", "--format", "gif"],
    "unknown ending": ["export", "a.stip", "a.docx"],
    "one csv": ["export", "a.stip", "a.csv"],
    "unknown redaction": ["export", "a.stip", "a.png", "--redact", "names,kleuren"],
    "width that is no number": ["export", "a.stip", "a.png", "--width-mm", "breed"],
    "no day": ["check", "a.stip", "--date", "morgen"],
    "no such day": ["check", "a.stip", "--date", "2026-02-30"],
    "a week": ["check", "a.stip", "--date", "2026-W01"],
    "--at without --to": ["history", "a.stip", "--at", "2026-01-01"],
    "nothing to look for": ["register", " "],
    "unknown example": ["new", "a.stip", "--example", "friesland"],
    "empty title": ["new", "a.stip", "--title", "  "],
    "no source": ["import", "a.stip"],
    "source of no known kind": ["import", "sessie.stip", "a.docx"],
}


@pytest.mark.parametrize("words", BAD.values(), ids=BAD)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_bad_arguments(
    words: list[str], language: str, stip: Stip, session: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(session.parent)
    before = contents(session.parent)
    result = stip(*words, *([] if "--lang" in words else ["--lang", language]))
    assert (result.code, result.out) == (2, "")
    assert len(result.err.splitlines()) == 1
    assert "usage" not in result.err
    as_json = stip(*words, *([] if "--lang" in words else ["--lang", language]), "--json")
    assert as_json.code == 2
    error = as_json.json["error"]
    assert error["message"] == result.err.strip() == as_json.err.strip()
    assert error["kind"] in ("usage", "input")
    assert set(error) == {"kind", "message", "where"}
    assert contents(session.parent) == before


def test_help_names_every_command_and_option(stip: Stip) -> None:
    result = stip("--help", "--lang", "en")
    assert (result.code, result.err) == (0, "")
    for command in COMMANDS.values():
        assert f"stip {command.name}".strip() in result.out
        own = stip(command.name, "--help", "--lang", "en") if command.name else result
        assert own.code == 0
        assert all(option.name in own.out for option in command.options)


def test_version(stip: Stip) -> None:
    result = stip("--version")
    assert result.code == 0
    assert result.out.startswith("stip 0.")


def test_words_after_two_dashes_are_names(stip: Stip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert stip("new", "--", "--json.stip").code == 0
    assert (tmp_path / "--json.stip").exists()


def test_option_with_equals_sign(stip: Stip, tmp_path: Path) -> None:
    path = tmp_path / "a.stip"
    assert stip("new", path, "--title=Met = erin").code == 0
    assert stip("info", path, "--json").json["title"] == "Met = erin"


def test_dutch_unless_asked_otherwise(stip: Stip, shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("LANGUAGE", "en")
    assert "beoogd" in stip("info", shipped / "zeeland.stip").out
    assert "desired" in stip("info", shipped / "zeeland.stip", "--lang", "en").out


def run(*words: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    command = [sys.executable, "-m", "workshop", *map(str, words)]
    return subprocess.run(command, env={**kept, **environment}, capture_output=True, timeout=60)


def test_as_a_process(shipped: Path) -> None:
    """Exit codes and streams as a script sees them, on a terminal that knows no UTF-8."""
    done = run("info", shipped / "convenanten.stip", "--json", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["actors"] == 124
    found = run("check", shipped / "zeeland.stip", "--json")
    assert found.returncode == 1
    assert json.loads(found.stdout)["problems"]
    failed = run("info", shipped / "nergens.stip", "--json")
    assert failed.returncode == 2
    assert json.loads(failed.stdout)["error"]["kind"] == "missing"
    assert len(failed.stderr.splitlines()) == 1


def test_a_reader_that_stops(shipped: Path) -> None:
    """`stip codes | head -1` says nothing and ends; a disk that is full is said in one sentence."""
    command = [sys.executable, "-m", "workshop", "codes"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 2
    if Path("/dev/full").exists():
        with Path("/dev/full").open("wb") as full:
            result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60)
        assert result.returncode == 2
        assert len(result.stderr.splitlines()) == 1


def test_no_screen_is_said(shipped: Path) -> None:
    result = run("open", shipped / "zeeland.stip", QT_QPA_PLATFORM="")
    if sys.platform.startswith("linux"):
        assert result.returncode == 2
        assert len(result.stderr.splitlines()) == 1


def test_nothing_heavy_is_loaded(shipped: Path) -> None:
    """`info`, `codes` and `register` wait for nothing that they do not use."""
    program = (
        "import sys\n"
        "from workshop.cli import main\n"
        f"main(['info', {str(shipped / 'zeeland.stip')!r}]); main(['codes']); main(['register', 'hulst'])\n"
        "heavy = {'PySide6', 'networkx', 'numpy', 'openpyxl', 'matplotlib', 'sqlite_utils', 'rustworkx'}\n"
        "sys.exit(' '.join(heavy & set(sys.modules)) or 0)\n"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert (result.returncode, result.stderr) == (0, "")
