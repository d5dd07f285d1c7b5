"""The rubber band: dragging over empty ground selects the actors within."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from workshop.ui.canvas import palette
from workshop.ui.canvas.hits import within
from workshop.ui.canvas.tools.gesture import started
from workshop.ui.canvas.tools.select import clicked, swept

if TYPE_CHECKING:
    from workshop.ui.canvas.map_view import MapView


class RubberBand:
    def __init__(self, view: "MapView", press: QPointF, adding: bool) -> None:
        self._view = view
        self._press = self._at = press
        self._adding = adding
        self._before = view.selection()
        self._begun = False

    def move(self, at: QPointF) -> None:
        self._begun = self._begun or started(self._press, at)
        self._at = at
        if self._begun:
            inside = within(self._view.scene, self._view.camera, self._box().getRect())  # type: ignore[arg-type]
            self._view.choose(swept(self._before, inside, self._adding))

    def release(self, at: QPointF) -> None:
        if not self._begun:
            self._view.choose(clicked(self._before, None, self._adding))

    def cancel(self) -> None:
        self._view.choose(self._before)

    def paint(self, painter: QPainter) -> None:
        if self._begun:
            ground = QColor(palette.BLUE)
            ground.setAlphaF(0.08)
            painter.setPen(QPen(QColor(palette.BLUE), 1))
            painter.setBrush(ground)
            painter.drawRect(self._box())

    def _box(self) -> QRectF:
        return QRectF(self._press, self._at).normalized()
