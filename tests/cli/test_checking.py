"""`stip check`: findings of the content, the reserve, the criteria; and the day it is judged by."""

from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Stip
from workshop.agenda.records import Action, Bottleneck
from workshop.commands.findings import CRITERIA, problems
from workshop.edit import Change, Edit, Label
from workshop.network.records import About, Actor, Bend, Placement, Tie
from workshop.record import Record
from workshop.session import Session
from workshop.state import State

A = Actor(id="a", name="Gemeente Hulst", kind="municipality")
B = Actor(id="b", name="Sluis", kind="municipality")
AB = Tie(id="ab", from_actor="a", to_actor="b")


def kinds(*records: Record) -> list[tuple[str, str]]:
    return [(one.kind, one.record) for one in problems(State(records))]


FINDINGS: dict[str, list[Record]] = {
    "actor_without_ties": [A, B, AB, Actor(id="x", name="Alleen")],
    "duplicate_actor": [
        A,
        B,
        AB,
        Actor(id="x", name="hulst", kind="municipality"),
        Tie(id="t", from_actor="x", to_actor="a"),
    ],
    "repeated_tie": [A, B, AB, Tie(id="x", from_actor="b", to_actor="a")],
    "self_tie": [A, B, AB, Tie(id="x", from_actor="a", to_actor="a")],
    "tie_without_claimant": [A, B, AB, Tie(id="x", from_actor="a", to_actor="b", status="desired")],
    "action_without_holder": [Action(id="x", title="Bouwen")],
    "action_holds_itself": [Action(id="x", title="Bouwen", holder="Bouwen")],
    "holder_no_organisation": [
        Actor(id="c", name="Allen", entity="collective"),
        Tie(id="t", from_actor="c", to_actor="a"),
        A,
        Action(id="x", title="Bouwen", holder="c", status="agreed", end="2027"),
    ],
    "action_without_end": [A, B, AB, Action(id="x", title="Bouwen", holder="a", status="agreed")],
    "bottleneck_without_solver": [Bottleneck(id="x", title="De regel")],
    "broken_reference": [A, B, AB, Placement(id="x", actor="weg")],
    "unknown_code": [A, B, AB, Tie(id="x", from_actor="a", to_actor="b", status="misschien")],
    "impossible_place": [A, B, AB, Placement(id="x", actor="a", x=float("nan"))],
}


@pytest.mark.parametrize(("kind", "records"), FINDINGS.items(), ids=FINDINGS)
def test_each_finding(kind: str, records: list[Record]) -> None:
    assert kinds(*records) == [(kind, "x")]


def test_bend_without_number() -> None:
    assert kinds(A, B, AB, Bend(id="x", tie="ab", amount=float("inf"))) == [("impossible_place", "x")]


def test_nothing_to_find() -> None:
    done = Action(title="Klaar", status="agreed", holder="a", end="2027-01-01")
    assert kinds(A, B, AB, done, Action(title="Niet meer", status="dropped")) == []


def test_json(stip: Stip, shipped: Path) -> None:
    result = stip("check", shipped / "convenanten.stip", "--json")
    assert result.code == 1
    found = result.json
    assert found["date"] == date.today().isoformat()
    assert {one["kind"] for one in found["problems"]} >= {"action_without_holder", "action_without_end"}
    assert sum(one["kind"] == "action_without_holder" for one in found["problems"]) >= 19
    assert all(one["record"] and one["message"] for one in found["problems"])
    assert found["targets"] == []
    assert [one["id"] for one in found["criteria"]] == list(CRITERIA)
    assert all(one["ok"] is None and one["evidence"] for one in found["criteria"])
    assert found["reserve"] == {"new": 45, "strengthen": 36, "repair": 16, "phase_out": 0}


def test_day(stip: Stip, session: Path) -> None:
    assert stip("check", session, "--json", "--date", "2031-02-28").json["date"] == "2031-02-28"
    opened = Session.open(session)
    about = opened.state.table(About)[About.ID]
    opened.do(Edit(Label("change_about"), (Change(about, About(id=About.ID, title="T", date="2030-05-01")),)))
    opened.close()
    assert stip("check", session, "--json").json["date"] == "2030-05-01"


def test_sound_and_empty(stip: Stip, session: Path) -> None:
    result = stip("check", session, "--lang", "en")
    assert (result.code, result.err) == (0, "")
    assert "The file is sound." in result.out
    assert "No findings." in result.out
