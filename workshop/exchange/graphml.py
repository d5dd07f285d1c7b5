"""The network as GraphML, for Gephi, yEd, Cytoscape and networkx: every field of actors and ties as an attribute."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workshop.network.placements import of_layout
from workshop.network.records import Actor, Region, Tie
from workshop.record import Record, party_fields, references
from workshop.state import State

LAYOUT = "force"


def write(state: State, path: Path) -> None:
    """A directed multigraph; `directed` of an edge says whether its direction means anything."""
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    places = of_layout(state, LAYOUT)
    names = _names(state)
    for actor in state.table(Actor).values():
        place = places.get(actor.id)
        point = {"x": place.x, "y": place.y} if place else {}
        graph.add_node(actor.id, **_attributes(actor, names), label=_xml(actor.name), **point)
    for tie in state.table(Tie).values():
        if tie.from_actor and tie.to_actor:
            values = {key: value for key, value in _attributes(tie, names).items() if key not in references(Tie)}
            graph.add_edge(tie.from_actor, tie.to_actor, key=tie.id, **values)
    networkx.write_graphml(graph, path, encoding="utf-8")


def _names(state: State) -> dict[str, str]:
    return {
        **{region.id: region.name for region in state.table(Region).values()},
        **{actor.id: actor.name for actor in state.table(Actor).values()},
    }


def _attributes(record: Record, names: Mapping[str, str]) -> dict[str, Any]:
    """Fields as text, numbers and truth values; ids as the names they stand for, unknown values left out."""
    by_name = {*references(type(record)), *party_fields(type(record))}
    found: dict[str, Any] = {}
    for field, value in record.as_fields().items():
        if field == "extra" and isinstance(value, tuple):
            found |= {_xml(str(key)): _xml(str(text)) for key, text in value if key not in found}
        elif isinstance(value, tuple):
            found[field] = _xml("; ".join(names.get(part, part) for part in map(str, value)))
        elif isinstance(value, str):
            found[field] = _xml(names.get(value, value) if field in by_name else value)
        elif value is not None:
            found[field] = value
    return found


def _xml(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(letter for letter in text if letter in "\t\n\r" or (letter >= " " and letter not in "\ufffe\uffff"))
