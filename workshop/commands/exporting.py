"""`stip export`: a diagram or data, by the ending of its name; a folder gets tables as CSV."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import cast

from workshop.commands.arguments import Arguments, unusable
from workshop.commands.output import other_than, refuse, say, say_json, written
from workshop.commands.sessions import reading
from workshop.errors import UserError
from workshop.i18n import system_reason, tr
from workshop.network.views import View
from workshop.state import State

FIGURES = ("png", "svg", "pdf")
DATA = ("graphml", "json", "xlsx", "csv")
LAYOUTS = {"force": "force", "kracht": "force", "groups": "groups", "groepen": "groups"}

Write = Callable[[State, Path], None]


def export(arguments: Arguments) -> int:
    path, force = arguments.path("DEST"), arguments.has("--force")
    chosen = _format(arguments)
    write = _figure(arguments) if chosen in FIGURES else _data(chosen)
    parts = _redaction(arguments)
    other_than(path, arguments.path("FILE"))
    with reading(arguments.path("FILE")) as session:
        state = session.state
    if parts:
        from workshop.exchange.redaction import redacted

        state = redacted(state, parts)
    if chosen == "csv":
        _write_folder(state, path, force=force)
    else:
        with written(path, force=force) as draft:
            write(state, draft)
    if arguments.has("--json"):
        say_json({"file": str(path), "format": chosen})
    else:
        say(tr("{file} is there.", file=path))
    return 0


def _format(arguments: Arguments) -> str:
    asked, path = arguments.option("--format"), arguments.path("DEST")
    if asked:
        return asked
    if path.is_dir() or not path.suffix:
        return "csv"
    chosen = path.suffix.lower().removeprefix(".")
    if chosen == "csv" or chosen not in (*FIGURES, *DATA):
        endings = ", ".join(f".{name}" for name in (*FIGURES, *DATA) if name != "csv")
        raise unusable(
            tr("{file} should end in one of {endings}, or be a folder for CSV.", file=path, endings=endings), str(path)
        )
    return chosen


def _redaction(arguments: Arguments) -> frozenset[str]:
    from workshop.exchange.redaction import PARTS

    asked = frozenset(part.strip() for part in (arguments.option("--redact") or "").split(",") if part.strip())
    for part in sorted(asked - set(PARTS)):
        known = ", ".join(PARTS)
        raise unusable(tr("--redact can leave out {known}, not {part}.", known=known, part=part), "--redact")
    return asked


def _data(chosen: str) -> Write:
    from workshop.exchange import graphml, session_json, table_export

    writers = {"graphml": graphml.write, "json": session_json.write, "xlsx": table_export.write_workbook}
    return writers.get(chosen, table_export.write_folder)


def _figure(arguments: Arguments) -> Write:
    """How to draw what was asked. The draft has the ending of DEST, unless --format says what that ending does not."""
    view = cast(View, arguments.option("--view") or "now")
    layout = LAYOUTS[arguments.option("--layout") or "force"]
    width, title = _width(arguments), arguments.option("--title")
    ending = f".{_format(arguments)}"

    def write(state: State, draft: Path) -> None:
        from workshop.ui.offscreen import write_figure

        drawn = draft.with_suffix(ending)
        try:
            write_figure(state, drawn, view=view, layout=layout, width_mm=width, title=title)
            os.replace(drawn, draft)
        finally:
            if drawn != draft:
                drawn.unlink(missing_ok=True)

    return write


def _width(arguments: Arguments) -> float | None:
    asked = arguments.option("--width-mm")
    if asked is None:
        return None
    try:
        return float(asked.replace(",", "."))
    except ValueError as error:
        raise unusable(
            tr("{option} needs a number of millimetres, not {value}.", option="--width-mm", value=asked), "--width-mm"
        ) from error


def _write_folder(state: State, folder: Path, *, force: bool) -> None:
    """All tables written beside the folder first, then each moved to its place."""
    from workshop.exchange.table_export import write_folder

    if folder.exists() and not folder.is_dir():
        raise UserError(tr("{file} is a file; give the name of a folder.", file=folder), "exists", str(folder))
    try:
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".stip-") as draft:
            write_folder(state, Path(draft))
            files = sorted(Path(draft).iterdir())
            if folder.is_dir():
                for file in files:
                    refuse(folder / file.name, force=force)
            folder.mkdir(exist_ok=True)
            for file in files:
                os.replace(file, folder / file.name)
    except OSError as error:
        said = tr("{file} cannot be written: {reason}", file=folder, reason=system_reason(error))
        raise UserError(said, "read_only", str(folder)) from error
