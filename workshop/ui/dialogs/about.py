"""What Stip is, its version and licence, and where what it ships comes from."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTextEdit, QVBoxLayout, QWidget

from workshop.i18n import tr
from workshop.resource_files import resource_text


def program_version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # slow to load, and the start does without

    try:
        return version("stip")
    except PackageNotFoundError:
        return "0"


class AboutDialog(QDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About Stip"))
        self.resize(640, 460)
        title = QLabel(f"Stip {program_version()}")
        title.setProperty("look", "title")
        text = QLabel(tr("Licence: EUPL-1.2. Stip opens no connection at all; your sessions stay on this computer."))
        text.setWordWrap(True)
        sources = QTextEdit()
        sources.setMarkdown(resource_text("SOURCES.md"))
        sources.setReadOnly(True)
        sources.setTabChangesFocus(True)
        sources.setAccessibleName(tr("Sources and licences of what is shipped"))
        caption = QLabel(sources.accessibleName())
        caption.setProperty("look", "caption")
        buttons = QDialogButtonBox()
        close = buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAccessibleName(tr("Close"))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        for widget in (title, text, caption, sources, buttons):
            column.addWidget(widget)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        close.setFocus()
