"""An open session: the file, the state in memory and the history, and the one way to change them."""

from collections.abc import Callable, Iterator
from pathlib import Path

from workshop.edit import Change, Edit, Label
from workshop.errors import UserError
from workshop.history import History, Step, step_of
from workshop.i18n import tr
from workshop.state import State
from workshop.storage.backups import back_up
from workshop.storage.recovery import read_what_is_left
from workshop.storage.session_file import SessionFile

Listener = Callable[[Edit], None]


class Session:
    """`do`, `undo` and `redo` write to the file first, then change memory, then tell the listeners."""

    def __init__(self, file: SessionFile) -> None:
        self._file = file
        try:
            self.state = file.read_state()
            self.history = History(file.read_steps())
        except BaseException:
            file.close()
            raise
        self.revision = 0
        self._listeners: list[Listener] = []

    @classmethod
    def create(cls, path: Path, first: Edit | None = None) -> "Session":
        """A new session file at `path` (which must not exist), with `first` as what it starts from.

        An edit labelled `start` is the session's beginning and cannot be undone.
        """
        return cls(SessionFile.create(path, first))

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> "Session":
        return cls(SessionFile.open(path, read_only=read_only))

    @property
    def path(self) -> Path:
        return self._file.path

    @property
    def version(self) -> int:
        """The version of the file's schema."""
        return self._file.version

    @property
    def lineage(self) -> str:
        return self._file.lineage

    @property
    def last_edit_time(self) -> str:
        return self._file.last_edit_time

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every edit; returns how to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def do(self, edit: Edit | None) -> None:
        """Carry out an edit; None, or one without changes, does nothing. Raises UserError, and changes nothing,
        where the file cannot take it."""
        if edit is not None and edit.changes:
            self.write(edit)
            self.accept(edit)

    def write(self, edit: Edit) -> None:
        """The first half of `do`: into the file. May run in a worker; `accept` must follow in the owner's thread."""
        self._file.commit(edit)

    def accept(self, edit: Edit) -> None:
        """The second half of `do`: memory, history, listeners."""
        self.state.apply(edit)
        self.history.record(step_of(edit))
        self.revision += 1
        for listener in tuple(self._listeners):
            listener(edit)

    def undo(self) -> Edit | None:
        """Take back the last edit that stands; returns what was done, or None where there is nothing to undo."""
        return self._reverse(self.history.last_done, "undo")

    def redo(self) -> Edit | None:
        return self._reverse(self.history.last_undone, "redo")

    def _reverse(self, step: Step | None, label_id: str) -> Edit | None:
        if step is None:
            return None
        edit = self._file.read_edit(step.id, self.state).reversed(label_id)
        self.do(edit)
        return edit

    def steps(self) -> Iterator[Step]:
        """Every edit ever made, oldest first."""
        return iter(self._file.read_steps())

    def state_at(self, time: str) -> State:
        """The session as it was at `time` (ISO 8601, UTC as the file keeps it), made by walking back from now."""
        state = self.state.snapshot()
        for step in reversed(list(self._file.read_steps())):
            if step.time <= time:
                break
            state.apply(self._file.read_edit(step.id, state).reversed())
        return state

    def is_sound(self) -> bool:
        """Whether a thorough check finds nothing wrong in the file."""
        return self._file.is_sound()

    def copy_to(self, path: Path) -> None:
        """A full copy under another name, also where the file itself was moved or replaced."""
        self._file.copy_to(path)

    def back_up(self, folder: Path) -> Path:
        """A dated copy in `folder`; older copies there are thinned."""
        return back_up(self._file, folder)

    def close(self) -> None:
        self._file.close()


def recover(path: Path, target: Path) -> Session:
    """What can be read of a damaged file, as a new session at `target`. Raises UserError where nothing can."""
    records = read_what_is_left(path)
    if not records:
        raise UserError(tr("Nothing in {file} can be read any more.", file=path), "damaged", str(path))
    first = Edit(Label("recovered", {"source": path.name}), tuple(Change(None, record) for record in records))
    return Session.create(target, first)
