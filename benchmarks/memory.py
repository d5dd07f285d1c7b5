"""What the program takes of memory with a session open and drawn at 1920×1080, scale 1."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import network
from benchmarks.result import Result, absolute
from workshop import examples
from workshop.edit import Edit
from workshop.session import Session

_STIP = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import workshop.app
from workshop.ui.canvas.map_view import MapView
from workshop.ui.main_window import MainWindow
MainWindow.show_first = lambda self: (self.resize(1920, 1080), self.show(), QTimer.singleShot(3000, say))
def say():
    pages = dict(line.split(":", 1) for line in open("/proc/self/status"))
    print(int(pages["VmRSS"].split()[0]) / 1000, flush=True)
    QApplication.quit()
workshop.app.main(Path(sys.argv[1]))
"""


def rows() -> list[Result]:
    if not Path("/proc/self/status").exists():
        return []  # elsewhere than on Linux memory is counted otherwise
    sizes: list[tuple[int, Edit, float]] = [
        (124, examples.start_edit("convenanten"), 180),
        (5000, network.start_edit(5000, 20000), 350),
    ]
    return [absolute("memory", size, _megabytes(edit), "MB", at_most) for size, edit, at_most in sizes]


def _megabytes(edit: Edit) -> float:
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "s.stip"
        Session.create(path, edit).close()
        environment = {**os.environ, "HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        call = [sys.executable, "-c", _STIP, str(path)]
        said = subprocess.run(call, env=environment, capture_output=True, text=True, timeout=120, check=True).stdout
    return float(said.split()[-1])
