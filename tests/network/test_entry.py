"""Quick entry: what people type, and the edit it becomes."""

import pytest

from workshop.errors import UserError
from workshop.network import entry, ties
from workshop.network.records import Actor, Tie
from workshop.state import State


def after(*lines: str, status: str = "active") -> State:
    state = State()
    for line in lines:
        edit = entry.read(state, line, status=status).edit
        assert edit is not None
        state.apply(edit)
    return state


def names(state: State) -> list[str]:
    return [actor.name for actor in state.table(Actor).values()]


def pairs(state: State) -> list[tuple[str, str, bool]]:
    by_id = {actor.id: actor.name for actor in state.table(Actor).values()}
    return [(by_id[t.from_actor or ""], by_id[t.to_actor or ""], t.directed) for t in state.table(Tie).values()]


def test_a_body_of_the_register_comes_with_what_is_known_of_it() -> None:
    (actor,) = after("terneuzen").table(Actor).values()
    assert (actor.name, actor.kind, actor.tier, actor.sector) == (
        "Gemeente Terneuzen",
        "municipality",
        "local",
        "government",
    )
    assert actor.code == "GM0715"


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("Stichting Dorpshuis", "civil_society"),
        ("Zorggroep De Brug", "care"),
        ("Woningcorporatie Thuis", "housing_association"),
        ("Ondernemersvereniging Axel", "business"),
        ("Provincie Utopia", "province"),
        ("Inwoners van Sas van Gent", "residents"),
    ],
)
def test_a_name_can_say_its_kind(typed: str, kind: str) -> None:
    (actor,) = after(typed).table(Actor).values()
    assert (actor.name, actor.kind) == (typed, kind)


def test_names_between_commas_and_on_lines() -> None:
    assert names(after("Hulst, Sluis\nDorpsraad Nieuw-Namen; Tractaatweg BV")) == [
        "Gemeente Hulst",
        "Gemeente Sluis",
        "Dorpsraad Nieuw-Namen",
        "Tractaatweg BV",
    ]


def test_a_comma_inside_a_known_name_parts_nothing() -> None:
    assert names(after("Ministerie van Onderwijs, Cultuur en Wetenschap, Hulst")) == [
        "Ministerie van Onderwijs, Cultuur en Wetenschap",
        "Gemeente Hulst",
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Hulst > Vlaanderen", [("Gemeente Hulst", "Vlaanderen", True)]),
        ("Hulst>Sluis", [("Gemeente Hulst", "Gemeente Sluis", True)]),
        ("Hulst - Sluis", [("Gemeente Hulst", "Gemeente Sluis", False)]),
        ("Hulst – Sluis", [("Gemeente Hulst", "Gemeente Sluis", False)]),
        ("Hulst\tSluis", [("Gemeente Hulst", "Gemeente Sluis", True)]),
        (
            "Hulst > Sluis, Goes",
            [("Gemeente Hulst", "Gemeente Sluis", True), ("Gemeente Hulst", "Gemeente Goes", True)],
        ),
        (
            "Hulst > Sluis > Goes",
            [("Gemeente Hulst", "Gemeente Sluis", True), ("Gemeente Sluis", "Gemeente Goes", True)],
        ),
    ],
)
def test_ties(typed: str, expected: list[tuple[str, str, bool]]) -> None:
    state = after(typed)
    assert pairs(state) == expected
    assert len(names(state)) == len({name for a, b, _ in expected for name in (a, b)})


def test_a_tie_finds_who_is_there_by_any_of_its_names() -> None:
    state = after("Ministerie van Binnenlandse Zaken en Koninkrijksrelaties", "bzk > GEMEENTE HULST", status="desired")
    assert len(names(state)) == 2
    (tie,) = state.table(Tie).values()
    assert tie.status == "desired"


def test_what_is_there_is_left_out_and_said() -> None:
    state = after("Hulst")
    read = entry.read(state, "Sluis, gemeente hulst")
    assert read.edit is not None
    assert len(read.edit.changes) == 1
    assert len(read.actors) == 2
    assert len(read.notes) == 1
    assert "Gemeente Hulst" in read.notes[0]


@pytest.mark.parametrize(
    "typed", ["", "  \n ", "Hulst", "hulst", "Hulst > Hulst", "Hulst >", "> Hulst", "Hulst > Sluis", ","]
)
def test_what_cannot_be_is_a_sentence(typed: str) -> None:
    state = after("Hulst > Sluis")
    with pytest.raises(UserError) as caught:
        entry.read(state, typed)
    assert caught.value.message.strip()


def test_a_tie_of_another_kind_may_stand_beside() -> None:
    state = after("Hulst > Sluis")
    (tie,) = state.table(Tie).values()
    edit = ties.add(state, [Tie(from_actor=tie.from_actor, to_actor=tie.to_actor, directed=True, kind="funding")])
    assert edit is not None
    state.apply(edit)
    assert len(state.table(Tie)) == 2


def test_a_long_list_is_quick_and_one_edit() -> None:
    typed = "\n".join(f"Partij {n} > Partij {n // 2}" for n in range(1, 3000))
    state = after(typed)
    assert len(state.table(Actor)) == 3000
    assert len(state.table(Tie)) == 2999


def test_a_name_that_is_far_too_long_is_refused_with_its_length() -> None:
    with pytest.raises(UserError, match="10000"):
        entry.read(State(), "x" * 10_000)


@pytest.mark.parametrize("text", ["Hulst >", "> Hulst", "Hulst -", "Hulst > ", "A > B >"])
def test_a_tie_without_its_other_party_asks_for_it(text: str) -> None:
    state = State([Actor(name="Gemeente Hulst", short="Hulst", kind="municipality")])
    assert entry.lacks_a_party(text)
    with pytest.raises(UserError, match=r"other party|andere partij"):
        entry.read(state, text)


def test_bullets_of_a_pasted_list_are_no_part_of_the_names() -> None:
    asked = entry.read(State(), "- Hulst\n• Kwadendamme Buurtbus\n* Sluis")
    assert asked.edit is not None
    names = [change.after.name for change in asked.edit.changes if isinstance(change.after, Actor)]
    assert names == ["Gemeente Hulst", "Kwadendamme Buurtbus", "Gemeente Sluis"]


def test_what_was_added_is_said_with_names_and_with_what_was_left_out() -> None:
    state = State([Actor(name="Gemeente Goes")])
    assert entry.read(state, "Goes, Kapelle, Tholen").said() == (
        "Gemeente Kapelle en Gemeente Tholen toegevoegd. Gemeente Goes staat al op de kaart."
    )
    assert entry.read(state, "A, B, C, D, E").said() == "A, B, C en nog 2 toegevoegd."
    assert entry.read(state, "Goes > X").said() == "X toegevoegd. Relatie Gemeente Goes – X toegevoegd."
    assert entry.read(state, "Goes > X, Y").said() == "X en Y toegevoegd. 2 relaties toegevoegd."
