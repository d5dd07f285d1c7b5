"""The bodies of the register, read from resources/register/*.csv when they are first asked for."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from workshop.codes import default_sector, default_tier
from workshop.resource_files import resource_text

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Body:
    """A public body or umbrella, as it can be put on the map.

    `name` is the full Dutch name, `short` its abbreviation or short label, `alt` other names in use, `place` its seat.
    `until_year` is the last year in which an ended body existed; `successors` name the bodies that do its work today,
    the main one first (`successor_codes`: the same). `certain` is False where no second source confirms what is said
    of the body, `certain_point` where its point on the map (degrees, WGS84) is approximate.
    """

    code: str
    name: str
    short: str
    kind: str
    tier: str
    sector: str
    domain: str = ""
    place: str = ""
    province: str = ""
    country: str = "NL"
    lon: float | None = None
    lat: float | None = None
    population: int | None = None
    from_year: int | None = None
    until_year: int | None = None
    successors: tuple[str, ...] = ()
    successor_codes: tuple[str, ...] = ()
    certain: bool = True
    certain_point: bool = True
    alt: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Register:
    bodies: tuple[Body, ...]
    codes: Mapping[str, Body]


def rows(file_name: str) -> Iterator[Row]:
    """The rows of one table of the register, as column → text."""
    return csv.DictReader(io.StringIO(resource_text("register", file_name)))


def bodies() -> tuple[Body, ...]:
    """Every body, those that exist before those that ended."""
    return _register().bodies


def by_code(code: str) -> Body | None:
    """The body with this code of CBS or TOOI (GM0715, mnre1034), or of the register itself (BZK, KR06)."""
    return _register().codes.get(code.strip().upper())


@cache
def _register() -> _Register:
    aliases: dict[str, tuple[str, ...]] = {}
    for row in rows("aliases.csv"):
        aliases[row["code"]] = (*aliases.get(row["code"], ()), row["alias"])
    read = (*_municipalities(), *_provinces(), *_water_authorities(), *_ministries(), *_others(), *_regions())
    known = {body.code: body for body in read}
    complete = [
        replace(_with_successors_of_today(body, known), alt=(*body.alt, *aliases.get(body.code, ())))
        if body.until_year or body.code in aliases
        else body
        for body in read
    ]
    complete.sort(key=lambda body: (body.until_year is not None, -(body.until_year or 0)))
    codes = {body.code.upper(): body for body in complete if body.code}
    # Ministries share a TOOI code with those they came from: the one that exists answers to it.
    tooi = {row["id"]: row["tooi_code"] for row in rows("ministries.csv") if row["tooi_code"]}
    for body in complete:
        if body.code in tooi:
            codes.setdefault(tooi[body.code].upper(), body)
    return _Register(tuple(complete), codes)


def _with_successors_of_today(body: Body, known: Mapping[str, Body]) -> Body:
    today: dict[str, str] = {}

    def follow(code: str) -> None:
        if known[code].until_year is None:
            today[code] = known[code].name
        for successor in known[code].successor_codes:
            follow(successor)

    for code in body.successor_codes:
        follow(code)
    return replace(body, successors=tuple(today.values()), successor_codes=tuple(today))


def _municipalities() -> Iterator[Body]:
    for row in rows("municipalities.csv"):
        name = row["map_name"] or row["name"]
        yield replace(
            _body(row, "municipality", row["short_name"]),
            name=f"Gemeente {name}",
            province=row["province"],
            population=int(row["population"]),
            certain_point=row["certain_point"] == "1",
            alt=() if row["name"] in (name, row["short_name"]) else (row["name"],),
        )
    for row in rows("municipalities_ended.csv"):
        yield replace(
            _body(row, "municipality", row["name"]),
            name=f"Gemeente {row['name']}",
            province=row["province"],
            successor_codes=_parts(row["successor_code"], row["other_successors"]),
            # What a second source did not confirm of an ended municipality is its point.
            certain_point=row["certain"] == "1",
        )


def _provinces() -> Iterator[Body]:
    for row in rows("provinces.csv"):
        yield replace(
            _body(row, "province", row["name"]),
            name=row["organisation"],
            place=row["capital"],
            province=row["name"],
            population=int(row["population_2023"]),
            alt=_parts(row["alt_name"]),
        )


def _water_authorities() -> Iterator[Body]:
    province = {row["code"]: row["name"] for row in rows("provinces.csv")}
    for file_name in ("water_authorities.csv", "water_authorities_ended.csv"):
        for row in rows(file_name):
            yield replace(
                _body(row, "water_authority", row.get("abbr") or row["name"].removeprefix("Waterschap ")),
                province=province[row["provinces"][:4]],  # that of the seat comes first
                successor_codes=_parts(row.get("successor_code", "")),
                certain=row["certain"] == "1",
            )


def _ministries() -> Iterator[Body]:
    for row in rows("ministries.csv"):
        yield replace(
            _body(row, "ministry", row["abbr"]),
            from_year=_year(row["from_year"]),
            successor_codes=_parts(row["successor_id"], row["other_successor_id"]),
            certain=row["certain"] == "1",
            certain_point=row["certain_point"] == "1",
        )


def _others() -> Iterator[Body]:
    for row in rows("umbrellas.csv"):
        earlier = [name.split(" (tot ")[0] for name in row["predecessor"].split(", ") if name]
        yield replace(
            _body(row, row["kind"], row["abbr"]),
            tier=row["tier"],
            sector=row["sector"],
            domain=row["domain"],
            from_year=_year(row["formed"]),
            certain=row["certain"] == "1",
            alt=tuple(earlier),
        )
    for row in rows("neighbours.csv"):
        yield replace(
            _body(row, "cross_border", row["short"]),
            country=row["country"],
            certain=row["certain"] == "1",
        )


def _regions() -> Iterator[Body]:
    for row in rows("regions.csv"):
        latest = [year for year in ("2009_2014", "2016", "2019", "2025") if row[f"status_{year}"]][-1]
        yield replace(
            _body(row, "region", row["name"]),
            name=f"Regio {row['name']}",
            province=row["province"],
            certain=row[f"certain_{latest}"] == "1",
            alt=_parts(row["alt_name"]),
        )


def _body(row: Row, kind: str, short: str) -> Body:
    """A body with what the columns say that all tables share."""
    lon, lat = row.get("lon", row.get("label_lon")), row.get("lat", row.get("label_lat"))
    return Body(
        code=row.get("code") or row.get("id") or row.get("region_id") or "",
        name=row["name"],
        short=short,
        kind=kind,
        tier=default_tier(kind),
        sector=default_sector(kind),
        place=row.get("seat", ""),
        lon=float(lon) if lon else None,
        lat=float(lat) if lat else None,
        until_year=_year(row.get("until_year", "")),
        note=row["note"],
    )


def _year(text: str) -> int | None:
    return int(text) if text else None


def _parts(*texts: str) -> tuple[str, ...]:
    """What a few cells hold: nothing, one thing or several joined by "+"."""
    return tuple(part for text in texts for part in text.split("+") if part)
