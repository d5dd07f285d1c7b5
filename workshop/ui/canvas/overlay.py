"""What lies over the picture of the map: lifted actors, rings of selection, hover and focus, legend and texts."""

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from workshop.network.diagram import Diagram
from workshop.ui.canvas import palette, shapes
from workshop.ui.canvas.figure import ROW, Row, draw_heading, draw_legend, legend_rows, row_width
from workshop.ui.canvas.painter import Camera, paint
from workshop.ui.canvas.scene import HIDDEN, Ints, Scene
from workshop.ui.canvas.surface import PainterSurface
from workshop.ui.fonts import font

LEGEND_TEXT = (12.5, 10.5)
"""Pixels: the usual, and where the legend would take more than a seventh of the height."""
SHORT_LEGEND = 2
"""Rows that are shown of a legend that would take more than that share of the map."""
FOLD_BUTTON = 24
_HEADING_TEXT = 16.5
_LIFTED_IN_FULL = 40
_PADDING = 10.0
_NAMED = 12
"""Selected actors whose hidden label shows all the same."""
_VEIL = QColor(255, 255, 255, 236)


def draw_lifted(
    painter: QPainter,
    scene: Scene,
    camera: Camera,
    size: tuple[float, float],
    who: Collection[str],
    side: Ints,
    factor: float,
) -> None:
    """Actors that the picture leaves out, with their ties; `side` is that of the labels in the picture."""
    chosen = np.zeros(len(scene.position), dtype=np.bool_)
    chosen[[index for index in map(scene.diagram.index.get, who) if index is not None]] = True
    many = len(who) > _LIFTED_IN_FULL
    surface = PainterSurface(painter, sprites=many, halo=not many)
    side = np.where(chosen, scene.side, side)
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


class Look:
    """The map as it lies on the widget at this moment: `side` and `factor` are those of the labels on screen."""

    def __init__(self, scene: Scene, camera: Camera, side: Ints, factor: float, widget: QRectF) -> None:
        self._scene, self._camera, self._side, self._factor = scene, camera, side, factor
        self._widget = widget

    def box(self, actor: str) -> QRectF:
        """The rectangle that an actor's shape and label take."""
        index = self._scene.diagram.index[actor]
        scale = self._camera.scale
        x, y = self._camera.to_surface(self._scene.position[index]).tolist()
        wide, high = (self._scene.shape[index] * scale).tolist()
        box = QRectF(x - wide / 2, y - high / 2, wide, high)
        if self._side[index] == HIDDEN:
            return box
        off_x, off_y = (self._scene.label_centre(self._side, self._factor, np.array([index]))[0] * scale).tolist()
        wide, high = (self._scene.label[index] * self._factor * scale).tolist()
        return box.united(QRectF(x + off_x - wide / 2, y + off_y - high / 2, wide, high))

    def draw_chosen(self, painter: QPainter, ids: Collection[str]) -> None:
        """A ring round each selected actor in view, a band along each selected tie."""
        diagram = self._scene.diagram
        for key in ids:
            if key in diagram.index:
                if self._widget.intersects(self.box(key).adjusted(-9, -9, 9, 9)):
                    path = ring_path(self._scene, self._camera, diagram.index[key], 4.0)
                    draw_ring(painter, path, palette.ACCENT, 3.0)
                    if len(ids) <= _LIFTED_IN_FULL:
                        self._draw_label(painter, diagram.index[key])
            elif key in diagram.line_index:
                self._draw_chosen_tie(painter, diagram.line_index[key])

    def draw_current(self, painter: QPainter, actor: str) -> None:
        """Where the keyboard is, among several that are selected."""
        path = ring_path(self._scene, self._camera, self._scene.diagram.index[actor], 8.0)
        draw_ring(painter, path, palette.BLUE, 1.5, dashed=True)

    def draw_hidden_labels(self, painter: QPainter, actors: Collection[str], smallest: float) -> None:
        """The labels of these actors that found no room: below them, over whatever is there."""
        hidden = [
            index
            for index in map(self._scene.diagram.index.get, actors)
            if index is not None and self._side[index] == HIDDEN and self._scene.diagram.nodes[index].label
        ]
        em = max(self._camera.scale, smallest)
        for index in hidden[:_NAMED]:
            wide, high = (self._scene.label[index] * em).tolist()
            x, y = self._camera.to_surface(self._scene.position[index]).tolist()
            top = y + self._scene.shape[index, 1] * self._camera.scale / 2 + 6
            painter.setPen(QPen(QColor(palette.FRAME_OUTLINE), 1))
            painter.setBrush(QColor(palette.WHITE))
            painter.drawRoundedRect(QRectF(x - wide / 2 - 5, top - 2, wide + 10, high + 4), 4, 4)
            surface = PainterSurface(painter, halo=False)
            surface.label(self._scene.diagram.nodes[index].label, x, top, em, palette.INK)

    def _draw_label(self, painter: QPainter, index: int) -> None:
        """The label where it stands in the picture, once more: a ring must not lie over it."""
        scene, em = self._scene, self._camera.scale * self._factor
        node = scene.diagram.nodes[index]
        if self._side[index] != HIDDEN and node.label:
            centre = scene.position[index] + scene.label_centre(self._side, self._factor, np.array([index]))[0]
            x, y = self._camera.to_surface(centre).tolist()
            colour = palette.DIMMED_TEXT if node.dimmed else palette.INK
            top = y - float(scene.label[index, 1]) * em / 2
            PainterSurface(painter).label(node.label, x, top, em, colour)

    def _draw_chosen_tie(self, painter: QPainter, index: int) -> None:
        """An accent band with a dark edge, and the tie's own colour in the middle."""
        scene, line = self._scene, self._scene.diagram.lines[index]
        ends = scene.ends(np.array([index]), self._side, self._factor)
        points = (self._camera.to_surface(place)[0].tolist() for place in (ends.start, ends.control, ends.stop))
        start, control, stop = (QPointF(x, y) for x, y in points)
        path = QPainterPath(start)
        if scene.bend[index] == 0:
            path.lineTo(stop)
        else:
            path.quadTo(control, stop)
        wide = max(palette.WIDTHS[line.strength - 1] * self._camera.scale, 1.0)
        own = palette.LINES[line.style].colour
        for colour, more in ((palette.ACCENT_EDGE, 6.5), (palette.ACCENT, 4.5), (own, 0.0)):
            pen = QPen(QColor(colour), wide + more)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.strokePath(path, pen)


_HINT = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


def draw_focus(painter: QPainter, box: QRectF) -> None:
    """The frame that shows that keys go to the map."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(palette.BLUE), 2))
    painter.drawRect(box.adjusted(1, 1, -1, -1))


def draw_hint(painter: QPainter, box: QRectF, sentence: str) -> None:
    """What to do where there is nothing yet."""
    text = font()
    text.setPixelSize(18)
    painter.setFont(text)
    painter.setPen(QColor(palette.QUIET))
    painter.drawText(box.adjusted(20, 20, -20, -20), int(_HINT), sentence)


class Furniture:
    """Legend and, when asked for, heading: drawn once for a width, then copied.

    `unfolded` says whether the legend shows wholly or not at all; None leaves that to the room there is.
    """

    def __init__(self) -> None:
        self.unfolded: bool | None = None
        self.whole = True
        self.fold_corner = QPointF()
        self._key: object = None
        self._shown: list[Row] = []
        self._strips: list[tuple[QPointF, QPixmap]] = []
        self._text = LEGEND_TEXT[0]
        self.legend_height = 0.0
        self.heading_height = 0.0

    def measure(self, diagram: Diagram, width: float, height: float, heading: bool) -> None:
        """Know how much room the texts take from the map."""
        for self._text in LEGEND_TEXT:
            rows = legend_rows(diagram.legend, width - 4 * _PADDING - FOLD_BUTTON, self._text)
            if _height(rows, self._text) <= height / 7:
                break
        else:
            rows = rows if self.unfolded else rows[:SHORT_LEGEND]
        self._shown = [] if self.unfolded is False else rows
        self.whole = sum(map(len, self._shown)) == len(diagram.legend)
        self.legend_height = _height(self._shown, self._text) if diagram.legend else 0.0
        wide = max((row_width(row, self._text) for row in self._shown), default=-_PADDING)
        self.fold_corner = QPointF(round(wide + 3 * _PADDING), round(height - self.legend_height))
        self.heading_height = 3.1 * _HEADING_TEXT if heading else 0.0

    def draw(
        self, painter: QPainter, diagram: Diagram, width: float, height: float, dots: float, heading: bool
    ) -> None:
        texts = (diagram.legend, diagram.title, diagram.counts, diagram.source, diagram.date, diagram.confidentiality)
        key = (texts, width, height, dots, heading, self.unfolded)
        if key != self._key:
            self._key = key
            self.measure(diagram, width, height, heading)
            self._strips = [self._legend(height, dots)] if self._shown else []
            if heading:
                self._strips.append((QPointF(0, 0), self._heading(diagram, width, dots)))
        for corner, pixmap in self._strips:
            painter.drawPixmap(corner, pixmap)

    def _legend(self, height: float, dots: float) -> tuple[QPointF, QPixmap]:
        rows = self._shown
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


def _height(rows: list[Row], text: float) -> float:
    """Of the legend and the air round it; folded away it leaves room for its button."""
    return max(len(rows) * ROW * text + 2 * _PADDING, FOLD_BUTTON + _PADDING)


def _strip(width: float, height: float, dots: float) -> tuple[QPixmap, QPainter]:
    """An empty pixmap, and a painter that has begun on it."""
    pixmap = QPixmap(max(round(width * dots), 1), max(round(height * dots), 1))
    pixmap.setDevicePixelRatio(dots)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap, QPainter(pixmap)
