"""Fields beside the map: every change is an edit, every refusal shows what stands."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.window import actor_named, press, type_text
from workshop import labels
from workshop.app import Program
from workshop.edit import Change, Edit, Label
from workshop.i18n import tr
from workshop.network import about, actors
from workshop.network.records import About, Actor, Region, Tie
from workshop.network.views import VIEWS
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


def test_a_refused_name_stays_typed_and_is_said_at_its_field(
    opened: Program, network: NetworkScreen, bridge: Bridge, hulst: str
) -> None:
    form = network.inspector.actor
    field = retype(form, "name", "gemeente sluis")
    press(field, Qt.Key.Key_Return)
    assert field.text() == "gemeente sluis"
    assert "Gemeente Sluis" in form.problems["name"]
    assert field.accessibleDescription() == form.problems["name"]
    said = next(label for label in form.findChildren(QLabel) if label.text() == form.problems["name"])
    assert said.isVisible()
    assert not opened.window.messages.sentence
    assert bridge.typed == (labels.field("name"),)
    press(field, Qt.Key.Key_Escape)
    assert field.text() == "Gemeente Hulst"
    assert not form.problems
    assert not field.accessibleDescription()
    assert not said.isVisible()


def test_a_name_put_right_is_kept(network: NetworkScreen, bridge: Bridge, hulst: str) -> None:
    form = network.inspector.actor
    field = retype(form, "name", "gemeente sluis")
    press(field, Qt.Key.Key_Return)
    type_text(field, " aan Zee")
    press(field, Qt.Key.Key_Return)
    assert bridge.state.table(Actor)[hulst].name == "gemeente sluis aan Zee"
    assert not form.problems


def test_a_refused_name_is_said_once_more_where_it_goes(opened: Program, network: NetworkScreen, hulst: str) -> None:
    retype(network.inspector.actor, "name", "gemeente sluis")
    network.select([])
    assert "gemeente sluis" in opened.window.messages.sentence.casefold()
    assert not network.inspector.actor.problems
    network.select([hulst])
    field = network.inspector.actor.fields["name"]
    assert isinstance(field, TextField)
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
    assert "to_actor" in network.inspector.tie.problems
    assert not opened.window.messages.sentence
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


@pytest.mark.parametrize("written", ["12-2-2027", "12/02/2027", "12. 2. 2027", "2027-02-12"])
def test_a_date_is_written_as_people_do(network: NetworkScreen, bridge: Bridge, written: str) -> None:
    field = retype(network.inspector.about, "date", written)
    press(field, Qt.Key.Key_Return)
    assert about.of(bridge.state).date == "2027-02-12"
    assert field.text() == "12-02-2027"
    retype(network.inspector.about, "date", "morgen")
    press(field, Qt.Key.Key_Return)
    assert "morgen" in network.inspector.about.problems["date"]
    assert field.text() == "morgen"
    assert about.of(bridge.state).date == "2027-02-12"


def test_ctrl_z_goes_on_with_the_session_once_typing_is_undone(
    network: NetworkScreen, bridge: Bridge, hulst: str
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    choose(network.inspector.actor, "influence", 4)
    for name in ("short", "note"):
        field = network.inspector.actor.fields[name]
        field.setFocus()
        type_text(field, "H")
        press(field, Qt.Key.Key_Z, control)
        assert not bridge.typed
    press(field, Qt.Key.Key_Y, control)
    assert bridge.typed == (labels.field("note"),)
    press(field, Qt.Key.Key_Z, control)
    assert bridge.state.table(Actor)[hulst].influence == 4
    press(field, Qt.Key.Key_Z, control)
    assert bridge.state.table(Actor)[hulst].influence is None
    press(field, Qt.Key.Key_Y, control)
    assert bridge.state.table(Actor)[hulst].influence == 4


def test_keys_on_a_closed_list_are_kept_on_enter_or_on_leaving(
    network: NetworkScreen, bridge: Bridge, hulst: str
) -> None:
    before = len(bridge.session.history)
    field = network.inspector.actor.fields["influence"]
    assert isinstance(field, ChoiceField)
    field.setFocus()
    for _ in range(4):
        press(field, Qt.Key.Key_Down)
    assert bridge.state.table(Actor)[hulst].influence is None
    assert bridge.typed == (labels.field("influence"),)
    press(field, Qt.Key.Key_Escape)
    assert field.value is None
    assert not bridge.typed
    press(field, Qt.Key.Key_Down)
    press(field, Qt.Key.Key_Return)
    assert bridge.state.table(Actor)[hulst].influence == 0
    press(field, Qt.Key.Key_Down)
    network.map.setFocus()
    assert bridge.state.table(Actor)[hulst].influence == 1
    assert len(bridge.session.history) == before + 2


def test_a_choice_in_the_opened_list_is_kept_at_once(
    network: NetworkScreen, bridge: Bridge, hulst: str, qtbot: QtBot
) -> None:
    field = network.inspector.actor.fields["influence"]
    assert isinstance(field, ChoiceField)
    field.setFocus()
    field.showPopup()
    press(field.view(), Qt.Key.Key_Down)
    assert bridge.state.table(Actor)[hulst].influence is None
    press(field.view(), Qt.Key.Key_Return)
    assert bridge.state.table(Actor)[hulst].influence == 0
    qtbot.waitUntil(lambda: not field.view().currentIndex().isValid())


def test_keys_on_the_ends_and_the_kind_of_a_tie_wait_too(network: NetworkScreen, bridge: Bridge, tie_id: str) -> None:
    tie = bridge.state.table(Tie)[tie_id]
    for name in ("to_actor", "kind", "status"):
        field = network.inspector.tie.fields[name]
        assert isinstance(field, ChoiceField)
        field.setFocus()
        press(field, Qt.Key.Key_Down)
        assert field.dirty
        assert bridge.state.table(Tie)[tie_id] == tie
        press(field, Qt.Key.Key_Escape)
        assert not field.dirty
    press(field, Qt.Key.Key_Down)
    network.select([])
    assert bridge.state.table(Tie)[tie_id].status == "desired"


def test_a_listed_tie_that_is_opened_by_key_gets_the_focus(network: NetworkScreen, bridge: Bridge) -> None:
    network.select([actor_named(bridge, "Provincie Zeeland").id])
    listed = network.inspector.actor.ties
    assert listed.currentRow() == -1
    listed.setFocus()
    assert listed.currentRow() == 0
    press(listed, Qt.Key.Key_Down)
    network.map.setFocus()
    assert listed.currentRow() == -1
    listed.setFocus()
    assert listed.currentRow() == 1
    press(listed, Qt.Key.Key_Return)
    assert network.inspector.form is network.inspector.tie
    assert network.inspector.tie.fields["from_actor"].hasFocus()


def test_f2_brings_the_name_into_view(network: NetworkScreen, hulst: str) -> None:
    network.inspector.actor.fields["code"].setFocus()
    name = network.inspector.actor.fields["name"]
    assert name.visibleRegion().isEmpty()
    network.map.setFocus()
    network.focus_inspector()
    assert name.hasFocus()
    assert name.visibleRegion().boundingRect() == name.rect()


def test_what_matters_most_shows_without_scrolling_in_a_small_window(network: NetworkScreen, hulst: str) -> None:
    form = network.inspector.actor
    for name in ("name", "kind", "region", "influence", "interest", "themes", "note"):
        field = form.fields[name]
        assert field.visibleRegion().boundingRect() == field.rect(), name
    assert not form.ties.visibleRegion().isEmpty()


def test_themes_in_use_complete_what_is_typed(network: NetworkScreen, bridge: Bridge, hulst: str) -> None:
    sluis = actor_named(bridge, "Gemeente Sluis").id
    bridge.do(actors.change(bridge.state, [sluis], themes=("wonen", "zorg")))
    field = network.inspector.actor.fields["themes"]
    assert isinstance(field, TextField)
    field.setFocus()
    type_text(field, "krimp, wo")
    popup = field.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)
    assert field.text() == "krimp, wonen"
    press(field, Qt.Key.Key_Return)
    assert bridge.state.table(Actor)[hulst].themes == ("krimp", "wonen")


def test_actors_and_regions_complete_whose_judgement_it_is(network: NetworkScreen, bridge: Bridge, tie_id: str) -> None:
    field = network.inspector.tie.fields["according_to"]
    assert isinstance(field, TextField)
    field.setFocus()
    type_text(field, "Onderzoeksbureau; zeeuws")
    popup = field.completer().popup()
    assert popup is not None
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)
    network.map.setFocus()
    (region,) = bridge.state.table(Region)
    assert bridge.state.table(Tie)[tie_id].according_to == ("Onderzoeksbureau", region)


def test_a_tie_says_where_it_shows_once_it_leaves_a_view(network: NetworkScreen, tie_id: str, bridge: Bridge) -> None:
    form = network.inspector.tie
    views = tr("Shows in: {views}", views=f"{tr('Horizon')}, {tr('Difference')}")
    shown = [label for label in form.findChildren(QLabel) if views in label.text() and label.isVisible()]
    assert not shown
    choose(form, "status", "desired")
    (label,) = [label for label in form.findChildren(QLabel) if views in label.text()]
    assert label.isVisible()
    choose(form, "status", "active")
    assert not label.isVisible()


def test_names_are_shown_as_plain_text(network: NetworkScreen, bridge: Bridge, hulst: str) -> None:
    bridge.do(actors.change(bridge.state, [hulst], name="<b>I&M</b>"))
    assert network.inspector.title.text() == "<b>I&M</b>"
    assert network.inspector.title.textFormat() == Qt.TextFormat.PlainText
    tie = next(tie for tie in bridge.state.table(Tie).values() if hulst in (tie.from_actor, tie.to_actor))
    network.select([tie.id])
    texts = {button.text(): button.accessibleName() for button in network.inspector.tie.findChildren(QPushButton)}
    assert texts[tr("Show {name}", name="<b>I&&M</b>")] == tr("Show {name}", name="<b>I&M</b>")


def test_only_the_note_itself_has_the_focus(network: NetworkScreen, hulst: str) -> None:
    note = network.inspector.actor.fields["note"]
    assert isinstance(note, NoteField)
    QTest.mouseClick(note.viewport(), Qt.MouseButton.LeftButton)
    assert note.hasFocus()
    assert not note.viewport().hasFocus()
    type_text(note, "zegt iets")
    press(note, Qt.Key.Key_Escape)
    assert note.toPlainText() == ""


def test_odd_values_are_shown_as_they_stand(network: NetworkScreen, bridge: Bridge, hulst: str, tie_id: str) -> None:
    actor, tie = bridge.state.table(Actor)[hulst], bridge.state.table(Tie)[tie_id]
    odd_actor = replace(actor, kind="zzz", tier="zzz", sector="zzz", entity="zzz", influence=77, interest=-3)
    odd_tie = replace(tie, kind="", strength=9, status="xyz")
    bridge.do(Edit(Label("x"), (Change(actor, odd_actor), Change(tie, odd_tie))))
    for view in VIEWS:
        network.set_view(view)
        for ids in ([hulst], [tie_id], [hulst, tie_id], [*bridge.state.table(Actor)]):
            network.select(ids)
    network.select([hulst])
    kind = network.inspector.actor.fields["kind"]
    assert isinstance(kind, ChoiceField)
    assert kind.currentText() == "zzz"
    choose(network.inspector.actor, "kind", "care")
    choose(network.inspector.actor, "influence", 5)
    assert bridge.state.table(Actor)[hulst] == replace(odd_actor, kind="care", influence=5)
    network.select([tie_id])
    choose(network.inspector.tie, "strength", 1)
    assert bridge.state.table(Tie)[tie_id] == replace(odd_tie, strength=1)


def test_what_is_undone_away_is_no_longer_shown(network: NetworkScreen, bridge: Bridge) -> None:
    network.toolbar.entry.entered.emit("Gemeente Terneuzen")
    forms = [network.inspector.form]
    bridge.undo()
    assert network.selection == frozenset()
    forms.append(network.inspector.form)
    assert forms == [network.inspector.actor, network.inspector.about]
