"""The bar above the map: quick entry, views, layouts, arranging anew, zoom."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from workshop.i18n import tr
from workshop.state import State
from workshop.ui.icons import icon
from workshop.ui.network.entry_field import EntryField
from workshop.ui.one_of import one_of

ENTRY = 320
"""Pixels that the entry field wants beside the tools; with less there are two rows."""
GAP, BETWEEN_ICONS = 8, 3


class Toolbar(QWidget):
    def __init__(self, state: Callable[[], State], actions: Mapping[str, QAction], screen: QWidget) -> None:
        super().__init__(screen)
        self.setAccessibleName(tr("Toolbar of the network"))
        self.entry = EntryField(state, screen)
        self._tools = QWidget()
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        views = (("view_now", tr("Now")), ("view_horizon", tr("Horizon")), ("view_difference", tr("Difference")))
        layouts = (("layout_force", tr("Force")), ("layout_groups", tr("Groups")))
        self._choices = (_joined(views, actions), _joined(layouts, actions, _group_by(actions)))
        for choice in self._choices:
            row.addWidget(choice)
        icons = QHBoxLayout()
        icons.setSpacing(BETWEEN_ICONS)
        self._icons = {name: _button(actions[name]) for name in ("arrange", "zoom_out", "zoom_in", "fit", "inspector")}
        for button in self._icons.values():
            icons.addWidget(button)
        row.addLayout(icons)
        row.addStretch(1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 10, 16, 8)
        self._grid.setSpacing(GAP)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self.entry, 0, 0)
        self._rows = 0
        self._arrange(ENTRY * 10)

    def _arrange(self, width: int) -> None:
        """Everything in one row; the tools below the entry where that is too wide, without what keys do as well."""
        margins = self._grid.contentsMargins()
        room = width - margins.left() - margins.right()
        rows = 1 if room >= self._tools_width() + GAP + ENTRY else 2
        if rows != self._rows:
            self._rows = rows
            self._grid.addWidget(self._tools, rows - 1, 2 - rows)
        hidden = {"zoom_out", "zoom_in"} if rows == 2 else set()
        for name in ("fit", "inspector"):
            if self._tools_width(hidden) > room:
                hidden.add(name)
        for name, button in self._icons.items():
            button.setVisible(name not in hidden)

    def _tools_width(self, hidden: Collection[str] = ()) -> int:
        icons = [button for name, button in self._icons.items() if name not in hidden]
        wide = sum(button.sizeHint().width() + BETWEEN_ICONS for button in icons) - BETWEEN_ICONS
        return wide + sum(group.sizeHint().width() + GAP for group in self._choices)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def minimumSizeHint(self) -> QSize:
        """Less than the row asks for: with less room there are two rows."""
        margins = self._grid.contentsMargins()
        least = self._tools_width(self._icons.keys() - {"arrange"}) + margins.left() + margins.right()
        return QSize(least, super().minimumSizeHint().height())


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setAccessibleName(action.text())
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _group_by(actions: Mapping[str, QAction]) -> QPushButton:
    """The end of the row of layouts: what to group by."""
    button = QPushButton(icon("down"), "")
    button.setProperty("part", "end")
    button.setAccessibleName(tr("Group by"))
    button.setToolTip(button.accessibleName())
    menu = QMenu(button)
    menu.addActions([action for name, action in actions.items() if name.startswith("group-")])
    button.setMenu(menu)
    return button


def _joined(parts: Sequence[tuple[str, str]], actions: Mapping[str, QAction], end: QWidget | None = None) -> QWidget:
    """Buttons side by side of which one is on. The short word stands on the button, the command is its name."""
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    buttons: list[QPushButton] = []
    for place, (command_id, word) in enumerate(parts):
        action = actions[command_id]
        button = QPushButton(word)
        button.setAccessibleName(action.text())
        button.setToolTip(action.toolTip())
        last = place == len(parts) - 1 and end is None
        button.setProperty("part", "first" if place == 0 else "last" if last else "middle")
        # The action says what is on; the button follows. Toggled: a screen reader does so without a click.
        button.toggled.connect(partial(_follow, action))
        action.changed.connect(partial(_show, button, action))
        row.addWidget(button)
        buttons.append(button)
    one_of(buttons)
    if end is not None:
        row.addWidget(end)
    return group


def _show(button: QPushButton, action: QAction) -> None:
    button.setChecked(action.isChecked())
    button.setEnabled(action.isEnabled())


def _follow(action: QAction, on: bool) -> None:
    if on and not action.isChecked():
        action.trigger()
