"""Fields for text: what is typed is kept on leaving the field, on Enter, and after two seconds' pause."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from workshop.ui.form.word_completer import WordCompleter

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


class _History(Protocol):
    """What a line and a text document know of their own typing."""

    def isUndoAvailable(self) -> bool: ...

    def isRedoAvailable(self) -> bool: ...


def passes_undo(event: QKeyEvent, own: _History, *, dirty: bool) -> bool:
    """Whether this asks for Ctrl+Z or its kin and the field has nothing to take back, so that the window may."""
    if event.type() != QEvent.Type.ShortcutOverride:
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not (dirty and own.isUndoAvailable())
    return event.matches(QKeySequence.StandardKey.Redo) and not own.isRedoAvailable()


Text = Callable[[Any], str]
Value = Callable[[str], Any]


class TextField(QLineEdit):
    """One line. `shown` turns the value of the record into text, `read` turns text into a value."""

    committed = Signal(object, bool)  # value, final
    typed = Signal(bool)

    def __init__(
        self,
        shown: Text = str,
        read: Value = str.strip,
        words: WordCompleter | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`words` completes what is typed, or each part of it."""
        super().__init__(parent)
        self._shown, self._read = shown, read
        self._value: Any = None
        self.typing = Typing(self)
        self.typing.typed.connect(self.typed)
        self.typing.due.connect(lambda final: self.committed.emit(self._read(self.text()), final))
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self.typing.keep)
        if words is not None:
            words.setParent(self)
            self.setCompleter(words)
            words.taken.connect(self._on_edited)

    def show_value(self, value: Any, *, force: bool = False) -> None:
        """Show what the state holds; text that is being typed stays unless forced."""
        self._value = value
        if self.typing.dirty and not force:
            return
        self.typing.settle()
        text, place = self._shown(value), self.cursorPosition()
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0 if not self.hasFocus() else len(text))
        elif self.isUndoAvailable() or self.isRedoAvailable():
            self.setText(text)  # its own steps back end here; those of the session go on
            self.setCursorPosition(place)

    def keep(self) -> None:
        self.typing.keep()

    def _on_edited(self) -> None:
        if self.text() == self._shown(self._value):
            self.typing.settle()
        else:
            self.typing.touch()

    def focusInEvent(self, event: QFocusEvent) -> None:
        words = self.completer()
        if isinstance(words, WordCompleter):
            words.refresh()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.typing.keep()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            words = self.completer()
            for_words = isinstance(words, WordCompleter) and words.takes(event)
            if for_words or passes_undo(event, self, dirty=self.typing.dirty):
                event.ignore()
                return False
            if _escapes(event, self.typing):
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
        # Its viewport would be told to a screen reader as a second, nameless thing that has the focus.
        self.viewport().setFocusProxy(None)  # type: ignore[arg-type]
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
        else:
            self.document().clearUndoRedoStacks()

    def keep(self) -> None:
        self.typing.keep()

    def _on_text(self) -> None:
        if self._showing:
            return
        if self.toPlainText() == self._value:
            self.typing.settle()
        else:
            self.typing.touch()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.typing.keep()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if passes_undo(event, self.document(), dirty=self.typing.dirty):
                event.ignore()
                return False
            if _escapes(event, self.typing):
                self.show_value(self._value, force=True)
                return True
        return super().event(event)


def _escapes(event: QKeyEvent, typing: Typing) -> bool:
    return event.type() == QEvent.Type.KeyPress and typing.dirty and event.matches(QKeySequence.StandardKey.Cancel)
