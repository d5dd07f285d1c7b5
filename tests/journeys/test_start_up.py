"""The program in a process of its own: what it loads before its window shows, and what a kill leaves behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from workshop.network.records import Actor
from workshop.session import Session

HEAVY = ("networkx", "sqlite_utils", "matplotlib", "openpyxl", "docx", "pptx", "rustworkx", "pandas", "scipy")

LOADED = """
import sys
from pathlib import Path
from workshop import app
from workshop.settings import Settings

application = app._application()
program = app.Program(Settings())
if len(sys.argv) > 1:
    program.open(Path(sys.argv[1]))
    assert program.bridge is not None
program.window.show()
application.processEvents()
print(",".join(sorted(name for name in sys.modules if "." not in name)))
program.window.close()
"""

TYPING = """
import sys, time
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from workshop import app
from workshop.settings import Settings

application = app._application()
program = app.Program(Settings())
program.open(Path(sys.argv[1]))
program.window.show()
entry = program.window.network.toolbar.entry
entry.setFocus()
QTest.keyClicks(entry, "terneu")
QTest.keyClick(entry, Qt.Key.Key_Return)
print("typed", flush=True)
time.sleep(600)
"""


def run(code: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=60, env=dict(os.environ)
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_start_screen_loads_nothing_heavy() -> None:
    loaded = set(run(LOADED).strip().split(","))
    assert loaded.isdisjoint({*HEAVY, "numpy"})


def test_opening_a_session_loads_nothing_heavy_but_numpy(session_path: Path) -> None:
    loaded = set(run(LOADED, str(session_path)).strip().split(","))
    assert loaded.isdisjoint(HEAVY)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_a_killed_program_loses_nothing(session_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", TYPING, str(session_path)], stdout=subprocess.PIPE, text=True, env=dict(os.environ)
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "typed\n"
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=30)
    process.stdout.close()
    session = Session.open(session_path)
    assert "Gemeente Terneuzen" in {actor.name for actor in session.state.table(Actor).values()}
    session.undo()
    assert "Gemeente Terneuzen" not in {actor.name for actor in session.state.table(Actor).values()}
    session.close()


def test_the_smoke_test_says_one_line() -> None:
    said = run("import sys\nfrom workshop.app import smoke_test\nsys.exit(smoke_test())")
    assert said.count("\n") == 1
    assert said.startswith("Stip ")
