"""What every gesture can do, and when a press becomes one."""

from typing import Protocol

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

THRESHOLD = 4.0
"""Pixels that a press may tremble before it is a drag."""


class Gesture(Protocol):
    """Lives from press to release (or Esc). Places are in pixels of the widget."""

    def move(self, at: QPointF) -> None: ...

    def release(self, at: QPointF) -> None: ...

    def cancel(self) -> None:
        """Leave everything as it was before the press."""

    def paint(self, painter: QPainter) -> None:
        """What shows on top of the map while it lasts."""


def started(press: QPointF, at: QPointF) -> bool:
    return (at - press).manhattanLength() >= THRESHOLD
