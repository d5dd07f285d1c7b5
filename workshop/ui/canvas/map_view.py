"""The map on screen: shows a Diagram, takes gestures and keys, and says in signals what was done."""

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from workshop.i18n import tr
from workshop.network.diagram import Diagram
from workshop.ui.canvas import accessible, overlay, palette
from workshop.ui.canvas.keyboard import Keyboard
from workshop.ui.canvas.layer import Layer, Wanted
from workshop.ui.canvas.motion import Motion, start_places
from workshop.ui.canvas.painter import Camera
from workshop.ui.canvas.pointer import Pointer
from workshop.ui.canvas.scene import HIDDEN, Floats, Ints, Scene, label_centre
from workshop.ui.canvas.viewport import STEP, Viewport

_NAMED = 12
"""Selected actors whose hidden label shows all the same."""
_EMPTY = Diagram("now", "force", "full", (), (), (), "none", (), "", "", "", "", "")


class MapView(QWidget):
    """Shows a Diagram and never edits it: a gesture ends in a signal, the next `set_diagram` shows the outcome.

    The wheel zooms to the pointer; dragging with the middle button, or with Space, pans; dragging over empty ground
    selects; dragging an actor moves all that are selected; dragging from an actor's rim draws a tie.
    """

    selection_changed = Signal(object)  # frozenset of ids of actors and ties
    moved = Signal(object)  # dict of actor id → (x, y) in em
    tie_drawn = Signal(str, str)  # from actor, to actor
    activated = Signal(str)
    delete_requested = Signal()
    context_requested = Signal(object, QPoint)  # id under the pointer or None, global position
    hovered = Signal(str)  # id, or "" for none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pointer = Pointer(self)  # first: `event` asks it from here on
        self.motion = True
        self.current: str | None = None
        self.scene = Scene(_EMPTY)
        self._heading = False
        self._fitted = True
        self._selection: frozenset[str] = frozenset()
        self._lifted: tuple[str, ...] = ()
        self._rows: Ints = np.zeros(0, dtype=np.int64)
        self._from: Floats = np.zeros((0, 2))
        self._moving: Motion | None = None
        self._viewport = Viewport()
        self._furniture = overlay.Furniture()
        self._layer = Layer(self)
        self._layer.renewed.connect(self.update)
        self._keyboard = Keyboard(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 160)
        # Last: with a screen reader about, Qt asks for the interface, and so for all of the above, at once.
        accessible.install()
        self.elements = accessible.Elements(self)
        self.setAccessibleName(tr("Network map"))
        self.setAccessibleDescription(
            tr(
                "Arrow keys go to the nearest actor, Tab to the next; Alt with arrow keys moves it; "
                "Enter shows its fields; Escape, then Tab leaves the map."
            )
        )

    # What is shown

    def set_diagram(self, diagram: Diagram, *, animate: bool = False) -> None:
        """Show this diagram with the same zoom; `animate` lets actors glide to their new places."""
        before = self.scene
        scene = Scene(diagram, before)
        if diagram == before.diagram and np.array_equal(before.position, scene.position):
            return
        self._pointer.cancel()
        self._keyboard.forget()
        self._lifted = ()
        self._end_motion()
        self.scene = scene
        first = not before.diagram.nodes and bool(diagram.nodes)
        self._arrange()
        if first or self._fitted:
            self._viewport.fit(self.scene)
        else:
            self._viewport.learn(self.scene)
        self.choose(self._selection, current=self.current)  # who is no longer on the map is no longer selected
        self.elements.diagram_changed(frozenset(before.diagram.index))
        start = start_places(before, self.scene) if animate and self.motion and not first and self.isVisible() else None
        if start is not None:
            self._moving = Motion(self, self.scene, start, self._on_arrived)
            self._moving.valueChanged.connect(self.update)
            self._moving.start()
        else:
            self._ask(changed=True)
        self.update()

    @property
    def diagram(self) -> Diagram:
        return self.scene.diagram

    @property
    def camera(self) -> Camera:
        return self._viewport.camera

    @property
    def figure_rect(self) -> QRectF:
        """Where the figure lies in the widget."""
        x, y, w, h = self.scene.bounds()
        camera = self.camera
        return QRectF(x * camera.scale + camera.x, y * camera.scale + camera.y, w * camera.scale, h * camera.scale)

    @property
    def minimum_label_size(self) -> float:
        """Pixels that a label is at least, however far out."""
        return self._viewport.smallest_label

    @minimum_label_size.setter
    def minimum_label_size(self, pixels: float) -> None:
        self._viewport.smallest_label = pixels
        self._ask(changed=True)

    @property
    def heading(self) -> bool:
        """Whether title, counts, source, date and confidentiality stand above the map, as in an exported figure."""
        return self._heading

    @heading.setter
    def heading(self, shown: bool) -> None:
        self._heading = shown
        self._arrange()
        self._refit()

    def labels(self) -> tuple[Ints, float]:
        """Where labels stand in the picture on screen, and how much larger than 1 em they are."""
        picture = self._layer.picture
        factor = max(1.0, self._viewport.smallest_label / self.camera.scale)
        if picture is None or len(picture.side) != len(self.scene.position):
            return self.scene.side, factor
        return picture.side, picture.factor

    # Where one looks

    def fit(self) -> None:
        self._viewport.fit(self.scene)
        self._fitted = True
        self._looked()

    def zoom_in(self) -> None:
        self.zoom(STEP)

    def zoom_out(self) -> None:
        self.zoom(1 / STEP)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        if at is None:
            self._viewport.zoom_middle(factor)
        else:
            self._viewport.zoom(factor, at.x(), at.y())
        self._fitted = False
        self._looked()

    def pan(self, dx: float, dy: float) -> None:
        self._viewport.pan(dx, dy)
        self._fitted = False
        self._looked()

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
        self._viewport.show((*low.tolist(), *(high - low).tolist()), 32.0)
        self._fitted = False
        self._looked()

    def center_on(self, record_id: str) -> None:
        """Bring an actor, or the middle of a tie, to the middle of the room."""
        if record_id in self.diagram.index:
            x, y = self.scene.position[self.diagram.index[record_id]].tolist()
        elif record_id in self.diagram.line_index:
            line = self.diagram.lines[self.diagram.line_index[record_id]]
            x, y = self.scene.position[[line.a, line.b]].mean(axis=0).tolist()
        else:
            return
        self._viewport.centre(x, y)
        self._fitted = False
        self._looked()

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
        x, y = self.scene.position[index].tolist()
        if self._viewport.reveal(x, y, 80.0):
            self._fitted = False
            self._looked()

    def escape(self) -> bool:
        """Give up the gesture, or else the selection; whether there was any."""
        if self._pointer.cancel():
            return True
        if self._lifted:
            self._keyboard.forget()
            self.put_back()
            return True
        had = bool(self._selection)
        self.choose(frozenset())
        return had

    # Actors on the move

    def lift(self, actors: Iterable[str]) -> None:
        """Take actors out of the picture, to be painted on top while they move."""
        self._lifted = tuple(actors)
        self._rows = np.array([self.diagram.index[actor] for actor in self._lifted], dtype=np.int64)
        self._from = self.scene.position[self._rows]
        self._ask(changed=True)

    def shift_lifted(self, dx: float, dy: float) -> None:
        """Show the lifted actors this far, in em, from where they were."""
        self.scene.position[self._rows] = self._from + np.array((dx, dy))
        self.update()

    def drop(self) -> None:
        """Say where the lifted actors are now."""
        places = zip(self._lifted, self.scene.position[self._rows].tolist(), strict=True)
        self._lifted = ()
        self._ask(changed=True)
        self.moved.emit({actor: (x, y) for actor, (x, y) in places})

    def put_back(self) -> None:
        self.shift_lifted(0.0, 0.0)
        self._lifted = ()
        self._ask(changed=True)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = (float(self.width()), float(self.height()))
        side, factor = self.labels()
        picture = self._layer.picture
        if self._moving is not None or picture is None or not picture.covers(self.camera, *size):
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self._moving is not None:
            overlay.draw_lifted(painter, self.scene, self.camera, size, self.diagram.index, factor)
        elif picture is not None:
            picture.draw(painter, self.camera)
            absent = picture.without.union(self._lifted)
            if absent:
                overlay.draw_lifted(painter, self.scene, self.camera, size, absent, factor)
        self._paint_marks(painter, side, factor)
        self._pointer.paint(painter)
        self._furniture.draw(painter, self.diagram, *size, self.devicePixelRatioF(), self._heading)
        if self.hasFocus():
            overlay.draw_focus(painter, QRectF(self.rect()))
        painter.end()

    def _paint_marks(self, painter: QPainter, side: Ints, factor: float) -> None:
        visible = self.rect().adjusted(-60, -60, 60, 60)
        for key in self._selection:
            if key in self.diagram.index:
                index = self.diagram.index[key]
                if visible.contains(self.place_of(key).toPoint()):
                    path = overlay.ring_path(self.scene, self.camera, index, 4.0)
                    overlay.draw_ring(painter, path, palette.ACCENT, 3.0)
            elif key in self.diagram.line_index:
                overlay.draw_chosen_tie(painter, self.scene, self.camera, self.diagram.line_index[key], side, factor)
        if self.current is not None and self.hasFocus() and len(self._selection) > 1:
            path = overlay.ring_path(self.scene, self.camera, self.diagram.index[self.current], 8.0)
            overlay.draw_ring(painter, path, palette.BLUE, 1.5, dashed=True)

        named = [key for key in (*self._selection, self._pointer.actor) if key in self.diagram.index]
        for key in named[:_NAMED]:
            index = self.diagram.index[key]
            if side[index] == HIDDEN and self.diagram.nodes[index].label:
                overlay.draw_hidden_label(painter, self.scene, self.camera, index, self._viewport.smallest_label)

    def place_of(self, actor: str) -> QPointF:
        x, y = self.camera.to_surface(self.scene.position[self.diagram.index[actor]]).tolist()
        return QPointF(x, y)

    def box_of(self, actor: str) -> QRect:
        """The rectangle of the widget that an actor's shape and label take."""
        index = self.diagram.index[actor]
        (x, y), half = (
            self.camera.to_surface(self.scene.position[index]),
            self.scene.shape[index] * self.camera.scale / 2,
        )
        box = QRectF(x - half[0], y - half[1], 2 * half[0], 2 * half[1])
        side, factor = self.labels()
        if side[index] != HIDDEN:
            one = slice(index, index + 1)
            off = label_centre(self.scene.shape[one], self.scene.label[one] * factor, side[one])[0] * self.camera.scale
            wide, high = (self.scene.label[index] * factor * self.camera.scale).tolist()
            box = box.united(QRectF(x + off[0] - wide / 2, y + off[1] - high / 2, wide, high))
        return box.toAlignedRect()

    def actor_at(self, place: QPointF) -> str | None:
        """The actor at a place of the widget, its rim and label included."""
        found = self._pointer.at(place)
        return self.diagram.nodes[found.index].id if found is not None and found.sort != "tie" else None

    @property
    def drawing(self) -> bool:
        """Whether the picture is still being drawn, in steps between events."""
        return self._layer.busy()

    def finish_drawing(self) -> None:
        """Have the picture complete now; for tests and pictures of the window."""
        self._end_motion()
        self._layer.finish()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        old, new = event.oldSize(), event.size()
        if old.isValid() and not self._fitted:
            self._viewport.pan((new.width() - old.width()) / 2, (new.height() - old.height()) / 2)
        self._arrange()
        self._refit()

    def event(self, event: QEvent) -> bool:
        if self._pointer.handle(event):
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._ask(changed=True)
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

    def sizeHint(self) -> QSize:
        return QSize(900, 600)

    # Inside

    def _arrange(self) -> None:
        """Find the room that legend and heading leave."""
        width, height = float(self.width()), float(self.height())
        self._furniture.measure(self.diagram, width, height, self._heading)
        top, bottom = self._furniture.heading_height, self._furniture.legend_height
        self._viewport.room = (0.0, top, width, max(height - top - bottom, 40.0))

    def _refit(self) -> None:
        if self._fitted:
            self._viewport.fit(self.scene)
        self._looked()

    def _looked(self) -> None:
        self._ask(changed=False)
        self.update()

    def _ask(self, *, changed: bool) -> None:
        size = (float(self.width()), float(self.height()))
        dots, lifted = self.devicePixelRatioF(), frozenset(self._lifted)
        wanted = Wanted(self.scene, self.camera, size, dots, self._viewport.smallest_label, lifted)
        self._layer.ask(wanted, changed=changed)

    def _end_motion(self) -> None:
        if self._moving is not None:
            self._moving.end()
            self._moving = None

    def _on_arrived(self) -> None:
        self._end_motion()
        self._ask(changed=True)
        self.update()
