"""Python's garbage collector, kept to the thread of the interface.

Left to itself it runs in whichever thread happens to allocate. When that is a worker, it may find a widget that nobody
needs any more (a form of the interface in the other language, say), and Qt crashes where a widget goes anywhere but in
the thread of the interface.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000
"""Milliseconds between two looks."""


class Collector(QObject):
    """Collects what Python would have collected by itself, but here; from when it is made until `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(EVERY)

    def collect(self) -> None:
        """Collect the oldest generation whose turn it is, with all that are younger."""
        due = [at for at, (n, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if n > most > 0]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        self._timer.stop()
        gc.enable()
