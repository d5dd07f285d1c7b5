"""Fields for text: what is typed is kept on leaving the field, on Enter, and after two seconds' pause."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

PAUSE = 2000
"""Milliseconds after the last key until what was typed is kept."""


class Typing(QObject):
    """When typed text is to be kept; shared by the one-line and the many-line field.

    `due(final)`: keep it now; `final` is False where the user is still in the field and may go on.
    """

    due = Signal(bool)
    typed = Signal(bool)  # there is text that is not kept yet

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.dirty = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(lambda: self.keep(final=False))

    def touch(self) -> None:
        self._pause.start()
        if not self.dirty:
            self.dirty = True
            self.typed.emit(True)

    def keep(self, *, final: bool = True) -> None:
        self._pause.stop()
        if self.dirty:
            self.due.emit(final)

    def settle(self) -> None:
        """The field shows what the state holds."""
        self._pause.stop()
        if self.dirty:
            self.dirty = False
            self.typed.emit(False)


def is_undo(event: QEvent) -> bool:
    """A question about Ctrl+Z or its kin, which a field leaves to the window when it has nothing of its own."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
    )


Text = Callable[[Any], str]
Value = Callable[[str], Any]


class TextField(QLineEdit):
    """One line. `shown` turns the value of the record into text, `read` turns text into a value."""

    committed = Signal(object, bool)  # value, final
    typed = Signal(bool)

    def __init__(self, shown: Text = str, read: Value = str.strip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown, self._read = shown, read
        self._value: Any = None
        self.typing = Typing(self)
        self.typing.typed.connect(self.typed)
        self.typing.due.connect(lambda final: self.committed.emit(self._read(self.text()), final))
        self.textEdited.connect(self.typing.touch)
        self.returnPressed.connect(self.typing.keep)

    def show_value(self, value: Any, *, force: bool = False) -> None:
        """Show what the state holds; text that is being typed stays unless forced."""
        self._value = value
        if self.typing.dirty and not force:
            return
        self.typing.settle()
        text = self._shown(value)
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0 if not self.hasFocus() else len(text))

    def keep(self) -> None:
        self.typing.keep()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.typing.keep()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        if is_undo(event) and not self.typing.dirty:
            event.ignore()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _escapes(event, self.typing):
            self.show_value(self._value, force=True)
            return True
        return super().event(event)


class NoteField(QPlainTextEdit):
    """Several lines; Tab goes to the next field."""

    committed = Signal(object, bool)
    typed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(84)
        self._value: Any = ""
        self._showing = False
        self.typing = Typing(self)
        self.typing.typed.connect(self.typed)
        self.typing.due.connect(lambda final: self.committed.emit(self.toPlainText().strip(), final))
        self.textChanged.connect(self._on_text)

    def show_value(self, value: Any, *, force: bool = False) -> None:
        self._value = value
        if self.typing.dirty and not force:
            return
        self.typing.settle()
        if value != self.toPlainText().strip():
            self._showing = True
            self.setPlainText(value)
            self._showing = False

    def keep(self) -> None:
        self.typing.keep()

    def _on_text(self) -> None:
        if not self._showing:
            self.typing.touch()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.typing.keep()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        if is_undo(event) and not self.typing.dirty:
            event.ignore()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _escapes(event, self.typing):
            self.show_value(self._value, force=True)
            return True
        return super().event(event)


def _escapes(event: QKeyEvent, typing: Typing) -> bool:
    return typing.dirty and event.matches(QKeySequence.StandardKey.Cancel)
