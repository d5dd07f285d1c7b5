"""Starts the program: makes the window, opens sessions for it, and catches what goes wrong."""

import errno
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import workshop.ui  # noqa: F401  (before all else of Qt: see there)

# isort: split
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from workshop import i18n
from workshop import settings as stored
from workshop.errors import UserError
from workshop.i18n import Language, set_language, system_reason, tr
from workshop.settings import Settings, log_folder, sessions_folder
from workshop.ui import tasks
from workshop.ui.garbage import Collector
from workshop.ui.main_window import MainWindow
from workshop.ui.qt_words import set_qt_language
from workshop.ui.theme import apply_sheet, apply_theme

if TYPE_CHECKING:
    from workshop.edit import Edit
    from workshop.session import Session
    from workshop.ui.bridge import Bridge


class Program(QObject):
    """Joins settings, session, bridge and window; there is one.

    What the start screen does without is imported where it is used: it must show at once.
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.window = MainWindow(settings)
        self.window.open_requested.connect(self.open)
        self.window.new_requested.connect(self.new)
        self.window.example_requested.connect(self.open_example)
        self.window.close_requested.connect(self.close_session)
        self.window.language_requested.connect(self.set_language)
        self.window.settings_changed.connect(stored.save)
        self.window.closed.connect(self.end)

    @property
    def bridge(self) -> "Bridge | None":
        return self.window.bridge

    # --- sessions

    def open(self, path: Path) -> None:
        """Open the session file, or say why not; what is open stays open then."""
        if self.bridge is not None and self.bridge.session.path.absolute() == path.absolute():
            return
        from workshop.session import Session

        try:
            session = Session.open(path)
        except UserError as error:
            self._say(error, path)
        else:
            self._take(session)
            QTimer.singleShot(0, self, self._back_up)

    def new(self, title: str, path: Path, refused: Callable[[UserError], None] | None = None) -> None:
        """Make a session and open it; `refused` hears why where that fails."""
        from workshop.network import about

        self._make(path, about.start(title), refused)

    def open_example(self, name: str, folder: Path | None = None) -> None:
        """Open the user's own copy of an example, made where there is none yet."""
        from workshop.examples import EXAMPLES, start_edit
        from workshop.ui.dialogs.new_session import file_name

        path = (folder or sessions_folder()) / f"{file_name(EXAMPLES[name].title)}.stip"
        if path.exists():
            self.open(path)
        else:
            self._make(path, start_edit(name))

    def close_session(self) -> None:
        """Back to the start screen."""
        self._put_away()
        self.window.show_session(None)

    def _make(self, path: Path, first: "Edit", refused: Callable[[UserError], None] | None = None) -> None:
        from workshop.session import Session

        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not os.access(path.parent, os.W_OK):
                raise PermissionError(errno.EACCES, "", str(path))
            session = Session.create(path, first)
        except OSError as error:
            reason = system_reason(error)
            refusal = UserError(tr("{file} cannot be written: {reason}", file=path, reason=reason), "read_only")
        except UserError as error:
            refusal = error
        else:
            self._take(session)
            return
        if refused is not None:
            refused(refusal)
        else:
            self._say(refusal, path)

    def _back_up(self) -> None:
        """Copy the session that was opened to where backups are kept; one that fails is noted, and no more."""
        if self.bridge is None:
            return
        try:
            self.bridge.back_up(stored.backups_folder())
        except (OSError, UserError) as error:
            _log(described(type(error), error.__traceback__))

    def _take(self, session: "Session") -> None:
        from workshop.ui.bridge import Bridge

        self._put_away()
        self.window.settings = self.window.settings.with_recent(session.path)
        stored.save(self.window.settings)
        self.window.show_session(Bridge(session, self))

    def _put_away(self) -> None:
        bridge = self.bridge
        if bridge is None:
            return
        if self.window.network is not None:
            self.window.network.close_down()
        try:
            bridge.close()
        except UserError as error:
            self.window.show_error(error)

    def _say(self, error: UserError, path: Path) -> None:
        if error.kind == "damaged":
            self.window.show_error(error, tr("Recover into a new file"), lambda: self._recover(path))
        else:
            self.window.show_error(error)

    def _recover(self, path: Path) -> None:
        from workshop.session import recover
        from workshop.ui.dialogs.new_session import free_path

        target = free_path(path.parent, tr("{name} (recovered)", name=path.stem))
        try:
            session = recover(path, target)
        except UserError as error:
            self.window.show_error(error)
        else:
            self._take(session)
            self.window.messages.say(tr("Recovered into {file}. The damaged file is unchanged.", file=target))

    # --- the program

    def set_language(self, chosen: Language) -> None:
        set_language(chosen)
        set_qt_language(_application(), chosen)
        self.window.settings = replace(self.window.settings, language=chosen)
        stored.save(self.window.settings)
        if self.window.network is not None:
            self.window.network.close_down()
        self.window.build()

    def end(self) -> None:
        """The window closes: finish what is being written, stop what runs."""
        self._put_away()
        self.window.bridge = None
        tasks.finish_all()

    def on_unexpected(self, kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        """A mistake of the program: note where, without what the session holds, and go on."""
        details = described(kind, where)
        sys.__excepthook__(kind, error, where)
        _log(details)
        self.window.messages.warn(
            tr("Something went wrong in Stip itself. Your session is saved; you can go on."),
            tr("Copy details"),
            lambda: QGuiApplication.clipboard().setText(details),
        )


def described(kind: type[BaseException], where: TracebackType | None) -> str:
    """What went wrong and where in the code; never the message, which may hold words from the session."""
    import traceback

    from workshop.ui.dialogs.about import program_version

    lines = [f"Stip {program_version()}, Python {sys.version.split()[0]}, {sys.platform}", kind.__name__]
    lines += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(where)]
    return "\n".join(lines)


def _log(details: str) -> None:
    try:
        log_folder().mkdir(parents=True, exist_ok=True)
        with (log_folder() / "stip.log").open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')}\n{details}\n\n")
    except OSError:
        return


def _application() -> QApplication:
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Stip")
    app.setDesktopFileName("stip")
    apply_theme(app)
    return app


def main(path: Path | None = None, example: str | None = None, language: Language | None = None) -> int:
    """Open the window with this session or example, or with the start screen; returns when it is closed."""
    app = _application()
    collector = Collector(app)
    settings = stored.load()
    set_language(language or settings.language)
    program = Program(settings)
    sys.excepthook = program.on_unexpected
    QTimer.singleShot(0, program, lambda: set_qt_language(app, i18n.language()))
    if path is not None:
        program.open(path)
    elif example is not None:
        program.open_example(example)
    apply_sheet(app)
    program.window.show_first()
    code = app.exec()
    sys.excepthook = sys.__excepthook__
    _take_down(app, program)
    collector.stop()
    return code


def _take_down(app: QApplication, program: Program) -> None:
    """Let Qt remove the window while Python still stands."""
    if program.window.network is not None:
        program.window.network.close_down()
    program.window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def smoke_test() -> int:
    """Open an example, edit, export, close: does this build work? Prints one line; 0 where it does."""
    import tempfile

    from workshop.ui.dialogs.about import program_version

    app = _application()
    set_language("nl")
    with tempfile.TemporaryDirectory() as folder:
        program = Program(Settings())
        program.open_example("zeeland", Path(folder))
        window = program.window
        apply_sheet(app)
        window.show()
        app.processEvents()
        problem = _try_out(program, Path(folder))
        window.close()
        _take_down(app, program)
    print(problem or f"Stip {program_version()}: voorbeeld geopend, bewerkt, geëxporteerd en gesloten.")
    return 1 if problem else 0


def _try_out(program: Program, folder: Path) -> str:
    """Edit and export; returns what went wrong, or nothing."""
    from workshop.network.diagram import build
    from workshop.network.records import Actor
    from workshop.ui.figure_export import export_figure

    bridge, network = program.bridge, program.window.network
    if bridge is None or network is None:
        return program.window.messages.sentence or "no session"
    before = len(bridge.state.table(Actor))
    network.toolbar.entry.entered.emit("Proefactor")
    if len(bridge.state.table(Actor)) != before + 1:
        return "the edit was not made"
    diagram = build(bridge.state, network.view, network.layout_kind)
    for name in ("figuur.svg", "figuur.png"):
        export_figure(diagram, folder / name)
        if (folder / name).stat().st_size < 1000:
            return f"{name} is too small"
    return ""
