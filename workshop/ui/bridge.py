"""The Qt side of a session: every edit of the interface passes here, and every view hears of it here."""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal

from workshop.edit import Edit
from workshop.errors import UserError
from workshop.session import Session
from workshop.state import State

LARGE = 200
"""An edit of more changes than this is written by a worker."""


class Bridge(QObject):
    """`do`, `undo` and `redo` of a session, as signals; a UserError becomes `refused` and changes nothing."""

    edited = Signal(object)  # the Edit, after it is in the file and in memory
    refused = Signal(object)  # the UserError: views show the state again
    saving_changed = Signal()  # something is being written, or typed and not yet kept
    _written = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._stop_listening = session.listen(self.edited.emit)
        self._pending: tuple[Edit, Future[None]] | None = None
        self._typed: dict[object, str] = {}
        self._written.connect(self._on_written)

    @property
    def state(self) -> State:
        """The state with every edit in it: a write that is under way is waited for."""
        self._finish()
        return self.session.state

    @property
    def revision(self) -> int:
        return self.session.revision

    def do(self, edit: Edit | None) -> bool:
        """Carry out an edit; whether it was, or there was nothing to do."""
        return self.attempt(lambda: edit)

    def attempt(self, make: Callable[[], Edit | None]) -> bool:
        """Make an edit and carry it out; a UserError on the way is refused with its sentence."""
        try:
            self._finish()
            edit = make()
            if edit is not None and len(edit.changes) > LARGE:
                self._write_in_worker(edit)
            else:
                self.session.do(edit)
        except UserError as error:
            self.refused.emit(error)
            return False
        return True

    def undo(self) -> None:
        self._reverse(self.session.undo)

    def redo(self) -> None:
        self._reverse(self.session.redo)

    def _reverse(self, reverse: Callable[[], Edit | None]) -> None:
        try:
            self._finish()
            reverse()
        except UserError as error:
            self.refused.emit(error)

    def copy_to(self, path: Path) -> None:
        """A full copy of the session under another name. Raises UserError."""
        self._finish()
        self.session.copy_to(path)

    def back_up(self, folder: Path) -> None:
        """A dated copy in the folder. Raises UserError or OSError."""
        self._finish()
        self.session.back_up(folder)

    def set_typed(self, field: object, name: str | None) -> None:
        """A field has text that is not kept yet, under this name; None once it is kept or dropped."""
        if self._typed.get(field) == name:
            return
        if name is None:
            self._typed.pop(field, None)
        else:
            self._typed[field] = name
        self.saving_changed.emit()

    @property
    def typed(self) -> tuple[str, ...]:
        """Names of the fields with text that is not kept yet."""
        return tuple(self._typed.values())

    @property
    def writing(self) -> bool:
        return self._pending is not None

    def close(self) -> None:
        """Finish what is being written and close the file."""
        try:
            self._finish()
        finally:
            self._stop_listening()
            self.session.close()

    def _write_in_worker(self, edit: Edit) -> None:
        future: Future[None] = Future()
        self._pending = (edit, future)
        self.saving_changed.emit()

        def write() -> None:
            try:
                self.session.write(edit)
            except Exception as error:
                future.set_exception(error)
            else:
                future.set_result(None)
            with suppress(RuntimeError):  # the bridge was closed meanwhile, which waited for this write
                self._written.emit(future)

        QThreadPool.globalInstance().start(write)

    def _on_written(self, future: Future[None]) -> None:
        if self._pending is None or self._pending[1] is not future:
            return  # somebody needed the state earlier and finished it
        try:
            self._finish()
        except UserError as error:
            self.refused.emit(error)

    def _finish(self) -> None:
        """Wait for the edit that is being written and take it into memory. Raises what the writing raised."""
        if self._pending is None:
            return
        edit, future = self._pending
        try:
            future.result()
        finally:
            self._pending = None
            self.saving_changed.emit()
        self.session.accept(edit)
