"""One line about a body, for the list under a name that is being typed."""

from workshop.codes import ACTOR_KIND
from workshop.i18n import mark, tr
from workshop.register.bodies import Body, by_code

_DOMAINS = {
    "government": mark("government"),
    "housing": mark("housing"),
    "education": mark("education"),
    "business": mark("business"),
    "unions": mark("trade unions"),
    "care": mark("care"),
    "welfare": mark("welfare"),
    "knowledge": mark("knowledge"),
    "advice": mark("advice"),
    "residents": mark("residents"),
    "sport": mark("sport"),
    "culture": mark("culture"),
}
_COUNTRIES = {"BE": mark("Belgium"), "DE": mark("Germany"), "NL": mark("the Netherlands")}


def describe(body: Body) -> str:
    """What tells this body from others of its name: "gemeente · Groningen · t/m 2020, nu Gemeente Eemsdelta"."""
    parts = [_kind(body), _where(body), _years(body), "" if body.certain else tr("provisional")]
    return " · ".join(part for part in parts if part)


def _kind(body: Body) -> str:
    if body.domain == "implementation":
        return tr("implementing body")
    if body.kind == "region":
        return tr("region")
    return ACTOR_KIND[body.kind].label


def _where(body: Body) -> str:
    if body.kind == "cross_border":
        return tr(_COUNTRIES[body.country])
    if body.kind == "water_authority":
        return body.place
    if body.kind == "umbrella":
        return tr(_DOMAINS[body.domain])
    return body.province if body.kind in ("municipality", "region") else ""


def _years(body: Body) -> str:
    if body.until_year is None:
        return ""
    both = tr("and")
    now = f" {both} ".join(_called(code) for code in body.successor_codes)
    if body.from_year is None:
        return tr("until {year}, now {successors}", year=body.until_year, successors=now)
    return tr("{start}–{year}, now {successors}", start=body.from_year, year=body.until_year, successors=now)


def _called(code: str) -> str:
    """A successor by its name, a ministry by its abbreviation: its name is too long for a list."""
    body = by_code(code)
    return code if body is None else body.short if body.kind == "ministry" else body.name
