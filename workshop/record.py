"""What a record is: a frozen dataclass with an id, of a kind that State and the session file know by name."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, ClassVar, Self, get_type_hints

# The types a field may have; in the file a tuple is JSON text and a truth value 0 or 1.
Value = str | int | float | bool | tuple[Any, ...] | None

RECORD_TYPES: dict[str, type["Record"]] = {}


def new_id() -> str:
    from uuid import uuid4  # brings the whole of OpenSSL, which the start screen does without

    return str(uuid4())


def derived_id(*parts: str) -> str:
    """A fixed UUID made from names: the same parts give the same id, on every machine."""
    from uuid import UUID, uuid5

    return str(uuid5(UUID("53544950-0000-4000-8000-73746970d0d0"), "\x1f".join(parts)))


def reference(table: str) -> Any:
    """A field that holds the id of a record in `table`, or None."""
    return field(default=None, metadata={"table": table})


def parties(default: Any) -> Any:
    """A field (text, or a tuple of texts) that holds ids of actors or regions, or the name of who is neither."""
    return field(default=default, metadata={"parties": True})


@dataclass(frozen=True, kw_only=True)
class Record:
    """One thing the user made. Subclasses name their `table`; every field but `id` has a default."""

    table: ClassVar[str] = ""
    id: str = field(default_factory=new_id)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        RECORD_TYPES[cls.table] = cls

    def as_fields(self) -> dict[str, Value]:
        return {name: getattr(self, name) for name in field_names(type(self))}

    @classmethod
    def from_fields(cls, values: Mapping[str, Any]) -> Self:
        """The record with these values. Unknown names are left out, missing ones take their default."""
        kinds = field_types(cls)
        return cls(**{name: _as_type(value, kinds[name]) for name, value in values.items() if name in kinds})


def _as_type(value: Any, kind: str) -> Any:
    if kind == "tuple" and value is not None:
        return tuple(tuple(item) if isinstance(item, list) else item for item in value)
    if kind == "bool" and value is not None:
        return bool(value)
    if kind == "float" and value is not None:
        return float(value)
    return value


@dataclass(frozen=True)
class _Shape:
    names: tuple[str, ...]
    types: Mapping[str, str]
    references: Mapping[str, str]
    parties: tuple[str, ...]


@cache
def _shape(table: str) -> _Shape:
    record_type = RECORD_TYPES[table]
    hints = get_type_hints(record_type)
    names = tuple(item.name for item in fields(record_type))
    plain = {}
    for name in names:
        text = str(hints[name])
        plain[name] = next(kind for kind in ("tuple", "bool", "float", "int", "str") if kind in text)
    return _Shape(
        names,
        plain,
        {item.name: item.metadata["table"] for item in fields(record_type) if "table" in item.metadata},
        tuple(item.name for item in fields(record_type) if "parties" in item.metadata),
    )


def field_names(record_type: type[Record]) -> tuple[str, ...]:
    return _shape(record_type.table).names


def field_types(record_type: type[Record]) -> Mapping[str, str]:
    """Per field its plain type: str, int, float, bool or tuple."""
    return _shape(record_type.table).types


def references(record_type: type[Record]) -> Mapping[str, str]:
    """Per field that refers to another record, the table of that record."""
    return _shape(record_type.table).references


def party_fields(record_type: type[Record]) -> tuple[str, ...]:
    """The fields that hold parties: ids of actors or regions, or names."""
    return _shape(record_type.table).parties
