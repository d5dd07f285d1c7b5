"""Fields for a choice: from a list, from a list or free text, yes or no, nought to five."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from workshop.codes import Code, label, recognise
from workshop.i18n import tr

MIXED = object()
"""The value of a field that several records do not agree on."""


class ChoiceField(QComboBox):
    """One of (value, text) pairs. A value outside the list is shown as it stands."""

    committed = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[tuple[Any, str]] = []
        # A popup as wide as its texts, a field as wide as there is room.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._on_activated)

    def set_choices(self, choices: Iterable[tuple[Any, str]]) -> None:
        wanted = list(choices)
        if wanted != self._choices:
            self._choices = wanted
            self.clear()
            self.addItems([text for _, text in wanted])

    def show_value(self, value: Any, *, force: bool = False) -> None:
        """Show what the state holds. `force` is for fields that hold typed text; here it changes nothing."""
        while self.count() > len(self._choices):
            self.removeItem(self.count() - 1)
        place = next((at for at, (known, _) in enumerate(self._choices) if known == value), -1)
        if place < 0:
            self.addItem(tr("(different)") if value is MIXED else str(value or ""))
            place = self.count() - 1
        self.setCurrentIndex(place)

    def keep(self) -> None:
        """Nothing is ever waiting here."""

    def _on_activated(self, place: int) -> None:
        if place < len(self._choices):
            self.committed.emit(self._choices[place][0], True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling the panel changes nothing by accident


def code_choices(codes: Mapping[str, Code]) -> list[tuple[Any, str]]:
    return [(code.id, code.label) for code in codes.values()]


def rating_choices() -> list[tuple[Any, str]]:
    """Unknown, and 0 to 5 as dots and a number."""
    known = [(n, "●" * n + "○" * (5 - n) + "  " + tr("{n} of 5", n=n)) for n in range(6)]
    return [(None, tr("unknown")), *known]


def yes_no_choices() -> list[tuple[Any, str]]:
    return [(None, tr("unknown")), (True, tr("yes")), (False, tr("no"))]


class OpenChoiceField(ChoiceField):
    """A code of a list, or words of one's own."""

    typed = Signal(bool)

    def __init__(self, list_name: str, codes: Mapping[str, Code], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list_name, self._codes = list_name, codes
        self._value: Any = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.set_choices(code_choices(codes))
        self._line = self.lineEdit()
        assert self._line is not None
        self._line.editingFinished.connect(self.keep)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        if self._line is not None:
            self._line.setAccessibleName(name)

    def show_value(self, value: Any, *, force: bool = False) -> None:
        self._value = value
        super().show_value(value)
        self.setEditText(tr("(different)") if value is MIXED else label(self._codes, value))

    def keep(self) -> None:
        text = " ".join(self.currentText().split())
        shown = tr("(different)") if self._value is MIXED else label(self._codes, self._value)
        if text and text != shown:
            self.committed.emit(recognise(self._list_name, text) or text, True)
        elif not text:
            self.setEditText(shown)


class CheckField(QCheckBox):
    """Yes or no."""

    committed = Signal(object, bool)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.clicked.connect(lambda checked: self.committed.emit(checked, True))

    def show_value(self, value: Any, *, force: bool = False) -> None:
        self.setChecked(bool(value))

    def keep(self) -> None:
        """Nothing is ever waiting here."""
