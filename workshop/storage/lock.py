"""One opener at a time: a lock beside the session that nothing but closing the session gives up.

SQLite's own lock is a POSIX one: a process loses it as soon as any part of it opens and closes the same file, and a
file dialog does that merely by showing the folder. A `flock` on a file of its own does not have that weakness, and
the system takes it back when the program dies.
"""

import os
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # on Windows SQLite's own lock holds
    fcntl = None  # type: ignore[assignment]


class Lock:
    """Held from `take` until `release`. The lock file is hidden beside the session, and gone after `release`."""

    def __init__(self, session: Path) -> None:
        real = session.resolve()
        self._path = real.with_name(f".{real.name}.lock")
        self._handle: IO[bytes] | None = None

    def take(self) -> bool:
        """Whether the lock is ours now; False where another opener holds it. OSError where no lock can be made."""
        if fcntl is None:
            return True
        while True:
            handle = self._path.open("ab")
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                handle.close()
                return False
            if self._is_still_there(handle):
                self._handle = handle
                return True
            handle.close()  # whoever held it before took the file away meanwhile

    def is_taken(self) -> bool:
        """Whether somebody holds the lock; takes nothing."""
        if fcntl is None:
            return False
        try:
            with self._path.open("rb") as handle:
                fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except FileNotFoundError:
            return False
        except BlockingIOError:
            return True
        return False

    def release(self) -> None:
        if self._handle is not None:
            self._path.unlink(missing_ok=True)
            self._handle.close()
            self._handle = None

    def _is_still_there(self, handle: IO[bytes]) -> bool:
        try:
            return os.path.samestat(os.fstat(handle.fileno()), self._path.stat())
        except FileNotFoundError:
            return False
