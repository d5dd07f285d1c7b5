"""Opening the app: `stip`, `stip open FILE`, `stip --example NAME`."""

import os
import sys
from pathlib import Path
from typing import cast

from workshop.commands.arguments import Arguments
from workshop.commands.sessions import check_example
from workshop.errors import UserError
from workshop.i18n import Language, tr


def start(arguments: Arguments) -> int:
    example = arguments.option("--example")
    if example is not None:
        check_example(example)
    return _open_app(arguments, example=example)


def open_session(arguments: Arguments) -> int:
    return _open_app(arguments, path=arguments.path("FILE"))


def _open_app(arguments: Arguments, path: Path | None = None, example: str | None = None) -> int:
    screen = not sys.platform.startswith("linux") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )
    if not screen:
        raise UserError(
            tr("There is no screen here to open a window on; `stip --help` lists what works without."), "no_screen"
        )
    from workshop.app import main

    # Without --lang the app speaks the language it was left in.
    return main(path, example, cast(Language | None, arguments.option("--lang")))
