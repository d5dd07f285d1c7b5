"""The records of the network: session, region, actor, tie, placement, bend."""

from dataclasses import dataclass
from typing import ClassVar

from workshop.record import Record, derived_id, parties, reference


@dataclass(frozen=True, kw_only=True)
class About(Record):
    """What the session is: one record, whose texts stand on the window and in every figure."""

    table: ClassVar[str] = "about"
    ID: ClassVar[str] = "6f1550e9-ba89-5be5-bd88-8e2da953e829"  # derived_id("about")

    title: str = ""
    place: str = ""
    date: str = ""  # ISO 8601 date of the workshop
    source: str = ""  # the source line under a figure
    confidentiality: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Region(Record):
    """An area of work: province, shrinking region, euregion."""

    table: ClassVar[str] = "region"

    name: str = ""
    kind: str = "other"
    province: str | None = reference("region")
    parent: str | None = reference("region")
    dream: str = ""
    note: str = ""
    source: str = ""
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Actor(Record):
    """An organisation or group in the network."""

    table: ClassVar[str] = "actor"

    name: str = ""
    short: str = ""
    kind: str = "civil_society"
    tier: str = "society"
    sector: str = "civil_society"
    entity: str = "organisation"
    wished: bool = False  # does not exist yet: drawn with a dashed outline
    region: str | None = reference("region")
    themes: tuple[str, ...] = ()
    influence: int | None = None  # 0–5
    interest: int | None = None  # 0–5
    code: str = ""  # of the register: GM…, PV…, WS…, mnre…
    note: str = ""
    source: str = ""
    extra: tuple[tuple[str, str], ...] = ()  # columns of an imported table that Stip has no field for


@dataclass(frozen=True, kw_only=True)
class Tie(Record):
    """A relation between two actors."""

    table: ClassVar[str] = "tie"

    from_actor: str | None = reference("actor")
    to_actor: str | None = reference("actor")
    kind: str = "cooperation"
    directed: bool = False
    strength: int = 2  # 1–3
    status: str = "active"
    according_to: tuple[str, ...] = parties(())  # whose wish or judgement it is
    shared: bool | None = None  # do the others agree; None where nobody said
    theme: str = ""
    note: str = ""
    source: str = ""
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Placement(Record):
    """Where an actor stands in a layout, in em of the label font, y downward."""

    table: ClassVar[str] = "placement"

    layout: str = "force"
    actor: str | None = reference("actor")
    x: float = 0.0
    y: float = 0.0
    side: int = 0  # of the label: 0 below, 1 above, 2 right, 3 left
    anchored: bool = False  # put there by hand: a layout leaves it where it is


@dataclass(frozen=True, kw_only=True)
class Bend(Record):
    """How far a tie is bent in a layout, as a fraction of its length, positive to the left seen from its start."""

    table: ClassVar[str] = "bend"

    layout: str = "force"
    tie: str | None = reference("tie")
    amount: float = 0.0


def placement_id(layout: str, actor_id: str) -> str:
    return derived_id("placement", layout, actor_id)


def bend_id(layout: str, tie_id: str) -> str:
    return derived_id("bend", layout, tie_id)
