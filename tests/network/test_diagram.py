"""What a figure shows: nodes, lines side by side, legend, places for who has none."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop import examples
from workshop.network.diagram import build
from workshop.network.lines import PARALLEL
from workshop.network.records import About, Actor, Bend, Placement, Region, Tie
from workshop.network.views import VIEWS, styles
from workshop.record import Record
from workshop.state import State


def placed(actor: str, x: float, y: float, **more: object) -> Placement:
    return Placement(id=f"p-{actor}", actor=actor, x=x, y=y, **more)  # type: ignore[arg-type]


def state(*records: Record) -> State:
    return State(records)


@pytest.fixture(scope="module")
def convenanten() -> State:
    made = State()
    made.apply(examples.start_edit("convenanten"))
    return made


def test_everything_of_the_example_is_in_the_difference(convenanten: State) -> None:
    diagram = build(convenanten, "difference")
    assert (len(diagram.nodes), len(diagram.lines)) == (124, 272)
    assert [diagram.nodes[diagram.index[node.id]] for node in diagram.nodes] == list(diagram.nodes)
    assert set(diagram.groups) == {"Groningen", "Limburg", "Zeeland"}
    assert diagram.grouping == "tint"
    assert build(convenanten, "difference") == diagram


def test_the_legend_names_what_occurs_and_nothing_else(convenanten: State) -> None:
    for view in ("now", "horizon", "difference"):
        diagram = build(convenanten, view)
        named = {(entry.sort, entry.code) for entry in diagram.legend}
        assert {code for sort, code in named if sort == "kind"} == {node.kind for node in diagram.nodes}
        assert {code for sort, code in named if sort == "style"} == {line.style for line in diagram.lines}
        assert {code for sort, code in named if sort == "mark"} >= {"collective", "document"}
        assert len(named) == len(diagram.legend)


def test_one_province_is_no_reason_for_tints() -> None:
    region = Region(id="z", name="Zeeland", kind="province")
    actors = [Actor(id="a", name="A", region="z"), Actor(id="b", name="B")]
    assert build(state(region, *actors)).grouping == "none"
    framed = build(state(region, *actors), layout="groups")
    assert framed.grouping == "frame"
    assert all(node.group >= 0 for node in framed.nodes)


def test_parallel_ties_lie_side_by_side_whatever_their_direction() -> None:
    ties = [
        Tie(id="1", from_actor="a", to_actor="b"),
        Tie(id="2", from_actor="b", to_actor="a"),
        Tie(id="3", from_actor="a", to_actor="b"),
    ]
    diagram = build(state(Actor(id="a", name="A"), Actor(id="b", name="B"), *ties))
    # Seen from a: a tie that starts at b has its left on the other side.
    across = sorted(line.offset if line.a == 0 else -line.offset for line in diagram.lines)
    assert across == pytest.approx([-PARALLEL, 0.0, PARALLEL])


def test_only_ties_that_show_stand_side_by_side() -> None:
    ties = [Tie(id="1", from_actor="a", to_actor="b"), Tie(id="2", from_actor="a", to_actor="b", status="desired")]
    actors = [Actor(id="a", name="A"), Actor(id="b", name="B")]
    assert [line.offset for line in build(state(*actors, *ties), "now").lines] == [0.0]


def test_who_has_no_tie_in_this_view_is_dimmed_but_a_newcomer_is_not() -> None:
    actors = [Actor(id=key, name=key) for key in "abc"]
    wish = Tie(from_actor="a", to_actor="b", status="desired")
    now = build(state(*actors, wish), "now")
    assert [node.dimmed for node in now.nodes] == [True, True, False]
    assert [node.dimmed for node in build(state(*actors, wish), "horizon").nodes] == [False, False, False]


@pytest.mark.parametrize("wrong", [math.nan, math.inf, -math.inf, 1e12])
def test_an_impossible_place_counts_as_none(wrong: float) -> None:
    actors = [Actor(id=key, name=key) for key in "abc"]
    diagram = build(state(*actors, placed("a", 3, 4), placed("b", wrong, 0), placed("c", 0, wrong)))
    assert (diagram.nodes[0].x, diagram.nodes[0].y) == (3, 4)
    assert all(abs(node.x) < 100 and abs(node.y) < 100 for node in diagram.nodes)


def test_a_bend_that_is_no_number_is_no_bend() -> None:
    actors = [Actor(id=key, name=key) for key in "ab"]
    tie = Tie(id="t", from_actor="a", to_actor="b")
    bends = [
        build(state(*actors, tie, Bend(id="x", tie="t", amount=amount))).lines[0].bend for amount in (0.1, math.nan)
    ]
    assert bends == [0.1, 0.0]


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 5))
def test_who_has_no_place_gets_a_free_one_that_stays(n_placed: int, n_free: int, seed: int) -> None:
    actors = [Actor(id=f"a{k}", name=f"Actor {k}") for k in range(n_placed + n_free)]
    ties = [
        Tie(id=f"t{k}", from_actor=f"a{k}", to_actor=f"a{(k * 7 + seed) % len(actors)}") for k in range(len(actors))
    ]
    places = [placed(f"a{k}", k % 6 * 9.0, k // 6 * 6.0) for k in range(n_placed)]
    diagram = build(state(*actors, *ties, *places))
    points = [(node.x, node.y) for node in diagram.nodes]
    assert len(set(points)) == len(points)
    for place, (x, y) in enumerate(points[n_placed:]):
        assert all(abs(x - ox) >= 2.5 or abs(y - oy) >= 1.4 for ox, oy in points[: n_placed + place]), points
    assert [(node.x, node.y) for node in build(state(*actors, *ties, *places)).nodes] == points


def test_texts_are_those_of_the_session() -> None:
    about = About(
        id=About.ID, title="Koersvast\nvoor Zeeland", source="Bron: x", date="2027-02-12", confidentiality="Intern"
    )
    diagram = build(state(about, Actor(id="a", name="A")))
    assert diagram.title == "Koersvast voor Zeeland"
    assert (diagram.source, diagram.date, diagram.confidentiality) == ("Bron: x", "2027-02-12", "Intern")
    assert build(state(about), title="Anders").title == "Anders"
    assert build(state()).nodes == ()


def test_what_is_kept_from_the_last_time_never_shows() -> None:
    """Each step of an editing session gives what a fresh program would give."""
    a, b, c = (Actor(id=key, name=key) for key in "abc")
    tie, bend = Tie(id="t", from_actor="a", to_actor="b"), Bend(id="x", tie="t", amount=0.1)
    steps = [
        (a, b, tie),
        (a, b, c, tie),
        (b, c),
        (c, a, b, tie),
        (a, b, c, replace(tie, status="desired")),
        (a, b, c, replace(tie, status="ended"), bend),
        (a, b, c, tie, bend),
        (replace(a, name="Anders"), b, c, tie, bend),
        (b, a, tie),
    ]
    for records in steps:
        for view in VIEWS:
            diagram = build(state(*records), view)
            names = {node.id: node.name for node in diagram.nodes}
            assert names == {record.id: record.name for record in records if isinstance(record, Actor)}
            ends = [(diagram.nodes[line.a].id, diagram.nodes[line.b].id, line.bend) for line in diagram.lines]
            shown = styles([record for record in records if isinstance(record, Tie)], view)
            assert ends == [("a", "b", 0.1 if bend in records else 0.0)] * len(shown)
            assert [line.style for line in diagram.lines] == list(shown.values())
            assert sum(node.shown_ties for node in diagram.nodes) == 2 * len(shown)
