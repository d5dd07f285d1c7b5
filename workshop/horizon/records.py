"""The records of the horizon: reference figures and the questions a region asks about its future."""

from dataclasses import dataclass
from typing import ClassVar

from workshop.record import Record, reference


@dataclass(frozen=True, kw_only=True)
class Figure(Record):
    """A number known about a region: measured, forecast, advised, a norm or an example. Not yet a target."""

    table: ClassVar[str] = "figure"

    region: str | None = reference("region")
    theme: str = ""
    indicator: str = ""
    unit: str = ""
    value: float | None = None
    year: int | None = None
    kind: str = "measurement"
    comparison: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class HorizonQuestion(Record):
    """What a region wants to know or reach by the horizon, and its answer once there is one."""

    table: ClassVar[str] = "horizon_question"

    region: str | None = reference("region")
    theme: str = ""
    question: str = ""
    answer: str = ""
    source: str = ""
