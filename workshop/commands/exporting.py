"""`stip export`: a diagram or data, by the ending of its name."""

from collections.abc import Callable
from pathlib import Path

from workshop.commands.arguments import Arguments, unusable
from workshop.commands.output import say, say_json, written
from workshop.commands.sessions import reading
from workshop.i18n import tr
from workshop.state import State


def export(arguments: Arguments) -> int:
    path = arguments.path("DEST")
    chosen = _format(path, arguments.option("--format"))
    with reading(arguments.path("FILE")) as session:
        state = session.state
    with written(path, force=arguments.has("--force")) as draft:
        _data_writers()[chosen](state, draft)
    if arguments.has("--json"):
        say_json({"file": str(path), "format": chosen})
    else:
        say(tr("{file} is there.", file=path))
    return 0


def _format(path: Path, asked: str | None) -> str:
    chosen = asked or path.suffix.lower().removeprefix(".")
    known = _data_writers()
    if chosen not in known:
        endings = ", ".join(f".{name}" for name in known)
        raise unusable(tr("{file} should end in one of {endings}.", file=path, endings=endings), str(path))
    return chosen


def _data_writers() -> dict[str, Callable[[State, Path], None]]:
    from workshop.exchange import graphml, session_json

    return {"graphml": graphml.write, "json": session_json.write}
