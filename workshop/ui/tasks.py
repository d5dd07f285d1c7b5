"""Work off the UI thread: the one wrapper round QThreadPool."""

from collections.abc import Callable
from threading import Event
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

S = TypeVar("S")
R = TypeVar("R")


class Task(QObject):
    """Something that runs in a worker. `progressed` counts from 0 to 1; `ended` comes last, whatever happened."""

    progressed = Signal(float)
    ended = Signal()
    _returned = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._stop = Event()

    def cancel(self) -> None:
        """Ask the worker to stop; nothing that it still returns is used."""
        self._stop.set()

    def cancelled(self) -> bool:
        return self._stop.is_set()

    def report(self, fraction: float) -> None:
        """For the worker: how far it is."""
        self.progressed.emit(fraction)


# Qt holds no reference to a Python object while it works.
_running: set[Task] = set()


class _Work(QRunnable, Generic[S, R]):
    def __init__(self, task: Task, function: Callable[[S, Task], R], snapshot: S) -> None:
        super().__init__()
        self._task = task
        self._function = function
        self._snapshot = snapshot

    def run(self) -> None:
        try:
            result: Any = self._function(self._snapshot, self._task)
            error = None
        except Exception as raised:  # whatever it is, it belongs to whoever asked
            result, error = None, raised
        self._task._returned.emit(result, error)


def run(
    owner: QObject,
    function: Callable[[S, Task], R],
    snapshot: S,
    done: Callable[[R], None],
    failed: Callable[[Exception], None],
    *,
    stale: Callable[[], bool] = lambda: False,
) -> Task:
    """Run `function(snapshot, task)` in a worker; then call `done` or `failed` in the UI thread.

    Neither is called where the task was cancelled, its owner is gone, or `stale()` says that the session has moved on.
    """
    task = Task()

    def returned(result: Any, error: Exception | None) -> None:
        _running.discard(task)
        wanted = isValid(owner) and not task.cancelled()
        try:
            if wanted and error is not None:
                failed(error)
            elif wanted and not stale():
                done(result)
        finally:
            task.ended.emit()

    task._returned.connect(returned)
    _running.add(task)
    QThreadPool.globalInstance().start(_Work(task, function, snapshot))
    return task


def finish_all() -> None:
    """Stop what still runs, for a program that closes."""
    for task in tuple(_running):
        task.cancel()
    QThreadPool.globalInstance().waitForDone()
    _running.clear()
