"""What the window does by itself: keys, messages, what is said, radio buttons, backups."""

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
from workshop.ui.network.screen import NetworkScreen


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
