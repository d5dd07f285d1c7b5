"""Fields beside the map: every change is an edit, every refusal shows what stands."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.ui.window import actor_named, press, type_text
from workshop import labels
from workshop.app import Program
from workshop.network import about
from workshop.network.records import About, Actor, Tie
from workshop.record import field_names
from workshop.ui.bridge import Bridge
from workshop.ui.form import text_fields
from workshop.ui.form.choice_fields import ChoiceField, LateChoiceField, OpenChoiceField
from workshop.ui.form.form import Form
from workshop.ui.form.text_fields import NoteField, TextField
from workshop.ui.network.screen import NetworkScreen

HIDDEN = {"id", "extra"}


def choose(form: Form, name: str, value: object) -> None:
    """As a user picks a value in a list."""
    field = form.fields[name]
    assert isinstance(field, ChoiceField)
    if isinstance(field, LateChoiceField):
        field.offer()
    place = [known for known, _ in field._choices].index(value)
    field.setCurrentIndex(place)
    field.activated.emit(place)


def retype(form: Form, name: str, text: str) -> TextField:
    field = form.fields[name]
    assert isinstance(field, TextField)
    field.setFocus()
    field.selectAll()
    type_text(field, text)
    return field


@pytest.fixture
def hulst(network: NetworkScreen, bridge: Bridge) -> str:
    actor_id = actor_named(bridge, "Gemeente Hulst").id
    network.select([actor_id])
    return actor_id


@pytest.fixture
def tie_id(network: NetworkScreen, bridge: Bridge) -> str:
    found = next(tie.id for tie in bridge.state.table(Tie).values() if tie.status == "active")
    network.select([found])
    return found


def test_every_field_of_an_actor_a_tie_and_the_session_is_there(network: NetworkScreen) -> None:
    inspector = network.inspector
    for form, record_type in ((inspector.actor, Actor), (inspector.tie, Tie), (inspector.about, About)):
        assert set(form.fields) == set(field_names(record_type)) - HIDDEN
        for name, field in form.fields.items():
            assert field.accessibleName() == labels.field(name)


def test_leaving_a_text_field_keeps_what_was_typed(network: NetworkScreen, bridge: Bridge, hulst: str) -> None:
    field = retype(network.inspector.actor, "short", "Hu")
    assert bridge.typed == (labels.field("short"),)
    assert bridge.state.table(Actor)[hulst].short == ""
    network.map.setFocus()
    assert bridge.state.table(Actor)[hulst].short == "Hu"
    assert not bridge.typed
    assert field.text() == "Hu"


def test_a_pause_keeps_what_was_typed(
    network: NetworkScreen, bridge: Bridge, hulst: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = network.inspector.actor.fields["source"]
    assert isinstance(field, TextField)
    field.typing._pause.setInterval(1)
    with qtbot.waitSignal(bridge.edited):
        retype(network.inspector.actor, "source", "eigen kennis")
    assert bridge.state.table(Actor)[hulst].source == "eigen kennis"
    assert field.hasFocus()
    assert text_fields.PAUSE == 2000


def test_enter_keeps_and_escape_drops(network: NetworkScreen, bridge: Bridge, hulst: str) -> None:
    field = retype(network.inspector.actor, "name", "Hulst")
    press(field, Qt.Key.Key_Return)
    assert bridge.state.table(Actor)[hulst].name == "Hulst"
    retype(network.inspector.actor, "name", "iets anders")
    press(field, Qt.Key.Key_Escape)
    assert field.text() == "Hulst"
    assert not bridge.typed
    assert bridge.state.table(Actor)[hulst].name == "Hulst"


def test_a_refused_name_is_said_and_the_old_one_shown(opened: Program, network: NetworkScreen, hulst: str) -> None:
    field = retype(network.inspector.actor, "name", "gemeente sluis")
    press(field, Qt.Key.Key_Return)
    assert "Gemeente Sluis" in opened.window.messages.sentence
    assert field.text() == "Gemeente Hulst"


def test_undo_takes_back_typing_first_then_edits(network: NetworkScreen, bridge: Bridge, hulst: str) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    choose(network.inspector.actor, "influence", 4)
    field = retype(network.inspector.actor, "short", "Hu")
    press(field, Qt.Key.Key_Z, control)
    assert bridge.state.table(Actor)[hulst].influence == 4
    assert field.text() != "Hu"
    press(field, Qt.Key.Key_Return)
    press(field, Qt.Key.Key_Z, control)
    assert bridge.state.table(Actor)[hulst].influence is None


def test_choices_are_edits_at_once(network: NetworkScreen, bridge: Bridge, hulst: str) -> None:
    form = network.inspector.actor
    region = next(iter(form.bridge.state.table(Actor).values())).region
    assert region is None
    choose(form, "interest", 5)
    choose(form, "entity", "collective")
    form.fields["wished"].click()  # type: ignore[union-attr]
    actor = bridge.state.table(Actor)[hulst]
    assert (actor.interest, actor.entity, actor.wished) == (5, "collective", True)


def test_tier_and_sector_follow_the_kind_where_nobody_set_them(
    network: NetworkScreen, bridge: Bridge, hulst: str
) -> None:
    choose(network.inspector.actor, "kind", "business")
    actor = bridge.state.table(Actor)[hulst]
    assert (actor.kind, actor.tier, actor.sector) == ("business", "market", "business")
    choose(network.inspector.actor, "tier", "region")
    choose(network.inspector.actor, "kind", "care")
    actor = bridge.state.table(Actor)[hulst]
    assert (actor.tier, actor.sector) == ("region", "civil_society")


def test_themes_are_words_between_commas(network: NetworkScreen, bridge: Bridge, hulst: str) -> None:
    field = retype(network.inspector.actor, "themes", "wonen; zorg, wonen,")
    press(field, Qt.Key.Key_Return)
    assert bridge.state.table(Actor)[hulst].themes == ("wonen", "zorg")
    assert field.text() == "wonen, zorg"


def test_a_note_is_kept_when_something_else_is_selected(network: NetworkScreen, bridge: Bridge, hulst: str) -> None:
    note = network.inspector.actor.fields["note"]
    assert isinstance(note, NoteField)
    note.setFocus()
    type_text(note, "zit niet aan tafel")
    network.select([actor_named(bridge, "Gemeente Sluis").id])
    assert bridge.state.table(Actor)[hulst].note == "zit niet aan tafel"
    assert note.toPlainText() == ""


def test_the_ties_of_an_actor_lead_to_them(network: NetworkScreen, bridge: Bridge) -> None:
    zeeland = actor_named(bridge, "Provincie Zeeland").id
    network.select([zeeland])
    listed = network.inspector.actor.ties
    assert listed.count() == 3
    assert "Stuurgroep" in listed.item(1).text()
    network.inspector.actor.ties.itemClicked.emit(listed.item(1))
    (chosen,) = network.selection
    assert bridge.state.table(Tie)[chosen].status == "desired"
    assert network.inspector.form is network.inspector.tie


def test_a_tie_is_changed_in_place(network: NetworkScreen, bridge: Bridge, tie_id: str) -> None:
    form = network.inspector.tie
    choose(form, "status", "desired")
    choose(form, "strength", 3)
    choose(form, "shared", False)
    by = retype(form, "according_to", "Gemeente Sluis; Onderzoeksbureau")
    press(by, Qt.Key.Key_Return)
    tie = bridge.state.table(Tie)[tie_id]
    assert (tie.status, tie.strength, tie.shared) == ("desired", 3, False)
    assert tie.according_to == (actor_named(bridge, "Gemeente Sluis").id, "Onderzoeksbureau")
    assert by.text() == "Gemeente Sluis; Onderzoeksbureau"
    assert network.selection == {tie_id}
    assert tie_id not in network.map.diagram.line_index


def test_a_tie_may_have_a_kind_of_its_own(network: NetworkScreen, bridge: Bridge, tie_id: str) -> None:
    field = network.inspector.tie.fields["kind"]
    assert isinstance(field, OpenChoiceField)
    line = field.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    type_text(line, "Financiering")
    press(line, Qt.Key.Key_Return)
    assert bridge.state.table(Tie)[tie_id].kind == "funding"
    line.selectAll()
    type_text(line, "mantelovereenkomst")
    press(line, Qt.Key.Key_Return)
    assert bridge.state.table(Tie)[tie_id].kind == "mantelovereenkomst"


def test_a_tie_to_itself_is_refused(opened: Program, network: NetworkScreen, bridge: Bridge, tie_id: str) -> None:
    tie = bridge.state.table(Tie)[tie_id]
    choose(network.inspector.tie, "to_actor", tie.from_actor)
    assert opened.window.messages.sentence
    assert bridge.state.table(Tie)[tie_id] == tie
    field = network.inspector.tie.fields["to_actor"]
    assert isinstance(field, QComboBox)
    assert field.currentText() == "Provincie Zeeland"


def test_several_are_changed_in_one_edit(network: NetworkScreen, bridge: Bridge) -> None:
    network.select_all()
    form = network.inspector.several
    assert network.inspector.form is form
    before = len(bridge.session.history)
    choose(form, "actor.kind", "education")
    choose(form, "tie.status", "phase_out")
    assert len(bridge.session.history) == before + 2
    assert {actor.kind for actor in bridge.state.table(Actor).values()} == {"education"}
    shown = {tie.status for tie in bridge.state.table(Tie).values()}
    assert shown == {"phase_out", "desired"}
    bridge.undo()
    bridge.undo()
    assert {actor.kind for actor in bridge.state.table(Actor).values()} == {"municipality", "province", "region"}


def test_a_date_is_written_as_people_do(opened: Program, network: NetworkScreen, bridge: Bridge) -> None:
    field = retype(network.inspector.about, "date", "12-2-2027")
    press(field, Qt.Key.Key_Return)
    assert about.of(bridge.state).date == "2027-02-12"
    assert field.text() == "12-02-2027"
    retype(network.inspector.about, "date", "morgen")
    press(field, Qt.Key.Key_Return)
    assert "morgen" in opened.window.messages.sentence
    assert field.text() == "12-02-2027"


def test_what_is_undone_away_is_no_longer_shown(network: NetworkScreen, bridge: Bridge) -> None:
    network.toolbar.entry.entered.emit("Gemeente Terneuzen")
    forms = [network.inspector.form]
    bridge.undo()
    assert network.selection == frozenset()
    forms.append(network.inspector.form)
    assert forms == [network.inspector.actor, network.inspector.about]
