"""Work in a worker ends in the UI thread: done, failed, or dropped."""

from threading import Event, current_thread, main_thread

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from workshop.ui import tasks


def test_a_result_arrives_in_the_ui_thread(qtbot: QtBot) -> None:
    owner, seen = QObject(), []

    def work(snapshot: int, task: tasks.Task) -> tuple[int, bool]:
        task.report(0.5)
        return snapshot + 1, current_thread() is main_thread()

    def done(result: tuple[int, bool]) -> None:
        seen.append((*result, current_thread() is main_thread()))

    task = tasks.run(owner, work, 41, done, lambda error: None)
    with qtbot.waitSignal(task.ended):
        pass
    assert seen == [(42, False, True)]


def test_progress_is_told(qtbot: QtBot) -> None:
    go = Event()

    def work(snapshot: None, task: tasks.Task) -> None:
        go.wait(5)
        task.report(0.25)

    task = tasks.run(QObject(), work, None, lambda result: None, lambda error: None)
    with qtbot.waitSignal(task.progressed) as told:
        go.set()
    assert told.args == [0.25]
    tasks.finish_all()


def test_what_goes_wrong_is_handed_over(qtbot: QtBot) -> None:
    owner, seen = QObject(), []

    def work(snapshot: None, task: tasks.Task) -> None:
        raise ZeroDivisionError("no")

    task = tasks.run(owner, work, None, lambda result: seen.append("done"), lambda error: seen.append(str(error)))
    with qtbot.waitSignal(task.ended):
        pass
    assert seen == ["no"]


def test_nothing_comes_of_a_cancelled_a_stale_or_an_orphaned_task(qtbot: QtBot) -> None:
    seen: list[str] = []
    go = Event()

    def work(snapshot: str, task: tasks.Task) -> str:
        go.wait(5)
        return snapshot

    owner, gone = QObject(), QObject()
    cancelled = tasks.run(owner, work, "cancelled", seen.append, lambda error: seen.append("failed"))
    stale = tasks.run(owner, work, "stale", seen.append, lambda error: seen.append("failed"), stale=lambda: True)
    orphan = tasks.run(gone, work, "orphan", seen.append, lambda error: seen.append("failed"))
    fine = tasks.run(owner, work, "fine", seen.append, lambda error: seen.append("failed"))
    cancelled.cancel()
    delete(gone)
    with qtbot.waitSignals([cancelled.ended, stale.ended, orphan.ended, fine.ended]):
        go.set()
    assert seen == ["fine"]
