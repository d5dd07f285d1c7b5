"""What lies behind the actors of a group: a tint that follows them, or a frame with a title."""

import numpy as np
from PySide6.QtGui import QFont

from workshop.ui.canvas import palette
from workshop.ui.canvas.scene import HIDDEN, Floats, Ints, Scene, text_width
from workshop.ui.canvas.surface import Surface

_BOLD = QFont.Weight.Bold.value
_RADIUS = 1.4
_REACH = 1.9
_TITLE = 1.5
_FRAME_TITLE = 1.05
_TRIES = 250
_MOST_ACTORS = 800


def draw_groups(surface: Surface, scene: Scene, scale: float, x: float, y: float, side: Ints, factor: float) -> None:
    """Frames or tints of the scene, at `scale` units per em, shifted by (x, y); `side`, `factor`: see `paint`."""
    surface.begin("groups")
    if scene.diagram.grouping == "frame":
        for _, left, top, width, height in scene.frames():
            box = (left * scale + x, top * scale + y, width * scale, height * scale)
            surface.rectangle(box, 0.7 * scale, palette.FRAME_FILL, palette.FRAME_OUTLINE)
    else:
        _draw_tints(surface, scene, scale, x, y, side, factor)
    surface.end()


def frame_titles(scene: Scene, factor: float) -> list[tuple[int, float, float, float, float]]:
    """Per frame its group and the x, y, em and width of its title, in em; with large labels as large as the frame."""
    found = []
    for index, left, top, width, _ in scene.frames():
        wide = text_width(scene.diagram.groups[index], _BOLD)
        em = min(_FRAME_TITLE * factor, max(_FRAME_TITLE, (width - 1.1) / max(wide, 1e-6)))
        found.append((index, left + 0.55, top + 0.4, em, wide * em))
    return found


def draw_titles(surface: Surface, scene: Scene, scale: float, x: float, y: float, factor: float) -> None:
    """The titles of frames, over the ties that cross them."""
    surface.begin("titles")
    for index, left, top, size, width in frame_titles(scene, factor):
        start, em = left * scale + x, size * scale
        baseline = top * scale + y + 0.9 * em
        veil = (start - 0.2 * em, baseline - 0.9 * em, width * scale + 0.4 * em, 1.2 * em)
        surface.rectangle(veil, 0.2 * em, palette.FRAME_FILL)
        surface.text(scene.diagram.groups[index], start, baseline, em, palette.BLUE, _BOLD)
    surface.end()


def _draw_tints(surface: Surface, scene: Scene, scale: float, x: float, y: float, side: Ints, factor: float) -> None:
    """Rounded boxes of one colour per group, which flow together; others' actors are cut out."""
    low, high = _actor_boxes(scene, scene.side, 1.0)
    group = np.array([node.group for node in scene.diagram.nodes], dtype=np.int64)
    for pad, chosen in ((_REACH, np.flatnonzero(group >= 0)), (0.35, np.arange(len(group)))):
        for index in chosen.tolist():
            left, top = ((low[index] - pad) * scale + (x, y)).tolist()
            width, height = ((high[index] - low[index] + 2 * pad) * scale).tolist()
            fill = palette.TINTS[group[index] % len(palette.TINTS)] if group[index] >= 0 else palette.WHITE
            surface.rectangle((left, top, width, height), (_RADIUS if pad == _REACH else 0.5) * scale, fill)
    size = _TITLE * max(1.0, 0.8 * factor)
    for index, place in _title_places(scene, *_actor_boxes(scene, side, factor), size).items():
        title = scene.diagram.groups[index]
        left, baseline = place[0] * scale + x, (place[1] + 0.35 * size) * scale + y
        surface.text(title, left, baseline, size * scale, palette.tint_ink(index), _BOLD, "middle")


def _actor_boxes(scene: Scene, side: Ints, factor: float) -> tuple[Floats, Floats]:
    """(n, 2) the top left and bottom right of shape ∪ label of each actor; the shape alone where no label shows."""
    half = np.where((side == HIDDEN)[:, None], 0.0, scene.label * factor / 2)
    centre = np.where((side == HIDDEN)[:, None], scene.position, scene.position + scene.label_centre(side, factor))
    low = np.minimum(scene.position - scene.shape / 2, centre - half)
    high = np.maximum(scene.position + scene.shape / 2, centre + half)
    return low, high


def _title_places(scene: Scene, low: Floats, high: Floats, size: float) -> dict[int, tuple[float, float]]:
    """Per group the place for its title of `size` em: on its tint, clear of actors, few ties across, near its middle.

    A group without such a place gets none.
    """
    group = np.array([node.group for node in scene.diagram.nodes], dtype=np.int64)
    found: dict[int, tuple[float, float]] = {}
    if len(group) > _MOST_ACTORS:
        return found
    step = np.arange(-24, 25)
    grid = np.stack(np.meshgrid(step * 1.0, step * 0.7), axis=-1).reshape(-1, 2)
    grid = grid[np.argsort((grid**2).sum(axis=1), kind="stable")]
    share = np.linspace(0.04, 0.96, 24)[:, None, None]
    start, stop = scene.position[scene.a], scene.position[scene.b]
    crossed = (start * (1 - share) + stop * share).reshape(-1, 2)
    for index, title in enumerate(scene.diagram.groups):
        mine = group == index
        if not mine.any():
            continue
        half = np.array([text_width(title, _BOLD) * size / 2 + 0.2, size * 0.45])
        places = scene.position[mine].mean(axis=0) + grid
        taken = np.all((high[:, None] + half > places) & (low[:, None] - half < places), axis=2).any(axis=0)
        inner = half * (0.7, 1)
        tinted = np.all(
            (high[mine][:, None] + _REACH - inner > places) & (low[mine][:, None] - _REACH + inner < places), axis=2
        ).any(axis=0)
        free = places[~taken & tinted][:_TRIES]
        if len(free):
            ties = np.all(np.abs(free[:, None] - crossed) < half, axis=2).sum(axis=1)
            best = free[int(np.argmin(ties + np.arange(len(free)) * 0.01))]
            found[index] = (float(best[0]), float(best[1]))
    return found
