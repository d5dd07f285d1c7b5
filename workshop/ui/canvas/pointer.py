"""Mouse, wheel and touchpad on the map: which gesture a press begins, what lies under the pointer."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip

from workshop.ui.canvas import overlay, palette
from workshop.ui.canvas.hits import Hit, hit
from workshop.ui.canvas.scene import HIDDEN
from workshop.ui.canvas.tools.connect import Connect
from workshop.ui.canvas.tools.drag import Drag
from workshop.ui.canvas.tools.gesture import Gesture
from workshop.ui.canvas.tools.pan import Pan
from workshop.ui.canvas.tools.rubber_band import RubberBand
from workshop.ui.canvas.tools.select import adds, clicked

if TYPE_CHECKING:
    from workshop.ui.canvas.map_view import MapView

_WHEEL = 1.0016
"""Zoom per eighth of a degree: a notch of the wheel is 120 of these, so about 1.2 times."""


class Pointer:
    """Turns the events of a MapView's pointer into gestures."""

    def __init__(self, view: "MapView") -> None:
        self._view = view
        self._gesture: Gesture | None = None
        self._hover: Hit | None = None
        self._space = False

    def handle(self, event: QEvent) -> bool:
        """Whether the event was the pointer's, and is done with."""
        match event:
            case QContextMenuEvent():
                self._on_context(event)
            case QMouseEvent():
                return self._on_mouse(event)
            case QWheelEvent():
                self._on_wheel(event)
            case QNativeGestureEvent() if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._view.zoom(1 + event.value(), event.position())
            case QHelpEvent() if event.type() == QEvent.Type.ToolTip:
                self._on_tool_tip(event)
            case QKeyEvent() if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
                return self._on_space(event)
            case _:
                if event.type() == QEvent.Type.Leave:
                    self._hover_over(None)
                return False
        return True

    @property
    def actor(self) -> str:
        """The actor under the pointer, "" for none."""
        if self._hover is None or self._hover.sort == "tie" or self._hover.index >= len(self._view.diagram.nodes):
            return ""
        return self._view.diagram.nodes[self._hover.index].id

    def cancel(self) -> bool:
        """Give up the gesture; whether there was one."""
        if self._gesture is None:
            return False
        gesture, self._gesture = self._gesture, None
        gesture.cancel()
        self._show_cursor()
        self._view.update()
        return True

    def paint(self, painter: QPainter) -> None:
        if self._gesture is not None:
            self._gesture.paint(painter)
        elif (
            self._hover is not None and self._hover.sort != "tie" and self._hover.index < len(self._view.scene.position)
        ):
            rim = self._hover.sort == "rim"
            path = overlay.ring_path(self._view.scene, self._view.camera, self._hover.index, 5.0 if rim else 2.0)
            colour = palette.LINES["desired"].colour
            overlay.draw_ring(painter, path, colour, 3.5 if rim else 1.2)

    def at(self, place: QPointF) -> Hit | None:
        view = self._view
        side, factor = view.labels()
        return hit(view.scene, view.camera, side, factor, place.x(), place.y())

    def id_at(self, place: QPointF) -> str | None:
        """The actor or tie at a place of the widget."""
        found = self.at(place)
        if found is None:
            return None
        diagram = self._view.diagram
        return (diagram.lines if found.sort == "tie" else diagram.nodes)[found.index].id

    def _on_mouse(self, event: QMouseEvent) -> bool:
        kind, at = event.type(), event.position()
        if kind == QEvent.Type.MouseMove:
            if self._gesture is not None:
                self._gesture.move(at)
            else:
                self._hover_over(self.at(at))
        elif kind == QEvent.Type.MouseButtonPress:
            self._on_press(event)
        elif kind == QEvent.Type.MouseButtonRelease:
            gesture, self._gesture = self._gesture, None
            if gesture is not None:
                gesture.release(at)
            self._hover_over(self.at(at))
            self._view.update()
        elif kind == QEvent.Type.MouseButtonDblClick:
            found = self.id_at(at) if event.button() == Qt.MouseButton.LeftButton else None
            if found is not None:
                self._view.activated.emit(found)
        else:
            return False
        return True

    def _on_press(self, event: QMouseEvent) -> None:
        view, at = self._view, event.position()
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._gesture is not None:
            return
        if event.button() == Qt.MouseButton.MiddleButton or (
            self._space and event.button() == Qt.MouseButton.LeftButton
        ):
            self._gesture = Pan(view, at)
            view.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._gesture = self._begun(at, adds(event.modifiers()))
        view.update()

    def _begun(self, at: QPointF, adding: bool) -> Gesture | None:
        found, view = self.at(at), self._view
        if found is None:
            return RubberBand(view, at, adding)
        if found.sort == "tie":
            view.choose(clicked(view.selection(), view.diagram.lines[found.index].id, adding))
            return None
        actor = view.diagram.nodes[found.index].id
        return Connect(view, at, actor) if found.sort == "rim" and not adding else Drag(view, at, actor, adding)

    def _on_wheel(self, event: QWheelEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not event.pixelDelta().isNull() and not control:
            self._view.pan(event.pixelDelta().x(), event.pixelDelta().y())  # two fingers on a touchpad
        else:
            self._view.zoom(_WHEEL ** event.angleDelta().y(), event.position())
        self._hover_over(None)
        event.accept()

    def _on_context(self, event: QContextMenuEvent) -> None:
        view = self._view
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            found, place = self.id_at(QPointF(event.pos())), event.globalPos()
            if found is not None and found not in view.selection():
                view.choose(frozenset({found}), current=found)
        else:
            found = view.current
            spot = view.place_of(found) if found is not None else QPointF(view.rect().center())
            place = view.mapToGlobal(spot.toPoint())
        view.context_requested.emit(found, place)

    def _on_tool_tip(self, event: QHelpEvent) -> None:
        """The full name, where the label does not say it."""
        found, view = self.at(QPointF(event.pos())), self._view
        if found is None or found.sort == "tie":
            QToolTip.hideText()
            return
        node = view.diagram.nodes[found.index]
        side, _ = view.labels()
        shown = " ".join(node.label) if side[found.index] != HIDDEN else ""
        if shown.replace("- ", "").replace("-", "") != node.name.replace("-", ""):
            QToolTip.showText(event.globalPos(), f"<span>{escape(node.name)}</span>", view)
        else:
            QToolTip.hideText()

    def _on_space(self, event: QKeyEvent) -> bool:
        self._space = event.type() == QEvent.Type.KeyPress
        self._show_cursor()
        return event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)

    def _hover_over(self, found: Hit | None) -> None:
        if found == self._hover:
            return
        self._hover = found
        self._show_cursor()
        diagram = self._view.diagram
        records = () if found is None else diagram.lines if found.sort == "tie" else diagram.nodes
        self._view.hovered.emit(records[found.index].id if found is not None else "")
        self._view.update()

    def _show_cursor(self) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if self._space:
            shape = Qt.CursorShape.OpenHandCursor
        elif self._hover is not None:
            rim = self._hover.sort == "rim"
            shape = Qt.CursorShape.CrossCursor if rim else Qt.CursorShape.PointingHandCursor
        self._view.setCursor(shape)
