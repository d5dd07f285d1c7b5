"""What values the fields of a record may have: codes, ranges, and what cannot be without the record it refers to."""

import math
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any

import workshop.agenda.records
import workshop.horizon.records
import workshop.network.records  # noqa: F401  (all three: so that every kind of record is known)
from workshop.codes import LISTS
from workshop.i18n import tr
from workshop.network.actors import LONGEST_NAME
from workshop.record import RECORD_TYPES, Record, field_types

# The list of codes a field takes its values from. The kind of a tie is free: a session may have kinds of its own.
CODES: Mapping[str, Mapping[str, str]] = {
    "region": {"kind": "region_kind"},
    "actor": {"kind": "actor_kind", "tier": "tier", "sector": "sector", "entity": "entity"},
    "tie": {"status": "tie_status"},
    "figure": {"kind": "figure_kind"},
    "action": {"status": "action_status", "phase": "phase", "light": "light"},
    "bottleneck": {"kind": "bottleneck_kind"},
    "perspective": {"agreement": "agreement"},
    "criterion": {"kind": "criterion_kind"},
}
RANGES: Mapping[str, Mapping[str, tuple[int, int]]] = {
    "actor": {"influence": (0, 5), "interest": (0, 5)},
    "tie": {"strength": (1, 3)},
    "placement": {"side": (0, 3)},
}
NEEDED: Mapping[str, tuple[str, ...]] = {
    "tie": ("from_actor", "to_actor"),
    "placement": ("actor",),
    "bend": ("tie",),
}
FARTHEST = 1e6  # em; a coordinate beyond is a mistake
_MOST_WHOLE = 2**53


class Unreadable(Exception):
    """A field whose value cannot be what it says; `reason` is a sentence."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field
        self.reason = reason


def list_name(table: str) -> str:
    """What a list of these records is called in JSON."""
    return {"criterion": "criteria"}.get(table, f"{table}s")


def checked_record(table: str, values: Mapping[str, Any]) -> Record:
    """The record with these values, each of them looked at; Unreadable where one cannot be."""
    record_type = RECORD_TYPES[table]
    kinds = field_types(record_type)
    known = {name: _checked(table, name, values[name]) for name in kinds if name in values}
    if not known.get("id"):
        raise Unreadable("id", tr("the id is missing"))
    record = record_type.from_fields(known)
    if table in ("actor", "region") and not 0 < len(getattr(record, "name").strip()) <= LONGEST_NAME:  # noqa: B009
        raise Unreadable("name", tr("the name is empty or longer than {most} characters", most=LONGEST_NAME))
    return record


@cache
def _may_be_none(table: str) -> frozenset[str]:
    return frozenset(item.name for item in fields(RECORD_TYPES[table]) if item.default is None)


def _checked(table: str, name: str, value: Any) -> Any:
    if value is None and name in _may_be_none(table):
        return None
    kind = field_types(RECORD_TYPES[table])[name]
    if not _IS[kind](value) or (kind == "tuple" and not _fits(name, value)):
        raise Unreadable(name, tr("{value} is not what {field} can be", value=shown(value), field=name))
    allowed = CODES.get(table, {}).get(name)
    if allowed is not None and value and value not in LISTS[allowed]:
        raise Unreadable(name, tr("{value} is not in the list {list}", value=shown(value), list=allowed))
    low, high = RANGES.get(table, {}).get(name, (-_MOST_WHOLE, _MOST_WHOLE))
    if kind == "int" and not low <= value <= high:
        raise Unreadable(name, tr("{value} is not from {low} to {high}", value=shown(value), low=low, high=high))
    if table == "placement" and kind == "float" and abs(value) > FARTHEST:
        raise Unreadable(name, tr("{value} is no place on a map", value=shown(value)))
    return value


def shown(value: object) -> str:
    """A value as it can stand in a sentence."""
    text = " ".join(str(value).split())
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"


def is_text(value: object) -> bool:
    """Text that can be written: no half of a surrogate pair."""
    return isinstance(value, str) and not any("\ud800" <= letter <= "\udfff" for letter in value)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _fits(name: str, value: list[Any]) -> bool:
    if name == "extra":
        return all(isinstance(item, list) and len(item) == 2 and all(map(is_text, item)) for item in value)
    return all(map(is_text, value))


_IS: Mapping[str, Callable[[Any], bool]] = {
    "str": is_text,
    "int": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "float": lambda value: _is_number(value) and abs(value) < 1e300,
    "bool": lambda value: isinstance(value, bool),
    "tuple": lambda value: isinstance(value, list),
}
