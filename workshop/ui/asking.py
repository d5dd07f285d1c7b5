"""What the window asks in dialogs, and what it does with the answer; each dialog is imported when it is asked for."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from workshop.errors import UserError
from workshop.i18n import tr
from workshop.settings import sessions_folder

if TYPE_CHECKING:
    from workshop.ui.main_window import MainWindow


def new_session(window: "MainWindow") -> None:
    from workshop.ui.dialogs.new_session import NewSession

    dialog = NewSession(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.chosen.connect(window.new_requested)
    dialog.open()
    dialog.title.setFocus()


def session_to_open(window: "MainWindow") -> None:
    from workshop.ui.dialogs import files

    recent = window.settings.recent
    files.ask_open(window, Path(recent[0]).parent if recent else sessions_folder(), window.open_requested.emit)


def copy(window: "MainWindow") -> None:
    if window.bridge is None:
        return
    from workshop.ui.dialogs import files
    from workshop.ui.dialogs.new_session import free_path

    here = window.bridge.session.path
    suggestion = free_path(here.parent, tr("{name} – copy", name=here.stem))
    files.ask_copy(window, suggestion, lambda path: save_copy(window, path))


def save_copy(window: "MainWindow", path: Path) -> None:
    if window.bridge is None:
        return
    try:
        window.bridge.copy_to(path)
    except UserError as error:
        window.show_error(error)
    else:
        window.messages.say(tr("Copy saved as {file}.", file=path))


def export(window: "MainWindow") -> None:
    if window.bridge is None or window.network is None:
        return
    from workshop.ui.dialogs.export import ExportDialog

    window.network.keep()
    dialog = ExportDialog(window.bridge, window.network.view, window.network.layout_kind, window)
    dialog.exported.connect(lambda path: window.messages.say(tr("Exported to {file}.", file=path)))
    dialog.open()


def copy_figure(window: "MainWindow") -> None:
    """Put the figure of the view that is shown on the clipboard, as a picture."""
    if window.network is None:
        return
    from workshop.ui.figure_export import png

    QGuiApplication.clipboard().setImage(QImage.fromData(png(window.network.map.diagram)))
    window.messages.say(tr("The figure is on the clipboard; paste it into a document."))


def shortcuts(window: "MainWindow") -> None:
    from workshop.ui.dialogs.shortcuts import ShortcutsDialog

    ShortcutsDialog(window).open()


def about(window: "MainWindow") -> None:
    from workshop.ui.dialogs.about import AboutDialog

    AboutDialog(window).open()
