"""The short transition by which actors go to new places, so that the eye can follow."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QVariantAnimation

from workshop.ui.canvas.scene import Floats, Scene

MILLISECONDS = 300
MOST = 250
"""Actors; more cannot be redrawn often enough to look smooth, nor followed."""


class Motion(QVariantAnimation):
    """Moves the positions of a scene from `start` to where they are now."""

    def __init__(self, parent: QObject, scene: Scene, start: Floats, done: Callable[[], None]) -> None:
        super().__init__(parent)
        self._scene = scene
        self._start, self._stop = start, scene.position.copy()
        self.setDuration(MILLISECONDS)
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self.valueChanged.connect(self._on_value)
        self.finished.connect(done)
        scene.position = start.copy()

    def end(self) -> None:
        """Be there at once."""
        if self.state() == QAbstractAnimation.State.Running:
            self.stop()
        self._scene.position = self._stop

    def _on_value(self, share: float) -> None:
        self._scene.position = self._start + (self._stop - self._start) * share


def start_places(before: Scene, after: Scene) -> Floats | None:
    """Where each actor of `after` was before; None where nobody moved, or too many to follow."""
    old = before.diagram.index
    start = after.position.copy()
    for index, node in enumerate(after.diagram.nodes):
        if node.id in old:
            start[index] = before.position[old[node.id]]
    moved = bool(np.abs(start - after.position).max(initial=0.0) > 0.01)
    return start if moved and len(start) <= MOST else None
