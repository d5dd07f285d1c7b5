"""Exact look-up: only what is beyond doubt."""

import pytest

from workshop.register import candidates, find

FOUND = [
    ("Gemeente Terneuzen", None, "GM0715"),
    ("terneuzen", None, "GM0715"),
    ("'s Gravenhage", None, "GM0518"),
    ("Den Haag", "municipality", "GM0518"),
    ("gemeente den bosch", None, "GM0796"),
    ("Gemeente Delfzijl", None, "GM0010"),
    ("BZK", None, "BZK"),
    ("Ministerie van I&M", None, "IENM"),
    ("Min. van OC&W", None, "OCW"),
    ("ministerie van onderwijs cultuur en wetenschap", None, "OCW"),
    ("EZK", None, "EZK2026"),
    ("EZ", None, "EZ2024"),
    ("Groningen", "province", "PV20"),
    ("Groningen", "municipality", "GM0014"),
    ("Gemeente Groningen", None, "GM0014"),
    ("Provincie Limburg", None, "PV31"),
    ("Limburg", "water_authority", "WS0665"),
    ("Provincie Friesland", None, "PV21"),
    ("Regio Eemsdelta", None, "KR03"),
    ("CBS", "knowledge_institute", "CBS"),
    ("VSNU", None, "UNL"),
]


@pytest.mark.parametrize(("name", "kind", "code"), FOUND)
def test_found(name: str, kind: str | None, code: str) -> None:
    found = find(name, kind)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("", None),
        ("Terneuze", None),
        ("Utrecht", None),
        ("Gemeente Bergen", None),
        ("Eemsdelta", None),
        ("Gemeente Terneuzen", "province"),
        ("Provincie Terneuzen", None),
        ("Gemeente", None),
    ],
)
def test_not_beyond_doubt(name: str, kind: str | None) -> None:
    assert find(name, kind) is None


def test_candidates_show_the_choice() -> None:
    assert {body.kind for body in candidates("Utrecht")} == {"province", "municipality"}
    assert [body.code for body in candidates("EZK")] == ["EZK2026", "EZK2017"]
    assert candidates("Terneuze") == []
