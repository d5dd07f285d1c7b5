"""Keys on the map: to the nearest actor, through the actors in reading order, moving, zooming."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence

from workshop.ui.canvas.scene import Floats

if TYPE_CHECKING:
    from workshop.ui.canvas.map_view import MapView

DIRECTIONS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
NUDGE = 0.5
"""Em per Alt+arrow; four times as much with Shift."""
PAUSE = 600
"""Milliseconds after the last Alt+arrow at which the move counts as done."""
_BAND = 4.0


def reading_order(position: Floats) -> list[int]:
    """Actors from top to bottom in bands of a few em, each from left to right."""
    if not len(position):
        return []
    band = np.floor((position[:, 1] - position[:, 1].min()) / _BAND)
    return [int(index) for index in np.lexsort((position[:, 0], band))]


def nearest(position: Floats, current: int, direction: tuple[float, float]) -> int | None:
    """The actor that an arrow key leads to: near, and rather straight ahead than aside; None at the edge."""
    away = position - position[current]
    ahead = away @ np.array(direction)
    aside = np.abs(away @ np.array((-direction[1], direction[0])))
    open_to = (ahead > 0.05) & (aside <= 2.5 * ahead)
    open_to[current] = False
    if not open_to.any():
        return None
    cost = np.where(open_to, ahead + 2 * aside, np.inf)
    return int(np.argmin(cost))


def following(order: list[int], current: int | None, step: int) -> int | None:
    """The next (step 1) or previous (-1) in reading order; None where the keys should leave the map."""
    if current is None or not order:
        return None
    place = order.index(current) + step
    return order[place] if 0 <= place < len(order) else None


class Keyboard:
    """What keys do while the map has the focus. Tab leaves at the last actor, or when none is current (Esc)."""

    def __init__(self, view: "MapView") -> None:
        self._view = view
        self._pause = QTimer(view)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.settle)
        self._nudged = (0.0, 0.0)

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key was for the map."""
        view, key = self._view, Qt.Key(event.key())
        modifiers = event.modifiers()
        if key in DIRECTIONS:
            if modifiers & Qt.KeyboardModifier.AltModifier:
                self._nudge(DIRECTIONS[key], 4 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1)
            else:
                self._go(DIRECTIONS[key], bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
            return True
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            order = reading_order(view.scene.position)
            if order:
                view.go_to(order[0 if key == Qt.Key.Key_Home else -1])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if view.current is not None:
                view.activated.emit(view.current)
            return view.current is not None
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if view.selection():
                view.delete_requested.emit()
            return True
        if event.matches(QKeySequence.StandardKey.SelectAll):
            view.choose(frozenset(view.scene.diagram.index))
            return True
        if event.text() == ">" and view.current is not None:
            view.tie_begun.emit(view.current)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            view.zoom_in()
        elif key == Qt.Key.Key_Minus:
            view.zoom_out()
        elif key == Qt.Key.Key_0:
            view.fit()
        elif key == Qt.Key.Key_Escape:
            return view.escape()
        else:
            return False
        return True

    def claims(self, event: QKeyEvent) -> bool:
        """Whether a key is the map's before any shortcut of the window: moving about must not trigger a command."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return Qt.Key(event.key()) in DIRECTIONS and not control and (not alt or bool(self._view.selected_actors()))

    def release(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat() and event.key() in (Qt.Key.Key_Alt, *DIRECTIONS):
            self.settle()

    def tab(self, step: int) -> bool:
        """Go to the next or previous actor; False where Tab is to leave the map."""
        view = self._view
        current = None if view.current is None else view.scene.diagram.index.get(view.current)
        target = following(reading_order(view.scene.position), current, step)
        if target is None:
            return False
        view.go_to(target)
        return True

    def settle(self) -> None:
        """Say where the nudged actors are now, once for a series of key presses."""
        self._pause.stop()
        if self._nudged != (0.0, 0.0):
            self._nudged = (0.0, 0.0)
            self._view.drop()

    def forget(self) -> None:
        """Give up a series of nudges without saying so."""
        self._pause.stop()
        self._nudged = (0.0, 0.0)

    def _go(self, direction: tuple[float, float], adding: bool) -> None:
        view = self._view
        position = view.scene.position
        if not len(position):
            return
        if view.current is None:
            middle = position.mean(axis=0)
            view.go_to(int(np.argmin(((position - middle) ** 2).sum(axis=1))))
            return
        target = nearest(position, view.scene.diagram.index[view.current], direction)
        if target is not None:
            view.go_to(target, adding)

    def _nudge(self, direction: tuple[float, float], steps: int) -> None:
        view = self._view
        actors = view.selected_actors()
        if not actors:
            return
        if self._nudged == (0.0, 0.0):
            view.lift(actors)
        x, y = self._nudged
        self._nudged = (x + direction[0] * NUDGE * steps, y + direction[1] * NUDGE * steps)
        view.shift_lifted(*self._nudged)
        self._pause.start()
