"""The one painter: draws a Scene on a Surface in small steps, for the screen, a picture, a page or an SVG alike."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from workshop.ui.canvas import palette, shapes
from workshop.ui.canvas.groups import draw_groups, draw_titles
from workshop.ui.canvas.palette import LINES, LineLook
from workshop.ui.canvas.scene import HEAD, HIDDEN, Bools, Floats, Ints, Scene
from workshop.ui.canvas.surface import Stroke, Surface

_ENDS_A_STEP = 2000
_LINES_A_STEP = 120
_DASHED_A_STEP = 30
_CURVES_A_STEP = 4
_ACTORS_A_STEP = 12
_HEAD_WIDTH = 0.46
FAR = 3.0
"""Units per em below which shapes are drawn larger than they are, so that they remain dots to be seen."""
_STYLES = tuple(LINES)
# Quiet lines first, so that what matters lies on top; within a style the weak ones first.
_ORDER = sorted(
    range(3 * len(_STYLES)),
    key=lambda look: (_STYLES[look // 3] not in ("ended", "unchanged"), look % 3, look // 3),
)


@dataclass(frozen=True, slots=True)
class Camera:
    """From em to the surface's unit: scale first, then shift."""

    scale: float
    x: float
    y: float

    def to_surface(self, points: Floats) -> Floats:
        return np.asarray(points * self.scale + (self.x, self.y), dtype=np.float64)

    def to_em(self, x: float, y: float) -> tuple[float, float]:
        return (x - self.x) / self.scale, (y - self.y) / self.scale

    def area(self, width: float, height: float) -> tuple[float, float, float, float]:
        """The x, y, width and height in em of what a surface of this size shows."""
        left, top = self.to_em(0, 0)
        return left, top, width / self.scale, height / self.scale


def paint(
    surface: Surface,
    scene: Scene,
    camera: Camera,
    size: tuple[float, float],
    side: Ints,
    *,
    factor: float = 1.0,
    nodes: Bools | None = None,
    lines: Bools | None = None,
    groups: bool = True,
) -> Iterator[None]:
    """Draw what lies within `size`, in steps of a few milliseconds; `nodes` and `lines` leave out what is False.

    `side` is where each label stands (see `labels.place_labels`), `factor` how much larger than 1 em labels are.
    """
    if groups and scene.diagram.grouping != "none":
        draw_groups(surface, scene, camera.scale, camera.x, camera.y, side, factor)
        yield
    which = np.arange(len(scene.a)) if lines is None else np.flatnonzero(lines)
    yield from _paint_lines(surface, scene, camera, which[visible_lines(scene, camera, size, which)], side, factor)
    shown = visible_nodes(scene, camera, size)
    actors = np.flatnonzero(shown if nodes is None else shown & nodes)
    yield from _paint_actors(surface, scene, camera, actors, side, factor)
    if groups and scene.diagram.grouping == "frame":
        draw_titles(surface, scene, camera.scale, camera.x, camera.y, factor)


def visible_nodes(scene: Scene, camera: Camera, size: tuple[float, float]) -> Bools:
    """Whose shape, or label at its usual size, may reach into the surface."""
    reach = scene.shape / 2 + scene.label + 0.5
    place = scene.position
    x, y, w, h = camera.area(*size)
    seen: Bools = np.all((place + reach > (x, y)) & (place - reach < (x + w, y + h)), axis=1)
    return seen


def visible_lines(scene: Scene, camera: Camera, size: tuple[float, float], which: Ints) -> Bools:
    """Which of these lines may be seen: not both ends lie beyond one edge (a bent one reaches out)."""
    x, y, w, h = camera.area(*size)
    a, b = scene.position[scene.a[which]], scene.position[scene.b[which]]
    reach = np.abs(scene.bend[which])[:, None] * np.abs(a - b).sum(axis=1, keepdims=True) + 1.0
    low, high = np.minimum(a, b) - reach, np.maximum(a, b) + reach
    seen: Bools = np.all((high > (x, y)) & (low < (x + w, y + h)), axis=1)
    return seen


def _paint_lines(
    surface: Surface, scene: Scene, camera: Camera, which: Ints, side: Ints, factor: float
) -> Iterator[None]:
    if not len(which):
        return
    surface.begin("ties")
    blocks = []
    for block in _portions(which, _ENDS_A_STEP):
        blocks.append(scene.ends(block, side, factor))
        yield
    start = camera.to_surface(np.concatenate([ends.start for ends in blocks]))
    control = camera.to_surface(np.concatenate([ends.control for ends in blocks]))
    stop = camera.to_surface(np.concatenate([ends.stop for ends in blocks]))
    look = np.where(np.concatenate([ends.shown for ends in blocks]), scene.look[which], -1)
    heading = stop - control
    heading = heading / np.maximum(np.hypot(heading[:, 0], heading[:, 1]), 1e-9)[:, None]
    head = np.minimum(HEAD * camera.scale, 0.6 * np.hypot(*(stop - start).T))[:, None]
    arrow = scene.arrow[which]
    # The line ends inside its head, or its blunt end would stick out at the tip.
    tail = np.where(arrow[:, None], stop - heading * head * 0.7, stop)
    tip = np.stack([stop, _beside(stop, heading, head, 1), _beside(stop, heading, head, -1)], axis=1)
    straight = scene.bend[which] == 0
    for code in _ORDER:
        mine = look == code
        if not mine.any():
            continue
        style, strength = _STYLES[code // 3], code % 3 + 1
        # From far away the weakest shade is dark enough, and lets the actors come out.
        colour = palette.line_colour(style, strength if camera.scale >= FAR else 1)
        for stroke in strokes(LINES[style], colour, palette.WIDTHS[strength - 1], camera.scale):
            for part in _portions(np.flatnonzero(mine & straight), _DASHED_A_STEP if stroke.dash else _LINES_A_STEP):
                surface.lines(np.concatenate([start[part], tail[part]], axis=1), stroke)
                yield
            for part in _portions(np.flatnonzero(mine & ~straight), _CURVES_A_STEP):
                surface.curves(np.concatenate([start[part], control[part], tail[part]], axis=1), stroke)
                yield
        if LINES[style].crossed:
            width = max(palette.WIDTHS[0] * camera.scale, 1.0)
            surface.lines(_crosses(start[mine], control[mine], stop[mine], camera.scale), Stroke(colour, width))
        for part in _portions(np.flatnonzero(mine & arrow), _LINES_A_STEP):
            surface.polygons(tip[part], colour)
            yield
    surface.end()


def strokes(look: LineLook, colour: str, width: float, scale: float) -> list[Stroke]:
    """The strokes, one over the other, that make a style of line; `width` in em."""
    wide = max(width * look.width * scale, 0.8)
    # Dashes grow with the line, so that a strong dotted line has dots and no sausages.
    # Far out they stay long enough to be told from a line.
    stretch = max(scale * max(1.0, width / palette.WIDTHS[1]), 8.0 if scale > 1 else 0.0)
    made = [Stroke(colour, wide, tuple(part * stretch for part in look.dash), any(part < 0.02 for part in look.dash))]
    if look.double:
        made.append(Stroke(palette.WHITE, wide * 0.36))
    return made


def _portions(indices: Ints, count: int) -> Iterator[Ints]:
    for begin in range(0, len(indices), count):
        yield indices[begin : begin + count]


def _beside(stop: Floats, heading: Floats, head: Floats, hand: int) -> Floats:
    across = np.stack([-heading[:, 1], heading[:, 0]], axis=1)
    return np.asarray(stop - heading * head + across * head * (hand * _HEAD_WIDTH / 2 / HEAD * 1.25), dtype=np.float64)


def _crosses(start: Floats, control: Floats, stop: Floats, scale: float) -> Floats:
    """Two short strokes across the middle of each line."""
    found = []
    for t in (0.44, 0.56):
        middle = (1 - t) ** 2 * start + 2 * t * (1 - t) * control + t * t * stop
        along = stop - start
        along = along / np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None]
        across = np.stack([-along[:, 1], along[:, 0]], axis=1) + along * 0.5
        found.append(np.concatenate([middle - across * 0.34 * scale, middle + across * 0.34 * scale], axis=1))
    return np.concatenate(found)


def _paint_actors(
    surface: Surface, scene: Scene, camera: Camera, which: Ints, side: Ints, factor: float
) -> Iterator[None]:
    nodes = scene.diagram.nodes
    middle = camera.to_surface(scene.position[which])
    em = camera.scale * factor
    stamp_scale = max(camera.scale, FAR) if camera.scale > 0.3 else camera.scale
    centre = camera.to_surface(scene.position[which] + scene.label_centre(side, factor, which))
    top = centre[:, 1] - scene.label[which, 1] * em / 2
    for count, (index, (x, y), label_x, label_y) in enumerate(
        zip(which.tolist(), middle.tolist(), centre[:, 0].tolist(), top.tolist(), strict=True)
    ):
        node = nodes[index]
        surface.begin(f"actor-{node.id}", node.name)
        parts = shapes.stamp(node.kind, node.entity, node.wished, node.dimmed)
        surface.stamp(parts, shapes.size(node.importance), x, y, stamp_scale)
        if side[index] != HIDDEN:
            surface.label(node.label, label_x, label_y, em, palette.DIMMED_TEXT if node.dimmed else palette.INK)
        surface.end()
        if count % _ACTORS_A_STEP == _ACTORS_A_STEP - 1:
            yield
