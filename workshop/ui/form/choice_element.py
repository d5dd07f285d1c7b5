"""A choice as a screen reader hears it: by the name of its field. Qt on Linux would say the chosen value only.

As with the map (workshop/ui/canvas/accessible.py) Python keeps the interface alive as long as Qt may ask it.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QComboBox
from shiboken6 import isValid


class ChoiceElement(QAccessibleWidget):
    """The combo box: the field's name, with the choice that stands as its value and description."""

    def __init__(self, field: QComboBox) -> None:
        super().__init__(field, QAccessible.Role.ComboBox)
        self._field = field

    def text(self, kind: QAccessible.Text) -> str:
        if not isValid(self._field):
            return ""
        if kind == QAccessible.Text.Name:
            return self._field.accessibleName()
        if kind in (QAccessible.Text.Value, QAccessible.Text.Description):
            return self._field.currentText()
        return super().text(kind)


class Named:
    """Mixed into a combo box: gives it a ChoiceElement."""

    element: ChoiceElement | None = None


_installed = False


def install() -> None:
    """Let Qt ask here for the interface of a named choice; once."""
    global _installed
    if not _installed:
        _installed = True
        QAccessible.installFactory(_made)


def _made(class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    if not (isinstance(thing, Named) and isinstance(thing, QComboBox)) or thing.isEditable():
        return None
    if thing.element is None:
        thing.element = ChoiceElement(thing)
    return thing.element
