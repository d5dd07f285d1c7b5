"""A session as JSON comes back as it was; documents that are damaged, strange or from elsewhere are told apart."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from tests.exchange.states import actor, empty, states
from workshop.errors import UserError
from workshop.exchange import session_json
from workshop.exchange.outcome import Outcome
from workshop.exchange.sources import read_sources
from workshop.i18n import set_language
from workshop.network.records import About, Actor, Placement, Tie, placement_id
from workshop.session import Session
from workshop.state import State

ACTOR = "id name short kind tier sector entity region code x y"
TIE = "id from to kind directed strength status according_to shared theme note source"


@pytest.fixture(autouse=True)
def english() -> Any:
    set_language("en")
    yield
    set_language("nl")


def written(state: State, folder: Path) -> Path:
    path = folder / "uit.json"
    session_json.write(state, path)
    return path


def taken_over(state: State, path: Path) -> tuple[State, Outcome]:
    edit, outcome = read_sources(state, [path])
    after = state.snapshot()
    if edit is not None:
        after.apply(edit)
    return after, outcome


@settings(max_examples=40, deadline=None)
@given(state=states())
def test_round_trip(state: State, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("round")
    path = written(state, folder)
    after, outcome = taken_over(empty(), path)
    assert after == state
    assert outcome.skipped == []
    with_file = Session.create(folder / "a.stip")
    with_file.do(read_sources(with_file.state, [path])[0])
    with_file.close()
    again = Session.open(folder / "a.stip")
    assert again.state == state
    again.close()


@settings(max_examples=20, deadline=None)
@given(state=states())
def test_taking_over_again_changes_nothing(state: State, tmp_path_factory: pytest.TempPathFactory) -> None:
    edit, outcome = read_sources(state, [written(state, tmp_path_factory.mktemp("again"))])
    assert edit is None
    assert sum(outcome.added.values()) == 0
    assert outcome.matched == sum(1 for record in state.records() if not isinstance(record, About))


def test_keys_of_the_contract(tmp_path: Path) -> None:
    a, b = actor("Hulst", code="GM0677"), actor("Sluis")
    tie = Tie(from_actor=a.id, to_actor=b.id)
    place = Placement(id=placement_id("force", a.id), actor=a.id, x=1.5, y=-2.0)
    document = session_json.document(State([a, b, tie, place]))
    assert (document["format"], document["version"]) == ("stip", 1)
    first, second = document["actors"]
    assert set(ACTOR.split()) <= set(first)
    assert (first["x"], first["y"], second["x"]) == (1.5, -2.0, None)
    assert (document["ties"][0]["from"], document["ties"][0]["to"]) == (a.id, b.id)
    assert set(TIE.split()) <= set(document["ties"][0])


def test_same_parties_under_other_ids(tmp_path: Path) -> None:
    """Another session with the same municipality: matched by name, and its ties with it."""
    here = actor("Gemeente Hulst")
    state = State([About(id=About.ID, title="Hier"), here])
    there, other = actor("hulst"), actor("Gemeente Sluis")
    records = [there, other, Tie(from_actor=there.id, to_actor=other.id, according_to=(there.id,))]
    place = Placement(id=placement_id("force", there.id), actor=there.id, x=9.0)
    path = written(State([About(id=About.ID, title="Daar"), *records, place]), tmp_path)
    after, outcome = taken_over(state, path)
    assert sorted(one.name for one in after.table(Actor).values()) == ["Gemeente Hulst", "Gemeente Sluis"]
    (tie,) = after.table(Tie).values()
    assert (tie.from_actor, tie.to_actor, tie.according_to) == (here.id, other.id, (here.id,))
    assert [one.actor for one in after.table(Placement).values()] == [here.id]
    assert after.table(About)[About.ID].title == "Hier"
    assert outcome.added == {"actors": 1, "ties": 1, "placements": 1}
    assert taken_over(after, path)[0] == after


def test_where_an_actor_stands_here_is_kept(tmp_path: Path) -> None:
    here, there = actor("Gemeente Hulst"), actor("Gemeente Hulst")
    place = Placement(id=placement_id("force", here.id), actor=here.id, x=1.0)
    elsewhere = Placement(id=placement_id("force", there.id), actor=there.id, x=50.0)
    state = State([here, place])
    after, _ = taken_over(state, written(State([there, elsewhere]), tmp_path))
    assert after == state


def test_name_of_another_kind_is_skipped(tmp_path: Path) -> None:
    path = written(State([actor("Zeeland", "water_authority")]), tmp_path)
    state = State([actor("Zeeland", "province")])
    after, outcome = taken_over(state, path)
    assert after == state
    assert [(one["sheet"], one["row"], one["column"]) for one in outcome.skipped] == [("actors", 1, "name")]


def changed(folder: Path, **lists: Any) -> Path:
    a, b = actor("Hulst", id="a"), actor("Sluis", id="b")
    document = session_json.document(State([a, b, Tie(id="t", from_actor="a", to_actor="b")]))
    path = folder / "uit.json"
    path.write_text(json.dumps(document | lists))
    return path


BAD_ACTORS = {
    "no name": ({"name": " "}, "name"),
    "long name": ({"name": "a" * 10_000}, "name"),
    "name that is a number": ({"name": 7}, "name"),
    "half a character": ({"name": "a\ud800"}, "name"),
    "unknown kind": ({"kind": "planet"}, "kind"),
    "influence out of range": ({"influence": 9}, "influence"),
    "influence as truth value": ({"influence": True}, "influence"),
    "themes as text": ({"themes": "wonen"}, "themes"),
    "themes of numbers": ({"themes": [1]}, "themes"),
    "extra that is no pair": ({"extra": [["a"]]}, "extra"),
    "no id": ({"id": ""}, "id"),
    "wished as text": ({"wished": "ja"}, "wished"),
    "nothing where text belongs": ({"note": None}, "note"),
}


@pytest.mark.parametrize(("values", "column"), BAD_ACTORS.values(), ids=BAD_ACTORS)
def test_record_that_cannot_be_is_left_out(values: dict[str, Any], column: str, tmp_path: Path) -> None:
    good = {"id": "a", "name": "Hulst", "kind": "municipality"}
    path = changed(tmp_path, actors=[good, {**good, "id": "c", "name": "Veere", **values}], ties=[])
    after, outcome = taken_over(empty(), path)
    assert [one.name for one in after.table(Actor).values()] == ["Hulst"]
    (skipped,) = outcome.skipped
    assert (skipped["source"], skipped["sheet"], skipped["row"]) == ("uit.json", "actors", 2)
    assert skipped["column"] == column
    assert skipped["reason"]


BAD_LISTS = {
    "tie to nowhere": {"ties": [{"id": "t", "from": "a", "to": "weg"}]},
    "tie without end": {"ties": [{"id": "t", "from": "a"}]},
    "strength out of range": {"ties": [{"id": "t", "from": "a", "to": "b", "strength": 4}]},
    "place without actor": {"placements": [{"id": "p", "actor": "weg"}]},
    "place too far": {"placements": [{"id": "p", "actor": "a", "x": 1e9}]},
    "place without end": {"placements": [{"id": "p", "actor": "a", "x": float("inf")}]},
    "a year beyond counting": {"figures": [{"id": "f", "year": 10**30}]},
    "no record": {"regions": [7]},
    "twice the same id": {"regions": [{"id": "r", "name": "A"}, {"id": "r", "name": "B"}]},
    "unknown kind of record": {"planeten": [{"id": "p"}]},
}


@pytest.mark.parametrize("lists", BAD_LISTS.values(), ids=BAD_LISTS)
def test_one_bad_record_spoils_nothing_else(lists: dict[str, Any], tmp_path: Path) -> None:
    path = changed(tmp_path, **lists)
    edit, outcome = read_sources(empty(), [path])
    assert len(outcome.skipped) == 1
    session = Session.create(tmp_path / "a.stip")
    session.do(edit)
    assert len(session.state.table(Actor)) == 2
    session.close()


def test_unknown_region_of_an_actor_is_reported(tmp_path: Path) -> None:
    path = changed(tmp_path, actors=[{"id": "a", "name": "Hulst", "kind": "municipality", "region": "weg"}], ties=[])
    after, outcome = taken_over(empty(), path)
    assert after.table(Actor)["a"].region is None
    assert outcome.skipped[0]["column"] == "region"


NO_SESSION = {
    "nothing": "",
    "no json": "{'a': 1}",
    "a list": "[]",
    "a number": "7",
    "something else": '{"format": "geojson", "features": []}',
    "cut off": '{"format": "stip", "version": 1, "session": {}, "actors": [',
    "newer": '{"format": "stip", "version": 2, "session": {}}',
    "version as text": '{"format": "stip", "version": "1", "session": {}}',
    "a list that is none": '{"format": "stip", "version": 1, "session": {}, "actors": {"a": 1}}',
    "too deep": "[" * 100_000,
}


@pytest.mark.parametrize("content", NO_SESSION.values(), ids=NO_SESSION)
def test_no_session(content: str, tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    path.write_text(content)
    with pytest.raises(UserError) as caught:
        read_sources(empty(), [path])
    assert "in.json" in caught.value.message
    assert caught.value.kind in ("damaged", "newer", "not_a_session")


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    path.write_bytes(b'{"format": "st\xff"}')
    with pytest.raises(UserError):
        read_sources(empty(), [path])


def test_newer_values_of_the_same_records(tmp_path: Path) -> None:
    state = State([About(id=About.ID), actor("Hulst", id="a", note="oud")])
    newer = State([About(id=About.ID), replace(state.table(Actor)["a"], note="nieuw")])
    after, outcome = taken_over(state, written(newer, tmp_path))
    assert after == newer
    assert outcome.matched == 1
