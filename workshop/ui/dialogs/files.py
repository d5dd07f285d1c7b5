"""Asks for session files: one to open, a name for a copy."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from workshop.i18n import tr


def ask_open(parent: QWidget, folder: Path, then: Callable[[Path], None]) -> None:
    dialog = _dialog(parent, tr("Open session"), folder, then)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()


def ask_copy(parent: QWidget, suggestion: Path, then: Callable[[Path], None]) -> None:
    dialog = _dialog(parent, tr("Save a copy"), suggestion, then)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # a copy never goes over a file
    dialog.setDefaultSuffix("stip")
    dialog.open()


def _dialog(parent: QWidget, title: str, at: Path, then: Callable[[Path], None]) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(at), tr("Stip sessions (*.stip)"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    return dialog
