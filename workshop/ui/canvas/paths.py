"""Closed paths as plain numbers, for any surface: polygons, ellipses, rounded boxes."""

import math

Command = tuple[str, tuple[float, ...]]
Path = tuple[Command, ...]
"""("M", x y), ("L", x y), ("C", six numbers) or ("Z", nothing), as in SVG."""

_ROUND = 0.5523


def polygon(points: list[tuple[float, float]]) -> Path:
    first, *rest = points
    return (("M", first), *(("L", point) for point in rest), ("Z", ()))


def regular(corners: int, turn: float, radius: float = 0.5, stretch: tuple[float, float] = (1.0, 1.0)) -> Path:
    angles = (math.radians(turn) + k * math.tau / corners for k in range(corners))
    return polygon([(radius * stretch[0] * math.cos(a), radius * stretch[1] * math.sin(a)) for a in angles])


def ellipse(x: float, y: float, rx: float, ry: float) -> Path:
    kx, ky = rx * _ROUND, ry * _ROUND
    return (
        ("M", (x + rx, y)),
        ("C", (x + rx, y + ky, x + kx, y + ry, x, y + ry)),
        ("C", (x - kx, y + ry, x - rx, y + ky, x - rx, y)),
        ("C", (x - rx, y - ky, x - kx, y - ry, x, y - ry)),
        ("C", (x + kx, y - ry, x + rx, y - ky, x + rx, y)),
        ("Z", ()),
    )


def rounded(x: float, y: float, w: float, h: float, r: float) -> Path:
    k = r * (1 - _ROUND)
    right, bottom = x + w, y + h
    return (
        ("M", (x + r, y)),
        ("L", (right - r, y)),
        ("C", (right - k, y, right, y + k, right, y + r)),
        ("L", (right, bottom - r)),
        ("C", (right, bottom - k, right - k, bottom, right - r, bottom)),
        ("L", (x + r, bottom)),
        ("C", (x + k, bottom, x, bottom - k, x, bottom - r)),
        ("L", (x, y + r)),
        ("C", (x, y + k, x + k, y, x + r, y)),
        ("Z", ()),
    )


def box(x: float, y: float, w: float, h: float) -> Path:
    return polygon([(x, y), (x + w, y), (x + w, y + h), (x, y + h)])


def moved(path: Path, dx: float, dy: float, factor: float = 1.0) -> Path:
    """The path scaled about (0, 0) and then shifted."""
    return tuple(
        (name, tuple(value * factor + (dy if k % 2 else dx) for k, value in enumerate(numbers)))
        for name, numbers in path
    )
