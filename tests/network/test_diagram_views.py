"""Which ties a view shows, in which style; what is silent reserve."""

from workshop import examples
from workshop.examples import tables
from workshop.network.records import Actor, Tie
from workshop.network.views import STYLE_NAMES, reserve, reserve_of, styles, working_pairs
from workshop.state import State

RESERVE = {"nieuw": "new", "versterken": "strengthen", "herstellen": "repair", "afbouwen": "phase_out", "": None}


def ties(*statuses: str, between: str = "ab") -> list[Tie]:
    return [
        Tie(id=f"{between}{k}", from_actor=between[0], to_actor=between[1], status=status)
        for k, status in enumerate(statuses)
    ]


def test_reserve_is_that_of_the_evaluation() -> None:
    state = State()
    state.apply(examples.start_edit("convenanten"))
    working = working_pairs(state.table(Tie).values())
    found = {tie.id: reserve_of(tie, working) for tie in state.table(Tie).values()}
    expected = {tables.record_id("relations", row["id"]): RESERVE[row["reserve"]] for row in tables.rows("relations")}
    assert found == expected
    assert [list(found.values()).count(kind) for kind in ("new", "strengthen", "repair")] == [45, 36, 16]


def test_reserve_looks_at_ties_in_both_directions() -> None:
    wish, works = Tie(from_actor="a", to_actor="b", status="desired"), Tie(from_actor="b", to_actor="a")
    state = State([Actor(id="a"), Actor(id="b"), wish, works])
    assert reserve(state, wish) == "strengthen"
    assert reserve(State([wish]), wish) == "new"
    assert reserve(state, works) is None


def test_now_shows_what_works_or_grates() -> None:
    every = ties("active", "desired", "strained", "phase_out", "ended")
    assert styles(every, "now") == {"ab0": "active", "ab2": "strained", "ab3": "phase_out"}


def test_horizon_shows_what_should_be() -> None:
    every = ties("active", "desired", "strained", "phase_out", "ended")
    assert styles(every, "horizon") == {"ab0": "active", "ab1": "desired", "ab2": "repair"}


def test_difference_tells_each_change_apart() -> None:
    every = [*ties("active", "desired", "strained", "phase_out", "ended"), *ties("desired", between="ac")]
    shown = styles(every, "difference")
    assert shown == {
        "ab0": "unchanged",
        "ab1": "strengthen",
        "ab2": "repair",
        "ab3": "phase_out",
        "ab4": "ended",
        "ac0": "new",
    }
    assert set(shown.values()) <= set(STYLE_NAMES)


def test_ties_to_nowhere_never_show() -> None:
    assert styles([Tie(from_actor="a", to_actor=None), Tie(from_actor="a", to_actor="a")], "difference") == {}
