"""A choice as a screen reader hears it: by the name of its field. Qt on Linux would say the chosen value only."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QComboBox, QWidget
from shiboken6 import isValid

from workshop.ui.given import given


class ChoiceElement(QAccessibleWidget):
    """The combo box: the field's name, with the choice that stands as its value and description.

    Its children are what is open to the user: the line to type in, the list once it is opened.
    """

    def __init__(self, field: QComboBox) -> None:
        super().__init__(field, QAccessible.Role.ComboBox)
        self._field = field

    def text(self, kind: QAccessible.Text) -> str:
        if not isValid(self._field):
            return ""
        if kind == QAccessible.Text.Name:
            return self._field.accessibleName()
        if kind == QAccessible.Text.Value:
            return self._field.currentText()
        if kind == QAccessible.Text.Description:
            return self._field.accessibleDescription() or self._field.currentText()
        return super().text(kind)

    def _parts(self) -> list[QWidget]:
        if not isValid(self._field):
            return []
        parts: list[QWidget | None] = [self._field.lineEdit()]
        if self._field.view().isVisible():
            parts.append(self._field.view())
        return [part for part in parts if part is not None]

    def childCount(self) -> int:
        return len(self._parts())

    def child(self, index: int) -> QAccessibleInterface:
        parts = self._parts()
        if not 0 <= index < len(parts):
            return None  # type: ignore[return-value]
        return QAccessible.queryAccessibleInterface(parts[index])

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        thing = child.object()
        return next((at for at, part in enumerate(self._parts()) if part is thing), -1)

    def focusChild(self) -> QAccessibleInterface:
        """The line stands in for its combo box: what is typed there is what has the focus."""
        line = self._field.lineEdit() if isValid(self._field) else None
        return QAccessible.queryAccessibleInterface(line) if line is not None else None  # type: ignore[return-value]


class Named:
    """Mixed into a combo box: gives it a ChoiceElement."""


_installed = False


def install() -> None:
    """Let Qt ask here for the interface of a named choice; once."""
    global _installed
    if not _installed:
        _installed = True
        QAccessible.installFactory(_made)


def _made(class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    if not (isinstance(thing, Named) and isinstance(thing, QComboBox)):
        return None
    return given(ChoiceElement(thing))
