"""The bar above the map: quick entry, views, layouts, arranging anew, zoom."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from workshop.i18n import tr
from workshop.state import State
from workshop.ui.network.entry_field import EntryField


class Toolbar(QWidget):
    def __init__(self, state: Callable[[], State], actions: Mapping[str, QAction], screen: QWidget) -> None:
        super().__init__(screen)
        self.setAccessibleName(tr("Toolbar of the network"))
        self.entry = EntryField(state, screen)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 8)
        row.setSpacing(10)
        row.addWidget(self.entry, 1)
        views = (("view_now", tr("Now")), ("view_horizon", tr("Horizon")), ("view_difference", tr("Difference")))
        row.addWidget(_joined(views, actions))
        row.addWidget(_joined((("layout_force", tr("Force")), ("layout_groups", tr("Groups"))), actions))
        row.addWidget(_button(actions["arrange"]))
        zoom = QHBoxLayout()
        zoom.setSpacing(4)
        for name in ("zoom_out", "zoom_in", "fit", "inspector"):
            zoom.addWidget(_button(actions[name]))
        row.addLayout(zoom)


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setAccessibleName(action.text())
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _joined(parts: Sequence[tuple[str, str]], actions: Mapping[str, QAction]) -> QWidget:
    """Buttons side by side of which one is on. The short word stands on the button, the command is its name."""
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for place, (command_id, word) in enumerate(parts):
        action = actions[command_id]
        button = QToolButton()
        button.setText(word)
        button.setAccessibleName(action.text())
        button.setToolTip(action.toolTip())
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setProperty("part", "first" if place == 0 else "last" if place == len(parts) - 1 else "middle")
        button.clicked.connect(action.trigger)
        # The action says what is on; the button follows, also where a click changed nothing.
        action.changed.connect(lambda a=action, b=button: (b.setChecked(a.isChecked()), b.setEnabled(a.isEnabled())))
        row.addWidget(button)
    return group
