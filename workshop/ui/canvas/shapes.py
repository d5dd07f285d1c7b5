"""The shapes of the kinds of actor, as paths in units of a shape's size, centred on (0, 0)."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from workshop.ui.canvas import palette
from workshop.ui.canvas.icons import ICONS
from workshop.ui.canvas.paths import Path, ellipse, moved, polygon, regular, rounded

BEHIND = 0.24
"""How far, in em, the second shape of a collective stands behind the first."""
OUTLINE = 0.085
"""Width of an outline, in em."""


@dataclass(frozen=True, slots=True)
class Part:
    """One path of a stamp. Lengths in em; the path is scaled by the size of the actor, then moved by `shift`."""

    path: Path
    fill: str | None
    outline: str | None = None
    width: float = OUTLINE
    dash: tuple[float, ...] = ()
    shift: tuple[float, float] = (0.0, 0.0)


# Silhouettes per shape, and where an icon fits in: centre y and size, in units of the shape.
_OUTLINES: Mapping[str, tuple[Path, float, float]] = {
    "hexagon": (regular(6, 0, 0.56), 0.0, 0.54),
    "square": (rounded(-0.47, -0.47, 0.94, 0.94, 0.06), 0.0, 0.6),
    "pill": (rounded(-0.82, -0.43, 1.64, 0.86, 0.43), 0.0, 0.52),
    "circle": (ellipse(0, 0, 0.5, 0.5), 0.0, 0.56),
    "diamond": (regular(4, 0, 0.62), 0.0, 0.5),
    "triangle": (polygon([(0, -0.55), (0.6, 0.5), (-0.6, 0.5)]), 0.2, 0.4),
    "pentagon": (moved(regular(5, -90, 0.56), 0, 0.05), 0.05, 0.54),
    "octagon": (regular(8, 22.5, 0.53), 0.0, 0.58),
    "sheet": (polygon([(-0.42, -0.54), (0.18, -0.54), (0.42, -0.3), (0.42, 0.54), (-0.42, 0.54)]), 0.08, 0.5),
}
SHAPES = tuple(_OUTLINES)
_SHAPE_OF: Mapping[str, str] = {
    "ministry": "hexagon",
    "advisory_body": "hexagon",
    "province": "square",
    "water_authority": "square",
    "region": "pill",
    "municipality": "circle",
    "housing_association": "diamond",
    "care": "diamond",
    "civil_society": "diamond",
    "umbrella": "diamond",
    "business": "triangle",
    "education": "pentagon",
    "knowledge_institute": "pentagon",
    "cross_border": "octagon",
    "residents": "circle",
}


def shape_of(kind: str, entity: str) -> str:
    """The name of the silhouette; a kind that Stip does not know is drawn as a circle."""
    return "sheet" if entity == "document" else _SHAPE_OF.get(kind, "circle")


@cache
def extent(shape: str) -> tuple[float, float]:
    """Width and height of a silhouette of size 1."""
    points = corners(shape)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return 2 * max(abs(x) for x in xs), 2 * max(abs(y) for y in ys)


@cache
def corners(shape: str) -> tuple[tuple[float, float], ...]:
    """The silhouette as a polygon, curves in eight steps."""
    points: list[tuple[float, float]] = []
    for name, numbers in _OUTLINES[shape][0]:
        if name in "ML":
            points.append((numbers[0], numbers[1]))
        elif name == "C":
            x0, y0 = points[-1]
            x1, y1, x2, y2, x3, y3 = numbers
            for t in (k / 8 for k in range(1, 9)):
                u = 1 - t
                points.append(
                    (
                        u**3 * x0 + 3 * u * u * t * x1 + 3 * u * t * t * x2 + t**3 * x3,
                        u**3 * y0 + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t**3 * y3,
                    )
                )
    return tuple(points)


@cache
def size(importance: int) -> float:
    """How large, in em, an actor with this many neighbours is drawn."""
    return min(1.55 + 0.2 * math.sqrt(importance), 2.6)


@cache
def stamp(kind: str, entity: str, wished: bool, dimmed: bool) -> tuple[Part, ...]:
    """The parts of an actor's picture, back to front."""
    shape = shape_of(kind, entity)
    silhouette, icon_y, icon_size = _OUTLINES[shape]
    fill, outline, icon = palette.fill(kind), palette.outline(kind), palette.icon_colour(kind)
    if wished:
        fill, icon = palette.blend(fill, 0.18), outline
    if dimmed:
        fill, outline, icon = palette.blend(fill, 0.16), palette.DIMMED_OUTLINE, palette.DIMMED_TEXT
    dash = (0.26, 0.16) if wished else ()
    width = 0.13 if wished else OUTLINE
    if kind == "residents" and not dimmed:
        width = 0.15
    parts = []
    front = (0.0, 0.0)
    if entity == "collective":
        front = (-BEHIND / 2, BEHIND / 2)
        back = palette.blend(fill, 0.55)
        parts.append(Part(silhouette, back, outline, width, dash, (BEHIND / 2, -BEHIND / 2)))
    parts.append(Part(silhouette, fill, outline, width, dash, front))
    if shape == "sheet":
        parts.append(
            Part(polygon([(0.18, -0.54), (0.42, -0.3), (0.18, -0.3)]), palette.WHITE, outline, width, (), front)
        )
    pictures = ICONS.get(kind, ())
    merged = tuple(command for path in pictures for command in moved(path, 0.0, icon_y, icon_size))
    if merged:
        parts.append(Part(merged, icon, None, 0.0, (), front))
    return tuple(parts)


@cache
def bounds(shape: str, importance: int, entity: str) -> tuple[float, float]:
    """Width and height, in em, of an actor's picture, outline and doubling included."""
    wide, high = extent(shape)
    doubling = BEHIND if entity == "collective" else 0.0
    return wide * size(importance) + OUTLINE + doubling, high * size(importance) + OUTLINE + doubling
