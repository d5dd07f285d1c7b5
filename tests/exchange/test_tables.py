"""Tables read row by row: matching, defaults, updates, what is left out and why."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.states import actor, empty
from workshop.commands.findings import UNSOUND, problems
from workshop.edit import Edit, Label
from workshop.exchange.cells import Cell, Sheet
from workshop.exchange.fields import checked_record
from workshop.exchange.outcome import Outcome, combined
from workshop.exchange.tables import read_tables
from workshop.i18n import set_language
from workshop.network.records import Actor, Region, Tie
from workshop.state import State

COLUMNS = "Naam Soort Laag Sector Regio Thema's Vorm Kort Invloed Belang Code Notitie Bron"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("nl")


def sheet(name: str, *rows: Sequence[Cell]) -> Sheet:
    return Sheet("in.xlsx", name, [tuple(row) for row in rows])


def read(state: State, *sheets: Sheet) -> tuple[State, Outcome]:
    outcome = Outcome()
    after = state.snapshot()
    after.apply(Edit(Label("import"), combined(read_tables(state, sheets, outcome))))
    return after, outcome


def names(state: State) -> list[str]:
    return [one.name for one in state.table(Actor).values()]


def only(state: State) -> Actor:
    (found,) = state.table(Actor).values()
    return found


def places(outcome: Outcome) -> list[tuple[Any, Any]]:
    return [(one["row"], one["column"]) for one in outcome.skipped]


def test_all_columns_of_an_actor() -> None:
    header = COLUMNS.split()
    row = (
        "Zorgpartij X",
        "zorg",
        "regio",
        "overheid",
        "Walcheren",
        "zorg; wonen",
        "collectief",
        "ZX",
        3,
        "5",
        "C1",
        "n",
        "b",
    )
    after, outcome = read(empty(), sheet("Actoren", header, row))
    found = only(after)
    region = after.table(Region)[found.region or ""]
    assert found == Actor(
        id=found.id,
        name="Zorgpartij X",
        kind="care",
        tier="region",
        sector="government",
        region=region.id,
        themes=("zorg", "wonen"),
        entity="collective",
        short="ZX",
        influence=3,
        interest=5,
        code="C1",
        note="n",
        source="b",
    )
    assert (region.name, outcome.added, outcome.skipped) == ("Walcheren", {"actors": 1, "regions": 1}, [])


def test_english_in_any_order_and_case() -> None:
    header = ("INFLUENCE (0-5)", "form", "kind", "NAME")
    after, _ = read(empty(), sheet("actors", header, (2, "programme", "Municipality", "Hulst")))
    found = only(after)
    assert (found.name, found.kind, found.entity, found.influence) == ("Hulst", "municipality", "programme", 2)


def test_all_columns_of_a_tie() -> None:
    state = State([actor("Hulst"), actor("Sluis"), actor("Rijk", "ministry")])
    header = (
        "Van",
        "Naar",
        "Soort",
        "Gericht ja/nee",
        "Sterkte 1–3",
        "Status",
        "Volgens",
        "Gedeeld",
        "Thema",
        "Notitie",
    )
    row = ("Hulst", "Sluis", "financiering", "ja", 3.0, "verstoord", "Rijk; de burgers", "nee", "wonen", "n")
    after, outcome = read(state, sheet("Relaties", header, row))
    (tie,) = after.table(Tie).values()
    by_name = {one.name: one.id for one in state.table(Actor).values()}
    assert tie == Tie(
        id=tie.id,
        from_actor=by_name["Hulst"],
        to_actor=by_name["Sluis"],
        kind="funding",
        directed=True,
        strength=3,
        status="strained",
        according_to=(by_name["Rijk"], "de burgers"),
        shared=False,
        theme="wonen",
        note="n",
    )
    assert outcome.added == {"ties": 1}


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("BEOOGD", "desired"),
        ("beeindigd", "ended"),
        ("verstoord", "strained"),
        ("phase-out", "phase_out"),
        ("", "active"),
    ],
)
def test_words_for_a_status(word: str, status: str) -> None:
    after, outcome = read(empty(), sheet("Relaties", ("Van", "Naar", "Status"), ("Hulst", "Sluis", word)))
    assert [tie.status for tie in after.table(Tie).values()] == [status]
    assert outcome.skipped == []


def test_regions_with_what_they_lie_in() -> None:
    header = ("Naam", "Soort", "Provincie", "Bovenliggend", "Droombeeld")
    rows = [("Eemsdelta", "topkrimp", "Groningen", "Noord", "blijven"), ("Groningen", "provincie", None, None, None)]
    after, outcome = read(empty(), sheet("Regio's", header, *rows))
    found = {one.name: one for one in after.table(Region).values()}
    assert (found["Eemsdelta"].kind, found["Eemsdelta"].dream) == ("shrinking", "blijven")
    assert found["Eemsdelta"].province == found["Groningen"].id
    assert found["Eemsdelta"].parent == found["Noord"].id
    assert found["Groningen"].kind == "province"
    assert (outcome.added, outcome.matched) == ({"regions": 3}, 1)


# --- matching -------------------------------------------------------------------------------------------------------

SAME = [
    ("Gemeente Hulst", "municipality", "hulst", "gemeente"),
    ("Hulst", "municipality", "GEMEENTE  HULST", "gemeente"),
    ("Gemeente Súdwest-Fryslân", "municipality", "sudwest fryslan", "gemeente"),
    ("Ministerie van Binnenlandse Zaken en Koninkrijksrelaties", "ministry", "BZK", "ministerie"),
    ("BZK", "ministry", "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties", "ministerie"),
    ("Gemeente Hulst", "municipality", "hulst", None),
    ("Ministerie van Binnenlandse Zaken en Koninkrijksrelaties", "ministry", "bzk", None),
]


@pytest.mark.parametrize(("there", "kind", "written", "said"), SAME)
def test_names_that_agree(there: str, kind: str, written: str, said: str | None) -> None:
    state = State([actor(there, kind)])
    after, outcome = read(state, sheet("Actoren", ("Naam", "Soort", "Notitie"), (written, said, "nieuw")))
    assert only(after).name == there
    assert only(after).note == "nieuw"
    assert (outcome.matched, outcome.added, outcome.doubtful) == (1, {}, [])


def test_code_goes_before_name() -> None:
    state = State([actor("De gemeente", code="GM0677")])
    after, outcome = read(state, sheet("Actoren", ("Naam", "Code", "Soort"), ("Hulst", "gm0677", "gemeente")))
    assert (names(after), outcome.matched) == (["De gemeente"], 1)


def test_same_name_of_another_kind_is_another_actor() -> None:
    state = State([actor("Provincie Groningen", "province")])
    after, outcome = read(state, sheet("Actoren", ("Naam", "Soort"), ("Groningen", "gemeente")))
    assert (names(after), outcome.added) == (["Provincie Groningen", "Groningen"], {"actors": 1})


def test_two_kinds_under_one_name_get_their_full_name() -> None:
    rows = [("Groningen", "gemeente"), ("Groningen", "provincie")]
    ties = sheet("Relaties", ("Van", "Naar"), ("Groningen", "Delfzijl"), ("Provincie Groningen", "Delfzijl"))
    after, outcome = read(empty(), sheet("Actoren", ("Naam", "Soort"), *rows), ties)
    assert names(after) == ["Groningen", "Provincie Groningen", "Delfzijl"]
    assert places(outcome) == [(2, "Van")]
    assert "Provincie Groningen" in outcome.skipped[0]["reason"]
    assert len(after.table(Tie)) == 1


def test_same_name_of_another_kind_that_nobody_can_tell_apart() -> None:
    state = State([actor("De Kern", "care")])
    after, outcome = read(state, sheet("Actoren", ("Naam", "Soort"), ("de kern", "onderwijs"), ("Anders", "zorg")))
    assert names(after) == ["De Kern", "Anders"]
    assert places(outcome) == [(2, "Naam")]


@pytest.mark.parametrize(
    ("there", "written"),
    [
        ("Gemeente Terneuzen", "Gemeente Terneuzn"),
        ("Gemeente Terneuzen", "Terneuzne"),
        ("Waterschap Scheldestromen", "Scheldestroomen"),
        ("Zorggroep Ter Weel", "Ter Weel Zorggroep"),
        ("Stichting Woongoed", "Woongoed"),
    ],
)
def test_near_miss_is_added_and_listed(there: str, written: str) -> None:
    state = State([actor(there)])
    after, outcome = read(state, sheet("Actoren", ("Naam", "Soort"), (written, "gemeente")))
    assert names(after) == [there, written]
    assert outcome.doubtful == [
        {"source": "in.xlsx", "sheet": "Actoren", "row": 2, "name": written, "candidate": there}
    ]


def test_short_name_of_an_actor_is_a_near_miss() -> None:
    state = State([actor("Stuurgroep Krimp Zeeland", "region", short="SKZ")])
    after, outcome = read(state, sheet("Relaties", ("Van", "Naar"), ("SKZ", "Hulst")))
    assert len(after.table(Actor)) == 3
    assert [one["candidate"] for one in outcome.doubtful] == ["Stuurgroep Krimp Zeeland"]


def test_numbers_tell_names_apart() -> None:
    rows = [(f"Wijkteam {n}", "zorg") for n in range(1, 30)]
    after, outcome = read(empty(), sheet("Actoren", ("Naam", "Soort"), *rows))
    assert (len(after.table(Actor)), outcome.doubtful) == (29, [])


def test_same_actor_twice_in_a_table_is_one() -> None:
    rows = [("Hulst", "gemeente", "eerst"), ("Gemeente Hulst", "gemeente", "later")]
    after, outcome = read(empty(), sheet("Actoren", ("Naam", "Soort", "Notitie"), *rows))
    assert (names(after), only(after).note) == (["Hulst"], "later")
    assert (outcome.added, outcome.matched) == ({"actors": 1}, 1)


# --- ties -----------------------------------------------------------------------------------------------------------


def test_unknown_names_are_added_with_what_the_register_knows() -> None:
    after, outcome = read(empty(), sheet("Relaties", ("Van", "Naar"), ("Gemeente Hulst", "Clubhuis De Hoek")))
    hulst, club = after.table(Actor).values()
    assert (hulst.kind, hulst.code, hulst.tier) == ("municipality", "GM0677", "local")
    assert (club.kind, club.name) == ("civil_society", "Clubhuis De Hoek")
    assert outcome.added == {"actors": 2, "ties": 1}


def test_name_as_written_goes_first_in_a_tie() -> None:
    state = State([actor("Gemeente Groningen"), actor("Provincie Groningen", "province"), actor("Hulst")])
    rows = [("gemeente groningen", "Hulst"), ("Groningen", "Hulst"), ("Hulst", "prov. Groningen")]
    after, outcome = read(state, sheet("Relaties", ("Van", "Naar"), *rows))
    ends = [
        (state.table(Actor)[tie.from_actor or ""].name, state.table(Actor)[tie.to_actor or ""].name)
        for tie in after.table(Tie).values()
    ]
    assert ends == [("Gemeente Groningen", "Hulst"), ("Hulst", "Provincie Groningen")]
    assert places(outcome) == [(3, "Van")]
    assert all(name in outcome.skipped[0]["reason"] for name in ("Gemeente Groningen", "Provincie Groningen"))


def test_tie_to_itself_is_left_out_and_adds_nobody() -> None:
    state = State([actor("Hulst")])
    rows = [("Hulst", "gemeente Hulst"), ("Nieuw", "nieuw"), ("Hulst", "Sluis")]
    after, outcome = read(state, sheet("Relaties", ("Van", "Naar"), *rows))
    assert names(after) == ["Hulst", "Sluis"]
    assert places(outcome) == [(2, "Naar"), (3, "Naar")]


def test_tie_that_is_there_is_matched_and_filled() -> None:
    a, b = actor("Hulst"), actor("Sluis")
    tie = Tie(from_actor=a.id, to_actor=b.id, strength=1, note="oud")
    rows = [("Sluis", "Hulst", 3, None), ("Hulst", "Sluis", None, None)]
    after, outcome = read(State([a, b, tie]), sheet("Relaties", ("Van", "Naar", "Sterkte", "Notitie"), *rows))
    (found,) = after.table(Tie).values()
    assert (found.strength, found.note, found.from_actor) == (3, "oud", a.id)
    assert (outcome.matched, outcome.added) == (2, {})


def test_ties_of_two_statuses_are_two() -> None:
    rows = [("Hulst", "Sluis", "actief"), ("Hulst", "Sluis", "beoogd"), ("Hulst", "Sluis", "actief")]
    after, outcome = read(empty(), sheet("Relaties", ("Van", "Naar", "Status"), *rows))
    assert [tie.status for tie in after.table(Tie).values()] == ["active", "desired"]
    assert outcome.matched == 1


def test_tables_in_any_order() -> None:
    ties = sheet("Relaties", ("Van", "Naar"), ("Hulst", "Sluis"))
    actors = sheet("Actoren", ("Naam", "Soort", "Regio"), ("Hulst", "onderwijs", "Zuid"), ("Sluis", "zorg", None))
    regions = sheet("Regio's", ("Naam", "Soort"), ("Zuid", "anticipeer"))
    after, _ = read(empty(), ties, actors, regions)
    assert {one.name: one.kind for one in after.table(Actor).values()} == {"Hulst": "education", "Sluis": "care"}
    assert [one.kind for one in after.table(Region).values()] == ["anticipating"]
    assert len(after.table(Tie)) == 1


# --- cells that do not fit ------------------------------------------------------------------------------------------

BAD_CELLS: dict[str, tuple[str, Cell]] = {
    "unknown kind": ("Soort", "planeet"),
    "unknown tier": ("Laag", "heelal"),
    "influence too high": ("Invloed", 6),
    "influence below zero": ("Invloed", -1),
    "influence in words": ("Invloed", "veel"),
    "influence and a half": ("Invloed", "2,5"),
    "date for a number": ("Belang", datetime(2026, 1, 3)),
    "infinite": ("Belang", float("inf")),
    "error of the spreadsheet": ("Notitie", "#REF!"),
    "date for a region": ("Regio", date(2026, 1, 3)),
}


@pytest.mark.parametrize(("column", "cell"), BAD_CELLS.values(), ids=BAD_CELLS)
def test_optional_cell_that_cannot_be_read(column: str, cell: Cell) -> None:
    after, outcome = read(empty(), sheet("Actoren", ("Naam", column, "Kort"), ("Hulst", cell, "H")))
    found = only(after)
    assert (found.name, found.short, found.influence, found.interest, found.region) == ("Hulst", "H", None, None, None)
    assert places(outcome) == [(2, column)]
    assert outcome.added["actors"] == 1


BAD_NAMES: dict[str, Cell] = {
    "nothing": None,
    "spaces": "   ",
    "date": datetime(2026, 1, 3),
    "truth value": True,
    "error of the spreadsheet": "#N/A",
    "ten thousand letters": "a" * 10_000,
}


@pytest.mark.parametrize("name", BAD_NAMES.values(), ids=BAD_NAMES)
def test_name_that_cannot_be_read_leaves_the_row_out(name: Cell) -> None:
    rows = [(name, "gemeente"), ("Hulst", "gemeente")]
    after, outcome = read(empty(), sheet("Actoren", ("Naam", "Soort"), *rows))
    assert names(after) == ["Hulst"]
    assert places(outcome) == [(2, "Naam")]
    ties = sheet(
        "Relaties", ("Van", "Naar", "Thema"), (name, "Hulst", "x"), ("Sluis", name, "x"), ("Hulst", "Sluis", "x")
    )
    after, outcome = read(after, ties)
    assert (len(after.table(Tie)), places(outcome)) == (1, [(2, "Van"), (3, "Naar")])


@pytest.mark.parametrize("name", [112, 12.0, "=1+1", "<b>vet</b>", "🏘️ Wijk", "بلدية", "O'Neill; zn", "a\nb"])
def test_names_that_are_only_unusual(name: Cell) -> None:
    after, outcome = read(empty(), sheet("Actoren", ("Naam", "Soort"), (name, "zorg")))
    assert outcome.skipped == []
    assert only(after).name == {112: "112", 12.0: "12", "a\nb": "a b"}.get(name, name)


BAD_TIES: dict[str, tuple[str, Cell]] = {
    "strength 5": ("Sterkte", 5),
    "strength 0": ("Sterkte", 0),
    "unknown status": ("Status", "misschien"),
    "neither yes nor no": ("Gericht", "soms"),
    "unknown kind": ("Soort", "vriendschap"),
    "neither shared nor not": ("Gedeeld", 2),
}


@pytest.mark.parametrize(("column", "cell"), BAD_TIES.values(), ids=BAD_TIES)
def test_tie_with_a_cell_that_cannot_be_read(column: str, cell: Cell) -> None:
    after, outcome = read(empty(), sheet("Relaties", ("Van", "Naar", column), ("Hulst", "Sluis", cell)))
    (tie,) = after.table(Tie).values()
    assert tie == Tie(id=tie.id, from_actor=tie.from_actor, to_actor=tie.to_actor)
    assert places(outcome) == [(2, column)]


# --- sheets and headers ---------------------------------------------------------------------------------------------


def test_header_below_a_title() -> None:
    rows: list[tuple[Cell, ...]] = [
        ("Actorenlijst 2026",),
        (None,),
        ("Opgesteld door", "Jan"),
        ("Naam", "Soort"),
        ("Hulst", "gemeente"),
    ]
    after, outcome = read(empty(), sheet("Actoren", *rows))
    assert (names(after), outcome.skipped) == (["Hulst"], [])


def test_row_numbers_are_those_of_the_sheet() -> None:
    rows: list[tuple[Cell, ...]] = [(), ("Naam", "Soort"), ("Hulst", "gemeente"), (None, " "), (None, "zorg")]
    _, outcome = read(empty(), sheet("Actoren", *rows))
    assert places(outcome) == [(5, "Naam")]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Actoren", [("Soort", "Laag"), ("zorg", "regio")]),
        ("Relaties", [("Van", "Met"), ("Hulst", "Sluis")]),
        ("Actoren", [("regel",)] * 10 + [("Naam",), ("Hulst",)]),
        ("Uitleg", [("Vul hier uw actoren in.",), ("Naam",)]),
        ("Acties", [("Titel", "Houder"), ("Iets", "Hulst")]),
    ],
)
def test_sheet_that_cannot_be_read_is_reported(name: str, rows: list[tuple[Cell, ...]]) -> None:
    after, outcome = read(empty(), sheet(name, *rows))
    assert after == empty()
    assert [(one["sheet"], one["row"]) for one in outcome.skipped] == [(name, None)]


@pytest.mark.parametrize("rows", [[], [()], [(None, "")] * 3, [("Naam", "Soort")]])
def test_empty_sheet_is_nothing_to_report(rows: list[tuple[Cell, ...]]) -> None:
    after, outcome = read(empty(), sheet("Actoren", *rows))
    assert (after, outcome.skipped) == (empty(), [])


@pytest.mark.parametrize("name", ["Blad1", "Sheet1", "Actoren 2026", "1. actoren", "ACTORS"])
def test_sheets_known_by_a_word_or_by_their_headers(name: str) -> None:
    after, _ = read(empty(), sheet(name, ("Naam", "Laag"), ("Hulst", "lokaal")))
    assert names(after) == ["Hulst"]


def test_header_that_is_there_twice() -> None:
    rows = [("Naam", "Soort", "Naam", "Soort"), ("Hulst", "gemeente", "Terneuzen", "zorg")]
    after, outcome = read(empty(), sheet("Actoren", *rows))
    assert (only(after).name, only(after).kind) == ("Hulst", "municipality")
    assert only(after).extra == (("Naam", "Terneuzen"), ("Soort", "zorg"))
    assert places(outcome) == [(1, "Naam"), (1, "Soort")]


def test_unknown_columns_are_kept() -> None:
    rows: list[tuple[Cell, ...]] = [
        ("Naam", "Budget", None, "Contact"),
        ("Hulst", 12.5, "los", "mw. X"),
        ("Sluis", None, None, "dhr. Y"),
    ]
    after, outcome = read(empty(), sheet("Actoren", *rows))
    hulst, sluis = after.table(Actor).values()
    assert hulst.extra == (("Budget", "12.5"), ("Column C", "los"), ("Contact", "mw. X"))
    assert sluis.extra == (("Contact", "dhr. Y"),)
    again, _ = read(after, sheet("Actoren", ("Naam", "Contact"), ("Hulst", "mw. Z")))
    assert dict(next(iter(again.table(Actor).values())).extra)["Contact"] == "mw. Z"
    assert outcome.skipped == []


def test_report_names_every_row() -> None:
    state = State([actor("Hulst")])
    rows = [("Hulst", "gemeente"), ("Sluis", "gemeente"), (None, "zorg")]
    _, outcome = read(state, sheet("Actoren", ("Naam", "Soort"), *rows))
    values = outcome.as_values()
    assert [(one["row"], one["outcome"], one["name"]) for one in values["rows"]] == [
        (2, "matched", "Hulst"),
        (3, "added", "Sluis"),
    ]
    assert values["added"] == {"regions": 0, "actors": 1, "ties": 0, "targets": 0, "stances": 0, "actions": 0}
    assert set(values["skipped"][0]) == {"source", "sheet", "row", "column", "reason"}


# --- anything at all ------------------------------------------------------------------------------------------------

words = st.sampled_from(["Hulst", "gemeente", "BZK", "beoogd", "ja", "3", "Zeeland", "#REF!", "=1", ";", "Naam", "Van"])
any_cell = st.one_of(
    st.none(),
    words,
    st.text(max_size=6),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
)
any_row = st.lists(any_cell, max_size=6)
HEADERS: dict[str, list[str]] = {
    "Actoren": ["Naam", "Soort", "Regio", "Invloed", "Code", "Thema's"],
    "Relaties": ["Van", "Naar", "Status", "Sterkte", "Volgens", "Gedeeld"],
    "Regio's": ["Naam", "Soort", "Provincie", "Bovenliggend", "Eigen", "Eigen"],
}


@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_whatever_cells_hold_the_session_can_keep_it(data: st.DataObject) -> None:
    sheets = [
        sheet(name, data.draw(st.sampled_from([header, data.draw(any_row)])), *data.draw(st.lists(any_row, max_size=4)))
        for name, header in HEADERS.items()
    ]
    start = State([actor("Gemeente Hulst"), actor("Zeeland", "province")])
    after, outcome = read(start, *sheets)
    json.dumps(outcome.as_values(), allow_nan=False).encode()
    found = problems(after)
    assert [one for one in found if one.kind in UNSOUND or one.kind == "self_tie"] == []
    for record in after.records():
        values = json.loads(json.dumps(record.as_fields()))
        assert checked_record(record.table, values) == record
    folded = [one.name.casefold() for one in after.table(Actor).values()]
    assert len(folded) == len(set(folded))
