"""What the window does by itself: keys, messages, what is said, radio buttons, backups."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.window import actor_named, press
from workshop import settings
from workshop.app import Program
from workshop.network import actors
from workshop.network.records import Actor
from workshop.session import Session
from workshop.ui import telling
from workshop.ui.bridge import Bridge
from workshop.ui.dialogs import files
from workshop.ui.dialogs.export import ExportDialog
from workshop.ui.dialogs.new_session import NewSession
from workshop.ui.network.screen import NetworkScreen
from workshop.ui.qt_words import set_qt_language


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader was told."""
    sentences: list[str] = []

    def heard(source: QObject, sentence: str) -> None:
        sentences.append(sentence)

    monkeypatch.setattr(telling, "announce", heard)
    return sentences


def test_enter_presses_the_button_with_the_focus(program: Program, qtbot: QtBot) -> None:
    window = program.window
    window.activateWindow()
    (example,) = [b for b in window.findChildren(QPushButton) if b.text() == "Koersvast voor Zeeland"]
    example.setFocus()
    press(example, Qt.Key.Key_Return)
    assert program.bridge is not None
    assert window.network is not None
    (horizon,) = [b for b in window.network.toolbar.findChildren(QPushButton) if b.accessibleName() == "Toon horizon"]
    horizon.setFocus()
    press(horizon, Qt.Key.Key_Enter)
    assert window.network.view == "horizon"
    window.top.menu.setFocus()
    press(window.top.menu, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_edits_undo_and_views_are_said(
    opened: Program, network: NetworkScreen, bridge: Bridge, qtbot: QtBot, said: list[str]
) -> None:
    network.toolbar.entry.entered.emit("Gemeente Goes, Gemeente Kapelle")
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Gemeente Goes en Gemeente Kapelle toegevoegd."]
    opened.window.undo()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said[1].startswith("Ongedaan gemaakt: ")
    network.set_view("horizon")
    assert said[2] == "De kaart toont de horizon."


def test_arranging_is_said_from_start_to_end(network: NetworkScreen, qtbot: QtBot, said: list[str]) -> None:
    network.arrange()
    assert said == ["Het ordenen is begonnen."]
    qtbot.waitUntil(lambda: "Het ordenen is klaar." in said, timeout=20_000)


def test_views_are_radio_buttons_of_which_tab_reaches_one(opened: Program, network: NetworkScreen) -> None:
    assert opened.window.workspace is not None
    views = [b for b in network.toolbar.findChildren(QPushButton) if b.accessibleName().startswith("Toon ")][:3]
    for row in (views, opened.window.workspace.rail.buttons):
        reached = []
        for button in row:
            element = QAccessible.queryAccessibleInterface(button)
            assert element.role() == QAccessible.Role.RadioButton
            if button.focusPolicy() & Qt.FocusPolicy.TabFocus:
                reached.append(button)
        assert [button.isChecked() for button in reached] == [True]


def test_an_arrow_key_goes_to_the_next_view(network: NetworkScreen, opened: Program) -> None:
    opened.window.activateWindow()
    (now,) = [b for b in network.toolbar.findChildren(QPushButton) if b.accessibleName() == "Toon nu"]
    now.setFocus()
    press(now, Qt.Key.Key_Right)
    assert network.view == "horizon"


def test_an_error_goes_with_the_next_edit_and_with_escape(
    opened: Program, network: NetworkScreen, bridge: Bridge
) -> None:
    window = opened.window
    window.activateWindow()
    window.messages.warn("Dat kan niet.")
    bridge.attempt(lambda: actors.add(bridge.state, [Actor(name="Dorpsraad", kind="civil")]))
    assert window.messages.sentence == ""
    window.messages.warn("Dat kan niet.")
    network.map.setFocus()
    press(network.map, Qt.Key.Key_Escape)
    press(network.map, Qt.Key.Key_Escape)
    assert window.messages.sentence == ""


def test_f6_reaches_the_message_and_escape_leaves_it(opened: Program, network: NetworkScreen) -> None:
    window = opened.window
    window.activateWindow()
    window.messages.warn("Dat kan niet.")
    network.inspector.focus_first()
    press(window, Qt.Key.Key_F6)
    focus = window.focusWidget()
    assert window.messages.isAncestorOf(focus)
    press(focus, Qt.Key.Key_Escape)
    assert network.map.hasFocus()


def test_the_hidden_palette_holds_nothing(opened: Program) -> None:
    palette = opened.window.palette_overlay
    opened.window.show_palette()
    assert palette.list.count() > 0
    palette.dismiss()
    assert palette.list.count() == 0


def test_undo_selects_what_comes_back(opened: Program, network: NetworkScreen, bridge: Bridge) -> None:
    hulst = actor_named(bridge, "Gemeente Hulst").id
    network.select([hulst])
    network.remove_selection()
    assert network.selection == frozenset()
    opened.window.undo()
    assert network.selection == {hulst}


def test_a_session_that_is_opened_is_backed_up(opened: Program, bridge: Bridge, qtbot: QtBot) -> None:
    shelf = settings.backups_folder() / bridge.session.lineage
    qtbot.waitUntil(lambda: shelf.exists() and len(list(shelf.glob("*.stip"))) == 1)
    (copy,) = shelf.glob("*.stip")
    kept = Session.open(copy)
    assert kept.state == bridge.state
    kept.close()


def test_a_backup_that_fails_is_noted_and_blocks_nothing(program: Program, session_path: Path, qtbot: QtBot) -> None:
    folder = settings.backups_folder()
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("geen map")
    program.open(session_path)
    qtbot.waitUntil((settings.log_folder() / "stip.log").exists)
    assert program.bridge is not None
    assert program.window.messages.sentence == ""


@pytest.mark.parametrize("geometry", [True, False])
def test_the_window_is_never_larger_than_the_screen(program: Program, geometry: bool) -> None:
    window = program.window
    window.hide()
    window.resize(3000, 2000)
    if geometry:
        window.settings = replace(window.settings, geometry=bytes(window.saveGeometry().toBase64().data()).decode())
    window.show_first()
    assert window.isMaximized()


def test_a_new_session_that_cannot_be_made_is_asked_for_again(program: Program, tmp_path: Path) -> None:
    program.window.actions_by_id["new"].trigger()
    dialog = program.window.findChild(NewSession)
    assert isinstance(dialog, NewSession)
    dialog.title.setText("Werksessie")
    (tmp_path / "bestand").write_text("geen map")
    dialog.place.setText(str(tmp_path / "bestand" / "x.stip"))
    dialog.create_button.click()
    assert dialog.isVisible()
    assert "bestand" in dialog.sentence.text()
    assert (dialog.title.text(), program.bridge) == ("Werksessie", None)
    dialog.place.setText(str(tmp_path))
    dialog.create_button.click()
    assert not dialog.isVisible()
    assert program.bridge is not None
    assert program.bridge.session.path == tmp_path / "Werksessie.stip"


def test_a_relative_place_is_in_the_folder_of_sessions(qtbot: QtBot) -> None:
    dialog = NewSession()
    qtbot.addWidget(dialog)
    dialog.place.setText("map/zomer")
    assert dialog.path == settings.sessions_folder() / "map" / "zomer.stip"


def test_the_export_shows_which_format_stands(qtbot: QtBot, bridge: Bridge) -> None:
    dialog = ExportDialog(bridge, "now", "force")
    qtbot.addWidget(dialog)
    assert dialog.format.value == ".svg"
    assert dialog.format.currentText().startswith("SVG")
    assert dialog.path.suffix == ".svg"


@pytest.mark.parametrize("name", ["", "  ", "."])
def test_an_export_without_a_name_is_a_sentence(qtbot: QtBot, bridge: Bridge, name: str) -> None:
    dialog = ExportDialog(bridge, "now", "force")
    qtbot.addWidget(dialog)
    dialog.file.setText(name)
    dialog.format.committed.emit(".png", True)
    dialog.export_button.click()
    assert dialog.sentence.text() == "Kies een bestandsnaam."


def test_file_dialogs_speak_dutch(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> None:
    set_qt_language(qapp, "nl")
    dialog = files._dialog(None, "Sessie openen", tmp_path / "nog niet" / "daar", print, "")  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    assert dialog.directory().absolutePath() == str(tmp_path)
    assert dialog.labelText(dialog.DialogLabel.FileName).replace("&", "").startswith("Bestandsnaam")
    assert dialog.labelText(dialog.DialogLabel.LookIn) == "Zoeken in:"
    set_qt_language(qapp, "en")
