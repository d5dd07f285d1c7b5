"""Completion of the word being typed in a line: the whole line, or the part after the last separator."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter


class WordCompleter(QCompleter):
    """`offered` gives the words; they are asked for when the field gets the focus."""

    taken = Signal()  # a word was taken over, which the line itself does not call editing

    def __init__(self, offered: Callable[[], Iterable[str]], separators: str = "") -> None:
        """`separators`: each character that may stand between words; the first is written after a word."""
        super().__init__()
        self._offered, self._separators = offered, separators
        self._words = QStringListModel(self)
        self.setModel(self._words)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.activated[str].connect(self.taken)  # type: ignore[index]

    def refresh(self) -> None:
        words = sorted(set(self._offered()) - {""}, key=str.casefold)
        if words != self._words.stringList():
            self._words.setStringList(words)

    def splitPath(self, path: str) -> list[str]:
        return [path[self._start(path) :].strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        line = self.widget().text()  # type: ignore[attr-defined]
        before = line[: self._start(line)]
        return f"{before.rstrip()} {super().pathFromIndex(index)}".lstrip()

    def takes(self, event: QKeyEvent) -> bool:
        """Whether this is Enter on a word of the open list: for the list, not for the line."""
        popup = self.popup()
        return (
            popup is not None
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and popup.isVisible()
            and popup.currentIndex().isValid()
        )

    def _start(self, line: str) -> int:
        return max((line.rfind(character) + 1 for character in self._separators), default=0)
