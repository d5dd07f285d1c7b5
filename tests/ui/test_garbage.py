"""The collector that keeps to the thread of the interface, and the interface that is rebuilt while workers work."""

import gc
import os
import subprocess
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from workshop.ui.garbage import Collector

REBUILT = """
import faulthandler, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from workshop import app
from workshop.network.records import Actor, Tie
from workshop.settings import Settings
from workshop.ui import tasks
from workshop.ui.garbage import Collector

faulthandler.enable()
application = app._application()
program = app.Program(Settings(motion=False))
program.open(Path(sys.argv[1]))
collector = Collector(program)
window = program.window
window.show()
QAccessible.setActive(True)

def walk(element):
    if element is not None and element.isValid():
        element.text(QAccessible.Text.Name), element.role(), element.state()
        for place in range(element.childCount()):
            walk(element.child(place))

def churn(nothing, task):
    while not task.cancelled():
        [[n] for n in range(3000)]

task = tasks.run(program, churn, None, print, print)
for turn in range(8):
    state = program.bridge.state
    for ids in ([], [next(iter(state.table(Actor)))], [next(iter(state.table(Tie)))]):
        window.network.select(ids)
    window.network.arrange()
    program.set_language("en" if turn % 2 == 0 else "nl")
    application.processEvents()
    walk(QAccessible.queryAccessibleInterface(window))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    application.processEvents()
task.cancel()
collector.stop()
window.close()
app._take_down(application, program)
print("fine")
"""


class Knot:
    """Something that only the garbage collector can take away."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector() -> Iterator[Collector]:
    made = Collector()
    yield made
    made.stop()
    assert gc.isenabled()


def test_garbage_waits_for_the_interface(collector: Collector) -> None:
    gc.collect()
    gone = weakref.ref(Knot())
    kept = [[n] for n in range(2 * gc.get_threshold()[0])]
    assert gone() is not None
    collector.collect()
    assert gone() is None
    assert len(kept) > 0


def test_the_interface_is_rebuilt_many_times_while_a_worker_works_and_somebody_listens(session_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", REBUILT, str(session_path)],
        capture_output=True,
        text=True,
        timeout=120,
        env=dict(os.environ),
    )
    assert (done.returncode, done.stdout) == (0, "fine\n"), done.stderr
