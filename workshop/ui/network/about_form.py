"""The session's own details, which stand in the window and in every figure."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from workshop.edit import Edit
from workshop.i18n import tr
from workshop.network import about
from workshop.ui.bridge import Bridge
from workshop.ui.form.form import Form
from workshop.ui.form.text_fields import NoteField, TextField


def shown_date(value: str) -> str:
    """An ISO date as people here write it: 12-02-2027."""
    try:
        return date.fromisoformat(value).strftime("%d-%m-%Y")
    except ValueError:
        return value


def read_date(text: str) -> str:
    """The date in ISO 8601; text that is none comes back as it is, for the edit to refuse."""
    parts = re.split(r"[-/.\s]+", text.strip())
    if len(parts) == 3 and all(part.isdecimal() for part in parts) and len(parts[2]) == 4:
        return f"{parts[2]}-{int(parts[1]):02}-{int(parts[0]):02}"
    return text.strip()


class AboutForm(Form):
    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        for name in ("title", "place"):
            self.add(name, TextField())
        self.add("date", TextField(shown_date, read_date))
        for name in ("source", "confidentiality"):
            self.add(name, TextField())
        self.add("note", NoteField())
        self.fields["date"].setToolTip(tr("For instance 12-02-2027"))

    def show_about(self) -> None:
        self.show_values(about.of(self.bridge.state).as_fields())

    def change(self, name: str, value: Any) -> Callable[[], Edit | None]:
        return lambda: about.change(self.bridge.state, **{name: value})
