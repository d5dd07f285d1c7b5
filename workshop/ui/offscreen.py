"""Figures without a window, for the command line: places where the session has none, then the exported figure."""

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from workshop.network import placements
from workshop.network.diagram import build
from workshop.network.layout import force, groups
from workshop.network.records import Actor
from workshop.network.views import View
from workshop.state import State

ASPECT = 16 / 9
BUDGET = 2.0  # seconds


def write_figure(
    state: State, path: Path, *, view: View, layout: str, width_mm: float | None = None, title: str | None = None
) -> None:
    """Write the figure of a session as SVG, PNG or PDF. The session itself keeps the places it has."""
    from workshop.ui.figure_export import export_figure

    application = _application()
    export_figure(build(_placed(state, layout), view, layout, title=title), path, width_mm=width_mm)
    del application  # until here: without it there are no fonts


def _application() -> QCoreApplication:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication.instance() or QGuiApplication(["stip"])


def _placed(state: State, layout: str) -> State:
    """The session with a place for every actor: a new layout where most have none, else those without get one."""
    from workshop.edit import Edit, Label
    from workshop.ui.network.arranging import answered, places_for, question

    missing = state.table(Actor).keys() - placements.of_layout(state, layout).keys()
    if not missing:
        return state
    if 2 * len(missing) > len(state.table(Actor)):
        ask = question(state, layout, ASPECT)
        arrange = groups if layout == "groups" else force
        edit = answered(state, layout, ask, arrange(ask.problem, budget=BUDGET))
    else:
        edit = Edit(Label("layout"), tuple(places_for(state, missing, layout, ASPECT)))
    arranged = state.snapshot()
    if edit is not None:
        arranged.apply(edit)
    return arranged
