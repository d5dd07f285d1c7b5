"""The panel beside the map: the fields of what is selected, or of the session itself."""

from collections.abc import Collection
from functools import cached_property, partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from workshop import codes
from workshop.i18n import tr
from workshop.network.names import clean
from workshop.network.records import Actor, Tie
from workshop.ui.bridge import Bridge
from workshop.ui.form.form import Form
from workshop.ui.messages import announce
from workshop.ui.network.about_form import AboutForm
from workshop.ui.network.actor_form import ActorForm
from workshop.ui.network.several_form import SeveralForm
from workshop.ui.network.tie_form import TieForm

WIDTH, NARROW_WIDTH = 316, 264
LOW = 800
"""Pixels of height below which the list of ties is shorter."""
LONGEST = 160
"""Characters of a title."""
AROUND = 44
"""Pixels above and below a field that come into view with it."""


class Inspector(QFrame):
    element_chosen = Signal(str)  # an actor or a tie that the user wants to see

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName(tr("Details"))
        self.setFixedWidth(WIDTH)
        self._bridge = bridge
        self._ids: tuple[str, ...] = ()
        self.title = QLabel()
        self.title.setProperty("look", "title")
        self.title.setWordWrap(True)
        self.subtitle = QLabel()
        self.subtitle.setProperty("look", "quiet")
        self.subtitle.setWordWrap(True)
        for label in (self.title, self.subtitle):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setContentsMargins(0, 0, 10, 0)
        self.form: Form = self.about
        # Only the page that is shown is in the window: a screen reader must not find the same field four times.
        self._pages: dict[Form, QWidget] = {}
        self._low = False
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._page(self.form))
        self.destroyed.connect(partial(_delete, self._pages))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 4, 4)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.subtitle)
        column.addWidget(self._area, 1)
        bridge.edited.connect(self.refresh)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]
        self.refresh()

    # Each form is made when it is first needed.

    @cached_property
    def about(self) -> AboutForm:
        return AboutForm(self._bridge)

    @cached_property
    def actor(self) -> ActorForm:
        form = ActorForm(self._bridge)
        form.set_low(self._low)
        form.tie_chosen.connect(self.element_chosen)
        return form

    @cached_property
    def tie(self) -> TieForm:
        form = TieForm(self._bridge)
        form.end_chosen.connect(self.element_chosen)
        return form

    @cached_property
    def several(self) -> SeveralForm:
        return SeveralForm(self._bridge)

    def _page(self, form: Form) -> QWidget:
        if form not in self._pages:
            self._pages[form] = _page(form)
            form.problem_shown.connect(self._reveal)
        return self._pages[form]

    def show_elements(self, ids: Collection[str]) -> None:
        """Show the fields of these actors and ties; of the session where there are none."""
        if tuple(ids) != self._ids:
            self.form.leave()
            self._ids = tuple(ids)
            self.refresh()

    def set_narrow(self, narrow: bool) -> None:
        """Leave more of a small window to the map."""
        self.setFixedWidth(NARROW_WIDTH if narrow else WIDTH)

    def keep(self) -> None:
        """Keep what is being typed."""
        self.form.keep()

    def refresh(self) -> None:
        state = self._bridge.state
        ids = [key for key in self._ids if key in state.table(Actor) or key in state.table(Tie)]
        if not ids:
            form: Form = self.about
            self.about.show_about()
            title, subtitle = tr("This session"), tr("Select an actor or a tie on the map to see its details.")
        elif len(ids) > 1:
            form = self.several
            self.several.show_several(ids)
            title, subtitle = tr("Several selected"), self.several.count()
        elif ids[0] in state.table(Actor):
            form = self.actor
            self.actor.show_actor(ids[0])
            actor = state.table(Actor)[ids[0]]
            title, subtitle = actor.name, codes.label(codes.ACTOR_KIND, actor.kind)
        else:
            form = self.tie
            self.tie.show_tie(ids[0])
            tie = state.table(Tie)[ids[0]]
            ends = [state.table(Actor)[end or ""].name for end in (tie.from_actor, tie.to_actor)]
            title = f" {'→' if tie.directed else '–'} ".join(ends)
            subtitle = tr("tie · {status}", status=codes.label(codes.TIE_STATUS, tie.status))
        self.title.setText(clean(title, LONGEST))
        self.subtitle.setText(subtitle)
        if form is not self.form:
            focus = QApplication.focusWidget()
            followed = focus is not None and self._page(self.form).isAncestorOf(focus)
            if followed:
                self.setFocus()  # or the focus would go astray with the page
            self._area.takeWidget()
            self.form = form
            self._area.setWidget(self._page(form))
            self._page(form).show()
            if followed:
                announce(self, title)
                self._focus(next(iter(form.fields.values())))

    def focus_first(self) -> None:
        """Put the focus where somebody will want to type: the name of an actor, the kind of a tie."""
        fields = self.form.fields
        first = fields.get("kind") if isinstance(self.form, TieForm) else next(iter(fields.values()))
        visible = first if first is not None and first.isVisibleTo(self) else None
        visible = visible or next((field for field in fields.values() if field.isVisibleTo(self)), None)
        self._focus(visible)

    def _focus(self, field: QWidget | None) -> None:
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._reveal(field)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._page(self.form).isAncestorOf(now):
            self._reveal(now)

    def _reveal(self, field: QWidget) -> None:
        """Scroll to the field, with the caption above it and the sentence below it."""
        page = self._page(self.form)
        layout = page.layout()
        if layout is not None:
            layout.activate()
        self._area.ensureWidgetVisible(field, 0, AROUND)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._low = event.size().height() < LOW
        if "actor" in self.__dict__:
            self.actor.set_low(self._low)


def _page(form: Form) -> QWidget:
    page = QWidget()
    page.setObjectName("scrolled")
    column = QVBoxLayout(page)
    column.setContentsMargins(1, 2, 10, 12)
    column.addWidget(form)
    column.addStretch(1)
    return page


def _delete(pages: dict[Form, QWidget]) -> None:
    for page in pages.values():
        if isValid(page):
            page.deleteLater()
