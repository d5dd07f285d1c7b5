"""What the command line hands over: one JSON document or lines of text, and files that appear whole or not at all."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from workshop.edit import Edit
from workshop.errors import UserError
from workshop.i18n import system_reason, tr
from workshop.record import new_id
from workshop.session import Session

# What an interrupted program may leave beside a session file; it must never meet another file of that name.
JOURNAL = "-journal"
_KEEPS_OTHERS_OUT = ("locked", "read_only")


def say(text: str) -> None:
    print(text)


def say_json(document: Any) -> None:
    """One JSON document on standard output."""
    print(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False))


def complain(error: UserError, *, as_json: bool) -> None:
    """The sentence on standard error; with --json also as a document on standard output."""
    print(one_line(error.message), file=sys.stderr)
    if as_json:
        say_json({"error": {"kind": error.kind, "message": error.message, "where": error.where}})


def columns(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Rows as lines of text, each column but the last as wide as its widest cell."""
    table = [list(row) for row in rows]
    widths = [max(len(row[place]) for row in table) for place in range(len(table[0]))] if table else []
    for row in table:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def one_line(text: str) -> str:
    """Text as it can stand in a line of a list: no line breaks or control characters."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


@contextmanager
def written(path: Path, *, force: bool) -> Iterator[Path]:
    """A new name beside `path` to write to; when all went well it takes the place of `path`, otherwise it is gone.

    The draft keeps the ending of `path`, since writers look at it. UserError where `path` is there and not `force`.
    """
    refuse(path, force=force)
    draft = path.with_name(f".{new_id()[:8]}{path.suffix}")
    try:
        yield draft
        os.replace(draft, path)
    except OSError as error:
        said = tr("{file} cannot be written: {reason}", file=path, reason=system_reason(error))
        raise UserError(said, "read_only", str(path)) from error
    finally:
        draft.unlink(missing_ok=True)


def refuse(path: Path, *, force: bool) -> None:
    """UserError where a file is in the way, or where there is no folder to put it in."""
    if path.is_dir():
        raise UserError(tr("{file} is a folder; give the name of a file.", file=path), "exists", str(path))
    if path.exists() and not force:
        raise UserError(
            tr("{file} already exists; choose another name, or add --force.", file=path), "exists", str(path)
        )
    if not path.parent.is_dir():
        raise UserError(tr("The folder {folder} does not exist.", folder=path.parent), "missing", str(path.parent))


def other_than(path: Path, session: Path) -> None:
    """UserError where what is to be written would take the place of the session it comes from, also with --force."""
    if path.exists() and session.exists() and path.samefile(session):
        raise UserError(tr("{file} is the session itself; choose another name.", file=path), "exists", str(path))


def make_session(path: Path, first: Callable[[], Edit], *, force: bool) -> None:
    """A new session file that starts with the edit `first` gives."""
    with written(path, force=force) as draft:
        edit = first()
        Session.create(draft, edit).close()
        _settle(path)


def _settle(path: Path) -> None:
    """Make sure that nobody has the session open that is to be replaced, and that it leaves no journal behind."""
    if not path.exists():
        return
    try:
        Session.open(path).close()
    except UserError as error:
        if error.kind in _KEEPS_OTHERS_OUT:
            raise
    path.with_name(path.name + JOURNAL).unlink(missing_ok=True)
