"""The palette (Ctrl+K): find a command, an actor or a tie by typing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from workshop.codes import ACTOR_KIND, label
from workshop.i18n import tr
from workshop.ui.actions import COMMANDS, shown_keys
from workshop.ui.overlay import Overlay

if TYPE_CHECKING:
    from workshop.ui.main_window import MainWindow

MOST = 60


@dataclass(frozen=True)
class Choice:
    """A line of the palette."""

    text: str
    detail: str
    act: Callable[[], object]


class Palette(Overlay):
    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.setAccessibleName(tr("Search or run a command"))
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("Search"))
        self.field.setPlaceholderText(tr("Type a command or the name of an actor"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Results"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self._choices: list[Choice] = []
        self.field.textChanged.connect(self._refresh)
        self.field.returnPressed.connect(self._run)
        self.list.itemClicked.connect(self._run)
        self.dismissed.connect(self._empty)

    def open(self) -> None:
        width = min(640, self._window.width() - 40)
        self.setGeometry((self._window.width() - width) // 2, 60, width, min(460, self._window.height() - 120))
        self._refresh()
        self.appear(self.field)

    def _empty(self) -> None:
        """Leave no lines behind: a screen reader would find one that says it has the focus."""
        self.field.clear()
        self._choices = []
        self.list.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif self.list.count():
            row = min(max(self.list.currentRow() + step, 0), self.list.count() - 1)
            self.list.setCurrentRow(row)
            self.field.setAccessibleDescription(self.list.item(row).text())

    def _refresh(self) -> None:
        from workshop.register import normalise

        words = normalise(self.field.text()).split()
        found = [choice for choice in self._all() if all(word in normalise(choice.text) for word in words)]
        if words:
            found.sort(key=lambda choice: not normalise(choice.text).startswith(words[0]))
        self._choices = found[:MOST]
        self.list.clear()
        for choice in self._choices:
            QListWidgetItem(f"{choice.text}    {choice.detail}" if choice.detail else choice.text, self.list)
        self.list.setCurrentRow(0)

    def _all(self) -> Iterator[Choice]:
        for command in COMMANDS:
            if command.id != "search" and command.when(self._window):
                text = f"{tr(command.group)}: {tr(command.text)}"
                yield Choice(text, shown_keys(command), self._window.actions_by_id[command.id].trigger)
        from workshop.network.records import Actor

        network, bridge = self._window.network, self._window.bridge
        if network is None or bridge is None:
            return
        for actor in bridge.state.table(Actor).values():
            kind = label(ACTOR_KIND, actor.kind)
            yield Choice(actor.name, kind, partial(self._window.show_element, actor.id))

    def _run(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._choices):
            choice = self._choices[row]
            self.dismiss()
            choice.act()
