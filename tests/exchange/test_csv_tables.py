"""CSV files as programs write them: encodings, delimiters, quotes; and files that are none."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.states import empty
from workshop.errors import UserError
from workshop.exchange import csv_tables
from workshop.exchange.sources import read_sources
from workshop.network.records import Actor

DATA = Path(__file__).parents[1] / "data" / "tables"
TEXT = "Naam{0}Soort{0}Invloed\r\nSúdwest-Fryslân{0}gemeente{0}3,0\r\nCoöperatie “Ons”{0}zorg{0}2.0\r\n"
BOM = "\ufeff"


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252", "utf-16"])
def test_encodings_and_delimiters(encoding: str, delimiter: str, tmp_path: Path) -> None:
    path = tmp_path / "actoren.csv"
    text = TEXT.replace("3,0", '"3,0"').replace("{0}", delimiter)
    path.write_bytes(text.encode(encoding))
    edit, outcome = read_sources(empty(), [path])
    assert edit is not None
    actors = [change.after for change in edit.changes if isinstance(change.after, Actor)]
    assert [(one.name, one.influence) for one in actors] == [("Súdwest-Fryslân", 3), ("Coöperatie “Ons”", 2)]
    said = {"\t": "tab"}.get(delimiter, delimiter)
    assert outcome.sources == [{"source": "actoren.csv", "encoding": encoding.removesuffix("-sig"), "delimiter": said}]
    assert outcome.skipped == []


def test_first_line_that_names_the_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "actoren.csv"
    path.write_text('sep=,\r\nNaam,Soort\r\n"Hulst; Sluis",zorg\r\n,zorg\r\n', newline="")
    sheet = csv_tables.read(path)
    assert list(sheet.rows)[2] == ("Hulst; Sluis", "zorg")
    assert sheet.how["delimiter"] == ","
    _, outcome = read_sources(empty(), [path])
    assert [one["row"] for one in outcome.skipped] == [4]


def test_quotes_and_line_breaks_in_a_cell(tmp_path: Path) -> None:
    path = tmp_path / "actoren.csv"
    path.write_text('Naam;Notitie\n"De ""Kern""; Oost";"eerste regel\ntweede; regel"\n', encoding="utf-8")
    edit, _ = read_sources(empty(), [path])
    assert edit is not None
    (actor,) = [change.after for change in edit.changes]
    assert isinstance(actor, Actor)
    assert (actor.name, actor.note) == ('De "Kern"; Oost', "eerste regel\ntweede; regel")


NO_TABLE = {
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "bytes of no encoding": b"Naam;Soort\n\x81\x8d\x8f;zorg\n",
    "utf-16 cut off": b"\xff\xfeN\0a",
    "an endless cell": b'Naam;Soort\n"' + b"a" * 200_000,
}


@pytest.mark.parametrize("content", NO_TABLE.values(), ids=NO_TABLE)
def test_no_table(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "actoren.csv"
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        read_sources(empty(), [path])
    assert "actoren.csv" in caught.value.message
    assert caught.value.kind == "damaged"


@pytest.mark.parametrize("content", [b"", b"\n\n", b"Naam;Soort\n", BOM.encode()])
def test_empty_table_is_nothing(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "actoren.csv"
    path.write_bytes(content)
    edit, outcome = read_sources(empty(), [path])
    assert (edit, outcome.skipped) == (None, [])


@settings(max_examples=100, deadline=None)
@given(content=st.binary(max_size=40), header=st.sampled_from([b"", b"Naam;Soort\n", b"\xff\xfe", b"Van,Naar\r\n"]))
def test_any_bytes_get_a_table_or_a_sentence(
    content: bytes, header: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("bytes") / "in.csv"
    path.write_bytes(header + content)
    with suppress(UserError):
        edit, _ = read_sources(empty(), [path])
        if edit is not None:
            empty().apply(edit)


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufeff"), max_size=8)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.lists(cells, min_size=2, max_size=3), min_size=1, max_size=4))
def test_what_is_written_is_read(rows: list[list[str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("csv") / "actoren.csv"
    written = [["Naam", "Soort", "Laag"], *rows]
    csv_tables.write(path, written)
    assert [list(row) for row in csv_tables.read(path).rows] == written


def test_a_spreadsheet_sees_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "actoren.csv"
    csv_tables.write(path, [["Naam"], ["=1+1"], ["-2"], ["'=al"]])
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines == ["Naam", "'=1+1", "'-2", "''=al"]
    assert [row[0] for row in csv_tables.read(path).rows] == ["Naam", "=1+1", "-2", "'=al"]


@pytest.mark.parametrize(
    ("name", "how", "actors", "ties"),
    [
        ("excel-nl", {"encoding": "windows-1252", "delimiter": ";"}, 4, 0),
        ("excel-unicode", {"encoding": "utf-16", "delimiter": "tab"}, 4, 0),
        ("relaties-export", {"encoding": "utf-8", "delimiter": ","}, 3, 3),
    ],
)
def test_files_of_other_programs(name: str, how: dict[str, str], actors: int, ties: int) -> None:
    path = DATA / f"{name}.csv"
    edit, outcome = read_sources(empty(), [path])
    assert edit is not None
    assert outcome.sources == [{"source": path.name, **how}]
    assert (outcome.added["actors"], outcome.added["ties"]) == (actors, ties)
