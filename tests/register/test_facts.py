"""The facts of the register hang together: counts, codes, successors, regions, outline."""

import subprocess
import sys
from collections import Counter

from workshop.codes import ACTOR_KIND, SECTOR, TIER
from workshop.register import Body, by_code, outline, regions
from workshop.register.bodies import bodies, rows


def counted(ended: bool) -> Counter[str]:
    return Counter(body.kind for body in bodies() if (body.until_year is not None) == ended)


def test_counts() -> None:
    existing = counted(ended=False)
    assert existing["municipality"] == 342
    assert existing["province"] == 12
    assert existing["water_authority"] == 21
    assert existing["cross_border"] == 46
    assert existing["region"] == len(regions()) == 29
    assert len(list(rows("umbrellas.csv"))) == 70
    ended = counted(ended=True)
    assert ended["municipality"] == 84
    assert ended["water_authority"] == 5
    ministries = [body for body in bodies() if body.kind == "ministry" and not body.domain]
    assert len(ministries) == 22
    assert len(bodies()) == 342 + 84 + 12 + 21 + 5 + 22 + 70 + 46 + 29


def test_every_body_is_complete() -> None:
    for body in bodies():
        assert body.name, body
        assert body.short, body
        assert body.kind in ACTOR_KIND, body
        assert body.tier in TIER, body
        assert body.sector in SECTOR, body
        assert (body.lon is None) == (body.lat is None), body
        if body.lon is not None and body.lat is not None:
            assert 3 < body.lon < 10, body
            assert 50 < body.lat < 54, body


def test_codes_tell_bodies_apart() -> None:
    codes = [body.code for body in bodies() if body.code]
    assert len(codes) == len(set(codes)) == len(bodies()) - 1  # Blija Buitendijks: its code is not known
    assert all(by_code(body.code) is body for body in bodies() if body.code)


def test_who_ended_has_successors_that_exist() -> None:
    for body in bodies():
        assert bool(body.successors) == (body.until_year is not None), body
        found = [by_code(code) for code in body.successor_codes]
        assert [successor and successor.name for successor in found] == list(body.successors)
        assert all(successor is not None and successor.until_year is None for successor in found)


def test_successors_are_those_of_today() -> None:
    economic_affairs = by_code("EZ2012")
    assert economic_affairs is not None
    assert economic_affairs.successor_codes == ("EZK2026", "LVVN")
    assert (economic_affairs.from_year, economic_affairs.until_year) == (2012, 2017)


def test_municipalities_add_up_to_their_province() -> None:
    for row in rows("provinces.csv"):
        own = [b for b in bodies() if b.kind == "municipality" and b.province == row["name"] and not b.until_year]
        assert len(own) == int(row["gemeenten_2025"]), row["name"]
        assert sum(body.population or 0 for body in own) == int(row["population_2023"]), row["name"]


def test_names_are_those_on_the_map() -> None:
    assert body("GM0715").name == "Gemeente Terneuzen"
    assert (body("GM0518").name, body("GM0518").alt) == ("Gemeente Den Haag", ("'s-Gravenhage",))
    assert (body("GM0796").name, body("GM0796").short) == ("Gemeente 's-Hertogenbosch", "Den Bosch")
    assert body("GM0063").name == "Gemeente het Bildt"
    assert body("PV21").name == "Provinsje Fryslân"
    assert body("WENR").name == "Minister voor Wonen en Rijksdienst"
    assert [body(code).name for code in ("GM0373", "GM0893")] == ["Gemeente Bergen (NH)", "Gemeente Bergen (L)"]


def test_governments_umbrellas_are_government() -> None:
    assert (body("VNG").kind, body("VNG").tier, body("VNG").sector) == ("umbrella", "local", "government")
    assert (body("AEDES").tier, body("AEDES").sector) == ("society", "civil_society")
    assert (body("MKBNL").tier, body("MKBNL").sector) == ("market", "business")
    assert (body("PBL").kind, body("PBL").tier, body("PBL").sector) == ("knowledge_institute", "national", "knowledge")


def test_regions_have_their_municipalities_per_period() -> None:
    counts = {row["region_id"]: row for row in rows("regions.csv")}
    for region in regions():
        assert body(region.code).name == f"Regio {region.name}"
        for period in region.periods:
            assert all(by_code(code) for code in period.municipalities)
            assert period.provisional <= set(period.municipalities)
            expected = counts[region.code].get(f"n_{period.years.replace('-', '_')}", "0")
            assert len(period.municipalities) == int(expected), (region.name, period.years)
    assert sum(len(period.municipalities) for region in regions() for period in region.periods) == 277


def test_a_region_of_2014() -> None:
    eemsdelta = next(region for region in regions() if region.name == "Eemsdelta")
    period = eemsdelta.periods[0]
    assert (period.years, period.status, period.certain) == ("2009-2014", "topkrimp", True)
    assert {body(code).short for code in period.municipalities} == {"Appingedam", "Delfzijl", "Eemsmond", "Loppersum"}
    assert period.provisional == frozenset()


def test_outline_covers_the_provinces() -> None:
    assert set(outline()) == {body.code for body in bodies() if body.kind == "province"}
    rings = [ring for rings in outline().values() for ring in rings]
    assert all(ring[0] == ring[-1] for ring in rings)
    points = [point for ring in rings for point in ring[1:]]
    assert len(points) == 523
    assert all(3 < lon < 8 and 50 < lat < 54 for lon, lat in points)


def test_nothing_is_read_before_the_first_question() -> None:
    code = (
        "import sys, workshop.register as register, workshop.register.bodies as bodies\n"
        "assert bodies._register.cache_info().currsize == 0\n"
        "register.search('hulst')\n"
        "assert bodies._register.cache_info().currsize == 1\n"
        "print(*{name.split('.')[0] for name in sys.modules} & {'PySide6', 'numpy', 'networkx', 'sqlite3'})"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""


def body(code: str) -> Body:
    found = by_code(code)
    assert found is not None, code
    return found
