"""The line icons of the interface, drawn for Stip: paths on a grid of 20 by 20."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from workshop.ui.theme import INK

# M and L take a point, C two control points and a point, O a circle (centre, radius), Z closes.
_PATHS = {
    "arrange": "O 10 4 2 O 4 15 2 O 16 15 2 M 9 6 L 5 13 M 11 6 L 15 13 M 6 15 L 14 15",
    "close": "M 5 5 L 15 15 M 15 5 L 5 15",
    "copy": "M 7 7 L 16 7 L 16 17 L 7 17 Z M 13 7 L 13 3 L 4 3 L 4 13 L 7 13",
    "done": "O 10 10 8 M 6 10.5 L 9 13.5 L 14 7",
    "down": "M 5 8 L 10 13 L 15 8",
    "export": "M 10 13 L 10 3 M 6 7 L 10 3 L 14 7 M 4 12 L 4 17 L 16 17 L 16 12",
    "file": "M 5 2 L 12 2 L 16 6 L 16 18 L 5 18 Z M 12 2 L 12 6 L 16 6",
    "fit": "M 3 7 L 3 3 L 7 3 M 13 3 L 17 3 L 17 7 M 17 13 L 17 17 L 13 17 M 7 17 L 3 17 L 3 13",
    "folder": "M 2 5 L 8 5 L 10 7 L 18 7 L 18 16 L 2 16 Z",
    "help": "O 10 10 8 M 7.5 8 C 7.5 4.5 12.5 4.5 12.5 8 C 12.5 10 10 10 10 12 M 10 14.5 L 10 14.6",
    "menu": "M 3 5 L 17 5 M 3 10 L 17 10 M 3 15 L 17 15",
    "panel": "M 3 4 L 17 4 L 17 16 L 3 16 Z M 12 4 L 12 16",
    "plus": "M 10 4 L 10 16 M 4 10 L 16 10",
    "redo": "M 13 3 L 17 7 L 13 11 M 17 7 L 8 7 C 1 7 1 16 8 16 L 11 16",
    "search": "O 9 9 5.5 M 13 13 L 17.5 17.5",
    "trash": "M 3 5 L 17 5 M 8 5 L 8 3 L 12 3 L 12 5 M 5 5 L 6 17 L 14 17 L 15 5 M 8.5 8 L 8.5 14 M 11.5 8 L 11.5 14",
    "undo": "M 7 3 L 3 7 L 7 11 M 3 7 L 12 7 C 19 7 19 16 12 16 L 9 16",
    "warning": "M 10 3 L 18 17 L 2 17 Z M 10 8 L 10 12 M 10 14.5 L 10 14.6",
    "zoom_in": "O 9 9 5.5 M 13 13 L 17.5 17.5 M 9 6.5 L 9 11.5 M 6.5 9 L 11.5 9",
    "zoom_out": "O 9 9 5.5 M 13 13 L 17.5 17.5 M 6.5 9 L 11.5 9",
}
_GRID = 20


@cache
def icon(name: str, colour: str = INK) -> QIcon:
    """The icon in a colour, sharp at every scale of the screen."""
    made = QIcon()
    for scale in (1, 2):
        made.addPixmap(_drawn(name, colour, scale))
    return made


def _drawn(name: str, colour: str, scale: int) -> QPixmap:
    pixmap = QPixmap(QSize(_GRID * scale, _GRID * scale))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.setPen(QPen(QColor(colour), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPath(_path(name))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap


def _path(name: str) -> QPainterPath:
    path = QPainterPath()
    words = iter(_PATHS[name].split())

    def number() -> float:
        return float(next(words))

    for word in words:
        match word:
            case "M":
                path.moveTo(number(), number())
            case "L":
                path.lineTo(number(), number())
            case "C":
                points = [QPointF(number(), number()) for _ in range(3)]
                path.cubicTo(*points)
            case "O":
                x, y, radius = number(), number(), number()
                path.addEllipse(QRectF(x - radius, y - radius, 2 * radius, 2 * radius))
            case "Z":
                path.closeSubpath()
    return path
