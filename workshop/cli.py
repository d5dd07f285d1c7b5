"""The `stip` command: reads its arguments, runs one of `workshop.commands`, turns what went wrong into a sentence.

Exit codes: 0 done; 1 done, but `check` found something or `import` skipped rows; 2 not done.
"""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from workshop.commands.arguments import Arguments, Command, Option, help_text, parse
from workshop.commands.output import complain
from workshop.errors import UserError
from workshop.i18n import LANGUAGES, Language, mark, set_language, system_reason, tr

DONE, FINDINGS, NOT_DONE = 0, 1, 2

EVERYWHERE = (
    Option("--lang", mark("language of sentences and figures"), "nl|en", LANGUAGES),
    Option("--json", mark("one JSON document instead of text")),
    Option("--help", mark("this text; after a command, what that takes")),
    Option("--version", mark("the version of Stip")),
)
_FORCE = Option("--force", mark("write over what is there"))

COMMANDS = {
    command.name: command
    for command in (
        Command(
            "",
            mark("open the app: the start screen"),
            options=(Option("--example", mark("open a shipped example, as it was left"), "NAME"),),
        ),
        Command("open", mark("open the app with this session"), ("FILE",)),
        Command(
            "new",
            mark("make a session, empty or from a shipped example"),
            ("FILE",),
            (
                Option("--title", mark("the title of the session"), "T"),
                Option("--example", mark("a name that `stip examples` lists"), "NAME"),
                _FORCE,
            ),
        ),
        Command("info", mark("title, counts and last change of a session"), ("FILE",)),
        Command(
            "check",
            mark("is the file sound, and what does its content still miss?"),
            ("FILE",),
            (Option("--date", mark("judge as on this day"), "YYYY-MM-DD"),),
        ),
        Command(
            "import",
            mark("add tables or another session to a session"),
            ("FILE", "SOURCE…"),
            (
                Option("--format", mark("how to read the source, whatever its name"), "F", ("xlsx", "csv", "json")),
                Option("--dry-run", mark("only say what would be done")),
            ),
        ),
        Command(
            "export",
            mark("write a diagram (png, svg, pdf) or data (graphml, json, xlsx, a folder of csv)"),
            ("FILE", "DEST"),
            (
                Option(
                    "--format",
                    mark("what to write, whatever the name of DEST"),
                    "F",
                    ("png", "svg", "pdf", "graphml", "json", "xlsx", "csv"),
                ),
                Option("--view", mark("which ties the diagram shows"), "V", ("now", "horizon", "difference")),
                Option(
                    "--layout",
                    mark("where the diagram puts the actors"),
                    "L",
                    ("force", "groups", "kracht", "groepen"),
                ),
                Option("--width-mm", mark("how wide the diagram is"), "W"),
                Option("--title", mark("the title in the diagram"), "T"),
                Option("--redact", mark("leave out stances, names, notes (separated by commas)"), "WHAT"),
                _FORCE,
            ),
        ),
        Command(
            "history",
            mark("the edits with time and label; or the session as it was, as a new file"),
            ("FILE",),
            (
                Option("--at", mark("the moment to go back to"), "TIME"),
                Option("--to", mark("the new file"), "DEST"),
                _FORCE,
            ),
        ),
        Command("register", mark("search the built-in register"), ("TEXT",)),
        Command("examples", mark("the sessions that ship with Stip")),
        Command("codes", mark("every code in the data, with its labels and the words accepted on import")),
    )
}

# Which module of workshop.commands runs a command, by the function of the command's name.
_MODULES = {
    "": "opening",
    "open": "opening",
    "new": "sessions",
    "info": "sessions",
    "examples": "sessions",
    "history": "sessions",
    "check": "checking",
    "import": "importing",
    "export": "exporting",
    "register": "facts",
    "codes": "facts",
}
_FUNCTIONS = {"": "start", "open": "open_session", "import": "import_sources"}


def main(given: Sequence[str] | None = None) -> int:
    """Run `stip` with these arguments (those of the process by default) and return its exit code."""
    words = ["--help" if word == "-h" else word for word in (sys.argv[1:] if given is None else given)]
    as_json = "--json" in words
    _speak_utf8()
    try:
        code = _run(words)
        if sys.stdout is not None:  # the windowed launcher has none
            sys.stdout.flush()
        return code
    except UserError as error:
        complain(error, as_json=as_json)
    except BrokenPipeError:
        # Whoever read our output has stopped; what is still in the buffer has nowhere to go.
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
    except KeyboardInterrupt:
        complain(UserError(tr("Interrupted."), "interrupted"), as_json=as_json)
    except OSError as error:
        reason = system_reason(error)
        complain(UserError(tr("The system refused it: {reason}.", reason=reason), "system"), as_json=as_json)
    except Exception as error:
        complain(_bug(error), as_json=as_json)
    return NOT_DONE


def _run(words: Sequence[str]) -> int:
    set_language(_language(words))
    if "--smoke-test" in words:
        return int(_function("app", "smoke_test")())
    if "--help" in words:
        asked = next((word for word in words if word in COMMANDS), "")
        print(help_text(COMMANDS, EVERYWHERE, asked))
        return DONE
    if "--version" in words:
        from importlib.metadata import version

        print(f"stip {version('stip')}")
        return DONE
    if words and words[0].endswith(".stip"):  # what a file manager calls
        words = ["open", *words]
    arguments = parse(words, COMMANDS, EVERYWHERE)
    name = arguments.command
    run = _function(f"commands.{_MODULES[name]}", _FUNCTIONS.get(name, name))
    return cast(Callable[[Arguments], int], run)(arguments)


def _function(module: str, name: str) -> Callable[..., Any]:
    """Loaded when it is called: no command waits for what another needs."""
    return cast(Callable[..., Any], getattr(import_module(f"workshop.{module}"), name))


def _language(words: Sequence[str]) -> Language:
    """Read before all else, since what is wrong with the rest is said in it."""
    for place, word in enumerate(words):
        value = word.removeprefix("--lang=") if word.startswith("--lang=") else words[place + 1 : place + 2]
        if word.startswith("--lang") and value in ("en", ["en"]):
            return "en"
    return "nl"


def _speak_utf8() -> None:
    """Names come in all scripts; what a terminal cannot show is shown as an escape rather than as a crash."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # the windowed launcher has no streams at all
        if reconfigure is not None:
            piped = not stream.isatty()
            reconfigure(encoding="utf-8" if piped else None, errors="backslashreplace")


def _bug(error: Exception) -> UserError:
    """A mistake of ours: where it is, without a word of the session."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else ""
    what = type(error).__name__
    return UserError(
        tr("Something is wrong in Stip itself ({what}, {where}); nothing was changed.", what=what, where=where),
        "bug",
        where,
    )
