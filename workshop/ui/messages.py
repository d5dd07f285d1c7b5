"""Sentences for the user: the bar under the top of the window, and what a screen reader is told."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from workshop.i18n import tr
from workshop.ui.icons import icon


def announce(source: QObject, sentence: str) -> None:
    """Have a screen reader say the sentence when it is done with what it is saying."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(source, sentence))


class MessageBar(QFrame):
    """One sentence at a time, with what can be done about it; it blocks nothing and stays until it is closed."""

    left = Signal()  # it was closed while it had the focus

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messages")
        self.setAccessibleName(tr("Message"))
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton()
        self.close_button = QToolButton()
        self.close_button.setProperty("look", "flat")
        self.close_button.setIcon(icon("close"))
        self.close_button.setAccessibleName(tr("Close message"))
        self.close_button.setToolTip(tr("Close message"))
        self.close_button.clicked.connect(self.clear)
        self._act: Callable[[], None] | None = None
        self._action.clicked.connect(self._on_action)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self.close_button)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says now; empty where it is not shown."""
        return self._text.text() if not self.isHidden() else ""

    def say(self, sentence: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Show what was done, with a button for what can be done next."""
        self._show("done", tr("Done"), sentence, action, act)

    def warn(self, sentence: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Show what is wrong, with a button for what can be done about it."""
        self._show("warning", tr("Notice"), sentence, action, act)

    def _show(self, sign: str, name: str, sentence: str, action: str, act: Callable[[], None] | None) -> None:
        self._icon.setPixmap(icon(sign).pixmap(20, 20))
        self._icon.setAccessibleName(name)
        self._text.setText(sentence)
        self._text.setAccessibleName(sentence)
        self.close_button.setAccessibleDescription(sentence)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(act is not None)
        self._act = act
        self.show()
        announce(self, sentence)

    def clear(self) -> None:
        inside = self.isAncestorOf(self.window().focusWidget())
        self.hide()
        self._act = None
        if inside:
            self.left.emit()

    def _on_action(self) -> None:
        if self._act is not None:
            self._act()
