"""From a keystroke to the painted map: adding an actor and a tie, changing a field, moving an actor."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from benchmarks import network
from benchmarks.result import Result, absolute
from workshop.network import actors
from workshop.network.records import Actor
from workshop.session import Session
from workshop.ui.canvas.map_view import MapView

_TARGETS = {500: 30.0, 5000: 50.0}
_TIMES = 7


def rows() -> list[Result]:
    return [row for size, target in _TARGETS.items() for row in _rows(size, target)]


def _rows(size: int, target: float) -> list[Result]:
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "edit.stip"
        Session.create(path, network.start_edit(size, 4 * size)).close()
        before = os.environ.get("HOME", home)
        os.environ["HOME"] = home  # the program remembers there what it had open
        try:
            spent = _measured(path)
        finally:
            os.environ["HOME"] = before
    return [absolute(f"{name}, keystroke to paint", size, value, "ms", target) for name, value in spent.items()]


def _measured(path: Path) -> dict[str, float]:
    from workshop import app
    from workshop.settings import Settings

    application = app._application()
    assert isinstance(application, QApplication)
    program = app.Program(Settings(motion=False))
    program.window.resize(1920, 1080)
    program.window.show()
    program.open(path)
    screen, bridge = program.window.network, program.bridge
    assert screen is not None
    assert bridge is not None
    names = [actor.name for actor in bridge.state.table(Actor).values()]
    ids = list(bridge.state.table(Actor))
    enter = screen.toolbar.entry.entered.emit
    acts: dict[str, Callable[[int], object]] = {
        "add actor": lambda turn: enter(f"Buurtbus {turn}"),
        "add tie": lambda turn: enter(f"{names[turn]} > {names[-turn - 1]}"),
        "change a field": lambda turn: bridge.attempt(
            lambda: actors.change(bridge.state, [ids[turn]], kind="ministry" if turn % 2 else "care")
        ),
        "move an actor": lambda turn: screen.map.moved.emit({ids[turn]: (float(turn), 3.0)}),
    }
    spent = {name: statistics.median(_timed(application, screen.map, act)) for name, act in acts.items()}
    program.window.close()
    program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return spent


def _timed(application: QApplication, view: MapView, act: Callable[[int], object]) -> list[float]:
    """Milliseconds of each act until the map has been painted with it; what is drawn after that does not count."""
    found = []
    for turn in range(1, _TIMES + 1):
        view.finish_drawing()
        application.processEvents()
        start = time.perf_counter()
        act(turn)
        view.repaint()
        found.append((time.perf_counter() - start) * 1000)
    return found
