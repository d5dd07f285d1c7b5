"""History: which edits stand done, which undone; rebuilt from the file without reading what they changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from workshop.edit import Edit, Label

BEGINNINGS = ("start", "recovered")  # labels of the edit a session begins with, which cannot be undone


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the table of edits, without its changes."""

    id: str
    time: str
    label: Label
    reverses: str | None = None


def step_of(edit: Edit) -> Step:
    return Step(edit.id, edit.time, edit.label, edit.reverses)


class History:
    """Two stacks of steps. An undo names the edit it reverses; a redo names the undo it reverses."""

    def __init__(self, steps: Iterable[Step] = ()) -> None:
        self._done: list[Step] = []  # edits that stand, as first made or as redone
        self._undone: list[Step] = []  # the undo rows, newest last
        self._length = 0
        for step in steps:
            self.record(step)

    def __len__(self) -> int:
        return self._length

    @property
    def last_done(self) -> Step | None:
        return self._done[-1] if self._done else None

    @property
    def last_undone(self) -> Step | None:
        return self._undone[-1] if self._undone else None

    def record(self, step: Step) -> None:
        self._length += 1
        if step.label.id in BEGINNINGS:
            return
        if step.reverses is None:
            self._done.append(step)
            self._undone.clear()
        elif self._done and self._done[-1].id == step.reverses:
            self._done.pop()
            self._undone.append(step)
        elif self._undone and self._undone[-1].id == step.reverses:
            self._undone.pop()
            self._done.append(step)
        else:
            raise ValueError(f"edit {step.id} reverses {step.reverses}, which is not at the top")
