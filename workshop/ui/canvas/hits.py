"""What lies under the pointer: an actor, the rim of an actor, a tie; and what lies within a rectangle."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from workshop.ui.canvas.painter import Camera
from workshop.ui.canvas.scene import HIDDEN, Floats, Ints, Scene

RIM_OUT = 8.0
"""How many pixels beyond its outline an actor's rim can be grabbed."""
RIM_IN = 3.0
TIE_REACH = 6.0


@dataclass(frozen=True, slots=True)
class Hit:
    """`index` into the nodes or the lines of the diagram."""

    sort: Literal["actor", "rim", "tie"]
    index: int


def hit(scene: Scene, camera: Camera, side: Ints, factor: float, x: float, y: float) -> Hit | None:
    """What is at this place of the widget, the nearest actor before the nearest tie."""
    if not len(scene.position):
        return None
    point = np.array(camera.to_em(x, y))
    away = point - scene.position
    distance = np.hypot(away[:, 0], away[:, 1])
    near = np.flatnonzero(distance < scene.shape.max(axis=1) / 2 + (RIM_OUT + 1) / camera.scale)
    if len(near):
        turn = np.arctan2(away[near, 1], away[near, 0])
        beyond = (distance[near] - scene.reach(near, turn)) * camera.scale
        best = int(np.argmin(beyond))
        index = int(near[best])
        radius = float(distance[index] * camera.scale - beyond[best])
        inner = -min(RIM_IN, radius * 0.3)
        outer = min(RIM_OUT, max(radius * 0.8, 3.0))
        if beyond[best] <= inner:
            return Hit("actor", index)
        if beyond[best] <= outer:
            return Hit("rim" if radius >= 6 else "actor", index)
    labelled = _label_at(scene, side, factor, point)
    if labelled is not None:
        return Hit("actor", labelled)
    tie = _tie_at(scene, side, factor, camera, point)
    return Hit("tie", tie) if tie is not None else None


def _label_at(scene: Scene, side: Ints, factor: float, point: Floats) -> int | None:
    if len(side) != len(scene.position):
        return None
    off = np.abs(point - scene.position - scene.label_centre(side, factor))
    inside = (off <= scene.label * factor / 2).all(axis=1) & (side != HIDDEN)
    found = np.flatnonzero(inside)
    return int(found[0]) if len(found) else None


def _tie_at(scene: Scene, side: Ints, factor: float, camera: Camera, point: Floats) -> int | None:
    if not len(scene.a):
        return None
    reach = TIE_REACH / camera.scale
    a, b = scene.position[scene.a], scene.position[scene.b]
    slack = np.abs(scene.bend)[:, None] * np.abs(a - b).sum(axis=1, keepdims=True) + reach + 0.6
    near = np.flatnonzero(((np.minimum(a, b) - slack < point) & (np.maximum(a, b) + slack > point)).all(axis=1))
    if not len(near):
        return None
    sides = side if len(side) == len(scene.position) else np.full(len(scene.position), HIDDEN)
    ends = scene.ends(near, sides, factor)
    best = np.full(len(near), np.inf)
    before = ends.start
    pieces = 1 if not scene.bend[near].any() else 8
    for t in (k / pieces for k in range(1, pieces + 1)):
        after = (1 - t) ** 2 * ends.start + 2 * t * (1 - t) * ends.control + t * t * ends.stop if t < 1 else ends.stop
        best = np.minimum(best, _distance(point, before, after))
        before = after
    best[~ends.shown] = np.inf
    nearest = int(np.argmin(best))
    return int(near[nearest]) if best[nearest] <= reach else None


def _distance(point: Floats, start: Floats, stop: Floats) -> Floats:
    along = stop - start
    share = ((point - start) * along).sum(axis=1) / np.maximum((along**2).sum(axis=1), 1e-12)
    foot = start + along * np.clip(share, 0, 1)[:, None]
    return np.asarray(np.hypot(*(foot - point).T))


def within(scene: Scene, camera: Camera, box: tuple[float, float, float, float]) -> list[str]:
    """Ids of the actors whose centre lies in a rectangle of the widget (x, y, width, height)."""
    x, y, w, h = box
    low, high = np.array(camera.to_em(x, y)), np.array(camera.to_em(x + w, y + h))
    inside = np.flatnonzero(((scene.position >= low) & (scene.position <= high)).all(axis=1))
    return [scene.diagram.nodes[index].id for index in inside.tolist()]
