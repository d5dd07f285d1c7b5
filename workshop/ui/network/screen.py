"""The Netwerk screen: puts entry, map and inspector together, and turns their signals into edits."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from workshop import labels
from workshop.edit import Change, Edit
from workshop.errors import UserError
from workshop.i18n import tr
from workshop.network import entry, placements, removal, ties
from workshop.network.diagram import build
from workshop.network.groups import GROUPED, is_grouped
from workshop.network.records import Actor, Tie
from workshop.network.views import View, view_name
from workshop.ui.bridge import Bridge
from workshop.ui.canvas.layer import Layer
from workshop.ui.canvas.map_view import MapView
from workshop.ui.messages import announce
from workshop.ui.network.arranger import Arranger
from workshop.ui.network.arranging import with_places
from workshop.ui.network.inspector import Inspector
from workshop.ui.network.toolbar import Toolbar

_SHOWN = frozenset(("about", "region", "actor", "tie", "placement", "bend"))
# What a figure shows of a record; other fields change without drawing anew.
_DRAWN: Mapping[str, tuple[str, ...]] = {
    "actor": ("name", "short", "kind", "tier", "entity", "wished", "region"),
    "tie": ("from_actor", "to_actor", "directed", "strength", "status"),
}


def _shows(change: Change) -> bool:
    """Whether the map looks different after this change."""
    before, after = change.before, change.after
    if before is None or after is None or before.table not in _DRAWN:
        return True
    return any(getattr(before, name) != getattr(after, name) for name in _DRAWN[before.table])


def _came_back(edit: Edit) -> list[str]:
    """The actors that an edit brings, or else the ties: what was selected when they were removed."""
    came = [change.after for change in edit.changes if change.before is None]
    ids = [record.id for record in came if isinstance(record, Actor)]
    return ids or [record.id for record in came if isinstance(record, Tie)]


NARROW = 1000
"""Pixels of this screen below which the inspector is narrower."""
FULL_SIZE = 16.0
"""Pixels per em at which the zoom is called 100 %."""


class NetworkScreen(QWidget):
    """`selection` holds the ids of the selected actors and ties, those that this view does not show included."""

    changed = Signal()  # view, layout, selection or arranging: what commands can do may have changed
    said = Signal(str)  # a sentence for the message bar
    zoomed = Signal(float)  # pixels of a label's height, over those at 100 %

    def __init__(self, bridge: Bridge, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._actions = actions
        self.view: View = "now"
        self.layout_kind = "force"
        self.last_grouping = GROUPED
        self.selection: frozenset[str] = frozenset()
        self._following = True
        self._scale = 0.0
        self.toolbar = Toolbar(lambda: bridge.state, actions, self)
        self.map = MapView()
        self.map.installEventFilter(self)
        self.inspector = Inspector(bridge)
        self._arranger = Arranger(bridge, self.map, self)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.toolbar)
        left.addWidget(self.map, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.inspector)
        for name in ("remove", "select_all", "context_menu"):
            self.map.addAction(actions[name])
        self.toolbar.entry.entered.connect(self._on_entered)
        self.toolbar.entry.found.connect(self._on_found)
        self.map.selection_changed.connect(self._on_map_selection)
        self.map.moved.connect(self._on_moved)
        self.map.tie_drawn.connect(self._on_tie_drawn)
        self.map.activated.connect(lambda _key: self.focus_inspector())
        self.map.delete_requested.connect(self.remove_selection)
        self.map.context_requested.connect(self._on_context)
        self.map.tie_begun.connect(self._on_tie_begun)
        self.inspector.element_chosen.connect(self.show_element)
        self._arranger.changed.connect(self.changed)
        self._arranger.given_up.connect(lambda: self.show_diagram(animate=True))
        self._arranger.said.connect(self.said)
        bridge.edited.connect(self._on_edited)
        bridge.refused.connect(self._on_refused)
        self.show_diagram()
        # A session from a table has no places yet; they are made once the map has its size.
        QTimer.singleShot(0, self, self._arranger_fill)

    # --- what is shown

    def show_diagram(self, *, animate: bool = False) -> None:
        diagram = build(self._bridge.state, self.view, self.layout_kind)
        with self._not_following():
            self.map.set_diagram(diagram, animate=animate)
            self.map.select(self.selection)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.map.camera.scale != self._scale:
            self._scale = self.map.camera.scale
            self.zoomed.emit(self._scale / FULL_SIZE)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.inspector.set_narrow(event.size().width() < NARROW)

    def set_view(self, view: View) -> None:
        self.view = view
        self.show_diagram()
        self.changed.emit()
        word = view_name(view)
        announce(self.map, tr("View {view}: {counts}.", view=word, counts=self.map.diagram.counts))

    @property
    def grouped(self) -> bool:
        """Whether the layout is one with frames."""
        return is_grouped(self.layout_kind)

    def set_layout_kind(self, layout: str) -> None:
        self._arranger.cancel()
        self.layout_kind = layout
        if is_grouped(layout):
            self.last_grouping = layout
        self.show_diagram(animate=True)
        announce(self.map, tr("Layout {layout}.", layout=labels.layout(layout)))
        self._arranger_fill()
        self.changed.emit()

    def select(self, ids: Collection[str]) -> None:
        """Select these on the map, as far as it shows them, and in the inspector."""
        with self._not_following():
            self.map.select(ids)
        self._show_selection(frozenset(ids))

    def show_element(self, record_id: str) -> None:
        """Select an actor or a tie and bring it into view."""
        self.select((record_id,))
        if not self._in_view(record_id):
            self.map.center_on(record_id)

    def _in_view(self, record_id: str) -> bool:
        tie = self._bridge.state.table(Tie).get(record_id)
        actors = (record_id,) if tie is None else (tie.from_actor, tie.to_actor)
        shown = self.map.diagram.index
        return all(self.map.rect().contains(self.map.box_of(key)) for key in actors if key and key in shown)

    def select_all(self) -> None:
        self.select([*self.map.diagram.index, *self.map.diagram.line_index])

    # --- arranging

    @property
    def arranging(self) -> bool:
        return self._arranger.busy

    def arrange(self) -> None:
        self._arranger.arrange(self.layout_kind)

    def release(self) -> None:
        self._bridge.attempt(lambda: placements.release(self._bridge.state, self.layout_kind))

    def has_anchored(self) -> bool:
        return any(place.anchored for place in placements.of_layout(self._bridge.state, self.layout_kind).values())

    def _arranger_fill(self) -> None:
        self._arranger.fill(self.layout_kind)

    # --- edits

    def remove_selection(self) -> None:
        edit = removal.remove(self._bridge.state, self.selection) if self.selection else None
        if edit is not None and self._bridge.do(edit):
            announce(self.map, tr("{what}; undo with Ctrl+Z.", what=labels.describe(edit.label)))

    def _on_entered(self, text: str) -> None:
        state = self._bridge.state
        status = "desired" if self.view == "horizon" else "active"
        field = self.toolbar.entry
        try:
            asked = entry.read(state, text, status=status)
        except UserError as error:
            field.refuse(error.message)
            return
        edit = asked.edit and with_places(state, asked.edit, self.layout_kind, self._aspect(), self.map.scene)
        if not self._bridge.do(edit):
            field.refuse(tr("It could not be saved; the reason stands above."))
            return
        field.accept()
        shown = self._bridge.state
        added = [change.record.id for change in asked.edit.changes] if asked.edit else []
        ties_added = [key for key in added if key in shown.table(Tie)]
        self.select(ties_added or [key for key in asked.actors if key in shown.table(Actor)])
        if asked.notes:
            self.said.emit(asked.said())
        else:
            announce(field, asked.said())

    def _on_found(self, actor_id: str) -> None:
        self.show_element(actor_id)
        name = self._bridge.state.table(Actor)[actor_id].name
        announce(self.map, tr("{name} is on the map and selected.", name=name))

    def _on_moved(self, points: Mapping[str, tuple[float, float]]) -> None:
        self._bridge.attempt(lambda: placements.move(self._bridge.state, self.layout_kind, points))

    def _on_tie_drawn(self, a: str, b: str) -> None:
        status = "desired" if self.view == "horizon" else "active"
        tie = Tie(from_actor=a, to_actor=b, status=status)
        if self._bridge.attempt(lambda: ties.add(self._bridge.state, [tie])):
            self.select((tie.id,))

    def _on_tie_begun(self, actor_id: str) -> None:
        """A tie by keyboard: the entry field asks for the other party."""
        self.toolbar.entry.begin(f"{self._bridge.state.table(Actor)[actor_id].name} > ")

    def _on_refused(self, error: UserError) -> None:
        self.show_diagram()

    def _on_edited(self, edit: Edit) -> None:
        tables = edit.tables()
        if tables.isdisjoint(_SHOWN) or not any(map(_shows, edit.changes)):
            return
        state = self._bridge.state
        gone = {key for key in self.selection if key not in state.table(Actor) and key not in state.table(Tie)}
        if gone:
            self.selection = self.selection - gone
        self.show_diagram(animate="placement" in tables and edit.label.id not in ("move", "move_actors"))
        back = _came_back(edit) if edit.label.id in ("undo", "redo") else []
        if back:
            self.select(back)
        elif gone:
            self._show_selection(self.selection)

    # --- selection and focus

    def _on_map_selection(self, ids: frozenset[str]) -> None:
        if self._following:
            self._show_selection(ids)

    def _show_selection(self, ids: frozenset[str]) -> None:
        self.selection = ids
        self.inspector.show_elements(sorted(ids))
        self.changed.emit()

    @contextmanager
    def _not_following(self) -> Iterator[None]:
        """The map shows less than there is; what it cannot select stays selected here."""
        before, self._following = self._following, False
        try:
            yield
        finally:
            self._following = before

    def focus_entry(self) -> None:
        self.toolbar.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.toolbar.entry.selectAll()

    def focus_inspector(self) -> None:
        if not self.inspector.isVisible():
            self._actions["inspector"].trigger()
        self.inspector.focus_first()

    def keep(self) -> None:
        """Keep what is being typed."""
        self.inspector.keep()

    def close_down(self) -> None:
        """Keep what is being typed and stop all that runs; the screen goes away."""
        self._arranger.cancel()
        self.keep()
        for layer in self.map.findChildren(Layer):
            layer.clear()  # a painter that is still at work must not outlive its picture

    def open_context_menu(self) -> None:
        """The context menu, for the keyboard: at the first selected actor, or in the middle of the map."""
        chosen = next((key for key in self.selection if key in self.map.diagram.index), None)
        where = self.map.box_of(chosen).center() if chosen is not None else self.map.rect().center()
        self._on_context(chosen, self.map.mapToGlobal(where))

    def _on_context(self, record_id: str | None, where: QPoint) -> None:
        if record_id is not None and record_id not in self.selection:
            self.select((record_id,))
        on_something = ("details_of_selection", "zoom_selection", "remove")
        on_nothing = ("add", "fit", "arrange", "release", "copy_figure", "export")
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in on_something if self.selection else on_nothing:
            menu.addAction(self._actions[name])
        menu.popup(where)

    def _aspect(self) -> float:
        return max(self.map.width(), 1) / max(self.map.height(), 1)
