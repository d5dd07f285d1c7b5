"""Names on the map: shortened by rule, cleaned, wrapped."""

from hypothesis import given
from hypothesis import strategies as st

from workshop import examples
from workshop.network.names import LONGEST_LABEL, LONGEST_WORD, MAX_LINES, clean, default_level, labels, wrap
from workshop.network.records import Actor
from workshop.state import State


def medium(*names: str | tuple[str, str]) -> list[str]:
    pairs = [(name, "") if isinstance(name, str) else name for name in names]
    actors = [Actor(id=str(k), name=name, short=short) for k, (name, short) in enumerate(pairs)]
    return list(labels(actors, "medium").values())


def test_what_shape_and_stacking_say_is_left_out() -> None:
    assert medium("Gemeente Hulst", "Regio Eemsdelta", "Rijk (collectief)", "Walcheren (regio)") == [
        "Hulst",
        "Eemsdelta",
        "Rijk",
        "Walcheren",
    ]


def test_a_ministry_goes_by_its_abbreviation() -> None:
    names = medium(("Ministerie van Onderwijs, Cultuur en Wetenschap", "OCW"), "Ministerie van Financiën")
    assert names == ["Min. OCW", "Min. Financiën"]


def test_a_prefix_stays_where_another_would_be_called_the_same() -> None:
    assert medium("Gemeente Groningen", "Provincie Groningen", "Gemeente Assen") == [
        "Gemeente Groningen",
        "Provincie Groningen",
        "Assen",
    ]
    assert medium("Gemeente Utrecht", "Regio Utrecht") == ["Gemeente Utrecht", "Regio Utrecht"]


def test_names_of_the_covenants_stay_unique_and_get_shorter() -> None:
    state = State()
    state.apply(examples.start_edit("convenanten"))
    actors = list(state.table(Actor).values())
    by_level = {level: labels(actors, level) for level in ("full", "medium", "short")}
    assert len(set(by_level["medium"].values())) == len(actors) == 124
    total = {level: sum(map(len, names.values())) for level, names in by_level.items()}
    assert total["short"] < total["medium"] < 0.8 * total["full"]


def test_short_is_what_the_user_wrote_or_else_medium() -> None:
    actors = [Actor(id="a", name="Gemeente Hulst", short="HST"), Actor(id="b", name="Gemeente Sluis")]
    assert labels(actors, "short") == {"a": "HST", "b": "Sluis"}


def test_full_names_up_to_forty_actors() -> None:
    assert [default_level(n) for n in (1, 40, 41, 5000)] == ["full", "full", "medium", "medium"]


@given(st.lists(st.text(max_size=40), max_size=12))
def test_two_different_names_never_look_alike_at_medium(names: list[str]) -> None:
    distinct = {clean(name).casefold(): name for name in names if clean(name)}
    actors = [Actor(id=str(k), name=name) for k, name in enumerate(distinct.values())]
    shown = [name.casefold() for name in labels(actors, "medium").values()]
    assert len(set(shown)) == len(shown)


@given(st.text())
def test_whatever_was_typed_can_be_drawn_on_a_few_lines(text: str) -> None:
    line = clean(text)
    assert len(line) <= LONGEST_LABEL
    assert all(character.isprintable() or character in "\u200c\u200d" for character in line)
    wrapped = wrap(line)
    assert len(wrapped) <= MAX_LINES
    assert all(wrapped)
    if not any(part.endswith("…") for part in wrapped):
        kept = "".join(wrapped).replace(" ", "").replace("-", "")
        assert kept == line.replace(" ", "").replace("-", "").replace("\u00ad", "")


def test_wild_names() -> None:
    assert clean("x" * 10_000) == "x" * (LONGEST_LABEL - 1) + "…"
    assert clean("Hulst\n\tof\r\nTerneuzen\x00\x07") == "Hulst of Terneuzen"
    assert clean("\u202egnitset\u202c \ufeff\u2066x\u2069") == "gnitset x"
    assert clean("<b>Hulst</b> & Sluis") == "<b>Hulst</b> & Sluis"
    assert clean("👩\u200d🌾 قرية") == "👩\u200d🌾 قرية"
    assert clean("a\ud800b") == "ab"


def test_lines_are_balanced_and_break_at_words() -> None:
    assert wrap("Limburg Economic Development") == ("Limburg", "Economic", "Development")
    assert wrap("Provincie Zeeland") == ("Provincie", "Zeeland")
    assert wrap("Agenda Stad") == ("Agenda Stad",)
    assert wrap("Kennis-as Limburg") == ("Kennis-as", "Limburg")
    assert wrap("") == ()


def test_long_words_break_at_a_seam() -> None:
    assert wrap("Topkrimpgedeputeerden") == ("Topkrimp-", "gedeputeerden")
    assert wrap("welzijnsinstellingen") == ("welzijns-", "instellingen")
    assert max(map(len, wrap("Donaudampfschifffahrtsgesellschaft"))) <= LONGEST_WORD
