"""Quick entry: type a name, several, or `A > B`; suggestions below, and what Enter will do."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from workshop.i18n import tr, trn
from workshop.network.entry import lacks_a_party, ties_itself
from workshop.state import State
from workshop.ui.form.text_fields import passes_undo
from workshop.ui.messages import announce
from workshop.ui.network.completion import Suggestion, completed, fragment, is_tie, new_names, suggest, with_name

ROW = 46


class EntryField(QLineEdit):
    """`entered` carries the text to be added; the owner answers with `accept` or `refuse`."""

    entered = Signal(str)
    found = Signal(str)  # an actor that is on the map already was asked for by itself

    def __init__(self, state: Callable[[], State], over: QWidget) -> None:
        """Suggestions lie over `over`, which holds the field."""
        super().__init__()
        self._state = state
        self._over = over
        self._suggestions: list[Suggestion] = []
        self.setAccessibleName(tr("Add actor or tie"))
        self.setPlaceholderText(tr('+ Add an actor, or "Hulst > Vlaanderen"'))
        self.setToolTip(tr("A name, several with commas between, a pasted list, or a tie as in Hulst > Vlaanderen"))
        self.setMinimumWidth(230)
        self.popup: Popup | None = None
        self.textEdited.connect(self._on_edited)

    def begin(self, text: str) -> None:
        """Take the focus with this text to go on from."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.setText(text)
        self._on_edited(text)

    # --- what the owner answers

    def accept(self) -> None:
        """It was added: make room for the next."""
        self.setText("")
        self._set_wrong(False)
        self._close()

    def refuse(self, sentence: str) -> None:
        """It was not added; the text stays, with the reason below."""
        self._set_wrong(True)
        popup = self._popup()
        popup.show_sentence(sentence)
        self._place(popup)
        self.setAccessibleDescription(sentence)
        announce(self, sentence)

    # --- typing

    def _on_edited(self, text: str) -> None:
        self._set_wrong(False)
        name = fragment(text)[1]
        self._suggestions = suggest(self._state(), name)
        if not name and not lacks_a_party(text):
            self._close()
            return
        popup = self._popup()
        if name:
            popup.show_suggestions(name, self._suggestions)
        else:
            popup.list.hide()
        self._tell()
        self._place(popup)

    def _tell(self) -> None:
        """Say below what Enter will do, and to a screen reader which suggestion is chosen."""
        if self.popup is None:
            return
        sentence = self._what_enter_does()
        self.popup.show_hint(sentence)
        self.setAccessibleDescription(sentence)

    def _what_enter_does(self) -> str:
        lines = [line for line in self.text().splitlines() if line.strip()]
        if len(lines) > 1:
            return trn("Enter adds {n} line", "Enter adds {n} lines", len(lines))
        chosen = self._chosen()
        text = with_name(self.text(), chosen.name) if chosen else self.text().strip()
        if lacks_a_party(text):
            return tr("Name the other party as well, as in Hulst > Vlaanderen.")
        if ties_itself(text):
            return tr("A tie is between two different parties.")
        if is_tie(text):
            text = completed(self._state(), text)
            new = new_names(self._state(), text)
            if new:
                return tr("Enter: tie {text} · new: {names}", text=text, names=", ".join(new))
            return tr("Enter: tie {text}", text=text)
        if chosen and chosen.actor_id and not fragment(text)[0]:
            return tr("Enter: show {name} · Shift+Enter: add “{text}”", name=chosen.name, text=self.text().strip())
        if chosen:
            name = text if fragment(text)[0] else chosen.name
            return tr("Enter: add {name} · Shift+Enter: as typed · Tab: complete", name=name)
        return tr("Enter: add “{text}” as typed", text=text)

    def _chosen(self) -> Suggestion | None:
        row = self.popup.list.currentRow() if self.popup is not None and self.popup.listing() else -1
        return self._suggestions[row] if 0 <= row < len(self._suggestions) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        listing = self.popup is not None and self.popup.listing()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(literally=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key == Qt.Key.Key_Escape:
            if self.popup is not None and not self.popup.isHidden():
                self._close()
            else:
                self.accept()
        elif listing and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            assert self.popup is not None
            self.popup.step(1 if key == Qt.Key.Key_Down else -1)
            self._tell()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and passes_undo(event, self, dirty=bool(self.text())):
            event.ignore()
            return False
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and event.key() == Qt.Key.Key_Tab and self._complete():  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def _complete(self) -> bool:
        """Take over the chosen suggestion without adding it."""
        chosen = self._chosen()
        if chosen is None or fragment(self.text())[1] == chosen.name:
            return False
        self.setText(with_name(self.text(), chosen.name))
        self._on_edited(self.text())
        return True

    def _enter(self, *, literally: bool) -> None:
        text = self.text()
        chosen = None if literally else self._chosen()
        if "\n" in text.strip():
            chosen = None
        if chosen is not None:
            text = with_name(text, chosen.name)
            if chosen.actor_id is not None and not fragment(text)[0]:
                self.accept()
                self.found.emit(chosen.actor_id)
                return
        if not literally:
            text = completed(self._state(), text)
        if text.strip():
            self.entered.emit(text)
        else:
            self.refuse(tr("Type a name first, or a tie as in Hulst > Vlaanderen."))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._close()
        if not self.text():
            self._set_wrong(False)
        super().focusOutEvent(event)

    # --- the list below

    def _popup(self) -> "Popup":
        if self.popup is None:
            self.popup = Popup(self._over)
            self.popup.list.itemClicked.connect(lambda: self._enter(literally=False))
            self.popup.list.itemEntered.connect(lambda item: self._hover(item))
        return self.popup

    def _hover(self, item: QListWidgetItem) -> None:
        assert self.popup is not None
        self.popup.list.setCurrentItem(item)
        self._tell()

    def _place(self, popup: "Popup") -> None:
        below = self.mapTo(self._over, QPoint(0, self.height() + 3))
        popup.setFixedWidth(max(self.width(), 420))
        popup.adjustSize()
        popup.move(below)
        popup.show()
        popup.raise_()

    def _close(self) -> None:
        if self.popup is not None:
            self.popup.hide()
            self.popup.list.clear()  # what is hidden has no current row, for a screen reader neither
        self.setAccessibleDescription("")

    def _set_wrong(self, wrong: bool) -> None:
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().polish(self)


class Popup(QFrame):
    """The suggestions, with 'as typed' as the last row, or a sentence. It never takes the focus."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("overlay")
        self.setAccessibleName(tr("Suggestions"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Suggestions"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._hint = QLabel()
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(8, 2, 8, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(2)
        column.addWidget(self.list)
        column.addWidget(self._hint)
        self.hide()

    def listing(self) -> bool:
        return not self.isHidden() and not self.list.isHidden()

    def show_suggestions(self, typed: str, suggestions: list[Suggestion]) -> None:
        self.list.clear()
        for suggestion in suggestions:
            item = QListWidgetItem(f"{suggestion.name}\n{suggestion.detail}", self.list)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{suggestion.name}, {suggestion.detail}")
        QListWidgetItem(tr("Add “{name}” as a new name", name=typed), self.list)
        sure = bool(suggestions) and suggestions[0].sure
        self.list.setCurrentRow(0 if sure else len(suggestions))
        height = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        self.list.setFixedHeight(min(height + 8, 9 * ROW))
        self.list.show()

    def show_hint(self, sentence: str) -> None:
        self._say(sentence, "small")

    def show_sentence(self, sentence: str) -> None:
        self.list.hide()
        self.list.clear()
        self._say(sentence, "error")

    def step(self, by: int) -> None:
        row = (self.list.currentRow() + by) % max(self.list.count(), 1)
        self.list.setCurrentRow(row)

    def _say(self, sentence: str, look: str) -> None:
        self._hint.setText(sentence)
        self._hint.setAccessibleName(sentence)
        self._hint.setProperty("look", look)
        self._hint.style().polish(self._hint)
