"""Asks for files: a session to open, a name for a new one, for a copy or for a figure."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from workshop.i18n import tr


def ask_open(parent: QWidget, folder: Path, then: Callable[[Path], None]) -> None:
    dialog = _dialog(parent, tr("Open session"), folder, then, tr("Stip sessions (*.stip)"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()


def ask_copy(parent: QWidget, suggestion: Path, then: Callable[[Path], None]) -> None:
    ask_new(parent, tr("Save a copy"), suggestion, then)


def ask_new(parent: QWidget, title: str, suggestion: Path, then: Callable[[Path], None]) -> None:
    """A name for a session file that is not there yet."""
    dialog = _dialog(parent, title, suggestion.parent, then, tr("Stip sessions (*.stip)"))
    _to_save(dialog, suggestion)
    dialog.setDefaultSuffix("stip")
    dialog.open()


def ask_figure(parent: QWidget, title: str, suggestion: Path, then: Callable[[Path], None]) -> None:
    """A name for a file of any kind."""
    dialog = _dialog(parent, title, suggestion.parent, then, "")
    _to_save(dialog, suggestion)
    dialog.open()


def _to_save(dialog: QFileDialog, suggestion: Path) -> None:
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # whoever writes looks for what is there
    dialog.selectFile(suggestion.name)


def _dialog(parent: QWidget, title: str, folder: Path, then: Callable[[Path], None], kinds: str) -> QFileDialog:
    there = next((at for at in (folder, *folder.parents) if at.is_dir()), Path.home())
    dialog = QFileDialog(parent, title, str(there), kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # The rest Qt says itself (workshop/ui/qt_words.py).
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, tr("Look in:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, tr("Kind of file:"))
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    return dialog
