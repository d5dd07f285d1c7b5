"""Asks for the title of a new session and where to keep it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workshop.i18n import tr
from workshop.settings import sessions_folder
from workshop.ui.dialogs import files
from workshop.ui.messages import announce

_NOT_IN_NAMES = '<>:"/\\|?*'


def file_name(title: str) -> str:
    """The title as a name that every system takes."""
    name = "".join(" " if letter in _NOT_IN_NAMES or ord(letter) < 32 else letter for letter in title)
    return " ".join(name.split()).strip(". ")[:100]


def free_path(folder: Path, title: str) -> Path:
    """A file in the folder, named after the title, that does not exist yet."""
    name = file_name(title) or tr("New session")
    path, number = folder / f"{name}.stip", 2
    while path.exists():
        path, number = folder / f"{name} ({number}).stip", number + 1
    return path


class NewSession(QDialog):
    """The file follows the title until the user chooses another place."""

    chosen = Signal(str, object, object)  # title, Path, what to call with a UserError; closes unless that is called

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New session"))
        self.setMinimumWidth(520)
        self._own_place = False
        self.title = QLineEdit()
        self.title.setAccessibleName(tr("Title"))
        self.title.setPlaceholderText(tr("For instance: Werksessie Zeeuws-Vlaanderen"))
        self.place = QLineEdit()
        self.place.setAccessibleName(tr("File"))
        self.browse = QPushButton(tr("Choose…"))
        self.browse.setAutoDefault(False)  # Enter in a field is for the button that makes the session
        self.browse.setAccessibleName(tr("Choose the file"))
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setProperty("look", "error")
        self.sentence.hide()
        self.buttons = QDialogButtonBox()
        self.buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.create_button = self.buttons.addButton(tr("Create"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.create_button.setProperty("look", "primary")
        self.create_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.addWidget(_caption(tr("Title"), self.title))
        column.addWidget(self.title)
        column.addSpacing(6)
        column.addWidget(_caption(tr("File"), self.place))
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(self.browse)
        column.addLayout(row)
        hint = QLabel(tr("Every change is in this file the moment it is made."))
        hint.setProperty("look", "small")
        column.addWidget(hint)
        column.addWidget(self.sentence)
        column.addSpacing(10)
        column.addWidget(self.buttons)
        self.title.textChanged.connect(self._on_title)
        self.place.textEdited.connect(self._on_place)
        self.browse.clicked.connect(self._choose)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self._on_title("")

    def _on_title(self, title: str) -> None:
        self._say("")
        if not self._own_place:
            self.place.setText(str(free_path(sessions_folder(), title)))

    def _on_place(self) -> None:
        self._say("")
        self._own_place = True

    def _choose(self) -> None:
        files.ask_new(self, tr("Where to keep the session"), self.path, self._on_chosen)

    def _on_chosen(self, path: Path) -> None:
        self._own_place = True
        self.place.setText(str(path))

    @property
    def path(self) -> Path:
        """The file: in the folder of sessions where no other is named, named after the title where only a folder is."""
        typed = self.place.text().strip()
        path = sessions_folder() / Path(typed).expanduser()
        if not typed or typed.endswith(("/", "\\")) or path.is_dir():
            return free_path(path, self.title.text())
        return path if path.suffix else path.with_suffix(".stip")

    def _accept(self) -> None:
        title = self.title.text().strip()
        if not title:
            self._say(tr("Type a title first."))
            self.title.setFocus()
            return
        self._say("")
        self.chosen.emit(title, self.path, lambda error: self._say(error.message))
        if self.sentence.isHidden():
            self.accept()

    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setAccessibleName(sentence)
        self.sentence.setVisible(bool(sentence))
        if sentence:
            announce(self.sentence, sentence)


def _caption(text: str, buddy: QWidget) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", "caption")
    label.setBuddy(buddy)
    return label
