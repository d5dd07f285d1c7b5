"""Edits of actors, ties, places and the session's details: what they change, and what they refuse."""

from dataclasses import replace

import pytest

from workshop import examples
from workshop.agenda.records import Action
from workshop.edit import Change, Edit, Label
from workshop.errors import UserError
from workshop.network import about, actors, placements, removal, ties
from workshop.network.records import About, Actor, Bend, Placement, Tie
from workshop.state import State


@pytest.fixture
def state() -> State:
    hulst, sluis, axel = (Actor(id=name, name=f"Gemeente {name}", short=name) for name in ("Hulst", "Sluis", "Axel"))
    return State([hulst, sluis, axel, Tie(id="t", from_actor="Hulst", to_actor="Sluis", according_to=("Axel", "x"))])


def apply(state: State, edit: Edit | None) -> Edit:
    assert edit is not None
    before = state.snapshot()
    state.apply(edit)
    undone = state.snapshot()
    undone.apply(edit.reversed())
    assert undone == before
    return edit


def test_find_goes_by_name_and_short_name(state: State) -> None:
    found = actors.find(state, "gemeente HULST")
    assert found is not None
    assert found.id == "Hulst"
    assert actors.find(state, "axel") == state.table(Actor)["Axel"]
    assert actors.find(state, "Goes") is None


@pytest.mark.parametrize("names", [[""], ["   "], ["gemeente hulst"], ["Nieuw", "NIEUW"], ["x" * 301]])
def test_names_that_may_not_be(state: State, names: list[str]) -> None:
    with pytest.raises(UserError):
        actors.add(state, [Actor(name=name) for name in names])


def test_spaces_in_names_are_tidied(state: State) -> None:
    apply(state, actors.add(state, [Actor(id="n", name="  De \n Brug ")]))
    assert state.table(Actor)["n"].name == "De Brug"


def test_a_name_may_change_its_capitals_but_not_into_another(state: State) -> None:
    apply(state, actors.change(state, ["Hulst"], name="GEMEENTE HULST"))
    with pytest.raises(UserError):
        actors.change(state, ["Hulst"], name="Gemeente Sluis")
    assert actors.change(state, ["Hulst"], name="GEMEENTE HULST") is None


def test_several_actors_change_in_one_edit(state: State) -> None:
    edit = apply(state, actors.change(state, ["Hulst", "Sluis"], tier="local"))
    assert len(edit.changes) == 2
    assert edit.label == Label("change_actors", {"n": 2, "field": "tier"})


@pytest.mark.parametrize(
    "tie",
    [
        Tie(from_actor="Hulst", to_actor="Hulst"),
        Tie(from_actor="Hulst", to_actor="Sluis"),
        Tie(from_actor="Sluis", to_actor="Hulst", strength=3, note="andersom"),
    ],
)
def test_ties_that_may_not_be(state: State, tie: Tie) -> None:
    with pytest.raises(UserError):
        ties.add(state, [tie])


def test_a_tie_may_not_become_what_another_says(state: State) -> None:
    apply(state, ties.add(state, [Tie(id="u", from_actor="Hulst", to_actor="Sluis", status="desired")]))
    with pytest.raises(UserError):
        ties.change(state, ["u"], status="active")
    apply(state, ties.change(state, ["u"], status="strained"))


def test_several_ties_change_in_one_edit(state: State) -> None:
    apply(state, ties.add(state, [Tie(id="u", from_actor="Hulst", to_actor="Axel")]))
    edit = apply(state, ties.change(state, ["t", "u"], strength=3))
    assert edit.label == Label("change_ties", {"n": 2, "field": "strength"})
    assert ties.change(state, ["t", "u"], strength=3) is None


def test_ties_may_not_become_alike_in_one_edit(state: State) -> None:
    apply(state, ties.add(state, [Tie(id="u", from_actor="Sluis", to_actor="Hulst", kind="funding")]))
    with pytest.raises(UserError):
        ties.change(state, ["t", "u"], kind="support")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "zzz"),
        ("tier", ""),
        ("sector", "Rijk"),
        ("entity", "zzz"),
        ("influence", 6),
        ("influence", -1),
        ("interest", 77),
        ("interest", 2.5),
        ("interest", True),
    ],
)
def test_values_that_an_actor_may_not_have(state: State, name: str, value: object) -> None:
    with pytest.raises(UserError) as refused:
        actors.change(state, ["Hulst"], **{name: value})
    assert str(value) in refused.value.message


@pytest.mark.parametrize(
    ("name", "value"), [("kind", " "), ("status", "xyz"), ("strength", 0), ("strength", 9), ("strength", None)]
)
def test_values_that_a_tie_may_not_have(state: State, name: str, value: object) -> None:
    with pytest.raises(UserError):
        ties.change(state, ["t"], **{name: value})


def test_what_is_unknown_or_in_words_of_ones_own_may_be(state: State) -> None:
    apply(state, actors.change(state, ["Hulst"], influence=0, interest=5, note="x" * 100_000))
    apply(state, actors.change(state, ["Hulst"], influence=None))
    apply(state, ties.change(state, ["t"], kind="mantelovereenkomst", note="x" * 100_000))


@pytest.mark.parametrize("written", ["morgen", "2027-02-30", "12-02-2027", "2027"])
def test_a_date_is_a_day_that_exists(state: State, written: str) -> None:
    with pytest.raises(UserError) as refused:
        about.change(state, date=written)
    assert written in refused.value.message
    apply(state, about.change(state, date="2027-02-28"))
    apply(state, about.change(state, date=""))


def test_removing_an_actor_takes_all_that_hangs_on_it(state: State) -> None:
    action = Action(id="a", holder="Hulst", partners=("Sluis", "Hulst"))
    more = Tie(id="u", from_actor="Sluis", to_actor="Axel", according_to=("Hulst",))
    for record in (action, more, Placement(id="p", actor="Hulst"), Bend(id="b", tie="t", amount=0.1)):
        apply(state, Edit(Label("x"), (Change(None, record),)))
    apply(state, removal.remove(state, {"Hulst"}))
    assert {record.id for record in state.records()} == {"Sluis", "Axel", "a", "u"}
    assert state.table(Action)["a"] == replace(action, holder="Gemeente Hulst", partners=("Sluis", "Gemeente Hulst"))
    assert state.table(Tie)["u"].according_to == ("Gemeente Hulst",)


def test_everything_of_an_example_can_be_removed_and_put_back() -> None:
    state = State()
    state.apply(examples.start_edit("convenanten"))
    apply(state, removal.remove(state, set(state.table(Actor))))
    assert not state.table(Actor)
    assert not state.table(Tie)
    assert not state.table(Placement)


def test_removing_what_is_not_there_is_no_edit(state: State) -> None:
    assert removal.remove(state, {"weg"}) is None


def test_moving_anchors_and_arranging_does_not(state: State) -> None:
    apply(state, placements.move(state, "force", {"Hulst": (1.23456, 2)}))
    apply(state, placements.arrange(state, "force", {"Hulst": (1, 2), "Sluis": (3, 4)}, {"Sluis": 2}, {"t": 0.12}))
    places = placements.of_layout(state, "force")
    assert (places["Hulst"].x, places["Hulst"].anchored) == (1.0, True)
    assert (places["Sluis"].side, places["Sluis"].anchored) == (2, False)
    apply(state, placements.arrange(state, "force", {}, {}, {}))
    assert not state.table(Bend)
    apply(state, placements.release(state, "force"))
    assert placements.release(state, "force") is None
    assert placements.of_layout(state, "groups") == {}


def test_each_layout_keeps_its_own_places(state: State) -> None:
    apply(state, placements.move(state, "force", {"Hulst": (1, 2)}))
    apply(state, placements.move(state, "groups", {"Hulst": (5, 6)}))
    assert placements.of_layout(state, "force")["Hulst"].x == 1


def test_the_session_keeps_a_title(state: State) -> None:
    apply(state, about.change(state, title="Zeeland", place="Goes"))
    assert state.table(About)[About.ID].place == "Goes"
    with pytest.raises(UserError):
        about.change(state, title=" ")
    assert about.change(state, place="Goes") is None
