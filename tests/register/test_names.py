"""Names compared with case, accents, spaces and prefixes set aside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.register import match_key, normalise

SAME = [
    ("Gemeente Hulst", "hulst"),
    ("Gemeente  Noardeast-Fryslân", "noardeast fryslan"),
    ("Ministerie van BZK", "bzk"),
    ("Min. van OCW", "OCW"),
    ("Min. OCW", "ministerie OCW"),
    ("Ministerie van I&M", "IenM"),
    ("'s-Gravenhage", "’s Gravenhage"),
    ("Waterschap Hunze en Aa's", "hunze & aas"),
    ("Provinsje Fryslân", "Provincie Fryslan"),
    ("Hoogheemraadschap van Delfland", "Delfland"),
    ("VNO-NCW", "vno ncw"),
    ("NOC*NSF", "nocnsf"),
    ("Ĳsselstein", "IJsselstein"),
]
DIFFERENT = [
    ("Gemeente Groningen", "Gemeente Midden-Groningen"),
    ("Gemeente Bergen (NH)", "Gemeente Bergen (L)"),
    ("Gemeente", "Provincie"),
    ("Gemert-Bakel", "ert-Bakel"),
    ("Haaren", "Haren"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


def test_normalised_names_keep_their_words_apart() -> None:
    assert normalise("  Súdwest-Fryslân ") == "sudwest fryslan"
    assert normalise("Onderwijs, Cultuur & Wetenschap") == "onderwijs cultuur en wetenschap"
    assert normalise("…") == ""


@given(st.text())
def test_a_normalised_name_stays_as_it_is(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_spaces_around_and_capitals_of_ascii_do_not_count(text: str) -> None:
    assert normalise(f"  {text}\t") == normalise(text)
    assert normalise(text) == normalise("".join(c.upper() if c.isascii() else c for c in text))
