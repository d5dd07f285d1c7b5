"""The table of commands is the one source of menu, palette and shortcuts."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QTreeWidgetItemIterator
from pytestqt.qtbot import QtBot

from tests.ui.window import press, type_text
from workshop import i18n
from workshop.app import Program
from workshop.i18n import tr
from workshop.ui.actions import COMMANDS
from workshop.ui.dialogs.shortcuts import ShortcutsDialog


def test_no_two_commands_share_an_id_or_a_shortcut() -> None:
    assert max(Counter(command.id for command in COMMANDS).values()) == 1
    assert max(Counter(keys for command in COMMANDS for keys in command.keys).values()) == 1


def test_every_shortcut_is_one_that_qt_understands() -> None:
    for command in COMMANDS:
        for keys in command.keys:
            assert QKeySequence(keys).toString(), keys
            assert "Unknown" not in QKeySequence(keys).toString()


def test_the_menu_holds_every_command(program: Program) -> None:
    menu = program.window.top.menu.menu()
    assert menu is not None
    listed = [entry.objectName() for group in menu.actions() for entry in group.menu().actions()]  # type: ignore[attr-defined]
    assert sorted(listed) == sorted(command.id for command in COMMANDS if command.id != "menu")


def test_the_overview_holds_every_shortcut(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)
    shown = {}
    walk = QTreeWidgetItemIterator(dialog.list)
    while (item := walk.value()) is not None:
        shown[item.text(0)] = item.text(1)
        walk += 1
    for command in COMMANDS:
        for keys in command.keys:
            assert QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) in shown[tr(command.text)]


def test_commands_that_need_a_session_wait_for_one(program: Program) -> None:
    enabled = {name for name, action in program.window.actions_by_id.items() if action.isEnabled()}
    assert {"new", "open", "search", "shortcuts", "quit"} <= enabled
    assert enabled.isdisjoint({"undo", "redo", "export", "remove", "view_horizon", "step_2", "add", "arrange"})


def test_shortcuts_do_what_they_say(opened: Program) -> None:
    window = opened.window
    window.activateWindow()
    press(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.workspace is not None
    assert window.workspace.screens.currentIndex() == 1
    assert not window.actions_by_id["view_horizon"].isEnabled()
    press(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    press(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.network is not None
    assert window.network.view == "horizon"
    assert window.actions_by_id["view_horizon"].isChecked()
    assert not window.actions_by_id["view_now"].isChecked()


def test_the_palette_finds_commands_and_actors(opened: Program) -> None:
    window = opened.window
    window.show_palette()
    palette = window.palette_overlay
    assert palette.field.hasFocus()
    type_text(palette.field, "hulst")
    press(palette.field, Qt.Key.Key_Return)
    assert palette.isHidden()
    assert window.network is not None
    diagram = window.network.map.diagram
    assert [diagram.nodes[diagram.index[key]].name for key in window.network.selection] == ["Gemeente Hulst"]
    window.show_palette()
    type_text(palette.field, tr("Show difference").lower())
    press(palette.field, Qt.Key.Key_Return)
    assert window.network.view == "difference"
    window.show_palette()
    press(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()


@pytest.fixture
def dutch_again() -> None:
    i18n.set_language("nl")


def test_the_language_changes_everywhere_at_once(opened: Program, dutch_again: None) -> None:
    window = opened.window
    opened.set_language("en")
    try:
        assert window.workspace is not None
        assert window.workspace.rail.buttons[0].accessibleName() == "1 Network"
        assert window.actions_by_id["export"].text() == "Export…"
        assert window.network is not None
        assert len(window.network.map.diagram.nodes) == 4
    finally:
        opened.set_language("nl")
    assert window.workspace.rail.buttons[0].accessibleName() == tr("1 Network")


def test_a_session_opens_with_all_that_can_be_done_with_it(opened: Program) -> None:
    enabled = {name for name, action in opened.window.actions_by_id.items() if action.isEnabled()}
    assert {"export", "view_now", "view_horizon", "layout_groups", "fit", "arrange", "add", "step_5"} <= enabled
    assert enabled.isdisjoint({"undo", "redo", "remove", "zoom_selection"})
