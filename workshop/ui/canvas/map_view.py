"""The map on screen: shows a Diagram, takes gestures and keys, and says in signals what was done."""

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from workshop.i18n import tr
from workshop.network.diagram import Diagram
from workshop.ui.canvas import accessible, overlay
from workshop.ui.canvas.keyboard import Keyboard
from workshop.ui.canvas.map_canvas import MapCanvas
from workshop.ui.canvas.pointer import Pointer
from workshop.ui.canvas.scene import Scene


class MapView(MapCanvas):
    """Shows a Diagram and never edits it: a gesture ends in a signal, the next `set_diagram` shows the outcome.

    The wheel zooms to the pointer; dragging with the middle button, or with Space, pans; dragging over empty ground
    selects; dragging an actor moves all that are selected; dragging from an actor's rim draws a tie.
    """

    selection_changed = Signal(object)  # frozenset of ids of actors and ties
    moved = Signal(object)  # dict of actor id → (x, y) in em
    tie_drawn = Signal(str, str)  # from actor, to actor
    tie_begun = Signal(str)  # from actor; the other is still to be named
    activated = Signal(str)
    delete_requested = Signal()
    context_requested = Signal(object, QPoint)  # id under the pointer or None, global position
    hovered = Signal(str)  # id, or "" for none

    def __init__(self, parent: QWidget | None = None) -> None:
        self._pointer = Pointer(self)  # first: `event` asks it from here on
        super().__init__(parent)
        self.current: str | None = None
        self._selection: frozenset[str] = frozenset()
        self._keyboard = Keyboard(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        # Last: with a screen reader about, Qt asks for the interface, and so for all of the above, at once.
        accessible.install()
        self.elements = accessible.Elements(self)
        self.setAccessibleName(tr("Network map"))
        self.setAccessibleDescription(
            tr(
                "Arrow keys go to the nearest actor; from a selected one Tab goes on to the next and > begins a tie; "
                "Alt with arrow keys moves it; Enter shows its fields; Escape, then Tab leaves the map."
            )
        )

    def set_diagram(self, diagram: Diagram, *, animate: bool = False) -> None:
        """Show this diagram with the same zoom; `animate` lets actors glide to their new places."""
        before = self.scene
        scene = Scene(diagram, before)
        if diagram == before.diagram and np.array_equal(before.position, scene.position):
            return
        self._pointer.cancel()
        self._keyboard.forget()
        self.show_scene(scene, animate)
        self.choose(self._selection, current=self.current)  # who is no longer on the map is no longer selected
        self.elements.diagram_changed(frozenset(before.diagram.index))

    # Who is selected

    def select(self, ids: Iterable[str]) -> None:
        """Select these actors and ties; ids that are not on the map are left out."""
        chosen = frozenset(ids)
        actors = [key for key in chosen if key in self.diagram.index]
        self.choose(chosen, current=actors[0] if len(actors) == 1 else None)

    def selection(self) -> frozenset[str]:
        return self._selection

    def selected_actors(self) -> frozenset[str]:
        return frozenset(key for key in self._selection if key in self.diagram.index)

    def choose(self, ids: frozenset[str], current: str | None = None) -> None:
        """Select what is on the map of `ids`; `current` is where the keyboard goes on from."""
        known = frozenset(key for key in ids if key in self.diagram.index or key in self.diagram.line_index)
        before, was = self._selection, self.current
        self.current = current if current in known else self.current if self.current in known else None
        self._selection = known
        if known != before:
            self.elements.selection_changed(before)
        if self.current != was:
            self.elements.current_changed()
        if known != before:
            self.selection_changed.emit(known)
        self.update()

    def go_to(self, index: int, adding: bool = False) -> None:
        """Select the actor at this place in the diagram, and see that it is in view."""
        actor = self.diagram.nodes[index].id
        self.choose((self._selection if adding else frozenset()) | {actor}, current=actor)
        self.reveal(index)

    def zoom_to_selection(self) -> None:
        """Show the selected actors, and those that selected ties join, as large as the room allows; all if none is."""
        lines = (self.diagram.line_index[key] for key in self._selection if key in self.diagram.line_index)
        chosen = {self.diagram.index[key] for key in self._selection if key in self.diagram.index}
        chosen |= {end for line in lines for end in (self.diagram.lines[line].a, self.diagram.lines[line].b)}
        if not chosen:
            self.fit()
            return
        who = np.array(sorted(chosen))
        reach = self.scene.shape[who] / 2 + self.scene.label[who]
        low, high = (self.scene.position[who] - reach).min(axis=0), (self.scene.position[who] + reach).max(axis=0)
        self.show_box((*low.tolist(), *(high - low).tolist()), 32.0)

    def escape(self) -> bool:
        """Give up the gesture, or else the selection; whether there was any."""
        if self._pointer.cancel():
            return True
        if self._lifted.actors:
            self._keyboard.forget()
            self.put_back()
            return True
        had = bool(self._selection)
        self.choose(frozenset())
        return had

    def drop(self) -> None:
        """Say where the lifted actors are now."""
        places = self._lifted.places()
        self.lift(())
        self.moved.emit(places)

    def actor_at(self, place: QPointF) -> str | None:
        """The actor at a place of the widget, its rim and label included."""
        found = self._pointer.at(place)
        return self.diagram.nodes[found.index].id if found is not None and found.sort != "tie" else None

    def paint_marks(self, painter: QPainter, look: overlay.Look) -> None:
        look.draw_chosen(painter, self._selection)
        if self.current is not None and self.hasFocus() and len(self._selection) > 1:
            look.draw_current(painter, self.current)
        look.draw_hidden_labels(painter, (*self._selection, self._pointer.actor), self.minimum_label_size)
        self._pointer.paint(painter)

    # Events

    def event(self, event: QEvent) -> bool:
        if self._pointer.handle(event):
            return True
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._keyboard.claims(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keyboard.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._keyboard.release(event)
        super().keyReleaseEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self._keyboard.tab(1 if forward else -1) or super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.elements.current_changed()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._keyboard.settle()
        super().focusOutEvent(event)
        self.update()
