"""What the register knows besides bodies: the municipalities of shrinking regions, the outline of the provinces."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from workshop.register.bodies import rows
from workshop.resource_files import resource_text

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Period:
    """A region's status in one period (2009-2014, 2016, 2019, 2025): topkrimp, krimp, anticipeer or vitale regio.

    `municipalities` are CBS codes, empty where the borders are not known; `provisional` are those among them that one
    source only gives.
    """

    years: str
    status: str
    certain: bool
    municipalities: tuple[str, ...]
    provisional: frozenset[str]


@dataclass(frozen=True, slots=True)
class Region:
    """A shrinking, anticipating or vital region; its code is that of the body of kind "region"."""

    code: str
    name: str
    province_code: str
    province: str
    lon: float
    lat: float
    periods: tuple[Period, ...]
    source: str
    note: str


@cache
def regions() -> tuple[Region, ...]:
    """The regions of the policy on population decline and of the Nationaal Programma Vitale Regio's."""
    members: dict[tuple[str, str], dict[str, bool]] = {}
    for row in rows("region_municipalities.csv"):
        of_period = members.setdefault((row["region_id"], row["period"]), {})
        of_period[row["municipality_code"]] = row["certain"] == "1"
    found = []
    for row in rows("regions.csv"):
        periods = []
        for years in ("2009-2014", "2016", "2019", "2025"):
            column = years.replace("-", "_")
            municipalities = members.get((row["region_id"], years), {})
            if status := row[f"status_{column}"]:
                provisional = frozenset(code for code, certain in municipalities.items() if not certain)
                certain = row[f"certain_{column}"] == "1"
                periods.append(Period(years, status, certain, tuple(municipalities), provisional))
        found.append(
            Region(
                code=row["region_id"],
                name=row["name"],
                province_code=row["province_code"],
                province=row["province"],
                lon=float(row["label_lon"]),
                lat=float(row["label_lat"]),
                periods=tuple(periods),
                source=row["source"],
                note=row["note"],
            )
        )
    return tuple(found)


@cache
def outline() -> dict[str, tuple[Ring, ...]]:
    """The provinces as a faint background: code → rings of (lon, lat) in degrees (WGS84), borders of before 2019."""
    data: dict[str, Any] = json.loads(resource_text("register", "outline.json"))
    return {
        province["code"]: tuple(tuple((x, y) for x, y in ring) for ring in province["rings"])
        for province in data["provinces"]
    }
