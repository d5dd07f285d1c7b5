"""What lies behind the actors of a group: a tint that follows them, or a frame with a title."""

import numpy as np
from PySide6.QtGui import QFont

from workshop.ui.canvas import palette
from workshop.ui.canvas.scene import TITLE_ROOM, Floats, Scene, text_width
from workshop.ui.canvas.surface import Surface

_BOLD = QFont.Weight.Bold.value
_RADIUS = 1.4
_REACH = 1.9
_TITLE = 1.5


def draw_groups(surface: Surface, scene: Scene, scale: float, x: float, y: float) -> None:
    """Frames or tints of the scene, at `scale` units per em, shifted by (x, y)."""
    surface.begin("groups")
    if scene.diagram.grouping == "frame":
        for index, left, top, width, height in scene.frames():
            box = (left * scale + x, top * scale + y, width * scale, height * scale)
            surface.rectangle(box, 0.7 * scale, palette.FRAME_FILL, palette.FRAME_OUTLINE)
            baseline = (top + TITLE_ROOM * 0.8) * scale + y
            title = scene.diagram.groups[index]
            surface.text(title, (left + 0.7) * scale + x, baseline, 1.05 * scale, palette.BLUE, _BOLD)
    else:
        _draw_tints(surface, scene, scale, x, y)
    surface.end()


def _draw_tints(surface: Surface, scene: Scene, scale: float, x: float, y: float) -> None:
    """Rounded boxes of one colour per group, which flow together; others' actors are cut out."""
    low, high = _actor_boxes(scene)
    group = np.array([node.group for node in scene.diagram.nodes], dtype=np.int64)
    for pad, chosen in ((_REACH, np.flatnonzero(group >= 0)), (0.35, np.arange(len(group)))):
        for index in chosen.tolist():
            left, top = ((low[index] - pad) * scale + (x, y)).tolist()
            width, height = ((high[index] - low[index] + 2 * pad) * scale).tolist()
            fill = palette.TINTS[group[index] % len(palette.TINTS)] if group[index] >= 0 else palette.WHITE
            surface.rectangle((left, top, width, height), (_RADIUS if pad == _REACH else 0.5) * scale, fill)
    for index, place in _title_places(scene, low, high).items():
        title = scene.diagram.groups[index]
        left, baseline = place[0] * scale + x, (place[1] + 0.35 * _TITLE) * scale + y
        surface.text(title, left, baseline, _TITLE * scale, palette.tint_ink(index), _BOLD, "middle")


def _actor_boxes(scene: Scene) -> tuple[Floats, Floats]:
    centre = scene.position + scene.label_centre(scene.side)
    low = np.minimum(scene.position - scene.shape / 2, centre - scene.label / 2)
    high = np.maximum(scene.position + scene.shape / 2, centre + scene.label / 2)
    return low, high


def _title_places(scene: Scene, low: Floats, high: Floats) -> dict[int, tuple[float, float]]:
    """Per group the free place for its title nearest to its middle, on its own tint; none where there is none."""
    group = np.array([node.group for node in scene.diagram.nodes], dtype=np.int64)
    found: dict[int, tuple[float, float]] = {}
    if len(group) > 3000:
        return found
    step = np.arange(-24, 25)
    grid = np.stack(np.meshgrid(step * 1.0, step * 0.7), axis=-1).reshape(-1, 2)
    grid = grid[np.argsort((grid**2).sum(axis=1), kind="stable")]
    for index, title in enumerate(scene.diagram.groups):
        mine = group == index
        if not mine.any():
            continue
        places = scene.position[mine].mean(axis=0) + grid
        half = np.array([text_width(title, _BOLD) * _TITLE / 2 + 0.2, _TITLE * 0.5])
        near = np.all((high[:, None] + half > places[None]) & (low[:, None] - half < places[None]), axis=2)
        tinted = np.all(
            (high[mine][:, None] + _REACH - half * (0.7, 1) > places[None])
            & (low[mine][:, None] - _REACH + half * (0.7, 1) < places[None]),
            axis=2,
        )
        free = np.flatnonzero(~near.any(axis=0) & tinted.any(axis=0))
        if len(free):
            found[index] = (float(places[free[0], 0]), float(places[free[0], 1]))
    return found
