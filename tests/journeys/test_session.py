"""A session from the start screen on: made, edited, undone, closed, reopened, exported."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.window import actor_named, press, type_text
from workshop import settings
from workshop.app import Program
from workshop.i18n import tr
from workshop.network.records import Actor, Placement, Tie, placement_id
from workshop.network.views import VIEWS
from workshop.session import Session
from workshop.ui import asking
from workshop.ui.bridge import Bridge
from workshop.ui.dialogs.export import ExportDialog
from workshop.ui.dialogs.new_session import NewSession
from workshop.ui.network.screen import NetworkScreen


def test_a_new_session_is_asked_for_made_and_found_again(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    window = program.window
    window.actions_by_id["new"].trigger()
    dialog = window.findChild(NewSession)
    assert isinstance(dialog, NewSession)
    dialog.create_button.click()
    assert dialog.sentence.text() == tr("Type a title first.")
    type_text(dialog.title, "Werksessie: Hulst/Sluis")
    assert Path(dialog.place.text()).name == "Werksessie Hulst Sluis.stip"
    dialog.place.setText(str(tmp_path / "map" / "hulst"))
    dialog.create_button.click()
    assert program.bridge is not None
    assert program.bridge.session.path == tmp_path / "map" / "hulst.stip"
    assert window.windowTitle().startswith("Werksessie: Hulst/Sluis")
    program.close_session()
    assert window.network is None
    assert settings.load().recent == (str(tmp_path / "map" / "hulst.stip"),)


def test_typed_drawn_moved_undone_and_found_again(
    opened: Program, network: NetworkScreen, bridge: Bridge, qtbot: QtBot
) -> None:
    network.focus_entry()
    type_text(network.toolbar.entry, "terneu")
    press(network.toolbar.entry, Qt.Key.Key_Return)
    terneuzen = actor_named(bridge, "Gemeente Terneuzen")
    hulst = actor_named(bridge, "Gemeente Hulst")
    network.map.tie_drawn.emit(hulst.id, terneuzen.id)
    (tie_id,) = network.selection
    assert network.inspector.form is network.inspector.tie
    network.map.moved.emit({terneuzen.id: (40.0, 5.0)})
    place = bridge.state.table(Placement)[placement_id("force", terneuzen.id)]
    assert (place.x, place.y, place.anchored) == (40.0, 5.0, True)
    for _ in range(3):
        opened.window.undo()
    assert terneuzen.id not in bridge.state.table(Actor)
    assert terneuzen.id not in network.map.diagram.index
    for _ in range(3):
        opened.window.redo()
    assert tie_id in network.map.diagram.line_index
    network.select([terneuzen.id])
    network.map.setFocus()
    press(network.map, Qt.Key.Key_Delete)
    assert terneuzen.id not in bridge.state.table(Actor)
    opened.window.undo()
    expected, path = bridge.state.snapshot(), bridge.session.path
    opened.close_session()
    opened.open(path)
    assert opened.bridge is not None
    assert opened.bridge.state == expected
    opened.window.undo()
    assert opened.bridge.state.table(Placement)[placement_id("force", terneuzen.id)] != place


def test_the_views_show_other_ties(network: NetworkScreen, bridge: Bridge) -> None:
    shown = {}
    for view in VIEWS:
        network.set_view(view)
        shown[view] = {bridge.state.table(Tie)[key].status for key in network.map.diagram.line_index}
    assert shown == {
        "now": {"active", "strained"},
        "horizon": {"active", "strained", "desired"},
        "difference": {"active", "strained", "desired"},
    }


def test_an_example_opens_as_a_file_of_ones_own_and_again_as_the_same(program: Program) -> None:
    program.open_example("zeeland")
    assert program.bridge is not None
    path = program.bridge.session.path
    assert path.name == "Koersvast voor Zeeland.stip"
    assert Path.home() in path.parents
    assert len(program.bridge.state.table(Actor)) == 35
    assert program.window.network is not None
    program.window.network.toolbar.entry.entered.emit("Buurtbus Kwadendamme")
    program.close_session()
    program.open_example("zeeland")
    assert program.bridge.session.path == path
    assert "Buurtbus Kwadendamme" in {actor.name for actor in program.bridge.state.table(Actor).values()}


@pytest.mark.parametrize("layout", ["force", "groups"])
def test_arranging_anew_is_one_edit_that_leaves_anchored_actors(
    network: NetworkScreen, bridge: Bridge, qtbot: QtBot, layout: str
) -> None:
    network.layout_kind = layout
    hulst = actor_named(bridge, "Gemeente Hulst").id
    network.map.moved.emit({hulst: (3.0, 4.0)})
    before = len(bridge.session.history)
    with qtbot.waitSignal(bridge.edited, timeout=20_000):
        network.arrange()
        assert network.arranging
    assert not network.arranging
    assert len(bridge.session.history) == before + 1
    places = {p.actor: (p.x, p.y) for p in bridge.state.table(Placement).values() if p.layout == layout}
    assert len(places) == 4
    assert places[hulst] == (3.0, 4.0)


def test_arranging_that_is_cancelled_changes_nothing(network: NetworkScreen, bridge: Bridge, qtbot: QtBot) -> None:
    before, shown = bridge.state.snapshot(), network.map.diagram
    network.arrange()
    network._arranger.cancel()
    assert not network.arranging
    assert bridge.state == before
    assert network.map.diagram == shown


@pytest.mark.parametrize("ending", [".svg", ".png", ".pdf", ".graphml", ".json"])
def test_export_writes_and_asks_before_it_replaces(opened: Program, qtbot: QtBot, tmp_path: Path, ending: str) -> None:
    opened.window.actions_by_id["export"].trigger()
    dialog = opened.window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    dialog.format.show_value(ending)
    dialog.format.committed.emit(ending, True)
    target = tmp_path / f"uit{ending}"
    target.write_text("van een ander")
    dialog.file.setText(str(target))
    dialog.export_button.click()
    assert target.name in dialog.sentence.text()
    assert target.read_text() == "van een ander"
    with qtbot.waitSignal(dialog.exported, timeout=20_000):
        dialog.export_button.click()
    assert target.stat().st_size > 500
    if ending == ".json":
        assert "Gemeente Hulst" in json.dumps(json.loads(target.read_text(encoding="utf-8")), ensure_ascii=False)
    assert str(target) in opened.window.messages.sentence


def test_export_to_a_place_that_cannot_be_written_is_a_sentence(opened: Program, qtbot: QtBot, tmp_path: Path) -> None:
    opened.window.actions_by_id["export"].trigger()
    dialog = opened.window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    (tmp_path / "map").write_text("geen map")
    dialog.file.setText(str(tmp_path / "map" / "figuur.svg"))
    dialog.export_button.click()
    qtbot.waitUntil(lambda: bool(dialog.sentence.text()))
    assert dialog.export_button.isEnabled()
    dialog.reject()


def test_a_copy_is_the_same_session_elsewhere(opened: Program, bridge: Bridge, tmp_path: Path) -> None:
    asking.save_copy(opened.window, tmp_path / "kopie.stip")
    copy = Session.open(tmp_path / "kopie.stip")
    assert copy.state == bridge.state
    copy.close()
    asking.save_copy(opened.window, tmp_path / "kopie.stip")
    assert "kopie.stip" in opened.window.messages.sentence


def test_nothing_stays_behind_of_a_session_that_is_closed(program: Program, session_path: Path, qtbot: QtBot) -> None:
    def count() -> int:
        program.open(session_path)
        assert program.window.network is not None
        program.window.network.focus_entry()
        type_text(program.window.network.toolbar.entry, "terneu")
        program.window.show_palette()
        program.close_session()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return len(program.window.findChildren(QObject))

    first = count()
    assert [count(), count()] == [first, first]


def test_groups_may_be_made_by_something_else(
    opened: Program, network: NetworkScreen, bridge: Bridge, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(bridge.edited, timeout=20_000):
        opened.window.actions_by_id["group-groups-tier"].trigger()
    shown: list[str] = [network.map.diagram.grouping]
    assert len(network.map.diagram.groups) == 3
    assert opened.window.actions_by_id["layout_groups"].isChecked()
    opened.window.actions_by_id["layout_force"].trigger()
    shown.append(network.map.diagram.grouping)
    assert shown == ["frame", "none"]
    opened.window.actions_by_id["layout_groups"].trigger()
    assert network.layout_kind == "groups-tier"
    assert not network.arranging


def test_the_figure_can_be_copied(opened: Program) -> None:
    opened.window.actions_by_id["copy_figure"].trigger()
    assert QGuiApplication.clipboard().image().width() == 1920


def test_the_context_menu_opens_from_the_keyboard(opened: Program, network: NetworkScreen, bridge: Bridge) -> None:
    network.select([actor_named(bridge, "Gemeente Hulst").id])
    opened.window.activateWindow()
    network.map.setFocus()
    press(network.map, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "remove" in [action.objectName() for action in menu.actions()]
    menu.close()


def test_a_new_session_begins_in_the_entry(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    program.new("Nieuw", tmp_path / "nieuw.stip")
    network = program.window.network
    assert network is not None
    qtbot.waitUntil(network.toolbar.entry.hasFocus)


def test_enter_in_the_title_makes_the_session(qtbot: QtBot, program: Program) -> None:
    program.window.actions_by_id["new"].trigger()
    dialog = program.window.findChild(NewSession)
    assert isinstance(dialog, NewSession)
    qtbot.waitUntil(dialog.isVisible)
    type_text(dialog.title, "Nieuw plan")
    press(dialog.title, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.windowTitle() == "Nieuw plan – Stip")
