"""Exports the figure of the view that is shown, or the data of the session; written by a worker."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
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

from workshop.errors import UserError
from workshop.i18n import system_reason, tr
from workshop.network import about
from workshop.network.diagram import Diagram, build
from workshop.network.views import View, view_name
from workshop.state import State
from workshop.ui import tasks
from workshop.ui.bridge import Bridge
from workshop.ui.dialogs import files
from workshop.ui.dialogs.new_session import file_name
from workshop.ui.form.choice_fields import ChoiceField
from workshop.ui.messages import announce

_FIGURES = (".svg", ".png", ".pdf")
_DATA = (".graphml", ".json")


class ExportDialog(QDialog):
    exported = Signal(object)  # Path

    def __init__(self, bridge: Bridge, view: View, layout: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Export"))
        self.setMinimumWidth(560)
        self._bridge = bridge
        self._view: View = view
        self._layout = layout
        self._confirmed = ""
        self.format = ChoiceField()
        self.format.setAccessibleName(tr("Format"))
        self.format.set_choices(
            (
                (".svg", tr("SVG – figure that stays sharp, for reports and for the web")),
                (".png", tr("PNG – figure as a picture")),
                (".pdf", tr("PDF – figure to print")),
                (".graphml", tr("GraphML – data for network programs such as Gephi and yEd")),
                (".json", tr("JSON – all data of the session")),
            )
        )
        self.format.show_value(".svg")
        self.file = QLineEdit()
        self.file.setAccessibleName(tr("File"))
        folder = bridge.session.path.parent
        title = file_name(about.of(bridge.state).title) or bridge.session.path.stem
        self.file.setText(str(folder / f"{title} – {view_name(view)}.svg"))
        browse = QPushButton(tr("Choose…"))
        browse.setAutoDefault(False)  # Enter in a field is for the button that exports
        browse.setAccessibleName(tr("Choose the file"))
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setProperty("look", "error")
        buttons = QDialogButtonBox()
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.export_button = buttons.addButton(tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.export_button.setProperty("look", "primary")
        self.export_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        explained = QLabel(tr("View: {view}. The figure holds legend, title, date and source.", view=view_name(view)))
        explained.setProperty("look", "quiet")
        column.addWidget(explained)
        column.addWidget(_caption(tr("Format"), self.format))
        column.addWidget(self.format)
        column.addWidget(_caption(tr("File"), self.file))
        row = QHBoxLayout()
        row.addWidget(self.file, 1)
        row.addWidget(browse)
        column.addLayout(row)
        column.addWidget(self.sentence)
        column.addSpacing(8)
        column.addWidget(buttons)
        self.format.committed.connect(self._on_format)
        self.file.textEdited.connect(self._on_file)
        browse.clicked.connect(self._choose)
        self.export_button.clicked.connect(self._start)
        buttons.rejected.connect(self.reject)

    @property
    def path(self) -> Path:
        """The file; in the folder of the session where no other is named."""
        return self._bridge.session.path.parent / Path(self.file.text().strip()).expanduser()

    @property
    def named(self) -> bool:
        """Whether a file is named, rather than nothing or a folder."""
        return bool(self.file.text().strip()) and not self.path.is_dir()

    def _on_format(self) -> None:
        ending = str(self.format.value)
        path = self.path
        if not self.named:
            return
        stem = path.stem.removesuffix(f" – {view_name(self._view)}")
        name = f"{stem} – {view_name(self._view)}" if ending in _FIGURES else stem
        self.file.setText(str(path.with_name(name + ending)))
        self._say("")

    def _on_file(self) -> None:
        if self.path.suffix.lower() in (*_FIGURES, *_DATA):
            self.format.show_value(self.path.suffix.lower())
        self._say("")

    def _choose(self) -> None:
        files.ask_figure(self, tr("Where to export to"), self.path, self._on_chosen)

    def _on_chosen(self, path: Path) -> None:
        self.file.setText(str(path))
        self._on_file()

    def _say(self, sentence: str, button: str = "") -> None:
        self._confirmed = ""
        self.sentence.setText(sentence)
        self.sentence.setAccessibleName(sentence)
        self.export_button.setText(button or tr("Export"))
        if sentence:
            announce(self.sentence, sentence)

    def _start(self) -> None:
        if not self.named:
            self._say(tr("Choose a file name."))
            self.file.setFocus()
            return
        path = self.path
        ending = str(self.format.value)
        if path.suffix.lower() != ending:
            path = path.with_name(path.name + ending)
            self.file.setText(str(path))
        if path == self._bridge.session.path:
            self._say(tr("This is the session itself; choose another name."))
            return
        if path.exists() and self._confirmed != str(path):
            sentence = tr("{file} exists already. Enter replaces it; or choose another name.", file=path.name)
            self._say(sentence, tr("Replace it"))
            self._confirmed = str(path)
            return
        self.export_button.setEnabled(False)
        write = _figure(build(self._bridge.state, self._view, self._layout)) if ending in _FIGURES else _data(ending)
        tasks.run(
            self,
            lambda state, _task: write(state, path),
            self._bridge.state.snapshot(),
            lambda _none: self._on_done(path),
            self._on_failed,
        )

    def _on_done(self, path: Path) -> None:
        self.accept()
        self.exported.emit(path)

    def _on_failed(self, error: Exception) -> None:
        self.export_button.setEnabled(True)
        if isinstance(error, UserError):
            self._say(error.message)
        elif isinstance(error, OSError):
            self._say(tr("{file} cannot be written: {reason}", file=self.path, reason=system_reason(error)))
        else:
            raise error


Write = Callable[[State, Path], None]


def _figure(diagram: Diagram) -> Write:
    from workshop.ui.figure_export import export_figure

    return lambda _state, path: export_figure(diagram, path)


def _data(ending: str) -> Write:
    if ending == ".graphml":
        from workshop.exchange import graphml

        return graphml.write
    from workshop.exchange import session_json

    return session_json.write


def _caption(text: str, buddy: QWidget) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", "caption")
    label.setBuddy(buddy)
    return label
