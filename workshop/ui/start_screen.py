"""What the program opens with: a new session, an existing one, the last ones used, the examples."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workshop.examples import EXAMPLES
from workshop.i18n import tr
from workshop.ui.icons import icon
from workshop.ui.theme import WHITE


class StartScreen(QScrollArea):
    recent_chosen = Signal(str)
    recent_forgotten = Signal(str)
    example_chosen = Signal(str)

    def __init__(
        self, new: QAction, open_: QAction, about: QAction, recent: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Start"))
        page = QWidget()
        page.setObjectName("ground")
        outer = QHBoxLayout(page)
        outer.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(24, 32, 24, 32)
        column.setSpacing(18)
        outer.addLayout(column, 8)
        outer.addStretch(1)
        name = QLabel("Stip")
        name.setProperty("look", "big")
        sentence = QLabel(
            tr("Map the network, agree on a spot on the horizon, sketch the coalition, write down the agreements.")
        )
        sentence.setProperty("look", "quiet")
        sentence.setWordWrap(True)
        column.addWidget(name)
        column.addWidget(sentence)
        buttons = QHBoxLayout()
        self.new = _button(new, primary=True)
        self.open = _button(open_)
        for button in (self.new, self.open):
            button.setMinimumHeight(28)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        cards = QHBoxLayout()
        cards.setSpacing(18)
        cards.addWidget(self._recent(recent), 1, Qt.AlignmentFlag.AlignTop)
        cards.addWidget(self._examples(), 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(cards)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(_button(about, look="link"))
        foot.addStretch(1)
        column.addLayout(foot)
        self.setWidget(page)

    def _recent(self, recent: Sequence[str]) -> QFrame:
        card, column = _card(tr("Recent sessions"))
        if not recent:
            column.addWidget(_quiet(tr("Sessions that you open are listed here.")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        for row, text in enumerate(recent):
            path = Path(text)
            there = path.exists()
            button = QPushButton(path.stem if there else tr("{name} – not found", name=path.stem))
            button.setProperty("look", "link")
            button.setAccessibleName(tr("{name}, in {folder}", name=button.text(), folder=_short(path.parent)))
            button.setToolTip(text)
            button.setIcon(icon("file" if there else "warning"))
            button.clicked.connect(lambda _checked=False, chosen=text: self.recent_chosen.emit(chosen))
            grid.addWidget(button, 2 * row, 0)
            if not there:
                forget = QPushButton(tr("Forget"))
                forget.setProperty("look", "link")
                forget.setAccessibleName(tr("Forget {name}", name=path.stem))
                forget.clicked.connect(lambda _checked=False, chosen=text: self.recent_forgotten.emit(chosen))
                grid.addWidget(forget, 2 * row, 1)
            grid.addWidget(_small(_short(path.parent), indent=31), 2 * row + 1, 0, 1, 2)
        column.addLayout(grid)
        return card

    def _examples(self) -> QFrame:
        card, column = _card(tr("Examples"))
        column.addWidget(
            _quiet(tr("The networks of 2014 round the three covenants, each opened as a session of your own."))
        )
        for name, example in EXAMPLES.items():
            button = QPushButton(example.title)
            button.setProperty("look", "link")
            button.setAccessibleName(tr("{name}, example", name=example.title))
            button.setIcon(icon("arrange"))
            button.clicked.connect(lambda _checked=False, chosen=name: self.example_chosen.emit(chosen))
            column.addWidget(button)
            column.addWidget(_small(example.place, indent=31))
        return card


def _button(action: QAction, *, primary: bool = False, look: str = "") -> QPushButton:
    button = QPushButton(action.text())
    button.setAccessibleName(action.text())
    if primary or look:
        button.setProperty("look", look or "primary")
    if not look:
        button.setIcon(icon((action.objectName() == "new" and "plus") or "folder", WHITE if primary else "#1D2733"))
    button.clicked.connect(action.trigger)
    return button


def _card(title: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(18, 14, 18, 16)
    column.setSpacing(4)
    heading = QLabel(title)
    heading.setProperty("look", "heading")
    column.addWidget(heading)
    return card, column


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", "quiet")
    label.setWordWrap(True)
    return label


def _small(text: str, indent: int) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", "small")
    label.setContentsMargins(indent, 0, 0, 4)
    return label


def _short(folder: Path) -> str:
    """The folder as people know it: from home on, its middle left out where it is long."""
    try:
        text = str(Path("~") / folder.relative_to(Path.home()))
    except ValueError:
        text = str(folder)
    return text if len(text) <= 60 else f"{text[:24]}…{text[-34:]}"
