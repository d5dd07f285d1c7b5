"""Workbooks: what is calculated, merged, hidden, locked, too large or no workbook at all; and the way back."""

import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.states import empty
from workshop.edit import Edit
from workshop.errors import UserError
from workshop.exchange import xlsx
from workshop.exchange.outcome import Outcome
from workshop.exchange.sources import read_sources
from workshop.network.records import Actor, Tie


def book(path: Path, **sheets: list[list[Any]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def read(path: Path) -> tuple[list[Actor], Outcome]:
    edit, outcome = read_sources(empty(), [path])
    return _actors(edit), outcome


def _actors(edit: Edit | None) -> list[Actor]:
    return [change.after for change in edit.changes if isinstance(change.after, Actor)] if edit else []


def rezipped(path: Path, target: Path, **texts: str) -> Path:
    """The workbook with the text of some of its parts changed: `sheet1='…'` replaces xl/worksheets/sheet1.xml."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            name = Path(entry.filename).stem
            new.writestr(entry.filename, texts.get(name, "") or old.read(entry.filename))
    return target


ACTORS: list[list[Any]] = [["Naam", "Soort", "Invloed"], ["Hulst", "gemeente", 3], ["Sluis", "gemeente", None]]
TIES = [["Van", "Naar"], ["Hulst", "Sluis"]]


def test_sheets_of_a_workbook(tmp_path: Path) -> None:
    path = book(tmp_path / "in.xlsx", Uitleg=[], Relaties=TIES, Actoren=ACTORS)
    edit, outcome = read_sources(empty(), [path])
    assert edit is not None
    assert (edit.label.id, edit.label.args) == ("import", {"source": "in.xlsx"})
    assert [one.name for one in _actors(edit)] == ["Hulst", "Sluis"]
    assert sum(isinstance(change.after, Tie) for change in edit.changes) == 1
    assert outcome.skipped == []


def test_formulas_are_never_evaluated(tmp_path: Path) -> None:
    """A formula counts for what it gave when the workbook was last calculated; one that never was is empty."""
    path = book(tmp_path / "a.xlsx", Actoren=[["Naam", "Kort"], ["=1+1", "x"], ["Hulst", '="H"&"u"']])
    with zipfile.ZipFile(path) as archive:
        text = archive.read("xl/worksheets/sheet1.xml").decode()
    assert '<f>"H"&amp;"u"</f><v />' in text
    known = text.replace('<f>"H"&amp;"u"</f><v />', '<f>"H"&amp;"u"</f><v>Hu</v>').replace(
        '<c r="B3"', '<c r="B3" t="str"'
    )
    path = rezipped(path, tmp_path / "in.xlsx", sheet1=known)
    actors, outcome = read(path)
    assert [(one.name, one.short) for one in actors] == [("Hulst", "Hu")]
    assert [(one["row"], one["column"]) for one in outcome.skipped] == [(2, "Naam")]


def test_merged_cells_count_for_their_first_row(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = "Actoren"
    for row in (["Alle actoren"], ["Naam", "Kort"], ["Hulst", "ZVL"], ["Veere", None], [None, "x"]):
        sheet.append(row)
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("B3:B4")
    sheet.merge_cells("A4:A5")
    made.save(tmp_path / "in.xlsx")
    actors, outcome = read(tmp_path / "in.xlsx")
    assert [(one.name, one.short) for one in actors] == [("Hulst", "ZVL"), ("Veere", "Veere")]
    assert [(one["row"], one["column"]) for one in outcome.skipped] == [(5, "Naam")]


def test_dates_numbers_and_hidden_sheets(tmp_path: Path) -> None:
    path = book(tmp_path / "in.xlsx", Actoren=[["Naam", "Sinds"], [112, date(2011, 5, 1)], [date(2026, 1, 2), None]])
    made = openpyxl.load_workbook(path)
    made.create_sheet("Leeg")
    made["Actoren"].sheet_state = "hidden"
    made.save(path)
    actors, outcome = read(path)
    assert [(one.name, one.extra) for one in actors] == [("112", (("Sinds", "2011-05-01"),))]
    assert [one["row"] for one in outcome.skipped] == [3]


def test_half_a_line_end_is_no_text(tmp_path: Path) -> None:
    actors, _ = read(book(tmp_path / "in.xlsx", Actoren=[["Naam", "Notitie"], ["Hulst", "een_x000D_\ntwee _x0 drie"]]))
    assert [one.note for one in actors] == ["een\ntwee _x0 drie"]


def test_a_size_that_is_not_true(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", Actoren=ACTORS)
    with zipfile.ZipFile(path) as archive:
        text = archive.read("xl/worksheets/sheet1.xml").decode()
    actors, _ = read(rezipped(path, tmp_path / "in.xlsx", sheet1=text.replace('ref="A1:C3"', 'ref="A1:A1"')))
    assert [one.influence for one in actors] == [3, None]


def test_a_row_far_down(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", Actoren=ACTORS)
    with zipfile.ZipFile(path) as archive:
        text = archive.read("xl/worksheets/sheet1.xml").decode()
    far = '<row r="300000"><c r="A300000" t="inlineStr"><is><t>Ver</t></is></c></row></sheetData>'
    actors, outcome = read(rezipped(path, tmp_path / "in.xlsx", sheet1=text.replace("</sheetData>", far)))
    assert [one.name for one in actors] == ["Hulst", "Sluis"]
    assert [one["row"] for one in outcome.skipped] == [300_000]


def test_more_rows_than_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workshop.exchange.columns.MOST_ROWS", 3)
    rows: list[list[Any]] = [["Naam", "Soort"], *([f"Wijk {n}", "zorg"] for n in range(5))]
    actors, outcome = read(book(tmp_path / "in.xlsx", Actoren=rows))
    assert len(actors) == 3
    assert [one["row"] for one in outcome.skipped] == [5]


def test_a_zip_bomb_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path / "in.xlsx", Actoren=ACTORS)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bom.bin", bytes(3_000_000))
    monkeypatch.setattr(xlsx, "LARGEST", 2_000_000)
    with pytest.raises(UserError, match=r"in\.xlsx"):
        read(path)
    monkeypatch.undo()
    assert len(read(path)[0]) == 2


ENTITIES = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)


def test_entities_are_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", Actoren=ACTORS)
    for part in ("workbook", "sheet1", "styles"):
        with pytest.raises(UserError):
            read(rezipped(path, tmp_path / "in.xlsx", **{part: ENTITIES}))


def _text(path: Path) -> None:
    path.write_text("Naam;Soort\nHulst;gemeente\n")


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "geen werkmap")


def _half(path: Path) -> None:
    content = book(path, Actoren=ACTORS * 50).read_bytes()
    path.write_bytes(content[: len(content) // 2])


def _broken_sheet(path: Path) -> None:
    rezipped(book(path.with_name("a.xlsx"), Actoren=ACTORS), path, sheet1="<worksheet><sheetData><row>")


NO_WORKBOOK = {
    "nothing": lambda path: path.touch(),
    "text": _text,
    "another zip": _zip,
    "half a workbook": _half,
    "a sheet cut off": _broken_sheet,
    "a password or an old xls": lambda path: path.write_bytes(OLE),
    "a folder": lambda path: path.mkdir(),
    "not there": lambda path: None,
}


@pytest.mark.parametrize("make", NO_WORKBOOK.values(), ids=NO_WORKBOOK)
def test_no_workbook(make: Any, tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"
    make(path)
    with pytest.raises(UserError) as caught:
        read_sources(empty(), [path], "xlsx")
    assert "in.xlsx" in caught.value.message


def test_a_zip_of_the_future_gets_a_sentence(tmp_path: Path) -> None:
    path = book(tmp_path / "in.xlsx", Actoren=ACTORS)
    content = bytearray(path.read_bytes())
    directory = content.rindex(b"PK\x01\x02")
    content[directory + 6] = 200  # the version needed to unpack
    path.write_bytes(content)
    with pytest.raises(UserError):
        read_sources(empty(), [path])


@settings(max_examples=60, deadline=None)
@given(damage=st.lists(st.tuples(st.integers(0, 1_000_000), st.integers(0, 255)), min_size=1, max_size=4))
def test_damage_anywhere_gets_a_sentence(
    damage: list[tuple[int, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("damaged") / "in.xlsx"
    content = bytearray(book(path, Actoren=ACTORS, Relaties=TIES).read_bytes())
    for place, byte in damage:
        content[place % len(content)] = byte
    path.write_bytes(content)
    with suppress(UserError):
        read_sources(empty(), [path])


cells = st.one_of(st.none(), st.integers(-5, 5), st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8))


@settings(max_examples=25, deadline=None)
@given(rows=st.lists(st.lists(cells, min_size=2, max_size=3), min_size=1, max_size=3))
def test_what_is_written_is_read(rows: list[list[str | int | None]], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("xlsx") / "uit.xlsx"
    xlsx.write(path, [("Actoren", [["Naam", "Soort", "Laag"], *rows])])
    (sheet,) = [list(sheet.rows) for sheet in xlsx.read(path)]
    read_back = [list(row) + [None] * (3 - len(row)) for row in sheet[1:]]
    wanted = [[cell or (0 if cell == 0 else None) for cell in row] + [None] * (3 - len(row)) for row in rows]
    assert read_back + [[None] * 3] * (len(wanted) - len(read_back)) == wanted


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "uit.xlsx"
    xlsx.write(path, [("Actoren", [["Naam"], ['=HYPERLINK("http://x")'], ["a\x07b"], ["a" * 40_000]])])
    sheet = openpyxl.load_workbook(path)["Actoren"]
    assert (sheet["A2"].data_type, sheet["A2"].value) == ("s", '=HYPERLINK("http://x")')
    assert sheet["A3"].value == "ab"
    assert len(str(sheet["A4"].value)) == 32_767
