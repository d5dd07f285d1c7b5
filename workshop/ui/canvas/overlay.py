"""What lies over the picture of the map: lifted actors, rings of selection, hover and focus, legend and texts."""

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from workshop.network.diagram import Diagram
from workshop.ui.canvas import palette, shapes
from workshop.ui.canvas.figure import ROW, Row, draw_heading, draw_legend, legend_rows, row_width
from workshop.ui.canvas.painter import Camera, paint
from workshop.ui.canvas.scene import Ints, Scene
from workshop.ui.canvas.surface import PainterSurface

LEGEND_TEXT = (12.5, 10.5)
"""Pixels: the usual, and where the legend would take more than a fifth of the height."""
_HEADING_TEXT = 16.5
_LIFTED_IN_FULL = 40
_PADDING = 10.0
_VEIL = QColor(255, 255, 255, 236)


def draw_lifted(
    painter: QPainter, scene: Scene, camera: Camera, size: tuple[float, float], who: Collection[str], factor: float
) -> None:
    """Actors that the picture leaves out, with their ties."""
    chosen = np.zeros(len(scene.position), dtype=np.bool_)
    chosen[[index for index in map(scene.diagram.index.get, who) if index is not None]] = True
    many = len(who) > _LIFTED_IN_FULL
    surface = PainterSurface(painter, sprites=many, halo=not many)
    side = np.where(chosen, scene.side, -1)
    lines = chosen[scene.a] | chosen[scene.b]
    for _ in paint(surface, scene, camera, size, side, factor=factor, nodes=chosen, lines=lines, groups=False):
        pass


def ring_path(scene: Scene, camera: Camera, index: int, beyond: float) -> QPainterPath:
    """The silhouette of an actor's shape, `beyond` pixels outside of it."""
    corner = np.array(shapes.corners(shapes.SHAPES[scene.silhouette[index]]))
    low, high = corner.min(axis=0), corner.max(axis=0)
    half = scene.shape[index] * camera.scale / 2 + beyond
    outline = (corner - (low + high) / 2) / (high - low) * 2 * half + camera.to_surface(scene.position[index])
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in outline.tolist()]))
    path.closeSubpath()
    return path


def draw_ring(painter: QPainter, path: QPainterPath, colour: str, width: float, dashed: bool = False) -> None:
    """A ring with a dark edge, so that it shows on every ground."""
    edge = QPen(QColor(palette.ACCENT_EDGE if colour == palette.ACCENT else palette.WHITE), width + 2)
    edge.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen = QPen(QColor(colour), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashed:
        pen.setDashPattern([2, 2])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for each in (edge, pen):
        painter.setPen(each)
        painter.drawPath(path)


def tie_path(scene: Scene, camera: Camera, index: int, side: Ints, factor: float) -> QPainterPath:
    """A tie as it is drawn."""
    ends = scene.ends(np.array([index]), side, factor)
    start, control, stop = (QPointF(*camera.to_surface(p)[0].tolist()) for p in (ends.start, ends.control, ends.stop))
    path = QPainterPath(start)
    if scene.bend[index] == 0:
        path.lineTo(stop)
    else:
        path.quadTo(control, stop)
    return path


def draw_chosen_tie(painter: QPainter, scene: Scene, camera: Camera, index: int, side: Ints, factor: float) -> None:
    """A tie that is selected: an accent band with a dark edge, and the tie's own colour in the middle."""
    path = tie_path(scene, camera, index, side, factor)
    line = scene.diagram.lines[index]
    wide = max(palette.WIDTHS[line.strength - 1] * camera.scale, 1.0)
    for colour, width in ((palette.ACCENT_EDGE, 6.5), (palette.ACCENT, 4.5), (palette.LINES[line.style].colour, 0.0)):
        pen = QPen(QColor(colour), wide + width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.strokePath(path, pen)


def draw_hidden_label(painter: QPainter, scene: Scene, camera: Camera, index: int, smallest: float) -> None:
    """The label of an actor whose label found no room: below it, over whatever is there."""
    lines, em = scene.diagram.nodes[index].label, max(camera.scale, smallest)
    wide, high = (scene.label[index] * em).tolist()
    x, y = camera.to_surface(scene.position[index]).tolist()
    top = y + scene.shape[index, 1] * camera.scale / 2 + 6
    painter.setPen(QPen(QColor(palette.FRAME_OUTLINE), 1))
    painter.setBrush(QColor(palette.WHITE))
    painter.drawRoundedRect(QRectF(x - wide / 2 - 5, top - 2, wide + 10, high + 4), 4, 4)
    PainterSurface(painter, halo=False).label(lines, x, top, em, palette.INK)


def draw_focus(painter: QPainter, box: QRectF) -> None:
    """The frame that shows that keys go to the map."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(palette.BLUE), 2))
    painter.drawRect(box.adjusted(1, 1, -1, -1))


class Furniture:
    """Legend and, when asked for, heading: drawn once for a width, then copied."""

    def __init__(self) -> None:
        self._key: object = None
        self._strips: list[tuple[QPointF, QPixmap]] = []
        self._text = LEGEND_TEXT[0]
        self.legend_height = 0.0
        self.heading_height = 0.0

    def measure(self, diagram: Diagram, width: float, height: float, heading: bool) -> None:
        """Know how much room the texts take from the map."""
        for self._text in LEGEND_TEXT:
            rows = self._rows(diagram, width)
            self.legend_height = len(rows) * ROW * self._text + 2 * _PADDING if rows else 0.0
            if self.legend_height <= height / 5:
                break
        self.heading_height = 3.1 * _HEADING_TEXT if heading else 0.0

    def draw(
        self, painter: QPainter, diagram: Diagram, width: float, height: float, dots: float, heading: bool
    ) -> None:
        texts = (diagram.legend, diagram.title, diagram.counts, diagram.source, diagram.date, diagram.confidentiality)
        key = (texts, width, height, dots, heading)
        if key != self._key:
            self._key = key
            self.measure(diagram, width, height, heading)
            self._strips = [self._legend(diagram, width, height, dots)] if diagram.legend else []
            if heading:
                self._strips.append((QPointF(0, 0), self._heading(diagram, width, dots)))
        for corner, pixmap in self._strips:
            painter.drawPixmap(corner, pixmap)

    def _rows(self, diagram: Diagram, width: float) -> list[Row]:
        return legend_rows(diagram.legend, width - 4 * _PADDING, self._text)

    def _legend(self, diagram: Diagram, width: float, height: float, dots: float) -> tuple[QPointF, QPixmap]:
        rows = self._rows(diagram, width)
        wide = max(row_width(row, self._text) for row in rows) + 2 * _PADDING
        high = self.legend_height - 0.6 * _PADDING
        pixmap, painter = _strip(wide + 2, high + 2, dots)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.EDGE), 1))
        painter.setBrush(_VEIL)
        painter.drawRoundedRect(QRectF(0.5, 0.5, wide, high), 6, 6)
        draw_legend(PainterSurface(painter), rows, (_PADDING, 0.7 * _PADDING), self._text)
        painter.end()
        return QPointF(_PADDING, round(height - self.legend_height)), pixmap

    def _heading(self, diagram: Diagram, width: float, dots: float) -> QPixmap:
        pixmap, painter = _strip(width, self.heading_height, dots)
        painter.fillRect(QRectF(0, 0, width, self.heading_height), _VEIL)
        room = (2 * _PADDING, 0.4 * _PADDING, width - 4 * _PADDING)
        draw_heading(PainterSurface(painter), diagram, room, _HEADING_TEXT)
        painter.end()
        return pixmap


def _strip(width: float, height: float, dots: float) -> tuple[QPixmap, QPainter]:
    """An empty pixmap, and a painter that has begun on it."""
    pixmap = QPixmap(max(round(width * dots), 1), max(round(height * dots), 1))
    pixmap.setDevicePixelRatio(dots)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap, QPainter(pixmap)
