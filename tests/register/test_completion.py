"""What a Dutch civil servant types, and which body should stand first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.register import by_code, search
from workshop.register.bodies import bodies

FIRST = {
    "bzk": "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
    "BZK": "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
    "min van bzk": "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
    "binnenlandse": "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
    "zaken binnenlandse": "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
    "min van ocw": "Ministerie van Onderwijs, Cultuur en Wetenschap",
    "min. ocw": "Ministerie van Onderwijs, Cultuur en Wetenschap",
    "oc&w": "Ministerie van Onderwijs, Cultuur en Wetenschap",
    "onderwijs, cultuur": "Ministerie van Onderwijs, Cultuur en Wetenschap",
    "i&w": "Ministerie van Infrastructuur en Waterstaat",
    "ienw": "Ministerie van Infrastructuur en Waterstaat",
    "ienm": "Ministerie van Infrastructuur en Milieu",
    "Ministerie van I&M": "Ministerie van Infrastructuur en Milieu",
    "venj": "Ministerie van Veiligheid en Justitie",
    "j&v": "Ministerie van Justitie en Veiligheid",
    "ez": "Ministerie van Economische Zaken en Klimaat",
    "el&i": "Ministerie van Economische Zaken",
    "lnv": "Ministerie van Landbouw, Natuur en Voedselkwaliteit",
    "bz": "Ministerie van Buitenlandse Zaken",
    "financien": "Ministerie van Financiën",
    "minister voor wonen": "Minister voor Wonen en Rijksdienst",
    "delfz": "Gemeente Delfzijl",
    "noardeast": "Gemeente Noardeast-Fryslân",
    "noard east": "Gemeente Noardeast-Fryslân",
    "sudwest": "Gemeente Súdwest-Fryslân",
    "terneu": "Gemeente Terneuzen",
    "gemeente ter": "Gemeente Terneuzen",
    "gem. hulst": "Gemeente Hulst",
    "den haag": "Gemeente Den Haag",
    "s-gravenhage": "Gemeente Den Haag",
    "'s-gravenhage": "Gemeente Den Haag",
    "’s Gravenhage": "Gemeente Den Haag",
    "den bosch": "Gemeente 's-Hertogenbosch",
    "hertogenb": "Gemeente 's-Hertogenbosch",
    "hogeland": "Gemeente Het Hogeland",
    "bergen": "Gemeente Bergen (NH)",
    "bergen (l)": "Gemeente Bergen (L)",
    "hengelo": "Gemeente Hengelo",
    "grave": "Gemeente Grave",
    "haren": "Gemeente Haren",
    "zuid-horn": "Gemeente Zuidhorn",
    "oostburg": "Gemeente Sluis",
    "eemsdelta": "Gemeente Eemsdelta",
    "regio eemsdelta": "Regio Eemsdelta",
    "zeeuws-vl": "Regio Zeeuws-Vlaanderen",
    "parkstad": "Regio Parkstad Limburg",
    "fryslan": "Provinsje Fryslân",
    "friesland": "Provinsje Fryslân",
    "provincie friesland": "Provinsje Fryslân",
    "groningen": "Provincie Groningen",
    "gemeente groningen": "Gemeente Groningen",
    "prov. zeeland": "Provincie Zeeland",
    "provincie limburg": "Provincie Limburg",
    "limburg": "Provincie Limburg",
    "waterschap limburg": "Waterschap Limburg",
    "waterschap fryslan": "Wetterskip Fryslân",
    "hunze en aas": "Waterschap Hunze en Aa's",
    "rijnland": "Hoogheemraadschap van Rijnland",
    "hhnk": "Hoogheemraadschap Hollands Noorderkwartier",
    "vng": "Vereniging van Nederlandse Gemeenten",
    "ipo": "Interprovinciaal Overleg",
    "vno ncw": "VNO-NCW",
    "vsnu": "Universiteiten van Nederland",
    "g32": "G40-stedennetwerk",
    "rws": "Rijkswaterstaat",
    "belgisch limburg": "Provincie Limburg (B)",
    "aken": "Stadt Aachen",
    "gm0715": "Gemeente Terneuzen",
    "mnre1034": "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
    "a": "Ministerie van Algemene Zaken",
}

ONE_LETTER_WRONG = {
    "zlto": "LTO Nederland",
    "terneuzn": "Gemeente Terneuzen",
    "terneuzzen": "Gemeente Terneuzen",
    "amstredam": "Gemeente Amsterdam",
    "middelbutg": "Gemeente Middelburg",
    "xelfzijl": "Gemeente Delfzijl",
}


@pytest.mark.parametrize(("typed", "name"), FIRST.items())
def test_the_expected_body_stands_first(typed: str, name: str) -> None:
    assert search(typed)[0].body.name == name


@pytest.mark.parametrize(("typed", "name"), ONE_LETTER_WRONG.items())
def test_one_wrong_letter_is_forgiven_when_nothing_else_is_found(typed: str, name: str) -> None:
    first = search(typed)[0]
    assert (first.body.name, first.via) == (name, "typo")


@pytest.mark.parametrize("typed", ["", "  ", "-", "xq", "qqqqqqqq", "gemeente qqqqqq", "amxterdxm"])
def test_nothing_is_made_up(typed: str) -> None:
    assert search(typed) == []


def test_every_body_is_found_by_its_full_name() -> None:
    assert [body.name for body in bodies() if search(body.name)[0].body.name != body.name] == []


def test_an_ended_body_is_followed_by_its_successors() -> None:
    matches = search("littense")
    assert [match.body.short for match in matches] == ["Littenseradiel", "Súdwest-Fryslân", "Leeuwarden", "Waadhoeke"]
    assert [match.via for match in matches] == ["name", "successor", "successor", "successor"]
    assert matches[1].matched == "Gemeente Littenseradiel"


def test_a_body_is_listed_once() -> None:
    codes = [match.body.code for match in search("gron", limit=50)]
    assert len(codes) == len(set(codes)) > 5


def test_existing_bodies_go_before_ended_ones_and_large_before_small() -> None:
    names = [match.body.short for match in search("hoog")]
    assert names.index("Hoogeveen") < names.index("Hoogezand-Sappemeer")
    assert [match.body.short for match in search("gemeente a", limit=3)] == ["Amsterdam", "Almere", "Apeldoorn"]


def test_letters_inside_a_name_count_only_where_none_begins_with_them() -> None:
    assert [match.body.name for match in search("gemeente ter")] == ["Gemeente Terneuzen", "Gemeente Terschelling"]
    assert search("egrav")[0].body.name == "Gemeente Bodegraven-Reeuwijk"


def test_a_match_says_what_was_hit() -> None:
    assert [(match.matched, match.via) for match in search("friesl", limit=1)] == [("Friesland", "alias")]
    assert [(match.matched, match.via) for match in search("oostburg")] == [("Oostburg", "seat")]
    assert [(match.matched, match.via) for match in search("ws0661")] == [("WS0661", "code")]


def test_limit() -> None:
    assert len(search("gemeente", limit=5)) == 5
    assert len(search("gemeente", limit=1000)) > 342
    assert search("bzk", limit=0) == []


@given(st.text(max_size=40))
def test_no_text_is_too_strange(text: str) -> None:
    assert len(search(text)) <= 8


@given(st.data())
def test_three_letters_of_a_municipality_suffice(data: st.DataObject) -> None:
    body = data.draw(
        st.sampled_from([body for body in bodies() if body.kind == "municipality" and len(body.short) > 2])
    )
    letters = data.draw(st.integers(3, len(body.short)), label="letters typed")
    assert body in [match.body for match in search(f"gemeente {body.short[:letters]}", limit=400)]


def test_codes_are_known_in_any_case() -> None:
    assert by_code(" gm0715 ") is by_code("GM0715") is not None
    assert by_code("GM9999") is None
    economic_affairs = by_code("mnre1045")
    assert economic_affairs is not None
    assert economic_affairs.code == "EZK2026"
