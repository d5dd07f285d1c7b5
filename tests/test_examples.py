"""Every row of the 2014 tables is found back in the session that is built from them."""

from pathlib import Path

import pytest

from workshop import examples
from workshop.examples import tables
from workshop.network import views
from workshop.network.records import Actor, Region, Tie
from workshop.session import Session
from workshop.state import State

TABLES = {
    "actors": "actor",
    "relations": "tie",
    "regions": "region",
    "indicators": "figure",
    "horizon_questions": "horizon_question",
    "actions": "action",
    "bottlenecks": "bottleneck",
    "lessons": "lesson",
    "perspectives": "perspective",
    "agreement_criteria": "criterion",
}


@pytest.fixture(scope="module")
def convenanten() -> State:
    return state("convenanten")


def state(name: str) -> State:
    state = State()
    state.apply(examples.start_edit(name))
    return state


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_there(convenanten: State, table: str) -> None:
    rows = tables.rows(table)
    found = [convenanten.get(TABLES[table], tables.record_id(table, row["id"])) for row in rows]
    assert rows
    assert None not in found
    assert len([r for r in convenanten.records() if r.table == TABLES[table]]) == len(rows)
    for row, record in zip(rows, found, strict=True):
        texts = {str(value) for value in vars(record).values()}
        free = ("name", "note", "title", "statement", "lesson", "text", "question_or_ambition", "result", "source")
        assert {row[column] for column in free if column in row} <= texts


def test_the_counts_are_those_of_the_evaluation(convenanten: State) -> None:
    ties = convenanten.table(Tie).values()
    assert len(convenanten.table(Actor)) == 124
    assert len(ties) == 272
    by_status = {
        status: sum(tie.status == status for tie in ties) for status in ("active", "desired", "strained", "ended")
    }
    assert by_status == {"active": 164, "desired": 81, "strained": 16, "ended": 11}


def test_ties_keep_every_column(convenanten: State) -> None:
    words = {"nieuw": "new", "versterken": "strengthen", "herstellen": "repair", "": None}
    for row in tables.rows("relations"):
        tie = convenanten.table(Tie)[tables.record_id("relations", row["id"])]
        assert tie.directed == (row["directed"] == "1")
        assert tie.strength == int(row["strength"])
        assert (tie.theme, tie.note, tie.source) == (row["theme"], row["note"], row["source"])
        assert len(tie.according_to) == len([part for part in row["according_to"].split(";") if part])
        assert tie.shared == {"": None, "0": False, "1": True}[row["shared"]]
        assert views.reserve(convenanten, tie) == words[row["reserve"]]


@pytest.mark.parametrize(
    ("name", "n_actors", "n_ties"), [("groningen", 35, 79), ("limburg", 49, 106), ("zeeland", 35, 78)]
)
def test_a_province_has_its_actors_and_those_they_have_ties_with(name: str, n_actors: int, n_ties: int) -> None:
    one = state(name)
    assert (len(one.table(Actor)), len(one.table(Tie))) == (n_actors, n_ties)
    here = {region.id for region in one.table(Region).values() if region.name.casefold() == name or region.province}
    own = {actor.id for actor in one.table(Actor).values() if actor.region in here}
    tied = {end for tie in one.table(Tie).values() for end in (tie.from_actor, tie.to_actor)}
    assert own
    assert set(one.table(Actor)) <= own | tied


@pytest.mark.parametrize("name", examples.EXAMPLES)
def test_an_example_is_a_sound_session(name: str, tmp_path: Path) -> None:
    session = Session.create(tmp_path / "x.stip", examples.start_edit(name))
    assert session.undo() is None
    session.close()
    again = Session.open(tmp_path / "x.stip")
    assert again.state == session.state
    again.close()
    assert state(name) == state(name)
