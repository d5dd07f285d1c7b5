"""What the painter draws on, and the one that is Qt's: a window, a picture or a page of PDF."""

import math
from dataclasses import dataclass
from functools import cache
from typing import Literal, Protocol

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPaintDevice,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)
from shiboken6 import Shiboken

from workshop.ui.canvas.palette import WHITE
from workshop.ui.canvas.paths import Path
from workshop.ui.canvas.scene import ASCENT, LINE_HEIGHT, Floats, text_width
from workshop.ui.canvas.shapes import Part
from workshop.ui.fonts import font

Anchor = Literal["start", "middle", "end"]
MEDIUM = QFont.Weight.Medium.value
HALO = 0.3
"""Width in em of the white stroke behind a label; half of it shows."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """Colour, width and dashes (drawn, left out, …) of a line, in the surface's own unit."""

    colour: str
    width: float
    dash: tuple[float, ...] = ()
    round: bool = False


class Surface(Protocol):
    """Draws primitives at places in its own unit, y down."""

    def rectangle(
        self, box: tuple[float, float, float, float], radius: float, fill: str, outline: str | None = None
    ) -> None: ...

    def lines(self, ends: Floats, stroke: Stroke) -> None:
        """`ends` (m, 4): x, y of both ends."""

    def curves(self, points: Floats, stroke: Stroke) -> None:
        """`points` (m, 6): start, control point and end of quadratic curves."""

    def polygons(self, corners: Floats, fill: str) -> None:
        """`corners` (m, k, 2)."""

    def begin(self, name: str, title: str = "") -> None:
        """What follows, until `end`, belongs together under this id."""

    def end(self) -> None: ...

    def stamp(self, parts: tuple[Part, ...], size: float, x: float, y: float, scale: float) -> None:
        """The picture of an actor of `size` em, at `scale` units per em."""

    def text(
        self,
        text: str,
        x: float,
        baseline: float,
        em: float,
        colour: str,
        weight: int = MEDIUM,
        anchor: Anchor = "start",
    ) -> None: ...

    def label(self, lines: tuple[str, ...], x: float, top: float, em: float, colour: str) -> None:
        """Centred lines of text on a halo."""


def prepare(painter: QPainter) -> None:
    """What a painter needs to know each time it begins."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)


class PainterSurface:
    """Draws with a QPainter.

    `vector` is for pages of PDF, where text may stand only once and dashes are the reader's work; on pixels, shorter
    ways are as good. `sprites` draws each picture of an actor once and copies it: for many small ones.
    """

    def __init__(self, painter: QPainter, *, vector: bool = False, sprites: bool = False, halo: bool = True) -> None:
        self._vector = vector
        prepare(painter)
        self._painter = painter
        self._sprites = sprites
        self._halo = halo
        device: QPaintDevice = painter.device()
        self._dots = max(device.logicalDpiY(), 1)

    def rectangle(
        self, box: tuple[float, float, float, float], radius: float, fill: str, outline: str | None = None
    ) -> None:
        self._painter.setPen(QPen(QColor(outline), max(radius / 12, 1.0)) if outline else Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(fill))
        self._painter.drawRoundedRect(QRectF(*box), radius, radius)

    def lines(self, ends: Floats, stroke: Stroke) -> None:
        if stroke.dash and not self._vector:
            # Dots and dashes cut here are much cheaper than by Qt: `python -m benchmarks canvas`.
            ends = dashed(ends, stroke)
            stroke = Stroke(stroke.colour, stroke.width, (), stroke.round and stroke.width >= _ROUND_FROM)
        self._painter.setPen(_pen(stroke))
        buffer = np.ascontiguousarray(ends, dtype=np.float64)
        if len(buffer):
            # Qt reads the numbers where NumPy keeps them: an array of four doubles is an array of QLineF.
            first: QLineF = Shiboken.wrapInstance(buffer.ctypes.data, QLineF)  # type: ignore[assignment]
            self._painter.drawLines(first, len(buffer))

    def curves(self, points: Floats, stroke: Stroke) -> None:
        if len(points):
            path = QPainterPath()
            for x0, y0, x1, y1, x2, y2 in points.tolist():
                path.moveTo(x0, y0)
                path.quadTo(x1, y1, x2, y2)
            self._painter.strokePath(path, _pen(stroke))

    def polygons(self, corners: Floats, fill: str) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(fill))
        path = QPainterPath()
        for polygon in corners.tolist():
            path.moveTo(*polygon[-1])
            for x, y in polygon:
                path.lineTo(x, y)
        self._painter.drawPath(path)

    def begin(self, name: str, title: str = "") -> None:
        """Qt has no groups."""

    def end(self) -> None:
        """Qt has no groups."""

    def stamp(self, parts: tuple[Part, ...], size: float, x: float, y: float, scale: float) -> None:
        if self._sprites:
            dots = self._painter.device().devicePixelRatioF()
            pixmap, half = _sprite(parts, round(size * 5) / 5, round(scale, 2), dots)
            self._painter.drawPixmap(QPointF(x - half, y - half), pixmap)
            return
        self._painter.translate(x, y)
        draw_parts(self._painter, parts, size, scale)
        self._painter.translate(-x, -y)

    def text(
        self,
        text: str,
        x: float,
        baseline: float,
        em: float,
        colour: str,
        weight: int = MEDIUM,
        anchor: Anchor = "start",
    ) -> None:
        self._painter.setFont(self._font(em, weight))
        self._painter.setPen(QColor(colour))
        if anchor != "start":
            x -= text_width(text, weight) * em * (0.5 if anchor == "middle" else 1.0)
        self._painter.drawText(QPointF(x, baseline), text)

    def label(self, lines: tuple[str, ...], x: float, top: float, em: float, colour: str) -> None:
        places = [
            (line, x - text_width(line) * em / 2, top + (row * LINE_HEIGHT + ASCENT) * em)
            for row, line in enumerate(lines)
        ]
        self._painter.setFont(self._font(em, MEDIUM))
        if self._halo and self._vector:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(_VEIL)
            for line, left, baseline in places:
                self._painter.drawRoundedRect(QRectF(*halo_box(line, left, baseline, em)), 0.2 * em, 0.2 * em)
        elif self._halo:
            self._painter.setPen(QColor(WHITE))
            around = _around(16 if em > 30 else 8, HALO / 2 * em)
            for line, left, baseline in places:
                for dx, dy in around:
                    self._painter.drawText(QPointF(left + dx, baseline + dy), line)
        self._painter.setPen(QColor(colour))
        for line, left, baseline in places:
            self._painter.drawText(QPointF(left, baseline), line)

    def _font(self, em: float, weight: int) -> QFont:
        made = font(weight)
        made.setPointSizeF(max(em * 72 / self._dots, 0.5))
        return made


_ROUND_FROM = 3.0
"""Pixels: finer dots are drawn square, which nobody sees."""
_VEIL = QColor(255, 255, 255, 190)


def halo_box(line: str, left: float, baseline: float, em: float) -> tuple[float, float, float, float]:
    """The x, y, width and height of the veil behind a line of text, where a stroke behind it is not to be had."""
    return left - 0.1 * em, baseline - 0.79 * em, text_width(line) * em + 0.2 * em, 0.96 * em


@cache
def _around(count: int, radius: float) -> tuple[tuple[float, float], ...]:
    turns = (k * math.tau / count for k in range(count))
    return tuple((radius * math.cos(turn), radius * math.sin(turn)) for turn in turns)


def dashed(ends: Floats, stroke: Stroke) -> Floats:
    """(k, 4) the dashes of lines (m, 4); a dash shorter than the line is wide becomes a square dot."""
    along = ends[:, 2:] - ends[:, :2]
    length = np.hypot(along[:, 0], along[:, 1])
    unit = along / np.maximum(length, 1e-9)[:, None]
    period = sum(stroke.dash)
    shortest = 0.05 if stroke.round and stroke.width >= _ROUND_FROM else stroke.width
    found = []
    for place in range(0, len(stroke.dash), 2):
        offset, drawn = sum(stroke.dash[:place]), max(stroke.dash[place], shortest)
        count = np.maximum(np.ceil((length - offset) / period), 0).astype(np.int64)
        line = np.repeat(np.arange(len(ends)), count)
        begin = offset + (np.arange(len(line)) - np.repeat(np.cumsum(count) - count, count)) * period
        stop = np.minimum(begin + drawn, length[line])
        start = ends[line, :2]
        found.append(np.concatenate([start + unit[line] * begin[:, None], start + unit[line] * stop[:, None]], axis=1))
    return np.concatenate(found)


def _pen(stroke: Stroke) -> QPen:
    pen = QPen(QColor(stroke.colour), stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if stroke.round else Qt.PenCapStyle.FlatCap)
    if stroke.dash:
        pen.setDashPattern([part / stroke.width for part in stroke.dash])
    return pen


@cache
def painter_path(path: Path) -> QPainterPath:
    made = QPainterPath()
    made.setFillRule(Qt.FillRule.WindingFill)
    for name, numbers in path:
        if name == "M":
            made.moveTo(*numbers)
        elif name == "L":
            made.lineTo(*numbers)
        elif name == "C":
            made.cubicTo(*numbers)
        else:
            made.closeSubpath()
    return made


def draw_parts(painter: QPainter, parts: tuple[Part, ...], size: float, scale: float) -> None:
    """An actor's picture at the painter's origin."""
    unit = size * scale
    for part in parts:
        painter.translate(part.shift[0] * scale, part.shift[1] * scale)
        painter.scale(unit, unit)
        pen = QPen(Qt.PenStyle.NoPen)
        if part.outline is not None:
            pen = QPen(QColor(part.outline), max(part.width / size, 1.0 / unit))
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            if part.dash:
                pen.setDashPattern([length / part.width for length in part.dash])
        painter.setPen(pen)
        painter.setBrush(QColor(part.fill) if part.fill is not None else QBrush(Qt.BrushStyle.NoBrush))
        painter.drawPath(painter_path(part.path))
        painter.scale(1 / unit, 1 / unit)
        painter.translate(-part.shift[0] * scale, -part.shift[1] * scale)


_sprites: dict[tuple[tuple[Part, ...], float, float, float], tuple[QPixmap, float]] = {}


def _sprite(parts: tuple[Part, ...], size: float, scale: float, dots: float) -> tuple[QPixmap, float]:
    """A picture drawn once, and half its width; only the scale at hand is kept."""
    key = (parts, size, scale, dots)
    if key not in _sprites:
        if len(_sprites) > 2000:
            _sprites.clear()
        half = float(int(size * scale + 2))
        pixmap = QPixmap(round(2 * half * dots), round(2 * half * dots))
        pixmap.setDevicePixelRatio(dots)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(half, half)
        draw_parts(painter, parts, size, scale)
        painter.end()
        _sprites[key] = (pixmap, half)
    return _sprites[key]
