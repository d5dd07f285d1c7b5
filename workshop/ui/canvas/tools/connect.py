"""Drawing a tie: from an actor's rim, with a line that follows, to another actor."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from workshop.ui.canvas import overlay, palette
from workshop.ui.canvas.tools.gesture import started

if TYPE_CHECKING:
    from workshop.ui.canvas.map_view import MapView


class Connect:
    def __init__(self, view: "MapView", press: QPointF, actor_id: str) -> None:
        self._view = view
        self._press = self._at = press
        self._actor = actor_id
        self._target: str | None = None
        self._begun = False

    def move(self, at: QPointF) -> None:
        self._at = at
        self._begun = self._begun or started(self._press, at)
        found = self._view.actor_at(at)
        self._target = found if found != self._actor else None
        self._view.update()

    def release(self, at: QPointF) -> None:
        self.move(at)
        if not self._begun:
            self._view.choose(frozenset({self._actor}), current=self._actor)
        elif self._target is not None:
            self._view.tie_drawn.emit(self._actor, self._target)

    def cancel(self) -> None:
        """Nothing was changed yet."""

    def paint(self, painter: QPainter) -> None:
        if not self._begun:
            return
        line = QLineF(self._view.place_of(self._actor), self._at)
        if self._target is not None:
            line.setP2(self._view.place_of(self._target))
        # From rim to rim: the shapes stay to be seen.
        line = QLineF(line.pointAt(self._share(self._actor, line)), line.p2())
        if self._target is not None:
            line = QLineF(line.p1(), line.pointAt(1 - self._share(self._target, line)))
        pen = QPen(QColor(palette.LINES["desired"].colour), max(0.13 * self._view.camera.scale, 2.0))
        pen.setStyle(Qt.PenStyle.SolidLine if self._target is not None else Qt.PenStyle.DashLine)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(line)
        for actor in (self._actor, self._target):
            if actor is not None:
                index = self._view.diagram.index[actor]
                path = overlay.ring_path(self._view.scene, self._view.camera, index, 5.0)
                overlay.draw_ring(painter, path, pen.color().name(), 3.5)

    def _share(self, actor: str, line: QLineF) -> float:
        """Which part of the line lies within an actor's shape and ring."""
        radius = self._view.scene.size[self._view.diagram.index[actor]] * self._view.camera.scale / 2 + 6
        return float(min(radius / max(line.length(), 1.0), 0.9))
