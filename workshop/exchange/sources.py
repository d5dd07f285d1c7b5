"""Import: files of any kind that is known, read into a session as one edit, with what became of each row."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from workshop.edit import Change, Edit, Label
from workshop.errors import UserError
from workshop.exchange.cells import Sheet
from workshop.exchange.outcome import Outcome, combined
from workshop.i18n import system_reason, tr
from workshop.state import State

ENDINGS = {".xlsx": "xlsx", ".xlsm": "xlsx", ".csv": "csv", ".tsv": "csv", ".txt": "csv", ".json": "json"}


def read_sources(state: State, paths: Sequence[Path], chosen: str | None = None) -> tuple[Edit | None, Outcome]:
    """What the files add to the session: one edit (None where nothing changes), and the report.

    Tables of all files are read together, so that a tie in one may name an actor of another. Raises UserError, and
    reads nothing, where one of the files cannot be read at all.
    """
    formats = [(path, chosen or _format(path)) for path in paths]
    outcome = Outcome()
    changes: list[Change] = []
    after = state.snapshot()
    for path, found in formats:
        if found == "json":
            changes += _applied(after, _session(after, path, outcome))
    tables = [(path, found) for path, found in formats if found != "json"]
    if tables:
        from workshop.exchange.tables import read_tables

        changes += read_tables(after, _sheets(tables), outcome)
    together = combined(changes)
    label = Label("import", {"source": ", ".join(path.name for path in paths)})
    return (Edit(label, together) if together else None), outcome


def _applied(state: State, changes: list[Change]) -> list[Change]:
    state.apply(Edit(Label("import"), tuple(changes)))
    return changes


def _session(state: State, path: Path, outcome: Outcome) -> list[Change]:
    from workshop.exchange.session_import import take_over
    from workshop.exchange.session_json import read

    with _readable(path):
        return take_over(state, path.name, read(path), outcome)


def _sheets(paths: Sequence[tuple[Path, str]]) -> Iterator[Sheet]:
    from workshop.exchange import csv_tables, xlsx

    for path, found in paths:
        with _readable(path):
            if found == "xlsx":
                yield from xlsx.read(path)
            elif path.is_dir():
                yield from (csv_tables.read(one) for one in sorted(path.glob("*.csv")))
            else:
                yield csv_tables.read(path)


def _format(path: Path) -> str:
    if path.is_dir():
        return "csv"
    if path.suffix.lower() not in ENDINGS:
        endings = ", ".join(ENDINGS)
        raise UserError(
            tr("{file} is of a kind that cannot be read; give one that ends in {endings}.", file=path, endings=endings),
            "input",
            str(path),
        )
    return ENDINGS[path.suffix.lower()]


class _readable:
    """A file that is not there or may not be read, said in a sentence."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, FileNotFoundError):
            raise UserError(tr("{file} does not exist.", file=self._path), "missing", str(self._path)) from error
        if isinstance(error, OSError):
            reason = system_reason(error)
            raise UserError(
                tr("{file} cannot be read: {reason}", file=self._path, reason=reason), "missing", str(self._path)
            ) from error
