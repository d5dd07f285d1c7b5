"""Which labels show, and on which side of their shape: by priority, never over a shape or over another label."""

from collections.abc import Iterator

import numpy as np

from workshop.ui.canvas.groups import frame_titles
from workshop.ui.canvas.scene import HIDDEN, Bools, Floats, Ints, Scene, label_centre

MOST = 300
"""Labels on screen at once; more cannot be read."""
_TRIES = 1500
_TRIES_A_STEP = 200
_CELLS = 6_000_000


def place_labels(
    scene: Scene,
    scale: float,
    area: tuple[float, float, float, float],
    factor: float = 1.0,
    most: int | None = None,
) -> Ints:
    """(n,) side of each label, HIDDEN where none is free.

    `scale` is pixels per em, `area` the x, y, width and height in em of what is looked at, `factor` how much larger
    than 1 em the labels are.
    """
    side = np.full(len(scene.position), HIDDEN, dtype=np.int64)
    for _ in placing(side, scene, scale, area, factor, most):
        pass
    return side


def placing(
    side: Ints,
    scene: Scene,
    scale: float,
    area: tuple[float, float, float, float],
    factor: float = 1.0,
    most: int | None = None,
) -> Iterator[None]:
    """As `place_labels`, into `side` (all HIDDEN at first), in steps of a few milliseconds."""
    x, y, w, h = area
    if not len(side) or w <= 0 or h <= 0:
        return
    cell = max(1.0 / scale, 0.1, (w * h / _CELLS) ** 0.5)
    columns, rows = int(w / cell) + 1, int(h / cell) + 1
    taken = np.zeros((rows, columns), dtype=np.bool_)
    middle = scene.position - (x, y)
    reach = np.maximum(scene.shape / 2, 0.5)
    inside: Bools = np.all((middle + reach > 0) & (middle - reach < (w, h)), axis=1)
    low = np.clip(np.round((middle - scene.shape / 2) / cell), 0, (columns, rows)).astype(np.int64)
    high = np.clip(np.round((middle + scene.shape / 2) / cell), 0, (columns, rows)).astype(np.int64)
    for index in np.flatnonzero(inside).tolist():
        taken[low[index, 1] : high[index, 1], low[index, 0] : high[index, 0]] = True
    if scene.diagram.grouping == "frame":
        for _, left, top, em, wide in frame_titles(scene, factor):
            corners = np.array([(left, top), (left + wide, top + 1.2 * em)]) - (x, y)
            (x0, y0), (x1, y1) = np.clip(np.round(corners / cell), 0, (columns, rows)).astype(np.int64).tolist()
            taken[y0:y1, x0:x1] = True
    yield
    order = scene.by_priority[inside[scene.by_priority]]
    order = order[(scene.label[order] > 0).all(axis=1)]
    tried = order[:_TRIES] if most is not None else order
    boxes = _candidates(scene, tried, middle, factor, cell)
    yield
    left = len(side) if most is None else most
    homes = _homes(scene, (x, y), cell)
    sides = np.stack([(scene.side[tried] + k) % 4 if k else scene.side[tried] for k in range(4)], axis=1)
    for row, index in enumerate(tried.tolist()):
        home = homes.get(scene.diagram.nodes[index].group)
        for turn, chosen in enumerate(sides[row].tolist()):
            x0, y0, x1, y1 = boxes[chosen][row]
            if home and turn and (x0 < home[0] or y0 < home[1] or x1 > home[2] or y1 > home[3]):
                continue  # a label beside its shape must not leave the frame: it would seem to belong elsewhere
            if x0 < 0 or y0 < 0 or x1 > columns or y1 > rows or taken[y0:y1, x0:x1].any():
                continue
            taken[y0:y1, x0:x1] = True
            side[index] = chosen
            left -= 1
            break
        if left == 0:
            break
        if row % _TRIES_A_STEP == _TRIES_A_STEP - 1:
            yield


def _homes(scene: Scene, origin: tuple[float, float], cell: float) -> dict[int, list[int]]:
    """Per framed group the cells (left, top, right, bottom) of its frame."""
    if scene.diagram.grouping != "frame":
        return {}
    return {
        group: np.round((np.array([left, top, left + w, top + h]) - (*origin, *origin)) / cell)
        .astype(np.int64)
        .tolist()
        for group, left, top, w, h in scene.frames()
    }


def _candidates(scene: Scene, which: Ints, middle: Floats, factor: float, cell: float) -> list[list[list[int]]]:
    """Per side and actor the cells (left, top, right, bottom) that its label would take there."""
    shape, label = scene.shape[which], scene.label[which] * factor
    found = []
    for side in range(4):
        centre = middle[which] + label_centre(shape, label, np.full(len(which), side))
        edges = np.concatenate([centre - label / 2, centre + label / 2], axis=1)
        found.append(np.round(edges / cell).astype(np.int64).tolist())
    return found
