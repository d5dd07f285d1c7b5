"""From starting the program to its first painted window, beside an empty PySide6 window; warm, offscreen."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.result import Result, against
from workshop import examples
from workshop.session import Session

_TIMES = 9

_EMPTY = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        print("painted", flush=True)
app = QApplication([])
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""

# The program itself, that says when its start screen, or the map, is first painted.
_STIP = """
import importlib, sys
from pathlib import Path
import workshop.app
painted = getattr(importlib.import_module(sys.argv[2]), sys.argv[3])
paint = painted.paintEvent
def paint_and_say(self, event):
    paint(self, event)
    print("painted", flush=True)
painted.paintEvent = paint_and_say
workshop.app.main(Path(sys.argv[1]) if sys.argv[1] else None)
"""


def rows() -> list[Result]:
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "zeeland.stip"
        Session.create(path, examples.start_edit("zeeland")).close()
        environment = {**os.environ, "HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # warm: the modules are compiled by the first turn
        calls = {
            "empty": [_EMPTY],
            "start": [_STIP, "", "workshop.ui.start_screen", "StartScreen"],
            "session": [_STIP, str(path), "workshop.ui.canvas.map_view", "MapView"],
        }
        times: dict[str, list[float]] = {name: [] for name in calls}
        for turn in range(_TIMES + 1):
            for name, call in calls.items():
                spent = _until_painted(call, environment)
                if turn:  # the first turn warms the disk cache
                    times[name].append(spent)
    empty, start, session = (statistics.median(times[name]) for name in calls)
    return [
        against("first window, start screen", 0, start, "ms", "empty PySide6 window", empty, at_most=1.5),
        against("first window, example drawn", 35, session, "ms", "empty PySide6 window", empty, at_most=2.75),
    ]


def _until_painted(call: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", *call], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        spent = (time.perf_counter() - start) * 1000
        process.kill()
    if line.strip() != "painted":
        raise RuntimeError(f"the window of {call[1:]} was never painted")
    return spent
