"""Accessible interfaces made in Python: kept alive as long as Qt may ask them.

Qt owns what a factory gives and deletes it with the object. It asks again whenever the object's class has changed,
which for PySide is each time something is connected to it; so a factory makes a new interface each time. One that is
given twice is deleted twice, and takes the program with it.
"""

from typing import TypeVar

from PySide6.QtGui import QAccessibleInterface
from shiboken6 import isValid

Element = TypeVar("Element", bound=QAccessibleInterface)

_given: list[QAccessibleInterface] = []


def given(element: Element) -> Element:
    """Keep this new interface until Qt has deleted it."""
    _given[:] = [one for one in _given if isValid(one)]
    _given.append(element)
    return element
