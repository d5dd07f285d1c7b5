"""Whatever can have the focus has a name, in the language of the interface; the names that stay are there."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.window import press
from workshop import labels
from workshop.app import Program
from workshop.network.records import Actor, Tie
from workshop.ui.bridge import Bridge
from workshop.ui.canvas.palette import contrast
from workshop.ui.dialogs.about import AboutDialog
from workshop.ui.dialogs.export import ExportDialog
from workshop.ui.dialogs.new_session import NewSession
from workshop.ui.dialogs.shortcuts import ShortcutsDialog
from workshop.ui.network.screen import NetworkScreen
from workshop.ui.theme import ACCENT, BLUE, EDGE, GREEN, GROUND, INK, QUIET, RED, WARM, WHITE

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)


def controls(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        if isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_") or not widget.isVisibleTo(root):
            continue
        if isinstance(widget, CONTROLS) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget


def nameless(root: QWidget) -> list[str]:
    found = []
    for widget in controls(root):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parentWidget()).__name__}")
    return found


def test_every_control_of_the_start_screen_has_a_name(program: Program) -> None:
    assert nameless(program.window) == []


def test_every_control_of_the_session_has_a_name(opened: Program, bridge: Bridge, network: NetworkScreen) -> None:
    window = opened.window
    assert window.workspace is not None
    actor, tie = next(iter(bridge.state.table(Actor))), next(iter(bridge.state.table(Tie)))
    for ids in ([], [actor], [tie], [actor, tie]):
        network.select(ids)
        assert nameless(window) == []
    for place in range(1, 5):
        window.workspace.show_step(place)
        assert nameless(window) == []


@pytest.mark.parametrize("dialog_type", [AboutDialog, NewSession, ShortcutsDialog])
def test_every_control_of_a_dialog_has_a_name(qtbot: QtBot, dialog_type: type[QWidget]) -> None:
    dialog = dialog_type()
    qtbot.addWidget(dialog)
    assert nameless(dialog) == []


def test_every_control_of_the_export_dialog_has_a_name(qtbot: QtBot, bridge: Bridge) -> None:
    dialog = ExportDialog(bridge, "now", "force")
    qtbot.addWidget(dialog)
    assert nameless(dialog) == []


def test_the_names_that_stay(opened: Program, network: NetworkScreen) -> None:
    window = opened.window
    assert window.workspace is not None
    rail = [button.accessibleName() for button in window.workspace.rail.buttons]
    assert rail == ["1 Netwerk", "2 Horizon", "3 Coalities", "4 Afspraken", "5 Verslag"]
    assert network.map.accessibleName() == "Netwerkkaart"
    assert network.toolbar.entry.accessibleName() == "Actor of relatie toevoegen"
    buttons = {button.accessibleName() for button in network.toolbar.findChildren(QAbstractButton)}
    assert {"Toon nu", "Toon horizon", "Toon verschil"} <= buttons


def test_a_choice_is_known_by_the_name_of_its_field(network: NetworkScreen, bridge: Bridge) -> None:
    network.select([next(iter(bridge.state.table(Actor)))])
    element = QAccessible.queryAccessibleInterface(network.inspector.actor.fields["kind"])
    assert element.text(QAccessible.Text.Name) == labels.field("kind")
    assert element.text(QAccessible.Text.Value) == "gemeente"
    assert element.role() == QAccessible.Role.ComboBox


def test_captions_belong_to_their_fields(network: NetworkScreen) -> None:
    for form in (network.inspector.actor, network.inspector.tie, network.inspector.about):
        captions = {label.buddy(): label.text() for label in form.findChildren(QLabel) if label.buddy() is not None}
        for field in form.fields.values():
            assert field.accessibleName() in (captions.get(field), getattr(field, "text", lambda: "")())


def test_f6_goes_round_the_areas(opened: Program, network: NetworkScreen) -> None:
    window = opened.window
    window.activateWindow()
    network.map.setFocus()
    seen = []
    for _ in range(4):
        press(window, Qt.Key.Key_F6)
        focus = window.focusWidget()
        assert focus is not None
        seen.append(focus)
    assert network.inspector.isAncestorOf(seen[0])
    assert window.workspace is not None
    assert seen[1] is window.workspace.rail.buttons[0]
    assert seen[2] is network.toolbar.entry
    assert seen[3] is network.map


def test_colours_meet_the_contrast_that_the_law_asks() -> None:
    for text, ground in ((INK, WHITE), (QUIET, WHITE), (QUIET, GROUND), (BLUE, WHITE), (GREEN, WHITE), (RED, WHITE)):
        assert contrast(text, ground) >= 4.5, (text, ground)
    assert contrast(INK, WARM) >= 4.5
    assert contrast(WHITE, BLUE) >= 4.5
    for edge, ground in ((EDGE, WHITE), (EDGE, GROUND), (BLUE, WHITE), (ACCENT, BLUE)):
        assert contrast(edge, ground) >= 3, (edge, ground)


def test_what_a_screen_reader_toggles_has_its_effect(opened: Program, network: NetworkScreen, bridge: Bridge) -> None:
    window = opened.window
    assert window.workspace is not None
    window.workspace.rail.buttons[3].toggle()
    assert window.workspace.step == 3
    window.workspace.rail.buttons[0].toggle()
    assert window.workspace.step == 0
    (horizon,) = [b for b in network.toolbar.findChildren(QAbstractButton) if b.accessibleName() == "Toon horizon"]
    horizon.toggle()
    assert network.view == "horizon"
    horizon.click()
    assert network.view == "horizon"
    assert horizon.isChecked()
    actor = next(iter(bridge.state.table(Actor)))
    network.select([actor])
    network.inspector.actor.fields["wished"].toggle()  # type: ignore[union-attr]
    assert bridge.state.table(Actor)[actor].wished
    bridge.undo()
    assert not bridge.state.table(Actor)[actor].wished
