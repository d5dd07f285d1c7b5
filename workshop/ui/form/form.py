"""A form of the inspector: captioned fields, each of which makes an edit when its value is to be kept."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workshop import labels
from workshop.edit import Edit
from workshop.errors import UserError
from workshop.i18n import tr
from workshop.ui.bridge import Bridge
from workshop.ui.form.choice_fields import CheckField, ChoiceField, OpenChoiceField
from workshop.ui.form.text_fields import NoteField, TextField
from workshop.ui.messages import announce

Field = TextField | NoteField | ChoiceField | CheckField
Typed = TextField | NoteField | OpenChoiceField
"""Fields with words of the user's own, which stay until they are kept or taken back."""


class Form(QWidget):
    """Subclasses add fields, and say with `change` what edit a new value of one of them makes.

    A value that may not be is said below its field, and what was typed stays there. Only what has to do with the file
    (it cannot be written) is the window's to say.
    """

    problem_shown = Signal(QWidget)  # the field

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.fields: dict[str, Field] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(3)
        self.problems: dict[str, str] = {}
        self._captions: dict[str, str] = {}
        self._sentences: dict[str, QLabel] = {}
        self._values: Mapping[str, Any] = {}
        bridge.refused.connect(self._on_refused)

    def change(self, name: str, value: Any) -> Callable[[], Edit | None]:
        """How the edit is made that gives a field this value."""
        raise NotImplementedError

    def add(self, name: str, field: Field, caption: str = "", column: QVBoxLayout | None = None) -> None:
        """Add a field below the others, under its caption (by default what the interface calls the field)."""
        caption = caption or labels.field(name)
        column = column or self.column
        field.setAccessibleName(caption)
        if not isinstance(field, CheckField):
            above = QLabel(caption)
            above.setProperty("look", "caption")
            above.setBuddy(field)
            above.setContentsMargins(0, 6, 0, 0)
            column.addWidget(above)
        column.addWidget(field)
        sentence = QLabel()
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setProperty("look", "error")
        sentence.setWordWrap(True)
        sentence.hide()
        column.addWidget(sentence)
        self.fields[name], self._captions[name], self._sentences[name] = field, caption, sentence
        field.committed.connect(lambda value, final: self._on_committed(name, value, final))
        if not isinstance(field, CheckField):
            field.typed.connect(lambda typed: self._on_typed(name, typed))

    def beside(self, left: int = 1, right: int = 1) -> tuple[QVBoxLayout, QVBoxLayout]:
        """Two columns next to each other, of these relative widths, for short fields."""
        row = QHBoxLayout()
        row.setSpacing(10)
        columns = QVBoxLayout(), QVBoxLayout()
        for column, width in zip(columns, (left, right), strict=True):
            column.setSpacing(3)
            row.addLayout(column, width)
            row.setAlignment(column, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        return columns

    def show_values(self, values: Mapping[str, Any], *, force: bool = False) -> None:
        """Show what the state holds; text being typed stays unless forced."""
        self._values = values
        for name, field in self.fields.items():
            if name in values:
                field.show_value(values[name], force=force)

    def keep(self) -> None:
        """Keep what is being typed."""
        for field in self.fields.values():
            field.keep()

    def leave(self) -> None:
        """Keep what is being typed, before something else is shown; what may not be kept is said once more."""
        self.keep()
        lost = {name: self._said(name, sentence) for name, sentence in self.problems.items()}
        for name in lost:
            self.fields[name].show_value(self._values[name], force=True)
            self._clear(name)
        if lost:
            self.bridge.refused.emit(UserError(" ".join(lost.values())))

    def _said(self, name: str, sentence: str) -> str:
        field = self.fields[name]
        text = field.text().strip() if isinstance(field, TextField) else ""
        if text and text not in sentence:
            return tr("{field} did not become “{text}”: {why}", field=self._captions[name], text=text, why=sentence)
        return tr("{field} was left as it was: {why}", field=self._captions[name], why=sentence)

    def _on_committed(self, name: str, value: Any, final: bool) -> None:
        field, change = self.fields[name], self.change(name, value)
        problem: UserError | None = None

        def make() -> Edit | None:
            nonlocal problem
            try:
                return change()
            except UserError as error:
                problem = error
                return None

        kept = self.bridge.attempt(make)
        if problem is not None:
            if final:  # in a pause somebody may be halfway a word
                self._say(name, problem.message)
        elif kept:
            self._clear(name)
            if final:
                field.show_value(self._values[name], force=True)  # as it was kept
            elif isinstance(field, TextField | NoteField):
                field.typing.settle()  # the user may go on typing where they were

    def _say(self, name: str, sentence: str) -> None:
        """Show and say why a value may not be; a choice goes back to what stands, typed text stays."""
        field = self.fields[name]
        if not isinstance(field, Typed):
            field.show_value(self._values[name], force=True)
        if self.problems.get(name) == sentence:
            return
        self.problems[name] = sentence
        field.setProperty("wrong", "true")
        field.setAccessibleDescription(sentence)
        field.style().polish(field)
        self._sentences[name].setText(sentence)
        self._sentences[name].show()
        announce(field, sentence)
        self.problem_shown.emit(field)

    def _clear(self, name: str) -> None:
        if self.problems.pop(name, None) is not None:
            field = self.fields[name]
            field.setProperty("wrong", "false")
            field.setAccessibleDescription("")
            field.style().polish(field)
            self._sentences[name].hide()

    def _on_typed(self, name: str, typed: bool) -> None:
        self._clear(name)
        self.bridge.set_typed(self.fields[name], self._captions[name] if typed else None)

    def _on_refused(self) -> None:
        for name, field in self.fields.items():
            if name in self._values and not isinstance(field, Typed):
                field.show_value(self._values[name], force=True)
