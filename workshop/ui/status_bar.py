"""The bar at the bottom: what is saved, how much there is, the language, the zoom."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from workshop.i18n import language, tr, trn

if TYPE_CHECKING:
    from workshop.ui.bridge import Bridge

LANGUAGE_NAMES = {"nl": "Nederlands", "en": "English"}


class StatusBar(QFrame):
    """Shows; decides nothing."""

    language_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self._bridge: Bridge | None = None
        self.saved = QLabel()
        self.saved.setObjectName("saved")
        self.counts = QLabel()
        self.hint = QLabel()
        self.zoom = QLabel()
        self._language = QPushButton()
        self._language.setProperty("look", "flat")
        self._language.setText(LANGUAGE_NAMES[language()])
        self._language.setAccessibleName(tr("Language: {name}", name=LANGUAGE_NAMES[language()]))
        menu = QMenu(self._language)
        for code, name in LANGUAGE_NAMES.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(code == language())
            action.triggered.connect(lambda _checked=False, chosen=code: self.language_chosen.emit(chosen))
        self._language.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 12, 1)
        row.setSpacing(20)
        row.addWidget(self.saved)
        row.addWidget(self.counts)
        row.addWidget(self.hint, 1)
        row.addWidget(self._language)
        row.addWidget(self.zoom)
        self.setFixedHeight(34)

    def show_session(self, bridge: "Bridge | None") -> None:
        self._bridge = bridge
        if bridge is not None:
            bridge.edited.connect(self.refresh)
            bridge.saving_changed.connect(self.refresh)
        self.zoom.clear()
        self.refresh()

    def show_zoom(self, factor: float) -> None:
        text = f"{round(factor * 100)} %"
        self.zoom.setText(text)
        self.zoom.setAccessibleName(tr("Zoom {percentage}", percentage=text))

    def refresh(self) -> None:
        bridge = self._bridge
        if bridge is None:
            self.saved.clear()
            self.counts.clear()
            return
        if bridge.writing:
            state, sentence = "typed", tr("Saving…")
        elif bridge.typed:
            state, sentence = "typed", tr("Not saved yet: {fields}", fields=", ".join(bridge.typed))
        else:
            state, sentence = "saved", tr("All saved {time}", time=_clock(bridge.session.last_edit_time))
        self.saved.setText(f"● {sentence}")
        self.saved.setAccessibleName(sentence)
        if self.saved.property("state") != state:
            self.saved.setProperty("state", state)
            self.saved.style().polish(self.saved)
        if not bridge.writing:
            from workshop.network.records import Actor, Tie

            actors, ties = len(bridge.state.table(Actor)), len(bridge.state.table(Tie))
            counts = (trn("{n} actor", "{n} actors", actors), trn("{n} tie", "{n} ties", ties))
            self.counts.setText(" · ".join(counts))


def _clock(time: str) -> str:
    """The time of an edit as a clock here shows it; with the date where that is not today."""
    if not time:
        return ""
    here = datetime.fromisoformat(time).astimezone()
    today = datetime.now().astimezone().date()
    return here.strftime("%H:%M:%S") if here.date() == today else here.strftime("%d-%m-%Y %H:%M")
