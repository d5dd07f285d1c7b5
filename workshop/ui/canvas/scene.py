"""A Diagram as arrays in em: sizes measured with the real font, where lines end, which box each actor takes."""

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QFont, QFontMetricsF

from workshop.network.diagram import Diagram
from workshop.network.lines import Line
from workshop.ui.canvas import palette, shapes
from workshop.ui.fonts import font

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

LINE_HEIGHT = 1.18
"""Of a label, in em."""
ASCENT = 0.95
"""From the top of a line of text to its baseline, in em."""
LABEL_GAP = 0.15
"""Between a shape and its label; the layout engine counts with the same."""
END_GAP = 0.15
"""Between the end of a line and the shape or label it ends at."""
HEAD = 0.62
"""Length of an arrowhead."""
HIDDEN = -1
"""The side of a label that does not show."""

_MEASURE = 100
_ANGLES = 720


@cache
def _metrics(weight: int) -> QFontMetricsF:
    measuring = font(weight)
    measuring.setPixelSize(_MEASURE)
    return QFontMetricsF(measuring)


@cache
def text_width(text: str, weight: int = QFont.Weight.Medium.value) -> float:
    """Width in em of one line of text."""
    return _metrics(weight).horizontalAdvance(text) / _MEASURE


@lru_cache(maxsize=20_000)
def label_size(lines: tuple[str, ...]) -> tuple[float, float]:
    """Width and height in em of a wrapped label; (0, 0) for none."""
    return (max(text_width(line) for line in lines), len(lines) * LINE_HEIGHT) if lines else (0.0, 0.0)


def boxes(diagram: Diagram) -> tuple[Floats, Floats]:
    """(n, 2) width and height in em of each shape, and of each label: what a layout has to keep apart."""
    scene = Scene(diagram)
    return scene.shape, scene.label


@cache
def _radii() -> Floats:
    """(shapes, angles) how far the silhouette of size 1 reaches from its centre in each direction."""
    turn = np.arange(_ANGLES) * 2 * np.pi / _ANGLES
    ray = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    table = np.zeros((len(shapes.SHAPES), _ANGLES))
    for row, shape in enumerate(shapes.SHAPES):
        corner = np.array(shapes.corners(shape))
        edge = np.roll(corner, -1, axis=0) - corner
        across = ray[:, None, 0] * edge[:, 1] - ray[:, None, 1] * edge[:, 0]
        with np.errstate(divide="ignore", invalid="ignore"):
            reach = (corner[:, 0] * edge[:, 1] - corner[:, 1] * edge[:, 0]) / across
            along = (corner[:, 0] * ray[:, None, 1] - corner[:, 1] * ray[:, None, 0]) / across
        reach = np.where((along >= -1e-9) & (along <= 1 + 1e-9) & np.isfinite(reach), reach, 0.0)
        table[row] = reach.max(axis=1)
    return table


@dataclass(frozen=True)
class Ends:
    """Where lines run: `start`, `control`, `stop` (m, 2) in em; `shown` is False where two actors leave no room."""

    start: Floats
    control: Floats
    stop: Floats
    shown: Bools


class Scene:
    """The arrays of a diagram. Nothing here changes but `position`, which a gesture may replace.

    `before` is the scene shown until now: what an edit left as it was is taken over from it.
    """

    a: Ints
    b: Ints
    bend: Floats
    offset: Floats
    arrow: Bools
    look: Ints
    """(m,) which of the 3 × styles pens a line takes: style and strength in one number."""

    def __init__(self, diagram: Diagram, before: "Scene | None" = None) -> None:
        nodes = diagram.nodes
        self.diagram = diagram
        self.position: Floats = np.array([(node.x, node.y) for node in nodes], dtype=np.float64).reshape(-1, 2)
        self.side = np.array([node.side for node in nodes], dtype=np.int64)
        silhouettes = [shapes.shape_of(node.kind, node.entity) for node in nodes]
        self.silhouette = np.array([shapes.SHAPES.index(name) for name in silhouettes], dtype=np.int64)
        self.size = np.array([shapes.size(node.importance) for node in nodes], dtype=np.float64)
        self.shape: Floats = np.array(
            [shapes.bounds(name, n.importance, n.entity) for name, n in zip(silhouettes, nodes, strict=True)]
        ).reshape(-1, 2)
        self.margin = np.array([shapes.BEHIND / 2 * (node.entity == "collective") for node in nodes], dtype=np.float64)
        self.label: Floats = np.array([label_size(node.label) for node in nodes], dtype=np.float64).reshape(-1, 2)
        dimmed = np.array([node.dimmed for node in nodes], dtype=np.bool_)
        importance = np.array([node.importance for node in nodes], dtype=np.int64)
        self.by_priority: Ints = np.lexsort((np.arange(len(nodes)), -importance, dimmed))
        if before is not None and before.diagram.lines is diagram.lines:
            self.a, self.b, self.bend = before.a, before.b, before.bend
            self.offset, self.arrow, self.look = before.offset, before.arrow, before.look
        else:
            self._weave(diagram.lines)

    def _weave(self, lines: tuple[Line, ...]) -> None:
        self.a = np.array([line.a for line in lines], dtype=np.int64)
        self.b = np.array([line.b for line in lines], dtype=np.int64)
        self.bend = np.array([line.bend for line in lines], dtype=np.float64)
        self.offset = np.array([line.offset for line in lines], dtype=np.float64)
        self.arrow = np.array([line.arrow for line in lines], dtype=np.bool_)
        styles = list(palette.LINES)
        self.look = np.array([styles.index(line.style) * 3 + line.strength - 1 for line in lines], dtype=np.int64)

    def label_centre(self, side: Ints, factor: float = 1.0, who: Ints | slice = slice(None)) -> Floats:
        """(n, 2) from the centre of each shape to that of its label, for labels `factor` times their size.

        `side` is of all actors, the answer of those asked for.
        """
        return label_centre(self.shape[who], self.label[who] * factor, side[who])

    def bounds(self, factor: float = 1.0) -> tuple[float, float, float, float]:
        """x, y, width and height of everything, labels on their preferred sides and `factor` times their size."""
        if not len(self.position):
            return (-10.0, -6.0, 20.0, 12.0)
        centre = self.position + self.label_centre(self.side, factor)
        low = np.minimum(self.position - self.shape / 2, centre - self.label * (factor / 2))
        high = np.maximum(self.position + self.shape / 2, centre + self.label * (factor / 2))
        if self.diagram.grouping != "none":
            padding = FRAME_PADDING if self.diagram.grouping == "frame" else TINT_PADDING
            low, high = low - padding, high + padding
            low[:, 1] -= TITLE_ROOM * (self.diagram.grouping == "frame")
        (left, top), (right, bottom) = low.min(axis=0), high.max(axis=0)
        return float(left), float(top), float(right - left), float(bottom - top)

    def frames(self) -> list[tuple[int, float, float, float, float]]:
        """Per group that has actors: its index and the x, y, width and height of its frame, title included."""
        centre = self.position + self.label_centre(self.side)
        low = np.minimum(self.position - self.shape / 2, centre - self.label / 2) - FRAME_PADDING
        high = np.maximum(self.position + self.shape / 2, centre + self.label / 2) + FRAME_PADDING
        group = np.array([node.group for node in self.diagram.nodes], dtype=np.int64)
        found = []
        for index in range(len(self.diagram.groups)):
            mine = group == index
            if mine.any():
                x, y = (float(value) for value in low[mine].min(axis=0))
                right, bottom = (float(value) for value in high[mine].max(axis=0))
                found.append((index, x, y - TITLE_ROOM, right - x, bottom - y + TITLE_ROOM))
        return found

    def ends(self, which: Ints, side: Ints, factor: float = 1.0) -> Ends:
        """Where the lines `which` run: from shape ∪ own label to shape ∪ own label, with a little air."""
        a, b = self.a[which], self.b[which]
        start, stop = self.position[a], self.position[b]
        along = stop - start
        length = np.hypot(along[:, 0], along[:, 1])
        safe = np.maximum(length, 1e-9)[:, None]
        left = np.stack([along[:, 1], -along[:, 0]], axis=1) / safe
        shift = left * self.offset[which, None]
        control = (start + stop) / 2 + shift + left * (2 * self.bend[which] * length)[:, None]
        start, stop = start + shift, stop + shift
        away, back = _unit(control - start), _unit(control - stop)
        first = self._leave(a, shift, away, side, factor)
        last = self._leave(b, shift, back, side, factor)
        room = np.minimum(np.hypot(*(control - start).T), np.hypot(*(control - stop).T))
        straight = self.bend[which] == 0
        crowded = np.where(straight, first + last > length - 0.2, np.maximum(first, last) > room)
        if crowded.any():
            # Labels in each other's way: stop at the shapes alone rather than not at all.
            none = np.full_like(side, HIDDEN)
            first = np.where(crowded, self._leave(a, shift, away, none, factor), first)
            last = np.where(crowded, self._leave(b, shift, back, none, factor), last)
        shown = (first + last < length - 0.05) & (length > 1e-6)
        return Ends(start + away * first[:, None], control, stop + back * last[:, None], shown)

    def reach(self, node: Ints, turn: Floats) -> Floats:
        """(m,) how far the shape of each node reaches from its centre at that angle (radians), outline included."""
        step = np.round(turn / (2 * np.pi) * _ANGLES).astype(np.int64) % _ANGLES
        reach: Floats = _radii()[self.silhouette[node], step] * self.size[node]
        return reach + self.margin[node] + shapes.OUTLINE / 2

    def _leave(self, node: Ints, origin: Floats, ray: Floats, side: Ints, factor: float) -> Floats:
        """(m,) how far from its origin (relative to the node's centre) a ray leaves shape and label."""
        centre = self.label_centre(side, factor, node)
        half = np.where((side[node] == HIDDEN)[:, None], 0.0, self.label[node] * (factor / 2))
        reach = self.reach(node, np.arctan2(ray[:, 1], ray[:, 0]))
        beside = (origin * ray).sum(axis=1)
        off = np.maximum((origin**2).sum(axis=1) - beside**2, 0.0)
        shape = np.sqrt(np.maximum(reach**2 - off, 0.0)) - beside
        with np.errstate(divide="ignore", invalid="ignore"):
            one = (centre - half - origin) / ray
            other = (centre + half - origin) / ray
        enter = np.nanmax(np.minimum(one, other), axis=1, initial=-np.inf)
        leave = np.nanmin(np.maximum(one, other), axis=1, initial=np.inf)
        hit = (half[:, 0] > 0) & (leave > 0) & (enter < leave)
        return np.asarray(np.where(hit, np.maximum(shape, leave), shape) + END_GAP, dtype=np.float64)


FRAME_PADDING = 0.55
"""Between the boxes of a group's actors and the edge of its frame; the layout counts with a little more."""
TINT_PADDING = 1.1
TITLE_ROOM = 1.4


def label_centre(shape: Floats, label: Floats, side: Ints) -> Floats:
    """(n, 2) from the centre of each shape to the centre of its label on that side."""
    away = (shape + label) / 2 + LABEL_GAP
    x = np.where(side == 2, away[:, 0], np.where(side == 3, -away[:, 0], 0.0))
    y = np.where((side == 0) | (side == HIDDEN), away[:, 1], np.where(side == 1, -away[:, 1], 0.0))
    return np.stack([x, y], axis=1)


def _unit(vector: Floats) -> Floats:
    return np.asarray(vector / np.maximum(np.hypot(vector[:, 0], vector[:, 1]), 1e-9)[:, None], dtype=np.float64)
