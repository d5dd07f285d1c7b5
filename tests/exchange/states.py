"""Sessions for tests of exchange: any that Stip could hold (hypothesis), and small ones by hand."""

from hypothesis import strategies as st

from workshop.agenda.records import Action, Bottleneck, Criterion, Lesson, Perspective
from workshop.codes import LISTS
from workshop.exchange.fields import CODES, RANGES
from workshop.horizon.records import Figure, HorizonQuestion
from workshop.network.records import About, Actor, Bend, Placement, Region, Tie
from workshop.record import Record, field_types, party_fields, references
from workshop.state import State

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=12).filter(
    lambda name: name.strip() != ""
)
ids = st.uuids().map(str)
# What is nothing without another record, and the rest.
NEEDS: dict[type[Record], str] = {Tie: "actor", Placement: "actor", Bend: "tie"}
OTHERS: tuple[type[Record], ...] = (
    *NEEDS,
    Figure,
    HorizonQuestion,
    Action,
    Bottleneck,
    Perspective,
    Lesson,
    Criterion,
)


def _values(draw: st.DrawFn, record_type: type[Record], known: dict[str, list[str]]) -> dict[str, object]:
    table = record_type.table
    values: dict[str, object] = {}
    for name, kind in field_types(record_type).items():
        targets = references(record_type)
        if name in targets:
            values[name] = draw(st.sampled_from([None, *known[targets[name]]]))
        elif name in CODES.get(table, {}):
            values[name] = draw(st.sampled_from(sorted(LISTS[CODES[table][name]])))
        elif name == "extra":
            values[name] = tuple(draw(st.lists(st.tuples(names, text), max_size=2)))
        elif name in party_fields(record_type):
            party = st.sampled_from([*known["actor"], *known["region"], "de bewoners"])
            values[name] = tuple(draw(st.lists(party, max_size=2))) if kind == "tuple" else draw(party)
        elif kind == "tuple":
            values[name] = tuple(draw(st.lists(text, max_size=2)))
        elif kind == "bool":
            values[name] = draw(st.booleans())
        elif kind == "int":
            low, high = RANGES.get(table, {}).get(name, (1900, 2100))
            values[name] = draw(st.integers(low, high))
        elif kind == "float":
            values[name] = draw(st.floats(-1000, 1000))
        elif name not in ("id", "name"):
            values[name] = draw(text)
    return values


@st.composite
def states(draw: st.DrawFn) -> State:
    """A session with some of every kind of record; names of actors are unlike each other."""
    known: dict[str, list[str]] = {"region": [], "actor": [], "tie": []}
    records: list[Record] = [About(id=About.ID, title=draw(text), note=draw(text))]
    first: tuple[type[Record], ...] = (Region, Actor)
    for record_type in first:
        for name in draw(st.lists(names, max_size=4, unique_by=lambda one: one.casefold())):
            values = _values(draw, record_type, known)
            record = record_type.from_fields({**values, "id": draw(ids), "name": name})
            records.append(record)
            known[record_type.table].append(record.id)
    for other in OTHERS:
        needed = known[NEEDS[other]] if other in NEEDS else ["nothing"]
        for _ in range(draw(st.integers(0, 2)) if needed else 0):
            values = _values(draw, other, known)
            if other in NEEDS:
                values |= {name: draw(st.sampled_from(needed)) for name in references(other)}
            record = other.from_fields({**values, "id": draw(ids)})
            records.append(record)
            if isinstance(record, Tie):
                known["tie"].append(record.id)
    return State(records)


def actor(name: str, kind: str = "municipality", **values: object) -> Actor:
    return Actor.from_fields({"name": name, "kind": kind, **values})


def empty() -> State:
    return State([About(id=About.ID, title="Leeg")])
