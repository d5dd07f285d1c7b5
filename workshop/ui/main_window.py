"""The window: bars, messages, and either the start screen or the session that is open.

What the start screen does without is imported where it is used: it must show at once.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from workshop.errors import UserError
from workshop.i18n import tr
from workshop.resource_files import resource_bytes
from workshop.settings import Settings
from workshop.ui import actions, asking
from workshop.ui.messages import MessageBar
from workshop.ui.palette import Palette
from workshop.ui.start_screen import StartScreen
from workshop.ui.status_bar import StatusBar
from workshop.ui.top_bar import TopBar

if TYPE_CHECKING:
    from workshop.edit import Edit
    from workshop.history import Step
    from workshop.ui.bridge import Bridge
    from workshop.ui.network.screen import NetworkScreen
    from workshop.ui.workspace import Workspace


SIZE = (1600, 1000)
FRAME = 40
"""Pixels that the bar above a window may take."""


class MainWindow(QMainWindow):
    """Shows a session or the start screen; asks whoever made it (app.py) to open, make or close one."""

    open_requested = Signal(object)  # Path
    new_requested = Signal(str, object, object)  # title, Path, what to call with a UserError
    example_requested = Signal(str)
    close_requested = Signal()
    language_requested = Signal(str)
    settings_changed = Signal(object)
    closed = Signal()

    settings: Settings

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.bridge: Bridge | None = None
        self.workspace: Workspace | None = None
        self.actions_by_id: dict[str, QAction] = {}
        self.setMinimumSize(880, 480)
        self.resize(*SIZE)
        self.setWindowIcon(_window_icon())
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))
        self.build()

    def show_first(self) -> None:
        """Show where and as large as it was; the first time as large as a small screen is."""
        room = self.screen().availableSize()
        wide, high = (1.0, 1.0) if self.settings.geometry else (1.2, 1.1)
        if room.width() >= self.width() * wide and room.height() >= (self.height() + FRAME) * high:
            self.show()
        else:
            self.showMaximized()

    @property
    def network(self) -> "NetworkScreen | None":
        return self.workspace.network if self.workspace is not None else None

    def build(self) -> None:
        """Make everything in the window, in the language of the interface; again after that changes."""
        for old in self.actions_by_id.values():
            self.removeAction(old)
            old.deleteLater()
        for overlay in self.findChildren(Palette):
            overlay.dismiss()
            overlay.deleteLater()
        self.workspace = None
        self.actions_by_id = actions.make_actions(self)
        self.top = TopBar(self.actions_by_id)
        self.messages = MessageBar()
        self.messages.left.connect(self._focus_content)
        self.status = StatusBar()
        self.status.language_chosen.connect(self.language_requested)
        self.stack = QStackedWidget()
        ground = QWidget()
        ground.setObjectName("ground")
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.stack, 1)
        # Below, so that no field moves under the pointer when a message comes or goes.
        column.addWidget(self.messages)
        column.addWidget(self.status)
        self.setCentralWidget(ground)
        self.palette_overlay = Palette(self)
        if self.bridge is None:
            self._show_start()
        else:
            self._show_workspace(self.bridge)
        self.refresh_actions()

    # --- what is open

    def show_session(self, bridge: "Bridge | None") -> None:
        """Show this session, or the start screen where there is none."""
        if self.bridge is not None:
            self.bridge.edited.disconnect(self._on_edited)
            self.bridge.refused.disconnect(self._on_refused)
        self.bridge = bridge
        if bridge is not None:
            bridge.edited.connect(self._on_edited)
            bridge.refused.connect(self._on_refused)
        self.build()

    def _show_start(self) -> None:
        by_id = self.actions_by_id
        start = StartScreen(by_id["new"], by_id["open"], by_id["about"], self.settings.recent)
        start.recent_chosen.connect(lambda path: self.open_requested.emit(Path(path)))
        start.recent_forgotten.connect(self._forget)
        start.example_chosen.connect(self.example_requested)
        self.stack.addWidget(start)
        self.top.show_session("", "")
        self.status.show_session(None)
        self.setWindowTitle("Stip")
        self._focus_content()

    def _show_workspace(self, bridge: "Bridge") -> None:
        # The map needs numpy, which the start screen does without.
        from workshop.ui.telling import Teller
        from workshop.ui.workspace import Workspace

        self.workspace = Workspace(bridge, self.actions_by_id)
        self.workspace.network.changed.connect(self.refresh_actions)
        self.workspace.network.said.connect(self.messages.warn)
        self.workspace.network.zoomed.connect(self.status.show_zoom, Qt.ConnectionType.QueuedConnection)
        self.workspace.network.inspector.setVisible(self.settings.inspector)
        self.workspace.network.map.motion = self.settings.motion
        self.workspace.step_changed.connect(lambda _place: self.refresh_actions())
        self.stack.addWidget(self.workspace)
        Teller(bridge, self.workspace.network)
        self.status.show_session(bridge)
        self._show_title()
        self._focus_content()

    def _focus_content(self) -> None:
        """Give the focus to what the window is about."""
        if self.workspace is not None:
            self.workspace.focus_content()
        elif isinstance(start := self.stack.currentWidget(), StartScreen):
            start.new.setFocus()

    def _show_title(self) -> None:
        if self.bridge is None:
            return
        from workshop.network import about
        from workshop.ui.network.about_form import shown_date

        session = about.of(self.bridge.state)
        title = session.title or self.bridge.session.path.stem
        self.top.show_session(title, " · ".join(part for part in (session.place, shown_date(session.date)) if part))
        self.setWindowTitle(f"{title} – Stip")

    def refresh_actions(self) -> None:
        actions.refresh(self, self.actions_by_id)
        for name, what, plain in (
            ("undo", self.undo_text(), tr("Undo")),
            ("redo", self.redo_text(), tr("Redo")),
        ):
            keys = actions.shown_keys(actions.BY_ID[name])
            self.actions_by_id[name].setToolTip(f"{plain}: {what} ({keys})" if what else f"{plain} ({keys})")

    def _on_edited(self, edit: "Edit") -> None:
        if edit.label.id != "layout":  # a first layout follows opening by itself
            self.messages.clear()
        self._show_title()
        self.refresh_actions()

    def _on_refused(self, error: UserError) -> None:
        act = partial(asking.copy, self) if error.kind == "replaced" else None
        self.show_error(error, tr("Save a copy…") if act else "", act)

    def show_error(self, error: UserError, action: str = "", act: Callable[[], None] | None = None) -> None:
        self.messages.warn(error.message, action, act)

    # --- commands

    def undo_text(self) -> str | None:
        """What undo would take back; None where there is nothing."""
        return _what(self.bridge.session.history.last_done) if self.bridge is not None else None

    def redo_text(self) -> str | None:
        """What redo would do again; None where there is nothing."""
        return _what(self.bridge.session.history.last_undone) if self.bridge is not None else None

    def undo(self) -> None:
        if self.bridge is not None and self.network is not None:
            self.network.keep()
            self.bridge.undo()

    def redo(self) -> None:
        if self.bridge is not None and self.network is not None:
            self.network.keep()
            self.bridge.redo()

    def toggle_inspector(self) -> None:
        self._set(inspector=not self.settings.inspector)
        if self.network is not None:
            self.network.keep()
            self.network.inspector.setVisible(self.settings.inspector)

    def toggle_motion(self) -> None:
        self._set(motion=not self.settings.motion)
        if self.network is not None:
            self.network.map.motion = self.settings.motion

    def show_palette(self) -> None:
        self.palette_overlay.open()

    def show_step(self, place: int) -> None:
        if self.workspace is not None:
            self.workspace.show_step(place)
            self.workspace.rail.buttons[place].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_element(self, record_id: str) -> None:
        if self.workspace is not None:
            self.workspace.show_step(0)
            self.workspace.network.show_element(record_id)
            self.workspace.network.map.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def cycle_areas(self, step: int) -> None:
        """Go to the next or previous area of the window: message, rail, toolbar, map, details."""
        if self.workspace is not None:
            self.workspace.cycle_areas(step, self.messages.close_button)

    def close_session(self) -> None:
        self.close_requested.emit()

    def choose_language(self, language: str) -> None:
        self.language_requested.emit(language)

    def open_menu(self) -> None:
        self.top.menu.showMenu()

    def quit(self) -> None:
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that nothing else wanted: Enter presses the button with the focus, Escape closes the message."""
        focus = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QAbstractButton):
            if isinstance(focus, QPushButton) and focus.menu() is not None:
                focus.showMenu()
            else:
                focus.click()
        elif event.key() == Qt.Key.Key_Escape and not self.messages.isHidden():
            self.messages.clear()
        else:
            super().keyPressEvent(event)

    # --- settings and closing

    def _set(self, **values: object) -> None:
        self.settings = replace(self.settings, **values)  # type: ignore[arg-type]
        self.settings_changed.emit(self.settings)

    def _forget(self, path: str) -> None:
        self.settings = self.settings.without_recent(path)
        self.settings_changed.emit(self.settings)
        self.build()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.network is not None:
            self.network.close_down()
        self._set(geometry=bytes(self.saveGeometry().toBase64().data()).decode())
        self.closed.emit()
        super().closeEvent(event)


def _window_icon() -> QIcon:
    pixmap = QPixmap()
    pixmap.loadFromData(resource_bytes("icons", "stip.svg"))
    return QIcon(pixmap)


def _what(step: "Step | None") -> str | None:
    """What a step did, also where it is the undoing or redoing of another."""
    from workshop import labels

    return None if step is None else labels.describe(labels.original(step.label))
