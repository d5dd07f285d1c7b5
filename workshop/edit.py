"""Change and Edit: the one value that drives memory, the file, undo, history, merging and every view."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from workshop.record import Record, new_id


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; None where it did not exist."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record as it is after the change, or as it last was."""
        record = self.after or self.before
        assert record is not None
        return record

    def reversed(self) -> "Change":
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Label:
    """What an edit did, as an id of `workshop.labels` with arguments, translated when it is shown."""

    id: str
    args: Mapping[str, str | int] = field(default_factory=dict)


def now() -> str:
    """The time as the file keeps it: UTC, ISO 8601, microseconds."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


@dataclass(frozen=True, slots=True)
class Edit:
    """A label and what changed. `reverses` names the edit that this one undoes or redoes."""

    label: Label
    changes: tuple[Change, ...]
    id: str = field(default_factory=new_id)
    time: str = field(default_factory=now)
    reverses: str | None = None

    def reversed(self, label_id: str = "undo") -> "Edit":
        """The edit that takes this one back; its label says what is taken back."""
        label = Label(label_id, {**self.label.args, "of": self.label.args.get("of", self.label.id)})
        return Edit(label, tuple(change.reversed() for change in reversed(self.changes)), reverses=self.id)

    def tables(self) -> frozenset[str]:
        """The kinds of record this edit touches."""
        return frozenset(change.record.table for change in self.changes)
