"""What a figure of the network shows, as plain data: nodes, lines, frames, tints, legend and texts. No Qt."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from workshop import codes
from workshop.i18n import tr, trn
from workshop.network.free_places import Point, free_places
from workshop.network.groups import Groups, is_grouped, province_groups, shown_groups
from workshop.network.lines import Line, same_records, woven
from workshop.network.names import NameLevel, clean, default_level, labels, wrap
from workshop.network.records import About, Actor, Placement
from workshop.network.views import STYLE_NAMES, View, style_name, view_name
from workshop.state import State

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
    ties: int = 0  # whatever the view


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
    tied = woven(state, view, layout, index)
    places, sides = _positions(state, layout, index)
    if len(places) < len(actors):
        places |= free_places(index, places, tied.near)
    groups = _groups(state, layout)
    lettering = _lettering(actors, level)
    nodes = []
    for place, actor in enumerate(actors):
        key = actor.id
        name, label = lettering[key]
        x, y = places[key]
        shown = tied.shown.get(place, 0)
        nodes.append(
            Node(
                id=key,
                name=name,
                label=label,
                kind=actor.kind,
                entity=actor.entity,
                wished=actor.wished,
                importance=len(tied.near.get(key, ())),
                shown_ties=shown,
                x=x,
                y=y,
                side=sides.get(key, 0),
                group=groups.of.get(key, -1),
                dimmed=not shown and key in tied.ties_of,
                ties=tied.ties_of.get(key, 0),
            )
        )
    lines = tied.lines
    about = state.table(About).get(About.ID) or About()
    return Diagram(
        view=view,
        layout=layout,
        level=level,
        nodes=tuple(nodes),
        lines=lines,
        groups=groups.titles,
        grouping="none" if not groups.titles else "frame" if is_grouped(layout) else "tint",
        legend=_legend(nodes, lines),
        title=clean(about.title if title is None else title, 120),
        counts=_counts(view, len(nodes), len(lines)),
        source=clean(about.source, 160),
        date=clean(about.date, 40),
        confidentiality=clean(about.confidentiality, 60),
    )


def _counts(view: View, actors: int, ties: int) -> str:
    parts = (view_name(view), trn("{n} actor", "{n} actors", actors), trn("{n} tie", "{n} ties", ties))
    return " · ".join(parts)


_lettered: dict[NameLevel, tuple[list[Actor], Mapping[str, tuple[str, tuple[str, ...]]]]] = {}


def _lettering(actors: list[Actor], level: NameLevel) -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """Per actor its full name and its wrapped label; kept until an actor changes."""
    if level in _lettered and same_records(_lettered[level][0], actors):
        return _lettered[level][1]
    names = labels(actors, level)
    made = {actor.id: (clean(actor.name, 400), wrap(names[actor.id])) for actor in actors}
    _lettered[level] = (actors, made)
    return made


def _groups(state: State, layout: str) -> Groups:
    if is_grouped(layout):
        return shown_groups(state, layout)
    provinces = province_groups(state)
    return provinces if len(provinces.titles) > 1 else Groups((), {})


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
