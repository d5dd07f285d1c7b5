"""What the name being typed may mean, and when Enter may take it."""

import pytest

from workshop.network.records import Actor, Region
from workshop.state import State
from workshop.ui.network.completion import completed, fragment, is_tie, new_names, suggest, with_name

STATE = State(
    [
        Actor(name="Gemeente Hulst", short="Hulst", kind="municipality"),
        Actor(name="Stuurgroep Leefbaarheid en Bevolkingsontwikkeling", short="Stuurgroep", kind="region"),
        Actor(name="Zorgpartijen in Zeeuws-Vlaanderen", kind="care"),
    ]
)


@pytest.mark.parametrize(
    ("text", "before", "name"),
    [
        ("terneu", "", "terneu"),
        ("Hulst > vlaan", "Hulst >", "vlaan"),
        ("Hulst >", "Hulst >", ""),
        ("Hulst, Sluis, ter", "Hulst, Sluis,", "ter"),
        ("Hulst - ter", "Hulst - ", "ter"),
        ("Hulst\nSluis", "Hulst\n", "Sluis"),
        ("Midden-Zeeland", "", "Midden-Zeeland"),
    ],
)
def test_only_the_last_name_is_completed(text: str, before: str, name: str) -> None:
    assert fragment(text) == (before, name)


def test_a_completion_takes_the_place_of_the_last_name() -> None:
    assert with_name("terneu", "Gemeente Terneuzen") == "Gemeente Terneuzen"
    assert with_name("Hulst >vlaan", "Vlaanderen") == "Hulst > Vlaanderen"
    assert with_name("Hulst, ter", "Gemeente Terneuzen") == "Hulst, Gemeente Terneuzen"


def test_ties_are_told_from_names() -> None:
    assert is_tie("Hulst > Sluis")
    assert is_tie("Hulst - Sluis")
    assert not is_tie("Midden-Zeeland, Hulst")


def test_terneu_surely_means_terneuzen() -> None:
    first = suggest(STATE, "terneu")[0]
    assert (first.name, first.sure, first.actor_id) == ("Gemeente Terneuzen", True, None)
    assert "Zeeland" in first.detail


def test_two_letters_may_mean_too_much_to_be_sure() -> None:
    found = suggest(STATE, "te")
    assert found
    assert not any(suggestion.sure for suggestion in found)


def test_a_whole_abbreviation_is_sure() -> None:
    assert suggest(STATE, "bzk")[0].sure


def test_actors_of_the_session_go_first_and_are_listed_once() -> None:
    found = suggest(STATE, "hulst")
    assert found[0].actor_id is not None
    assert [suggestion.name for suggestion in found].count("Gemeente Hulst") == 1
    assert suggest(STATE, "stuurg")[0].name.startswith("Stuurgroep Leefbaarheid")


def test_a_later_word_is_suggested_but_not_taken_unasked() -> None:
    found = {suggestion.name: suggestion for suggestion in suggest(STATE, "zeeuws")}
    assert not found["Zorgpartijen in Zeeuws-Vlaanderen"].sure


@pytest.mark.parametrize("text", ["", "  ", "!!", ">"])
def test_nothing_typed_means_nothing(text: str) -> None:
    assert suggest(STATE, text) == []


@pytest.mark.parametrize(
    ("of_session", "first"),
    [
        (Region(name="Zeeland", kind="province"), "Gemeente Goes"),
        (Region(name="Zeeuws-Vlaanderen", kind="shrinking"), "Gemeente Goes"),
        (Actor(name="Gemeente Hulst", code="GM0677"), "Gemeente Goes"),
        (Region(name="Zuid-Holland", kind="province"), "Gemeente Goeree-Overflakkee"),
    ],
)
def test_bodies_of_the_own_province_go_first(of_session: Actor | Region, first: str) -> None:
    found = suggest(State([of_session]), "goe")
    assert found[0].name == first
    assert found[0].sure


def test_without_a_province_the_shortest_name_goes_first() -> None:
    assert suggest(State(), "goe")[0].name == "Gemeente Goes"


def test_a_whole_name_goes_before_a_beginning_on_the_map() -> None:
    state = State([Actor(name="Goessche Zorg", kind="care")])
    assert suggest(state, "goe")[0].name == "Goessche Zorg"
    assert suggest(state, "goes")[0].name == "Gemeente Goes"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("delfz", "Gemeente Delfzijl"),
        ("terneu", "Gemeente Terneuzen"),
        ("gron", "Provincie Groningen"),
        ("binnen", "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties"),
    ],
)
def test_what_people_type_means_what_they_mean(typed: str, meant: str) -> None:
    first = suggest(STATE, typed)[0]
    assert (first.name, first.sure) == (meant, True)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Hogeland > Provincie Groningen", "Gemeente Het Hogeland > Provincie Groningen"),
        ("noorderzijl > Hulst", "Waterschap Noorderzijlvest > Hulst"),
        ("stuurg > goes > X", "Stuurgroep Leefbaarheid en Bevolkingsontwikkeling > Gemeente Goes > X"),
        ("hulst, goes - X", "Gemeente Hulst, Gemeente Goes - X"),
        ("ab > X", "ab > X"),
        ("Buurtbus Kwadendamme > X", "Buurtbus Kwadendamme > X"),
        ("Ministerie van Onderwijs, Cultuur en Wetenschap > X", "Ministerie van Onderwijs, Cultuur en Wetenschap > X"),
        ("terneu", "terneu"),
        ("hulst > ", "Gemeente Hulst > "),
        ("hulst\nsluis > x", "hulst\nsluis > x"),
    ],
)
def test_all_names_of_a_tie_are_written_out(typed: str, written: str) -> None:
    assert completed(STATE, typed) == written


def test_names_that_are_not_on_the_map_are_told() -> None:
    assert new_names(STATE, "Hulst > Gemeente Goes, X") == ["Gemeente Goes", "X"]
