"""Lines and boxes: which cross, which hit, how much of a line shows; everything for many at once."""

import numpy as np

from workshop.network.layout.problem import Bools, Drawing, Floats, Ints, Sides, label_offset

END_GAP = 0.15
"""Between the end of a line and the shape or label it ends at."""
CURVE_STEPS = 8


def cross(u: Floats, v: Floats) -> Floats:
    return np.asarray(u[..., 0] * v[..., 1] - u[..., 1] * v[..., 0], dtype=np.float64)


def hits(p: Floats, q: Floats, centre: Floats, half: Floats) -> Bools:
    """Which segments p→q touch which rectangles (separating axes: x, y and the segment's normal). Broadcasts."""
    d = q - p
    to = centre - (p + q) / 2
    reach = np.abs(d) / 2
    beside = np.abs(cross(d, to)) <= np.abs(d[..., 0]) * half[..., 1] + np.abs(d[..., 1]) * half[..., 0]
    return np.asarray(beside & (np.abs(to) <= reach + half).all(axis=-1), dtype=np.bool_)


def crosses(p: Floats, q: Floats, r: Floats, s: Floats) -> Bools:
    """Which segments p→q cross which segments r→s. Broadcasts."""
    apart = (cross(q - p, r - p) > 0) != (cross(q - p, s - p) > 0)
    return np.asarray(apart & ((cross(s - r, p - r) > 0) != (cross(s - r, q - r) > 0)), dtype=np.bool_)


def exit_length(unit: Floats, shape_half: Floats, label_at: Floats, label_half: Floats) -> Floats:
    """How far a line from a shape's centre, in direction `unit`, runs before it leaves shape and own label."""
    with np.errstate(divide="ignore", invalid="ignore"):
        side = 1 / np.maximum(np.abs(unit), 1e-12)
        shape = ((shape_half + END_GAP) * side).min(axis=-1)
        along = label_at / np.where(unit == 0, 1e-12, unit)
        depth = (label_half + END_GAP) * side
    near, far = (along - depth).max(axis=-1), (along + depth).min(axis=-1)
    through = (near <= far) & (far > 0) & (label_half > 0).all(axis=-1)
    return np.asarray(np.where(through, np.maximum(shape, far), shape), dtype=np.float64)


def visible(drawing: Drawing, position: Floats, side: Sides) -> Floats:
    """(pairs,) length of each straight line outside the shapes and labels at its own two ends."""
    d = position[drawing.b] - position[drawing.a]
    length = np.sqrt((d**2).sum(axis=1))
    unit = d / np.maximum(length, 1e-9)[:, None]
    label_at = label_offset(drawing.shape, drawing.label, side)
    shown = length
    for end, way in ((drawing.a, unit), (drawing.b, -unit)):
        shown = shown - exit_length(way, drawing.shape[end] / 2, label_at[end], drawing.label[end] / 2)
    return np.asarray(shown, dtype=np.float64)


def curve(p: Floats, q: Floats, bend: Floats) -> Floats:
    """(…, CURVE_STEPS + 1, 2) points of quadratic curves p→q whose middles lie `bend` of the length to the left."""
    d = q - p
    left = np.stack([d[..., 1], -d[..., 0]], axis=-1)
    t = np.linspace(0, 1, CURVE_STEPS + 1)[:, None]
    arch = 4 * t * (1 - t)
    return np.asarray(
        p[..., None, :] + t * d[..., None, :] + arch * (bend[..., None] * left)[..., None, :], dtype=np.float64
    )


def segments(drawing: Drawing, position: Floats, bend: Floats) -> tuple[Floats, Floats, Ints]:
    """All lines as straight segments: starts, ends and the pair each belongs to; a straight line is one segment."""
    straight = np.flatnonzero(bend == 0)
    bent = np.flatnonzero(bend)
    points = curve(position[drawing.a[bent]], position[drawing.b[bent]], bend[bent])
    start = np.concatenate([position[drawing.a[straight]], points[:, :-1].reshape(-1, 2)])
    end = np.concatenate([position[drawing.b[straight]], points[:, 1:].reshape(-1, 2)])
    return start, end, np.concatenate([straight, np.repeat(bent, CURVE_STEPS)])
