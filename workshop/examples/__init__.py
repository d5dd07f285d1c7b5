"""The sessions that ship with Stip: what there is, and the edit each begins with."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from workshop.edit import Edit


class Example(NamedTuple):
    """One shipped session: the covenant's own title, and the province it is about ("" for all three)."""

    title: str
    place: str
    province: str


EXAMPLES: Mapping[str, Example] = {
    "zeeland": Example("Koersvast voor Zeeland", "Zeeland", "zeeland"),
    "groningen": Example("Groningen op Koers", "Groningen", "groningen"),
    "limburg": Example("Een Koers voor Limburg", "Limburg", "limburg"),
    "convenanten": Example("Drie convenanten bevolkingsdaling", "Groningen, Limburg, Zeeland", ""),
}


def start_edit(name: str) -> "Edit":
    """The edit that makes the example: all its records. Raises KeyError where there is no such example."""
    # The start screen lists the titles; it does without the records.
    from workshop.edit import Change, Edit, Label
    from workshop.examples.tables import Tables, places
    from workshop.network.records import About

    example = EXAMPLES[name]
    records = [
        About(
            id=About.ID,
            title=example.title,
            place=example.place,
            source="Bron: Evaluatie convenanten bevolkingsdaling, overkoepelende analyse (2014)",
        ),
        *Tables(example.province).records(),
        *places(name),
    ]
    return Edit(Label("start", {"title": example.title}), tuple(Change(None, record) for record in records))
