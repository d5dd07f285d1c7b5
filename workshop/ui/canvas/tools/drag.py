"""Dragging actors: all selected ones move along; a press that does not drag selects."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from workshop.ui.canvas.tools.gesture import started
from workshop.ui.canvas.tools.select import clicked

if TYPE_CHECKING:
    from workshop.ui.canvas.map_view import MapView


class Drag:
    def __init__(self, view: "MapView", press: QPointF, actor_id: str, adding: bool) -> None:
        self._view = view
        self._press = press
        self._actor = actor_id
        self._adding = adding
        self._before = view.selection()
        self._begun = False
        if not adding and actor_id not in self._before:
            view.choose(frozenset({actor_id}), current=actor_id)

    def move(self, at: QPointF) -> None:
        if not self._begun and started(self._press, at):
            self._begun = True
            if self._actor not in self._view.selection():
                self._view.choose(self._view.selection() | {self._actor}, current=self._actor)
            self._view.lift(self._view.selected_actors())
        if self._begun:
            scale = self._view.camera.scale
            step = at - self._press
            self._view.shift_lifted(step.x() / scale, step.y() / scale)

    def release(self, at: QPointF) -> None:
        if self._begun:
            self.move(at)
            self._view.drop()
        elif self._adding or len(self._before) > 1:
            self._view.choose(clicked(self._before, self._actor, self._adding), current=self._actor)

    def cancel(self) -> None:
        if self._begun:
            self._view.put_back()
        self._view.choose(self._before)

    def paint(self, painter: QPainter) -> None:
        """Nothing: the view paints whom it lifted."""
