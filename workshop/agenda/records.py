"""The records of the agenda: actions, bottlenecks, perspectives, lessons, requirements of an agreement.

`holder`, `partners`, `parties`, `raised_by` and `solver` hold ids of actors or regions, or the name of who is neither.
"""

from dataclasses import dataclass
from typing import ClassVar

from workshop.record import Record, parties, reference


@dataclass(frozen=True, kw_only=True)
class Action(Record):
    """Something to be done; a traffic light only once it is agreed."""

    table: ClassVar[str] = "action"

    title: str = ""
    covenant: str = ""
    region: str | None = reference("region")
    theme: str = ""
    holder: str = parties("")
    partners: tuple[str, ...] = parties(())
    status: str = "proposed"
    phase: str = ""
    light: str = "unknown"
    start: str = ""
    end: str = ""
    result: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Bottleneck(Record):
    """An obstacle in law or regulation: what kind, raised by whom, to be solved by whom."""

    table: ClassVar[str] = "bottleneck"

    title: str = ""
    description: str = ""
    kind: str = "framework"
    theme: str = ""
    raised_by: str = parties("")
    solver: str = parties("")
    region: str | None = reference("region")
    escalation: str = ""
    answer: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Perspective(Record):
    """What parties say about a topic."""

    table: ClassVar[str] = "perspective"

    topic: str = ""
    parties: tuple[str, ...] = parties(())
    statement: str = ""
    agreement: str = "nuance"
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Lesson(Record):
    """What one region can teach another, and what made it work."""

    table: ClassVar[str] = "lesson"

    region: str | None = reference("region")
    theme: str = ""
    lesson: str = ""
    success_factors: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Criterion(Record):
    """What a new agreement must meet, a step on the way to it, or the role of a party in it."""

    table: ClassVar[str] = "criterion"

    kind: str = "criterion"
    parties: tuple[str, ...] = parties(())
    text: str = ""
    source: str = ""
