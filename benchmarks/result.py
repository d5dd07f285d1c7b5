"""One line of a benchmark: a value, what it is measured against, and whether the target is met."""

import statistics
import time
from collections.abc import Callable
from typing import TypedDict


class Result(TypedDict):
    name: str
    size: int  # actors, or what the name says
    value: float
    unit: str
    reference: str
    reference_value: float | None
    ratio: float | None  # value / reference_value
    target: str
    met: bool | None  # None: no target


def against(
    name: str, size: int, value: float, unit: str, reference: str, reference_value: float, at_most: float
) -> Result:
    """A value whose ratio to its reference may be at most so much."""
    ratio = value / reference_value
    return {
        "name": name,
        "size": size,
        "value": round(value, 3),
        "unit": unit,
        "reference": reference,
        "reference_value": round(reference_value, 3),
        "ratio": round(ratio, 3),
        "target": f"ratio ≤ {at_most}",
        "met": ratio <= at_most,
    }


def absolute(name: str, size: int, value: float, unit: str, at_most: float | None = None) -> Result:
    """A value that may itself be at most so much, or that has no target."""
    return {
        "name": name,
        "size": size,
        "value": round(value, 3),
        "unit": unit,
        "reference": "",
        "reference_value": None,
        "ratio": None,
        "target": "" if at_most is None else f"≤ {at_most} {unit}",
        "met": None if at_most is None else value <= at_most,
    }


def milliseconds(function: Callable[[], object], times: int) -> float:
    """The median duration of a call."""
    durations = []
    for _ in range(times):
        start = time.perf_counter()
        function()
        durations.append(time.perf_counter() - start)
    return statistics.median(durations) * 1000
