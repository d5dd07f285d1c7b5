"""Buttons of which one is on: what a screen reader calls radio buttons, and how Tab goes through them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton


def one_of(buttons: Sequence[QAbstractButton]) -> None:
    """Make these (side by side in one widget) such a row: Tab goes to the one that is on, arrow keys to the others."""
    for button in buttons:
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.toggled.connect(partial(_reach, button))
        _reach(button, on=button.isChecked())


def _reach(button: QAbstractButton, on: bool) -> None:
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)
