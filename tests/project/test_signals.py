"""PySide6 6.12.0 aborts on Python 3.11 after hundreds of emits or thousands of void calls: the pinned one must not."""

import subprocess
import sys

PROGRAM = """
from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

class Counter(QObject):
    edited = Signal(int, bool)
    count = 0

    @Slot(int, bool)
    def _on_edited(self, number, flag):
        self.count += 1

app = QCoreApplication([])
counter = Counter()
counter.edited.connect(counter._on_edited)
for number in range(200_000):
    counter.edited.emit(number, True)
    counter.setObjectName("x")
assert counter.count == 200_000
"""


def test_200_000_emits_and_void_calls_survive() -> None:
    result = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr
