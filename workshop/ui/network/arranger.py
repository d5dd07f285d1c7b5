"""Makes a layout in a worker: a first picture at once, the polished one as one edit, with progress and cancel."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from workshop.edit import Edit, Label
from workshop.i18n import tr
from workshop.network import placements
from workshop.network.diagram import build
from workshop.network.groups import is_grouped
from workshop.network.layout import Arrangement, Problem, first_force, force, groups
from workshop.network.records import Actor
from workshop.ui import tasks
from workshop.ui.bridge import Bridge
from workshop.ui.canvas.map_view import MapView
from workshop.ui.messages import announce
from workshop.ui.network.arranging import Question, answered, places_for, question

LIGHT_ANCHOR = 0.03
"""How strongly tiers are drawn to their own height in a network of up to SMALL actors."""
SMALL = 60


class Arranger(QObject):
    changed = Signal()  # `busy` changed
    given_up = Signal()  # the map shows places that are not kept
    said = Signal(str)

    def __init__(self, bridge: Bridge, map_view: MapView, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._map = map_view
        self._task: tasks.Task | None = None
        self._progress = Progress(map_view)
        self._progress.cancelled.connect(self.cancel)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), map_view, self.cancel)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.setEnabled(False)

    @property
    def busy(self) -> bool:
        return self._task is not None

    def fill(self, layout: str) -> None:
        """Give every actor a place: all of them by a new layout where most have none, else those without."""
        state = self._bridge.state
        missing = state.table(Actor).keys() - placements.of_layout(state, layout).keys()
        if not missing:
            return
        if 2 * len(missing) > len(state.table(Actor)):
            self.arrange(layout)
        else:
            changes = tuple(places_for(state, missing, layout, self._aspect()))
            self._bridge.do(Edit(Label("layout", {"layout": layout}), changes))

    def arrange(self, layout: str) -> None:
        if self.busy:
            return
        ask = question(self._bridge.state, layout, self._aspect())
        if not ask.actors:
            return
        self._progress.start()
        self._escape.setEnabled(True)
        announce(self._map, tr("Arranging the map…"))
        self._task = tasks.run(
            self, _first(layout), ask.problem, lambda answer: self._on_first(layout, ask, answer), self._on_failed
        )
        self.changed.emit()

    def cancel(self) -> None:
        """Stop, and show the places that the session has."""
        if self._task is not None:
            self._task.cancel()
            self._ended()
            self.given_up.emit()
            announce(self._map, tr("Arranging was stopped; the map is as it was."))

    def _on_first(self, layout: str, ask: Question, answer: Arrangement) -> None:
        if self._moved_on(layout, ask):
            self._drop()
            return
        self._preview(layout, ask, answer)
        self._task = tasks.run(
            self, _best(layout), ask.problem, lambda final: self._on_polished(layout, ask, final), self._on_failed
        )
        self._task.progressed.connect(self._progress.show_share)

    def _on_polished(self, layout: str, ask: Question, answer: Arrangement) -> None:
        if self._moved_on(layout, ask):
            self._drop()
            return
        self._ended()
        if self._bridge.attempt(lambda: answered(self._bridge.state, layout, ask, answer)):
            self._map.fit()
            announce(self._map, tr("The map is arranged."))

    def _on_failed(self, error: Exception) -> None:
        self.cancel()
        raise error

    def _moved_on(self, layout: str, ask: Question) -> bool:
        """Whether actors or ties came or went, or were moved by hand, since the question was asked."""
        now = question(self._bridge.state, layout, ask.problem.aspect)
        return (now.actors, now.ties) != (ask.actors, ask.ties) or bool(
            (now.problem.anchored != ask.problem.anchored).any()
        )

    def _drop(self) -> None:
        self.cancel()
        self.said.emit(tr("The network changed while it was being arranged. Arrange it again."))

    def _preview(self, layout: str, ask: Question, answer: Arrangement) -> None:
        """Show places that are not kept."""
        shown = self._map.diagram
        diagram = build(self._bridge.state, shown.view, layout)
        at: Mapping[str, list[float]] = dict(zip(ask.actors, answer.position.tolist(), strict=True))
        nodes = tuple(node._replace(x=at[node.id][0], y=at[node.id][1], side=0) for node in diagram.nodes)
        lines = tuple(line._replace(bend=0.0) for line in diagram.lines)
        self._map.set_diagram(replace(diagram, nodes=nodes, lines=lines), animate=True)

    def _ended(self) -> None:
        self._task = None
        self._escape.setEnabled(False)
        self._progress.stop()
        self.changed.emit()

    def _aspect(self) -> float:
        return max(self._map.width(), 1) / max(self._map.height(), 1)


def _first_force(problem: Problem, task: tasks.Task) -> Arrangement:
    return first_force(problem)


def _first_groups(problem: Problem, task: tasks.Task) -> Arrangement:
    return groups(problem, budget=0.0)


def _best_force(problem: Problem, task: tasks.Task) -> Arrangement:
    anchor = LIGHT_ANCHOR if len(problem.shape) <= SMALL else 0.0
    return force(problem, tier_anchor=anchor, should_stop=task.cancelled, progress=task.report)


def _best_groups(problem: Problem, task: tasks.Task) -> Arrangement:
    return groups(problem, should_stop=task.cancelled, progress=task.report)


Engine = Callable[[Problem, tasks.Task], Arrangement]


def _first(layout: str) -> Engine:
    return _first_groups if is_grouped(layout) else _first_force


def _best(layout: str) -> Engine:
    return _best_groups if is_grouped(layout) else _best_force


class Progress(QFrame):
    """Over the map, at the top: how far it is, and a button to stop."""

    cancelled = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("overlay")
        self._text = QLabel(tr("Arranging the map…"))
        self._bar = QProgressBar()
        self._bar.setAccessibleName(tr("Progress"))
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(140)
        self._cancel = QPushButton(tr("Cancel"))
        self._cancel.setAccessibleName(tr("Cancel arranging"))
        self._cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        for widget in (self._text, self._bar, self._cancel):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def start(self) -> None:
        self._bar.setRange(0, 0)
        self.adjustSize()
        self.move((self._over.width() - self.width()) // 2, 12)
        self.show()
        self.raise_()

    def show_share(self, share: float) -> None:
        self._bar.setRange(0, 100)
        self._bar.setValue(round(share * 100))

    def stop(self) -> None:
        if self._cancel.hasFocus():
            self._over.setFocus()  # or Qt would give it to whatever comes next in the window
        self.hide()
