"""The four screens that are not built yet: what will be there, and what of it this session holds already."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from workshop.agenda.records import Action, Bottleneck, Criterion, Lesson, Perspective
from workshop.horizon.records import Figure, HorizonQuestion
from workshop.i18n import mark, tr, trn
from workshop.network.records import Actor, Region, Tie
from workshop.record import Record
from workshop.ui.bridge import Bridge


@dataclass(frozen=True)
class Count:
    """A kind of record that a screen will show, and how a number of them is said."""

    record_type: type[Record]
    text: Callable[[int], str]


@dataclass(frozen=True)
class Later:
    title: str
    will_be: str
    counts: tuple[Count, ...]


SCREENS: tuple[Later, ...] = (
    Later(
        mark("Horizon"),
        mark(
            "Here each region will write down its long-term targets: an indicator with a baseline, a target value with "
            "a year, milestones and measurements, and how the target is recalibrated every five years."
        ),
        (
            Count(Region, lambda n: trn("{n} region", "{n} regions", n)),
            Count(Figure, lambda n: trn("{n} reference figure", "{n} reference figures", n)),
            Count(HorizonQuestion, lambda n: trn("{n} question for the horizon", "{n} questions for the horizon", n)),
        ),
    ),
    Later(
        mark("Coalitions"),
        mark(
            "Here you will sketch coalitions for a target side by side: what each covers and misses, who supports and "
            "who objects, and the smallest coalition that would do."
        ),
        (
            Count(Actor, lambda n: trn("{n} actor", "{n} actors", n)),
            Count(Tie, lambda n: trn("{n} tie", "{n} ties", n)),
        ),
    ),
    Later(
        mark("Agreements"),
        mark(
            "Here the actions will stand by phase, with holder, partners, dates and traffic light; the bottlenecks in "
            "law and regulation with their escalation; the perspectives of the parties and the criteria to be met."
        ),
        (
            Count(Action, lambda n: trn("{n} action", "{n} actions", n)),
            Count(Bottleneck, lambda n: trn("{n} bottleneck", "{n} bottlenecks", n)),
            Count(Perspective, lambda n: trn("{n} perspective", "{n} perspectives", n)),
            Count(Criterion, lambda n: trn("{n} criterion, step or role", "{n} criteria, steps and roles", n)),
            Count(Lesson, lambda n: trn("{n} lesson", "{n} lessons", n)),
        ),
    ),
    Later(
        mark("Report"),
        mark(
            "Here you will choose sections, preview the report and export it to Word, PowerPoint, PDF or HTML. "
            "The figure of the network can be exported already, from the first screen."
        ),
        (),
    ),
)


class LaterScreen(QScrollArea):
    """One of them."""

    def __init__(self, later: Later, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._later = later
        self._bridge = bridge
        self.setWidgetResizable(True)
        self.setAccessibleName(tr(later.title))
        page = QWidget()
        page.setObjectName("ground")
        column = QVBoxLayout(page)
        column.setContentsMargins(40, 36, 40, 36)
        column.setSpacing(14)
        title = QLabel(tr(later.title))
        title.setProperty("look", "big")
        column.addWidget(title)
        column.addWidget(_paragraph(tr("This screen is not there yet.")))
        column.addWidget(_paragraph(tr(later.will_be)))
        self._card = QFrame()
        self._card.setObjectName("card")
        self._card.setMaximumWidth(720)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(18, 14, 18, 16)
        heading = QLabel(tr("Already in this session"))
        heading.setProperty("look", "heading")
        inside.addWidget(heading)
        self._counts = _paragraph("")
        inside.addWidget(self._counts)
        column.addWidget(self._card)
        column.addStretch(1)
        self.setWidget(page)
        bridge.edited.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        numbers = [(count, len(self._bridge.state.table(count.record_type))) for count in self._later.counts]
        lines = [f"• {count.text(n)}" for count, n in numbers if n]
        self._counts.setText("\n".join(lines))
        self._counts.setAccessibleName(", ".join(count.text(n) for count, n in numbers if n))
        self._card.setVisible(bool(lines))


def _paragraph(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setMaximumWidth(720)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
