"""An open session in the window: the rail and the screen of the step that is shown."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from workshop.ui.bridge import Bridge
from workshop.ui.later import SCREENS, LaterScreen
from workshop.ui.network.screen import NetworkScreen
from workshop.ui.rail import Rail


class Workspace(QWidget):
    step_changed = Signal(int)

    def __init__(self, bridge: Bridge, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.rail = Rail()
        self.network = NetworkScreen(bridge, actions)
        self.screens = QStackedWidget()
        self.screens.addWidget(self.network)
        for _ in SCREENS:
            self.screens.addWidget(QWidget())  # the others are made when they are first shown
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.screens, 1)
        self.rail.chosen.connect(self.show_step)
        self.show_step(0)

    def show_step(self, place: int) -> None:
        self.rail.show_step(place)
        if place != self.step:
            self.network.keep()
            empty = self.screens.widget(place)
            if place and empty is not None and not isinstance(empty, LaterScreen):
                self.screens.insertWidget(place, LaterScreen(SCREENS[place - 1], self._bridge))
                self.screens.removeWidget(empty)
                empty.deleteLater()
            self.screens.setCurrentIndex(place)
            self.step_changed.emit(place)

    @property
    def step(self) -> int:
        """Which step of the rail is shown, from 0."""
        return self.screens.currentIndex()

    def focus_content(self) -> None:
        """Give the focus to the map, to the entry where the map is empty, or to whatever this step is about."""
        content = self.screens.currentWidget()
        if content is self.network and not self.network.map.diagram.nodes:
            self.network.focus_entry()
        elif content is not None:
            (self.network.map if content is self.network else content).setFocus()

    def areas(self) -> list[QWidget]:
        """What F6 goes round: per area the widget that takes the focus."""
        rail = self.rail.buttons[self.screens.currentIndex()]
        if self.screens.currentWidget() is not self.network:
            current = self.screens.currentWidget()
            return [rail, current] if current is not None else [rail]
        return [rail, self.network.toolbar, self.network.map, self.network.inspector]

    def cycle_areas(self, step: int, above: QWidget) -> None:
        """Give the focus to the next (1) or previous (-1) area that shows; `above` is one outside this widget."""
        areas = [area for area in (above, *self.areas()) if area.isVisible()]
        focus = QGuiApplication.focusObject()
        inside = [
            place
            for place, area in enumerate(areas)
            if focus is area or (isinstance(focus, QWidget) and area.isAncestorOf(focus))
        ]
        here = inside[0] if inside else (-1 if step > 0 else 0)
        area = areas[(here + step) % len(areas)]
        if area is self.network.toolbar:
            self.network.focus_entry()
        elif area is self.network.inspector:
            self.network.focus_inspector()
        else:
            area.setFocus(Qt.FocusReason.ShortcutFocusReason)
