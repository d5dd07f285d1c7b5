"""What a figure of the network shows, as plain data: nodes, lines, frames, tints, legend and texts. No Qt."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from workshop import codes
from workshop.i18n import tr, trn
from workshop.network.free_places import Point, free_places
from workshop.network.groups import Groups, province_groups, shown_groups
from workshop.network.names import NameLevel, clean, default_level, labels, wrap
from workshop.network.records import About, Actor, Bend, Placement, Tie
from workshop.network.views import STYLE_NAMES, Style, View, style_name, styles
from workshop.state import State

PARALLEL = 0.28
"""Distance, in em, between ties that join the same two actors."""
FARTHEST = 1e6
"""A coordinate beyond this many em is taken for a mistake, and so for missing."""


class Node(NamedTuple):
    """An actor on the figure. `x`, `y` (em, y down) is the centre of its shape, doubling included."""

    id: str
    name: str
    label: tuple[str, ...]
    kind: str
    entity: str
    wished: bool
    importance: int  # number of neighbours, whatever the view: sizes and priorities stay when the view changes
    shown_ties: int
    x: float
    y: float
    side: int  # of the label: 0 below, 1 above, 2 right, 3 left
    group: int  # index into `Diagram.groups`, -1 for none
    dimmed: bool  # it has ties, but none shows in this view


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


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A line of the legend: a `code` of actor kinds, of styles of line, or of marks (collective, wished, document)."""

    sort: Literal["kind", "style", "mark"]
    code: str
    text: str


@dataclass(frozen=True)
class Diagram:
    """All a painter needs to draw a network; equal diagrams give equal figures."""

    view: View
    layout: str
    level: NameLevel
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    groups: tuple[str, ...]
    grouping: Literal["none", "tint", "frame"]
    legend: tuple[LegendEntry, ...]
    title: str
    counts: str
    source: str
    date: str
    confidentiality: str

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Actor id → place in `nodes`."""
        return {node.id: place for place, node in enumerate(self.nodes)}

    @cached_property
    def line_index(self) -> Mapping[str, int]:
        return {line.id: place for place, line in enumerate(self.lines)}


def build(
    state: State, view: View = "now", layout: str = "force", level: NameLevel | None = None, title: str | None = None
) -> Diagram:
    """The diagram of a session in a view and a layout; `level` None chooses how long names are by their number."""
    actors = list(state.table(Actor).values())
    level = level or default_level(len(actors))
    index = {actor.id: place for place, actor in enumerate(actors)}
    ties = [tie for tie in state.table(Tie).values() if tie.from_actor in index and tie.to_actor in index]
    shown = styles(ties, view)
    near = _neighbours(actors, ties)
    places, sides = _positions(state, layout, index)
    if len(places) < len(actors):
        places |= free_places(index, places, near)
    lines = _lines(state, layout, ties, shown, index)
    tie_count = [0] * len(actors)
    for line in lines:
        tie_count[line.a] += 1
        tie_count[line.b] += 1
    groups = _groups(state, layout)
    names = labels(actors, level)
    tied = {end for tie in ties for end in (tie.from_actor, tie.to_actor)}
    nodes = tuple(
        Node(
            id=actor.id,
            name=clean(actor.name, 400),
            label=wrap(names[actor.id]),
            kind=actor.kind,
            entity=actor.entity,
            wished=actor.wished,
            importance=len(near[actor.id]),
            shown_ties=tie_count[place],
            x=places[actor.id][0],
            y=places[actor.id][1],
            side=sides.get(actor.id, 0),
            group=groups.of.get(actor.id, -1),
            dimmed=actor.id in tied and not tie_count[place],
        )
        for place, actor in enumerate(actors)
    )
    about = state.table(About).get(About.ID) or About()
    return Diagram(
        view=view,
        layout=layout,
        level=level,
        nodes=nodes,
        lines=lines,
        groups=groups.titles,
        grouping="none" if not groups.titles else "frame" if layout == "groups" else "tint",
        legend=_legend(nodes, lines),
        title=clean(about.title if title is None else title, 120),
        counts=" · ".join((trn("{n} actor", "{n} actors", len(nodes)), trn("{n} tie", "{n} ties", len(lines)))),
        source=clean(about.source, 160),
        date=clean(about.date, 40),
        confidentiality=clean(about.confidentiality, 60),
    )


def _groups(state: State, layout: str) -> Groups:
    if layout == "groups":
        return shown_groups(state)
    provinces = province_groups(state)
    return provinces if len(provinces.titles) > 1 else Groups((), {})


def _neighbours(actors: Iterable[Actor], ties: Iterable[Tie]) -> Mapping[str, set[str]]:
    near: dict[str, set[str]] = {actor.id: set() for actor in actors}
    for tie in ties:
        a, b = tie.from_actor, tie.to_actor
        if tie.status != "ended" and a != b and a is not None and b is not None:
            near[a].add(b)
            near[b].add(a)
    return near


def _positions(state: State, layout: str, index: Mapping[str, int]) -> tuple[dict[str, Point], dict[str, int]]:
    """Positions and label sides of the actors that have them in this layout."""
    placed: dict[str, Point] = {}
    sides: dict[str, int] = {}
    for placement in state.table(Placement).values():
        if placement.layout == layout and placement.actor in index and placement.actor is not None:
            if _possible(placement.x) and _possible(placement.y):
                placed[placement.actor] = (float(placement.x), float(placement.y))
            sides[placement.actor] = placement.side if placement.side in (0, 1, 2, 3) else 0
    return placed, sides


def _possible(coordinate: float) -> bool:
    return math.isfinite(coordinate) and abs(coordinate) <= FARTHEST


def _lines(
    state: State, layout: str, ties: list[Tie], shown: Mapping[str, Style], index: Mapping[str, int]
) -> tuple[Line, ...]:
    bends = {bend.tie: bend.amount for bend in state.table(Bend).values() if bend.layout == layout}
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


def _legend(nodes: Iterable[Node], lines: Iterable[Line]) -> tuple[LegendEntry, ...]:
    """What occurs in this figure, kinds first, then lines, then marks."""
    nodes = tuple(nodes)
    kinds = {node.kind for node in nodes}
    occurring = {line.style for line in lines}
    entries = [
        LegendEntry("kind", code, codes.label(codes.ACTOR_KIND, code)) for code in codes.ACTOR_KIND if code in kinds
    ]
    entries += [LegendEntry("kind", kind, clean(kind, 30)) for kind in sorted(kinds - set(codes.ACTOR_KIND))]
    entries += [LegendEntry("style", style, style_name(style)) for style in STYLE_NAMES if style in occurring]
    if any(node.entity == "collective" for node in nodes):
        entries.append(LegendEntry("mark", "collective", codes.label(codes.ENTITY, "collective")))
    if any(node.entity == "document" for node in nodes):
        entries.append(LegendEntry("mark", "document", codes.label(codes.ENTITY, "document")))
    if any(node.wished for node in nodes):
        entries.append(LegendEntry("mark", "wished", tr("does not exist yet")))
    return tuple(entries)
