"""What lies over the picture of the map: lifted actors, rings of selection, hover and focus, legend and texts."""

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from workshop.network.diagram import Diagram
from workshop.ui.canvas import palette, shapes
from workshop.ui.canvas.figure import ROW, draw_heading, draw_legend, legend_rows, row_width
from workshop.ui.canvas.painter import Camera, paint
from workshop.ui.canvas.scene import Ints, Scene
from workshop.ui.canvas.surface import PainterSurface

LEGEND_TEXT = 13.0
"""Pixels, as the rest of the window."""
_LIFTED_IN_FULL = 40
_PADDING = 10.0


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
    """Legend and, when asked for, heading: drawn once per width, then copied."""

    def __init__(self) -> None:
        self._pixmap: QPixmap | None = None
        self._key: object = None
        self.legend_height = 0.0
        self.heading_height = 0.0

    def draw(
        self, painter: QPainter, diagram: Diagram, width: float, height: float, dots: float, heading: bool
    ) -> None:
        self.measure(diagram, width, heading)
        key = (diagram.legend, diagram.title, diagram.counts, diagram.source, diagram.date, diagram.confidentiality)
        key_now = (key, width, height, dots, heading)
        if key_now != self._key:
            self._key = key_now
            self._pixmap = self._drawn(diagram, width, height, dots, heading)
        if self._pixmap is not None:
            painter.drawPixmap(QPointF(0, 0), self._pixmap)

    def measure(self, diagram: Diagram, width: float, heading: bool) -> None:
        """Know how much room the texts take from the map."""
        rows = legend_rows(diagram.legend, width - 4 * _PADDING, LEGEND_TEXT)
        self.legend_height = len(rows) * ROW * LEGEND_TEXT + 2 * _PADDING if rows else 0.0
        self.heading_height = 3.1 * LEGEND_TEXT * 1.3 if heading else 0.0

    def _drawn(self, diagram: Diagram, width: float, height: float, dots: float, heading: bool) -> QPixmap:
        pixmap = QPixmap(max(round(width * dots), 1), max(round(height * dots), 1))
        pixmap.setDevicePixelRatio(dots)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        surface = PainterSurface(painter)
        if heading:
            strip = QColor(palette.WHITE)
            strip.setAlphaF(0.9)
            painter.fillRect(QRectF(0, 0, width, self.heading_height), strip)
            draw_heading(surface, diagram, (2 * _PADDING, 0.4 * _PADDING, width - 4 * _PADDING), LEGEND_TEXT * 1.3)
        rows = legend_rows(diagram.legend, width - 4 * _PADDING, LEGEND_TEXT)
        if rows:
            wide = max(row_width(row, LEGEND_TEXT) for row in rows) + 2 * _PADDING
            box = QRectF(_PADDING, height - self.legend_height, wide, self.legend_height - _PADDING * 0.6)
            ground = QColor(palette.WHITE)
            ground.setAlphaF(0.93)
            painter.setPen(QPen(QColor("#D8DEE6"), 1))
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 6, 6)
            draw_legend(surface, rows, (box.x() + _PADDING, box.y() + 0.7 * _PADDING), LEGEND_TEXT)
        painter.end()
        return pixmap
