"""Opening the app: `stip`, `stip open FILE`, `stip --example NAME`."""

import os
import sys
from pathlib import Path

from workshop.commands.arguments import Arguments
from workshop.commands.output import make_session
from workshop.commands.sessions import example_edit
from workshop.errors import UserError
from workshop.i18n import tr


def start(arguments: Arguments) -> int:
    example = arguments.option("--example")
    return _open_app(None if example is None else _example_file(example))


def open_session(arguments: Arguments) -> int:
    return _open_app(arguments.path("FILE"))


def _example_file(name: str) -> Path:
    """The user's own copy of an example, under its title in the documents folder; made the first time."""
    from platformdirs import user_documents_path

    from workshop.examples import EXAMPLES

    edit = example_edit(name)
    folder = user_documents_path() / "Stip"
    path = folder / f"{EXAMPLES[name].title}.stip"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        make_session(path, lambda: edit, force=False)
    return path


def _open_app(path: Path | None) -> int:
    screen = not sys.platform.startswith("linux") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )
    if not screen:
        raise UserError(
            tr("There is no screen here to open a window on; `stip --help` lists what works without."), "no_screen"
        )
    from workshop.app import main

    return main(path)
