"""Arranging the map in a worker: how it is stopped, and where the keyboard is after that."""

from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.window import press
from workshop.ui.bridge import Bridge
from workshop.ui.network.screen import NetworkScreen


def cancel_button(network: NetworkScreen) -> QPushButton:
    return next(button for button in network.map.findChildren(QPushButton) if button.isVisible())


def test_cancelling_with_the_mouse_leaves_the_keyboard_on_the_map(network: NetworkScreen, bridge: Bridge) -> None:
    before = bridge.revision
    network.map.setFocus()
    network.arrange()
    button = cancel_button(network)
    button.setFocus()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not network.arranging
    assert QApplication.focusWidget() is network.map
    assert bridge.revision == before


def test_escape_stops_arranging(network: NetworkScreen, bridge: Bridge) -> None:
    before = bridge.revision
    network.map.setFocus()
    network.arrange()
    assert network.arranging
    press(network.map, Qt.Key.Key_Escape)
    assert not network.arranging
    QThreadPool.globalInstance().waitForDone()  # whatever the worker still says is heard now
    QApplication.processEvents()
    assert bridge.revision == before
