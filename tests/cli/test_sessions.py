"""`stip new`, `info`, `examples`, `history`, `register`, `codes`."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Stip, contents
from workshop.codes import LISTS
from workshop.examples import EXAMPLES
from workshop.network import actors, entry
from workshop.session import Session

INFO = (
    "title schema created modified regions actors ties ties_by_status targets measurements stances coalitions actions "
    "bottlenecks offers perspectives snapshots edits"
)
BODY = "name short kind tier sector code place until_year successors description"


def test_info_of_the_three_covenants(stip: Stip, shipped: Path) -> None:
    info = stip("info", shipped / "convenanten.stip", "--json").json
    assert set(info) == set(INFO.split())
    assert (info["actors"], info["ties"], info["regions"]) == (124, 272, 20)
    assert info["ties_by_status"] == {"active": 164, "desired": 81, "strained": 16, "phase_out": 0, "ended": 11}
    assert (info["actions"], info["bottlenecks"], info["perspectives"], info["edits"]) == (75, 25, 53, 1)
    assert info["created"] == info["modified"]
    assert info["created"].endswith("+00:00")
    text = stip("info", shipped / "convenanten.stip").out
    assert "Drie convenanten bevolkingsdaling" in text
    assert "124" in text


def test_new_is_empty_and_named(stip: Stip, tmp_path: Path) -> None:
    path = tmp_path / "Mijn streek.stip"
    result = stip("new", path, "--json")
    assert (result.code, result.json["file"]) == (0, str(path))
    info = stip("info", path, "--json").json
    assert (info["title"], info["actors"], info["edits"]) == ("Mijn streek", 0, 1)
    assert list(contents(tmp_path)) == ["Mijn streek.stip"]


def test_example_under_another_title(stip: Stip, tmp_path: Path) -> None:
    path = tmp_path / "a.stip"
    assert stip("new", path, "--example", "zeeland", "--title", "Onze avond").code == 0
    info = stip("info", path, "--json").json
    assert info["title"] == "Onze avond"
    assert info["actors"] > 20


def test_examples_lists_all(stip: Stip) -> None:
    listed = stip("examples", "--json").json
    assert [one["name"] for one in listed] == list(EXAMPLES)
    text = stip("examples").out
    assert all(name in text for name in EXAMPLES)


def test_new_never_writes_over_a_file(stip: Stip, tmp_path: Path) -> None:
    path = tmp_path / "a.stip"
    path.write_text("iets anders")
    result = stip("new", path, "--json")
    assert (result.code, result.json["error"]["kind"]) == (2, "exists")
    assert path.read_text() == "iets anders"
    assert stip("new", path, "--force").code == 0
    assert stip("info", path).code == 0


def test_force_leaves_an_open_session_alone(stip: Stip, session: Path) -> None:
    opened = Session.open(session)
    opened.do(actors.add(opened.state, [entry.draft("Hulst")]))
    result = stip("new", session, "--force", "--json")
    assert (result.code, result.json["error"]["kind"]) == (2, "locked")
    assert stip("info", session, "--json").json["error"]["kind"] == "locked"
    opened.do(actors.add(opened.state, [entry.draft("Sluis")]))
    opened.close()
    assert stip("info", session, "--json").json["actors"] == 2
    assert list(contents(session.parent)) == [session.name]


def test_force_takes_no_journal_along(stip: Stip, session: Path) -> None:
    """A journal that a crash left belongs to the old file; beside the new one it would damage it."""
    journal = session.with_name(session.name + "-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0\0\0\1" + bytes(2000))
    assert stip("new", session, "--force", "--title", "Nieuw").code == 0
    assert not journal.exists()
    assert stip("info", session, "--json").json["title"] == "Nieuw"


@pytest.mark.parametrize("place", ["geen/map/a.stip", "."])
def test_new_where_nothing_can_be(place: str, stip: Stip, tmp_path: Path) -> None:
    before = contents(tmp_path)
    result = stip("new", tmp_path / place, "--lang", "en")
    assert result.code == 2
    assert len(result.err.splitlines()) == 1
    assert contents(tmp_path) == before


@pytest.mark.parametrize("command", ["info", "check", "history", "export"])
@pytest.mark.parametrize("damage", ["missing", "text", "empty", "half", "newer", "folder"])
def test_unreadable_file(command: str, damage: str, stip: Stip, session: Path) -> None:
    file = session.with_name("kapot.stip")
    content = session.read_bytes()
    if damage == "text":
        file.write_text("geen sessie")
    elif damage == "empty":
        file.touch()
    elif damage == "half":
        file.write_bytes(content[: len(content) // 2])
    elif damage == "newer":
        file.write_bytes(content[:60] + (99).to_bytes(4, "big") + content[64:])
    elif damage == "folder":
        file.mkdir()
    before = contents(session.parent)
    words = [command, file] + ([session.with_name("uit.json")] if command == "export" else [])
    result = stip(*words, "--json", "--lang", "en")
    assert result.code == 2
    assert result.json["error"]["kind"] in ("missing", "not_a_session", "damaged", "newer")
    assert "kapot.stip" in result.err
    assert contents(session.parent) == before


def test_reading_changes_nothing(stip: Stip, shipped: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.stip"
    shutil.copy(shipped / "zeeland.stip", file)
    file.chmod(0o444)
    before = contents(tmp_path)
    assert stip("info", file).code == 0
    assert stip("history", file).code == 0
    assert stip("check", file).code == 1
    assert stip("import", file, file, "--format", "json", "--dry-run").code == 2
    assert contents(tmp_path) == before


def test_reading_after_a_crash(stip: Stip, session: Path) -> None:
    """A process that died while it wrote leaves a journal; the change it was at is taken back."""
    program = (
        "import os, sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "connection.execute('PRAGMA cache_size = 1')\n"
        "connection.execute('BEGIN')\n"
        "for n in range(200):\n"
        "    connection.execute('INSERT INTO file VALUES (?, hex(zeroblob(3000)))', (str(n),))\n"
        "os._exit(9)\n"
    )
    before = stip("info", session, "--json").json
    subprocess.run([sys.executable, "-c", program, str(session)], timeout=60, check=False)
    assert session.with_name(session.name + "-journal").stat().st_size > 0
    assert stip("info", session, "--json").json == before
    assert list(contents(session.parent)) == [session.name]


def test_history_and_back_in_time(stip: Stip, session: Path, tmp_path: Path) -> None:
    with_edits = Session.open(session)
    for name in ("Hulst", "Sluis", "Terneuzen"):
        with_edits.do(actors.add(with_edits.state, [entry.draft(name)]))
    with_edits.undo()
    with_edits.close()
    steps = stip("history", session, "--json", "--lang", "en").json
    assert [step["label"] for step in steps] == [
        "new session Proef",
        "Gemeente Hulst added",
        "Gemeente Sluis added",
        "Gemeente Terneuzen added",
        "undone: Gemeente Terneuzen added",
    ]
    assert [step["time"] for step in steps] == sorted(step["time"] for step in steps)
    assert stip("history", session, "--lang", "en").out.count("\n") == 5
    for number, step in enumerate(steps[:4]):
        then = tmp_path / f"toen-{number}.stip"
        assert stip("history", session, "--at", step["time"], "--to", then).code == 0
        assert stip("info", then, "--json").json["actors"] == number
    assert stip("history", session, "--at", "2999-01-01", "--to", then).code == 2
    assert stip("history", session, "--at", "2999-01-01", "--to", then, "--force").code == 0
    assert stip("info", then, "--json").json["actors"] == 2


@pytest.mark.parametrize("moment", ["1999-12-31", "1999-12-31T10:00+01:00"])
def test_before_the_session_there_is_nothing(moment: str, stip: Stip, session: Path, tmp_path: Path) -> None:
    result = stip("history", session, "--at", moment, "--to", tmp_path / "b.stip", "--json")
    assert (result.code, result.json["error"]["kind"]) == (2, "missing")
    assert list(contents(tmp_path)) == [session.name]


@pytest.mark.parametrize("moment", ["gisteren", "2026-13-01", "", "0001-01-01T00:00", "9999-12-31"])
def test_no_moment(moment: str, stip: Stip, session: Path, tmp_path: Path) -> None:
    result = stip("history", session, "--at", moment, "--to", tmp_path / "b.stip", "--lang", "en")
    assert result.code in ((0, 2) if moment == "9999-12-31" else (2,))  # in UTC that may be beyond the last year
    assert len(result.err.splitlines()) == result.code // 2


def test_history_never_writes_over_the_session(stip: Stip, session: Path) -> None:
    before = session.read_bytes()
    for more in ([], ["--force"]):
        assert stip("history", session, "--at", "2999-01-01", "--to", session, *more).code == 2
    assert session.read_bytes() == before


def test_register(stip: Stip) -> None:
    found = stip("register", "bzk", "--json").json
    assert found[0]["name"] == "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties"
    assert set(found[0]) == set(BODY.split())
    ended = next(one for one in stip("register", "delfz", "--json").json if one["until_year"])
    assert ended["successors"] == ["Gemeente Eemsdelta"]
    assert "GM0677" in stip("register", "gemeente hulst").out
    assert stip("register", "xqzxqz", "--json").json == []
    assert len(stip("register", "xqzxqz").out.splitlines()) == 1


def test_codes_are_complete(stip: Stip) -> None:
    codes = stip("codes", "--json").json
    assert set(codes) == set(LISTS)
    assert {one["code"]: (one["nl"], one["en"]) for one in codes["light"]}["amber"] == ("oranje", "amber")
    strained = next(one for one in codes["tie_status"] if one["code"] == "strained")
    assert {"stroef", "verstoord", "strained"} <= set(strained["words"])
    text = stip("codes").out
    assert all(code.nl in text for of_list in LISTS.values() for code in of_list.values())
