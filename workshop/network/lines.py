"""The ties of a figure: which lines they make, side by side; who is tied to whom."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from operator import is_
from typing import NamedTuple

from workshop.network.records import Bend, Tie
from workshop.network.views import Style, View, styles
from workshop.record import Record
from workshop.state import State

PARALLEL = 0.28
"""Distance, in em, between ties that join the same two actors."""


class Line(NamedTuple):
    """A tie on the figure, from node `a` to node `b`. `bend` and `offset` count to the left, seen from a."""

    id: str
    a: int
    b: int
    style: Style
    strength: int
    arrow: bool
    bend: float  # fraction of the length
    offset: float  # em; sets parallel ties side by side


class Woven(NamedTuple):
    """The ties of a session as one view shows them."""

    lines: tuple[Line, ...]
    near: Mapping[str, set[str]]  # neighbours of each actor that has any, whatever the view; ended ties do not count
    shown: Mapping[int, int]  # number of lines at each node that has any
    ties_of: Mapping[str | None, int]  # number of ties of each actor that has any, whatever the view


_kept: dict[tuple[View, str], tuple[list[Tie], list[Bend], list[str], Woven]] = {}


def same_records(one: Sequence[Record], other: Sequence[Record]) -> bool:
    """Whether two lists hold the very same records, in the same order."""
    return len(one) == len(other) and all(map(is_, one, other))


def woven(state: State, view: View, layout: str, index: Mapping[str, int]) -> Woven:
    """The ties in a view and a layout, `index` saying which node each actor is.

    Kept until a tie changes: with 20,000 of them an added or moved actor could not be shown at once otherwise.
    """
    ties = [tie for tie in state.table(Tie).values() if tie.from_actor in index and tie.to_actor in index]
    bends = [bend for bend in state.table(Bend).values() if bend.layout == layout]
    ids = list(index)
    if (view, layout) in _kept:
        old_ties, old_bends, old_ids, made = _kept[view, layout]
        if same_records(old_ties, ties) and same_records(old_bends, bends) and ids[: len(old_ids)] == old_ids:
            return made
    lines = _lines(ties, {bend.tie: bend.amount for bend in bends}, view, index)
    shown = Counter(line.a for line in lines)
    shown.update(line.b for line in lines)
    count = Counter(tie.from_actor for tie in ties)
    count.update(tie.to_actor for tie in ties if tie.to_actor != tie.from_actor)
    made = Woven(lines, _near(ties), shown, count)
    _kept[view, layout] = (ties, bends, ids, made)
    return made


def _near(ties: Sequence[Tie]) -> Mapping[str, set[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        a, b = tie.from_actor, tie.to_actor
        if tie.status != "ended" and a != b and a is not None and b is not None:
            near[a].add(b)
            near[b].add(a)
    return dict(near)


def _lines(
    ties: list[Tie], bends: Mapping[str | None, float], view: View, index: Mapping[str, int]
) -> tuple[Line, ...]:
    shown = styles(ties, view)
    lines: list[Line] = []
    beside: dict[tuple[int, int], list[int]] = defaultdict(list)
    for tie in ties:
        style = shown.get(tie.id)
        if style is None:
            continue
        a, b = index[tie.from_actor], index[tie.to_actor]  # type: ignore[index]
        beside[(a, b) if a < b else (b, a)].append(len(lines))
        bend = bends.get(tie.id, 0.0) if bends else 0.0
        strength = tie.strength if tie.strength in _STRENGTHS else 2
        lines.append(Line(tie.id, a, b, style, strength, tie.directed, bend if -1 <= bend <= 1 else 0.0, 0.0))
    for together in beside.values():
        if len(together) > 1:
            for row, place in enumerate(together):
                offset = (row - (len(together) - 1) / 2) * PARALLEL
                line = lines[place]
                # Left of a line that runs the other way is the other side of the pair.
                lines[place] = line._replace(offset=offset if line.a < line.b else -offset)
    return tuple(lines)


_STRENGTHS = (1, 2, 3)
