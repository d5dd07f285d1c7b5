"""`stip import`: one edit that can be undone, a report of every row, and a session that is never worse off."""

import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Stip, contents
from workshop.session import Session


@pytest.fixture
def tables(tmp_path: Path) -> tuple[Path, Path]:
    """A workbook of actors and a CSV of ties, each with something that does not fit."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Actoren"
    rows = (["Naam", "Soort", "Invloed"], ["Hulst", "gemeente", 3], ["Terneuzn", "gemeente", 9], [None, "zorg", 1])
    for row in rows:
        sheet.append(row)
    book.save(tmp_path / "netwerk.xlsx")
    ties = tmp_path / "relaties.csv"
    ties.write_text("Van;Naar;Status\nHulst;Gemeente Terneuzen;beoogd\nHulst;;actief\n", encoding="utf-8")
    return tmp_path / "netwerk.xlsx", ties


def test_report_and_undo(stip: Stip, session: Path, tables: tuple[Path, Path]) -> None:
    result = stip("import", session, *tables, "--json")
    assert (result.code, result.err) == (1, "")
    report = result.json
    assert report["added"] == {"regions": 0, "actors": 3, "ties": 1, "targets": 0, "stances": 0, "actions": 0}
    assert (report["matched"], report["dry_run"]) == (0, False)
    assert [(one["source"], one["sheet"], one["row"], one["column"]) for one in report["skipped"]] == [
        ("netwerk.xlsx", "Actoren", 3, "Invloed"),
        ("netwerk.xlsx", "Actoren", 4, "Naam"),
        ("relaties.csv", "relaties", 3, "Naar"),
    ]
    assert [(one["row"], one["name"], one["candidate"]) for one in report["doubtful"]] == [
        (2, "Gemeente Terneuzen", "Terneuzn")
    ]
    assert report["sources"] == [{"source": "relaties.csv", "encoding": "utf-8", "delimiter": ";"}]
    info = stip("info", session, "--json").json
    assert (info["actors"], info["ties"], info["edits"]) == (3, 1, 2)
    opened = Session.open(session)
    opened.undo()
    opened.close()
    assert stip("info", session, "--json").json["actors"] == 0


def test_report_in_words(stip: Stip, session: Path, tables: tuple[Path, Path]) -> None:
    out = stip("import", session, *tables, "--lang", "en").out
    assert "Actors: 3 added" in out
    assert "netwerk.xlsx, Actoren, row 3, column Invloed" in out
    assert "looks like Terneuzn" in out
    assert "columns between ;" in out


def test_second_time_everything_is_there(stip: Stip, session: Path, tables: tuple[Path, Path]) -> None:
    stip("import", session, *tables)
    again = stip("import", session, *tables, "--json").json
    assert again["added"]["actors"] == again["added"]["ties"] == 0
    assert again["matched"] == 3
    assert stip("info", session, "--json").json["edits"] == 2


def test_trial_changes_nothing(stip: Stip, session: Path, tables: tuple[Path, Path]) -> None:
    before = contents(session.parent)
    trial = stip("import", session, *tables, "--dry-run", "--json")
    assert contents(session.parent) == before
    real = stip("import", session, *tables, "--json")
    assert (trial.code, trial.json | {"dry_run": False}) == (real.code, real.json)


def test_nothing_skipped_is_done(stip: Stip, session: Path, tmp_path: Path) -> None:
    table = tmp_path / "actoren.csv"
    table.write_text("Naam,Soort\nHulst,gemeente\n")
    assert stip("import", session, table).code == 0
    table.write_text("Naam,Soort\nHulzt,gemeente\n")
    doubtful = stip("import", session, table, "--json")
    assert (doubtful.code, len(doubtful.json["doubtful"])) == (0, 1)


def test_one_bad_source_stops_all(stip: Stip, session: Path, tables: tuple[Path, Path]) -> None:
    broken = session.with_name("kapot.xlsx")
    broken.write_text("geen werkmap")
    before = contents(session.parent)
    for source in (broken, session.with_name("weg.csv"), session.with_name("weg.json")):
        result = stip("import", session, *tables, source, "--json")
        assert result.code == 2
        assert source.name in result.json["error"]["message"]
        assert len(result.err.splitlines()) == 1
    assert contents(session.parent) == before


def test_the_session_is_no_table(stip: Stip, session: Path) -> None:
    before = session.read_bytes()
    for how in ("xlsx", "csv", "json"):
        assert stip("import", session, session, "--format", how).code == 2
    assert session.read_bytes() == before


def test_whole_session_there_and_back(stip: Stip, shipped: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    copy = tmp_path / "b.stip"
    assert stip("export", shipped / "convenanten.stip", first).code == 0
    stip("new", copy)
    report = stip("import", copy, first, "--json")
    assert (report.code, report.json["added"]["actors"], report.json["added"]["ties"]) == (0, 124, 272)
    assert stip("export", copy, second).code == 0
    assert json.loads(first.read_text(encoding="utf-8")) == json.loads(second.read_text(encoding="utf-8"))
    assert stip("info", copy, "--json").json["title"] == "Drie convenanten bevolkingsdaling"


@pytest.mark.parametrize("destination", ["tabellen.xlsx", "tabellen"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_tables_there_and_back(destination: str, language: str, stip: Stip, shipped: Path, tmp_path: Path) -> None:
    """What the three tables hold comes back: every actor, tie and region, with all their fields but ids."""
    copy = tmp_path / "b.stip"
    assert stip("export", shipped / "convenanten.stip", tmp_path / destination, "--lang", language).code == 0
    stip("new", copy)
    report = stip("import", copy, tmp_path / destination, "--json")
    assert (report.code, report.json["skipped"], report.json["doubtful"]) == (0, [], [])
    info = stip("info", copy, "--json").json
    assert (info["actors"], info["ties"], info["regions"]) == (124, 272, 20)
    assert info["ties_by_status"]["desired"] == 81
    before, after = (_told(stip, path, tmp_path) for path in (shipped / "convenanten.stip", copy))
    assert before == after


def _told(stip: Stip, path: Path, folder: Path) -> list[list[object]]:
    """Actors, ties and regions of a session with names where it has ids; what the register fills in left out."""
    stip("export", path, folder / "told.json", "--force")
    found = json.loads((folder / "told.json").read_text(encoding="utf-8"))
    names = {one["id"]: one["name"] for one in found["actors"] + found["regions"]}
    filled = ("id", "x", "y", "short", "code")

    def plain(value: object) -> object:
        if isinstance(value, list):
            return [plain(part) for part in value]
        return names.get(value, value) if isinstance(value, str) else value

    return [
        sorted(
            (sorted((key, plain(value)) for key, value in one.items() if key not in filled) for one in found[kind]),
            key=repr,
        )
        for kind in ("actors", "ties", "regions")
    ]
