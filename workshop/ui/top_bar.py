"""The bar at the top: menu, what session this is, search, undo and redo, export."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from workshop.i18n import tr
from workshop.ui.actions import COMMANDS, shown_keys
from workshop.ui.icons import icon
from workshop.ui.theme import ACCENT, QUIET, WHITE


class TopBar(QFrame):
    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setFixedHeight(52)
        self.menu = QPushButton()  # a tool button with a menu does nothing when a screen reader asks for its menu
        self.menu.setText(tr("Menu"))
        self.menu.setAccessibleName(tr("Menu"))
        self.menu.setToolTip(tr("Menu with all commands (Alt+M)"))
        self.menu.setIcon(icon("menu"))
        self.menu.setMenu(menu_of(actions, self.menu))
        self.title = QLabel("Stip")
        self.title.setProperty("look", "session")
        self.subtitle = QLabel()
        self.subtitle.setProperty("look", "quiet")
        for label in (self.title, self.subtitle):
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            label.setMinimumWidth(10)
        self.search = QPushButton(tr("Search or run a command…") + "    " + shown_keys_of("search"))
        self.search.setAccessibleName(tr("Search or run a command"))
        self.search.setIcon(icon("search", QUIET))
        self.search.setStyleSheet(f"color: {QUIET}; text-align: left;")
        self.search.setMinimumWidth(300)
        self.search.clicked.connect(actions["search"].trigger)
        self.undo, self.redo = _tool(actions["undo"]), _tool(actions["redo"])
        self.export = QPushButton(tr("Export"))
        self.export.setProperty("look", "primary")
        self.export.setIcon(icon("export", WHITE))
        self.export.setToolTip(f"{self.export.text()} ({shown_keys_of('export')})")
        self.export.clicked.connect(actions["export"].trigger)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(10)
        for widget in (self.menu, _Dot(), self.title, self.subtitle):
            row.addWidget(widget)
        row.addStretch(1)
        for button in (self.search, self.undo, self.redo, self.export):
            row.addWidget(button)
        self.show_session("", "")

    def show_session(self, title: str, subtitle: str) -> None:
        """Say which session is open; an empty title for none."""
        self.title.setText(title or "Stip")
        self.subtitle.setText(subtitle)
        for widget in (self.undo, self.redo, self.export):
            widget.setVisible(bool(title))


def _tool(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setAccessibleName(action.text())
    return button


def menu_of(actions: Mapping[str, QAction], parent: QWidget) -> QMenu:
    """All commands by group; a submenu each, the names of the groups as in the table."""
    menu = QMenu(parent)
    menus: dict[str, QMenu] = {}
    for command in COMMANDS:
        if command.id == "menu":
            continue
        if command.group not in menus:
            menus[command.group] = menu.addMenu(tr(command.group))
        menus[command.group].addAction(actions[command.id])
    return menu


def shown_keys_of(command_id: str) -> str:
    return next(shown_keys(command) for command in COMMANDS if command.id == command_id)


class _Dot(QWidget):
    """The accent dot beside the title."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(14, 14))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ACCENT))
        painter.drawEllipse(1, 1, 12, 12)
