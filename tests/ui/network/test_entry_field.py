"""Quick entry: what Enter does, ties, lists, refusals."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.ui.window import actor_named, press, type_text
from workshop.network.records import Actor, Placement, Tie, placement_id
from workshop.ui.bridge import Bridge
from workshop.ui.network.screen import NetworkScreen


def names(bridge: Bridge) -> set[str]:
    return {actor.name for actor in bridge.state.table(Actor).values()}


def enter(network: NetworkScreen, text: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    network.focus_entry()
    type_text(network.toolbar.entry, text)
    press(network.toolbar.entry, Qt.Key.Key_Return, modifiers)


def test_terneu_and_enter_adds_terneuzen_and_keeps_the_focus(network: NetworkScreen, bridge: Bridge) -> None:
    before = len(bridge.session.history)
    enter(network, "terneu")
    assert "Gemeente Terneuzen" in names(bridge)
    assert network.toolbar.entry.text() == ""
    assert network.toolbar.entry.hasFocus()
    added = actor_named(bridge, "Gemeente Terneuzen")
    assert (added.kind, added.code) == ("municipality", "GM0715")
    assert network.selection == {added.id}
    assert len(bridge.session.history) == before + 1


def test_an_added_actor_has_a_place_and_the_others_stay(network: NetworkScreen, bridge: Bridge) -> None:
    before = dict(bridge.state.table(Placement))
    enter(network, "terneu")
    places = bridge.state.table(Placement)
    assert placement_id("force", actor_named(bridge, "Gemeente Terneuzen").id) in places
    moved = [key for key in before if (before[key].x, before[key].y) != (places[key].x, places[key].y)]
    assert moved == []
    bridge.undo()
    assert dict(bridge.state.table(Placement)) == before


def test_shift_enter_adds_what_was_typed(network: NetworkScreen, bridge: Bridge) -> None:
    enter(network, "terneu", Qt.KeyboardModifier.ShiftModifier)
    assert "terneu" in names(bridge)
    assert "Gemeente Terneuzen" not in names(bridge)


def test_the_last_row_adds_what_was_typed(network: NetworkScreen, bridge: Bridge) -> None:
    network.focus_entry()
    type_text(network.toolbar.entry, "terneu")
    press(network.toolbar.entry, Qt.Key.Key_Up)
    press(network.toolbar.entry, Qt.Key.Key_Return)
    assert "terneu" in names(bridge)


def test_a_name_that_nobody_knows_is_added_as_it_is(network: NetworkScreen, bridge: Bridge) -> None:
    enter(network, "Buurtbus Kwadendamme")
    assert "Buurtbus Kwadendamme" in names(bridge)


def test_tab_completes_without_adding(network: NetworkScreen, bridge: Bridge) -> None:
    network.focus_entry()
    type_text(network.toolbar.entry, "hulst > terneu")
    press(network.toolbar.entry, Qt.Key.Key_Tab)
    assert network.toolbar.entry.text() == "hulst > Gemeente Terneuzen"
    assert network.toolbar.entry.hasFocus()
    assert "Gemeente Terneuzen" not in names(bridge)
    press(network.toolbar.entry, Qt.Key.Key_Return)
    tie = bridge.state.table(Tie)[next(iter(network.selection))]
    assert tie.from_actor == actor_named(bridge, "Gemeente Hulst").id
    assert tie.to_actor == actor_named(bridge, "Gemeente Terneuzen").id
    assert tie.directed
    assert tie.status == "active"


def test_in_the_horizon_view_ties_are_desired(network: NetworkScreen, bridge: Bridge) -> None:
    network.set_view("horizon")
    enter(network, "Gemeente Hulst > Stuurgroep Leefbaarheid")
    assert bridge.state.table(Tie)[next(iter(network.selection))].status == "desired"


def test_an_actor_on_the_map_is_shown_instead_of_added_again(network: NetworkScreen, bridge: Bridge) -> None:
    before = bridge.revision
    enter(network, "hulst")
    assert bridge.revision == before
    assert network.selection == {actor_named(bridge, "Gemeente Hulst").id}
    assert network.toolbar.entry.text() == ""


def test_a_pasted_list_is_a_list(network: NetworkScreen, bridge: Bridge) -> None:
    QGuiApplication.clipboard().setText("Gemeente Goes\nGemeente Tholen\nNergensland BV")
    network.focus_entry()
    network.toolbar.entry.paste()
    press(network.toolbar.entry, Qt.Key.Key_Return)
    assert {"Gemeente Goes", "Gemeente Tholen", "Nergensland BV"} <= names(bridge)
    bridge.undo()
    assert names(bridge).isdisjoint({"Gemeente Goes", "Gemeente Tholen", "Nergensland BV"})


def test_what_is_refused_stays_with_a_sentence_below(network: NetworkScreen, bridge: Bridge) -> None:
    before = bridge.revision
    enter(network, "Gemeente Hulst > Gemeente Hulst")
    entry = network.toolbar.entry
    assert entry.text() == "Gemeente Hulst > Gemeente Hulst"
    assert entry.popup is not None
    assert entry.popup.isVisible()
    assert "Gemeente Hulst" in entry.accessibleDescription()
    assert bridge.revision == before
    press(entry, Qt.Key.Key_Escape)
    assert entry.text()
    press(entry, Qt.Key.Key_Escape)
    assert not entry.text()


def test_undo_in_an_empty_field_is_the_window_s(network: NetworkScreen, bridge: Bridge) -> None:
    enter(network, "terneu")
    press(network.toolbar.entry, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Gemeente Terneuzen" not in names(bridge)
    type_text(network.toolbar.entry, "ab")
    press(network.toolbar.entry, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert network.toolbar.entry.text() == ""


def test_the_popup_says_what_enter_will_do(network: NetworkScreen) -> None:
    network.focus_entry()
    type_text(network.toolbar.entry, "terneu")
    assert "Gemeente Terneuzen" in network.toolbar.entry.accessibleDescription()
    popup = network.toolbar.entry.popup
    assert popup is not None
    assert popup.list.item(popup.list.count() - 1).text().count("terneu") == 1


def test_enter_in_an_empty_field_says_what_to_do(network: NetworkScreen) -> None:
    enter(network, "")
    entry = network.toolbar.entry
    assert entry.accessibleDescription()
    assert entry.popup is not None
    assert entry.popup.isVisible()


def test_half_a_tie_asks_for_the_other_party_and_promises_no_tie_to_itself(network: NetworkScreen) -> None:
    entry = network.toolbar.entry
    network.focus_entry()
    type_text(entry, "Hulst > ")
    assert "andere partij" in entry.accessibleDescription()
    type_text(entry, "Hulst")
    assert "twee verschillende" in entry.accessibleDescription()


def test_hidden_suggestions_are_gone_for_a_screen_reader_too(network: NetworkScreen) -> None:
    network.focus_entry()
    type_text(network.toolbar.entry, "terneu")
    popup = network.toolbar.entry.popup
    assert popup is not None
    assert popup.list.count() > 1
    press(network.toolbar.entry, Qt.Key.Key_Escape)
    assert popup.list.count() == 0


def test_greater_than_on_a_selected_actor_begins_a_tie(network: NetworkScreen, bridge: Bridge) -> None:
    hulst = actor_named(bridge, "Gemeente Hulst")
    network.map.setFocus()
    network.select([hulst.id])
    type_text(network.map, ">")
    entry = network.toolbar.entry
    assert entry.hasFocus()
    assert entry.text() == "Gemeente Hulst > "
    type_text(entry, "Stuurgroep")
    press(entry, Qt.Key.Key_Return)
    tie = bridge.state.table(Tie)[next(iter(network.selection))]
    assert (tie.from_actor, tie.to_actor) == (hulst.id, actor_named(bridge, "Stuurgroep Leefbaarheid").id)


def test_both_parties_of_a_tie_are_completed_and_the_new_ones_said(network: NetworkScreen, bridge: Bridge) -> None:
    network.focus_entry()
    type_text(network.toolbar.entry, "terneu > stuurg")
    assert "nieuw: Gemeente Terneuzen" in network.toolbar.entry.accessibleDescription()
    press(network.toolbar.entry, Qt.Key.Key_Return)
    assert {"terneu", "stuurg"}.isdisjoint(names(bridge))
    tie = bridge.state.table(Tie)[next(iter(network.selection))]
    assert tie.from_actor == actor_named(bridge, "Gemeente Terneuzen").id
