"""A form of the inspector: captioned fields, each of which makes an edit when its value is to be kept."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workshop import labels
from workshop.edit import Edit
from workshop.ui.bridge import Bridge
from workshop.ui.form.choice_fields import CheckField, ChoiceField, OpenChoiceField
from workshop.ui.form.text_fields import NoteField, TextField

Field = TextField | NoteField | ChoiceField | CheckField


class Form(QWidget):
    """Subclasses add fields, and say with `change` what edit a new value of one of them makes."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.fields: dict[str, Field] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(3)
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
        self.fields[name] = field
        field.committed.connect(lambda value, final: self._on_committed(name, value, final))
        if isinstance(field, TextField | NoteField | OpenChoiceField):
            field.typed.connect(lambda typed: self.bridge.set_typed(field, caption if typed else None))

    def beside(self) -> tuple[QVBoxLayout, QVBoxLayout]:
        """Two columns next to each other, for short fields."""
        row = QHBoxLayout()
        row.setSpacing(10)
        columns = QVBoxLayout(), QVBoxLayout()
        for column in columns:
            column.setSpacing(3)
            row.addLayout(column, 1)
        self.column.addLayout(row)
        return columns

    def show_values(self, values: Mapping[str, Any], *, force: bool = False) -> None:
        """Show what the state holds; text being typed stays unless forced."""
        self._values = values
        for name, field in self.fields.items():
            if name in values:
                field.show_value(values[name], force=force)

    def keep(self) -> None:
        """Keep what is being typed, before something else is shown."""
        for field in self.fields.values():
            field.keep()

    def _on_committed(self, name: str, value: Any, final: bool) -> None:
        field = self.fields[name]
        kept = self.bridge.attempt(self.change(name, value))
        if final:
            field.show_value(self._values[name], force=True)  # as it was kept, or as it stands
        elif kept and isinstance(field, TextField | NoteField):
            field.typing.settle()  # the user may go on typing where they were

    def _on_refused(self) -> None:
        for name, field in self.fields.items():
            if name in self._values and not isinstance(field, TextField | NoteField):
                field.show_value(self._values[name])
