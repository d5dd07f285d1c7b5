"""Panning: the map follows the pointer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

if TYPE_CHECKING:
    from workshop.ui.canvas.map_view import MapView


class Pan:
    def __init__(self, view: "MapView", press: QPointF) -> None:
        self._view = view
        self._press = self._last = press

    def move(self, at: QPointF) -> None:
        step = at - self._last
        self._last = at
        self._view.pan(step.x(), step.y())

    def release(self, at: QPointF) -> None:
        self.move(at)

    def cancel(self) -> None:
        self.move(self._press)

    def paint(self, painter: QPainter) -> None:
        """Nothing: the map itself moves."""
