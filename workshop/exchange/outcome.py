"""What an import did, row by row: added, matched, skipped and why, and which names it was in doubt about."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from workshop.edit import Change
from workshop.exchange.fields import list_name

# Always named, whether or not something was added: scripts may count on them.
KINDS = ("regions", "actors", "ties", "targets", "stances", "actions")


@dataclass(frozen=True)
class Place:
    """Where something stands in what was imported; the row counts from 1 as the program that made it shows it."""

    source: str
    sheet: str
    row: int | None = None


@dataclass
class Outcome:
    """Filled while sources are read, then shown or printed."""

    added: Counter[str] = field(default_factory=Counter)
    matched: int = 0
    skipped: list[dict[str, Any]] = field(default_factory=list)
    doubtful: list[dict[str, Any]] = field(default_factory=list)
    sources: list[dict[str, str]] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)

    def add(self, place: Place, table: str, name: str) -> None:
        self.added[list_name(table)] += 1
        self._row(place, "added", name)

    def match(self, place: Place, name: str) -> None:
        self.matched += 1
        self._row(place, "matched", name)

    def skip(self, place: Place, column: str | None, reason: str) -> None:
        """A row, or the cell of a column, that was left out."""
        self.skipped.append(
            {"source": place.source, "sheet": place.sheet, "row": place.row, "column": column, "reason": reason}
        )

    def doubt(self, place: Place, name: str, candidate: str) -> None:
        """A name that was added, and the name it looks like."""
        self.doubtful.append(
            {"source": place.source, "sheet": place.sheet, "row": place.row, "name": name, "candidate": candidate}
        )

    def _row(self, place: Place, outcome: str, name: str) -> None:
        self.rows.append(
            {"source": place.source, "sheet": place.sheet, "row": place.row, "outcome": outcome, "name": name}
        )

    def as_values(self) -> dict[str, Any]:
        """The report as values of JSON."""
        return {
            "added": dict.fromkeys(KINDS, 0) | dict(self.added),
            "matched": self.matched,
            "skipped": self.skipped,
            "doubtful": self.doubtful,
            "sources": self.sources,
            "rows": self.rows,
        }


def combined(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Changes of the same records one after the other, as one of each; one that changes nothing is left out."""
    together: dict[tuple[str, str], Change] = {}
    for change in changes:
        key = change.record.table, change.record.id
        first = together.get(key)
        together[key] = Change(first.before if first else change.before, change.after)
    return tuple(change for change in together.values() if change.before != change.after)
