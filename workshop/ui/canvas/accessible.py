"""The map as a screen reader hears it: a list "Netwerkkaart" with one element per actor, where the actor stands.

Qt asks for these through a factory. What PySide needs: Python keeps every interface alive as long as Qt may ask it (see
workshop/ui/given.py), the elements of actors go with the map, and there is no action interface (Qt crashes on one made
in Python).
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
    QColor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import Shiboken

from workshop import codes
from workshop.i18n import tr, trn
from workshop.ui.given import given

if TYPE_CHECKING:
    from workshop.ui.canvas.map_view import MapView

_MOST_EVENTS = 50
"""Changes told one by one; more at once are told as one change of the map."""


class ActorElement(QAccessibleInterface):
    """One actor on the map: name, kind and number of ties; selected, focused; the box of its shape and label."""

    def __init__(self, elements: "Elements", actor: str) -> None:
        super().__init__()
        self._elements = elements
        self._actor = actor

    def isValid(self) -> bool:
        view = self._elements.view
        return view is not None and self._actor in view.diagram.index

    def object(self) -> QObject:
        return None  # type: ignore[return-value]

    def window(self) -> QWindow:
        view = self._elements.view
        return view.window().windowHandle() if view is not None else None  # type: ignore[return-value]

    def parent(self) -> QAccessibleInterface:
        return self._elements.map_element()

    def child(self, index: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def focusChild(self) -> QAccessibleInterface:
        return None  # type: ignore[return-value]

    def relations(self, match: QAccessible.RelationFlag = QAccessible.RelationFlag.AllRelations) -> list:  # type: ignore[type-arg]
        return []

    def backgroundColor(self) -> QColor:
        return QColor()

    def foregroundColor(self) -> QColor:
        return QColor()

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Names are changed in the inspector."""

    def text(self, t: QAccessible.Text) -> str:
        view = self._elements.view
        if view is None or t != QAccessible.Text.Name or not self.isValid():
            return ""
        node = view.diagram.nodes[view.diagram.index[self._actor]]
        kind = codes.label(codes.ACTOR_KIND, node.kind)
        ties = trn("{n} tie", "{n} ties", node.ties)
        if node.shown_ties != node.ties:
            ties = tr("{ties}, {n} of them in this view", ties=ties, n=node.shown_ties)
        return ", ".join((node.name, kind, ties))

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        view = self._elements.view
        if view is None or not self.isValid():
            state.invalid = True
            return state
        state.selectable = state.focusable = state.extSelectable = True
        state.selected = self._actor in view.selection()
        state.focused = view.hasFocus() and view.current == self._actor
        state.offscreen = not view.rect().intersects(view.box_of(self._actor))
        return state

    def rect(self) -> QRect:
        view = self._elements.view
        if view is None or not self.isValid():
            return QRect()
        box = view.box_of(self._actor)
        return QRect(view.mapToGlobal(box.topLeft()), box.size())


class MapElement(QAccessibleWidget):
    """The map itself: its actors, then what lies over it (the legend's button, the progress of arranging)."""

    def __init__(self, elements: "Elements", view: "MapView") -> None:
        super().__init__(view, QAccessible.Role.List)
        self._elements = elements

    def childCount(self) -> int:
        view = self._elements.view
        return len(view.diagram.nodes) + len(_over(view)) if view is not None else 0

    def child(self, index: int) -> QAccessibleInterface:
        view = self._elements.view
        if view is None or index < 0:
            return None  # type: ignore[return-value]
        actors = len(view.diagram.nodes)
        if index < actors:
            return self._elements.of_actor(view.diagram.nodes[index].id)
        over = _over(view)[index - actors : index - actors + 1]
        return QAccessible.queryAccessibleInterface(over[0]) if over else None  # type: ignore[return-value]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        view = self._elements.view
        actor = getattr(child, "_actor", None)
        if view is None:
            return -1
        if actor is None:
            over: list[QObject] = [*_over(view)]
            return len(view.diagram.nodes) + over.index(child.object()) if child.object() in over else -1
        return view.diagram.index.get(actor, -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        view = self._elements.view
        if view is not None:
            local = view.mapFromGlobal(QRect(x, y, 1, 1).topLeft())
            actor = view.actor_at(local.toPointF())
            if actor is not None:
                return self._elements.of_actor(actor)
        return None  # type: ignore[return-value]

    def focusChild(self) -> QAccessibleInterface:
        view = self._elements.view
        if view is None or not view.hasFocus():
            return None  # type: ignore[return-value]
        return self if view.current is None else self._elements.of_actor(view.current)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.multiSelectable = True
        return state


class Elements:
    """The interfaces of one map, made when asked for and gone with it; tells readers what changed."""

    def __init__(self, view: "MapView") -> None:
        self._view: MapView | None = view
        self._actors: dict[str, tuple[ActorElement, int]] = {}
        view.destroyed.connect(partial(_forget, self))

    @property
    def view(self) -> "MapView | None":
        """The map, as long as it is there."""
        return self._view if self._view is not None and Shiboken.isValid(self._view) else None

    def map_element(self) -> QAccessibleInterface:
        """What Qt has for the map itself."""
        view = self.view
        return QAccessible.queryAccessibleInterface(view) if view is not None else None  # type: ignore[return-value]

    def of_actor(self, actor: str) -> ActorElement:
        if actor not in self._actors:
            element = ActorElement(self, actor)
            self._actors[actor] = (element, QAccessible.registerAccessibleInterface(element))
        return self._actors[actor][0]

    def diagram_changed(self, before: frozenset[str]) -> None:
        """Drop the elements of actors that are gone, and tell of those that came."""
        view = self.view
        if view is None:
            return
        now = view.diagram.index
        for actor in [actor for actor in self._actors if actor not in now]:
            element, number = self._actors.pop(actor)
            QAccessible.updateAccessibility(QAccessibleEvent(element, QAccessible.Event.ObjectDestroyed))
            QAccessible.deleteAccessibleInterface(number)
        if QAccessible.isActive():
            fresh = [actor for actor in now if actor not in before]
            for actor in fresh[:_MOST_EVENTS]:
                _tell(self.of_actor(actor), QAccessible.Event.ObjectCreated)
            if len(fresh) > _MOST_EVENTS:
                _tell(self.map_element(), QAccessible.Event.ObjectReorder)

    def selection_changed(self, before: frozenset[str]) -> None:
        """Tell which actors are selected now, or no longer."""
        view = self.view
        if view is None or not QAccessible.isActive():
            return
        changed = [actor for actor in before ^ view.selection() if actor in view.diagram.index]
        for actor in changed[:_MOST_EVENTS]:
            what = QAccessible.State()
            what.selected = True
            QAccessible.updateAccessibility(QAccessibleStateChangeEvent(self.of_actor(actor), what))
        if changed:
            _tell(self.map_element(), QAccessible.Event.SelectionWithin)

    def current_changed(self) -> None:
        """Tell where the keyboard is."""
        view = self.view
        if view is not None and QAccessible.isActive() and view.hasFocus():
            element = self.map_element() if view.current is None else self.of_actor(view.current)
            _tell(element, QAccessible.Event.Focus)

    def forget(self) -> None:
        self._view = None
        for _, number in self._actors.values():
            QAccessible.deleteAccessibleInterface(number)
        self._actors.clear()


def _over(view: "MapView") -> list[QWidget]:
    """The widgets on the map that show."""
    return [each for each in view.children() if isinstance(each, QWidget) and not each.isHidden()]


def _tell(element: QAccessibleInterface, what: QAccessible.Event) -> None:
    QAccessible.updateAccessibility(QAccessibleEvent(element, what))


def _forget(elements: Elements) -> None:
    elements.forget()


_installed = False


def install() -> None:
    """Let Qt ask here for the interface of a map; once."""
    global _installed
    if not _installed:
        _installed = True
        QAccessible.installFactory(_made)


def _made(class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    elements = getattr(thing, "elements", None)
    if not isinstance(elements, Elements) or elements.view is None:
        return None
    return given(MapElement(elements, elements.view))
