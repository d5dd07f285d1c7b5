"""The line under a name in the list of completions."""

import pytest

from workshop import i18n
from workshop.register import by_code, describe

LINES = [
    ("GM0715", "gemeente · Zeeland", "municipality · Zeeland"),
    (
        "GM0010",
        "gemeente · Groningen · t/m 2020, nu Gemeente Eemsdelta",
        "municipality · Groningen · until 2020, now Gemeente Eemsdelta",
    ),
    ("EZ2012", "ministerie · 2012–2017, nu EZK en LVVN", "ministry · 2012–2017, now EZK and LVVN"),
    ("BZK", "ministerie", "ministry"),
    ("PV29", "provincie", "province"),
    ("WS0661", "waterschap · Middelburg", "water authority · Middelburg"),
    ("KR06", "regio · Zeeland", "region · Zeeland"),
    ("AR07", "regio · Zuid-Holland · voorlopig", "region · Zuid-Holland · provisional"),
    ("AEDES", "koepel · wonen", "umbrella organisation · housing"),
    ("RWS", "uitvoeringsorganisatie", "implementing body"),
    ("BE71016", "grenspartner · België", "cross-border partner · Belgium"),
    ("EGTSLH", "grenspartner · België · voorlopig", "cross-border partner · Belgium · provisional"),
]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize(("code", "dutch", "english"), LINES)
def test_line(code: str, dutch: str, english: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "_language", language)
    body = by_code(code)
    assert body is not None
    assert describe(body) == (dutch if language == "nl" else english)
