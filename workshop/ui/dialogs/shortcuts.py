"""The overview of keyboard shortcuts (F1), read from the table of commands."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from workshop.i18n import tr
from workshop.ui.actions import COMMANDS


class ShortcutsDialog(QDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.resize(560, 560)
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Keyboard shortcuts"))
        self.list.setHeaderLabels([tr("Command"), tr("Keys")])
        self.list.setRootIsDecorated(False)
        either = tr("or")
        groups: dict[str, QTreeWidgetItem] = {}
        for command in COMMANDS:
            if not command.keys:
                continue
            if command.group not in groups:
                group = groups[command.group] = QTreeWidgetItem(self.list, [tr(command.group)])
                emphasis = group.font(0)
                emphasis.setBold(True)
                group.setFont(0, emphasis)
            keys = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in command.keys]
            QTreeWidgetItem(groups[command.group], [tr(command.text), f" {either} ".join(keys)])
        self.list.expandAll()
        self.list.setColumnWidth(0, 330)
        self.list.setCurrentItem(next(iter(groups.values())))
        hint = QLabel(
            tr(
                "Arrow keys go to the nearest actor, Tab to the next; Alt with arrow keys moves it; "
                "Enter shows its fields; Escape, then Tab leaves the map."
            )
        )
        hint.setWordWrap(True)
        hint.setProperty("look", "quiet")
        buttons = QDialogButtonBox()
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole).setAccessibleName(tr("Close"))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        for widget in (self.list, hint, buttons):
            column.addWidget(widget)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
