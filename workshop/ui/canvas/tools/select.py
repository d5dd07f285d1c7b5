"""Clicking an actor, a tie or nothing: what is selected after that."""

from collections.abc import Iterable

from PySide6.QtCore import Qt

ADDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


def adds(modifiers: Qt.KeyboardModifier) -> bool:
    """Whether a click adds to the selection (Shift, or Ctrl as file managers have it)."""
    return bool(modifiers & ADDING)


def clicked(selection: frozenset[str], record_id: str | None, adding: bool) -> frozenset[str]:
    """The selection after a click: on a selected one with `adding` it goes out; on nothing all go, unless adding."""
    if record_id is None:
        return selection if adding else frozenset()
    return selection ^ {record_id} if adding else frozenset({record_id})


def swept(before: frozenset[str], within: Iterable[str], adding: bool) -> frozenset[str]:
    """The selection that a rubber band gives."""
    return before | frozenset(within) if adding else frozenset(within)
