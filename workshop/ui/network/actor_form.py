"""All fields of an actor, and the list of its ties."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from workshop import codes, labels
from workshop.edit import Edit
from workshop.i18n import tr
from workshop.network import actors, ties
from workshop.network.records import Actor, Region
from workshop.state import State
from workshop.ui.bridge import Bridge
from workshop.ui.canvas.palette import LINES
from workshop.ui.form.choice_fields import CheckField, ChoiceField, code_choices, rating_choices
from workshop.ui.form.form import Form
from workshop.ui.form.text_fields import NoteField, TextField

TIE_ROW = 46


def region_choices(state: State) -> list[tuple[Any, str]]:
    regions = sorted(state.table(Region).values(), key=lambda region: region.name.casefold())
    return [(None, tr("none")), *((region.id, region.name) for region in regions)]


def split_list(text: str) -> tuple[str, ...]:
    """Words between commas or semicolons, each once."""
    return tuple(dict.fromkeys(word.strip() for word in text.replace(";", ",").split(",") if word.strip()))


class ActorForm(Form):
    tie_chosen = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._actor_id = ""
        for name in ("name", "short"):
            self.add(name, TextField())
        self._add_choice("kind", code_choices(codes.ACTOR_KIND))
        self._add_choice("region", [])
        left, right = self.beside()
        self._add_choice("influence", rating_choices(), left)
        self._add_choice("interest", rating_choices(), right)
        self.add("themes", TextField(", ".join, split_list))
        self._add_ties()
        self.add("note", NoteField())
        self.add("source", TextField())
        self._add_choice("tier", code_choices(codes.TIER))
        self._add_choice("sector", code_choices(codes.SECTOR))
        self._add_choice("entity", code_choices(codes.ENTITY))
        self.add("wished", CheckField(labels.field("wished")))
        self.add("code", TextField())
        self._extra = QLabel()
        self._extra.setWordWrap(True)
        self._extra.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(self._extra)

    def show_actor(self, actor_id: str) -> None:
        other = actor_id != self._actor_id
        if other:
            self.keep()
        self._actor_id = actor_id
        state = self.bridge.state
        actor = state.table(Actor)[actor_id]
        region = self.fields["region"]
        assert isinstance(region, ChoiceField)
        region.set_choices(region_choices(state))
        self.show_values(actor.as_fields(), force=other)
        self._show_ties(state, actor_id)
        self._extra.setText("\n".join(f"{name}: {value}" for name, value in actor.extra))
        self._extra.setVisible(bool(actor.extra))

    def change(self, name: str, value: Any) -> Callable[[], Edit | None]:
        actor_id = self._actor_id
        values = {name: value}
        if name == "kind":
            values |= self._with_kind(value)
        return lambda: actors.change(self.bridge.state, [actor_id], **values)

    def _with_kind(self, kind: str) -> dict[str, Any]:
        """Tier and sector follow the kind, unless they were set to something else than the old kind's own."""
        actor = self.bridge.state.table(Actor)[self._actor_id]
        values: dict[str, Any] = {}
        if actor.kind in codes.ACTOR_KIND:
            if actor.tier == codes.default_tier(actor.kind):
                values["tier"] = codes.default_tier(kind)
            if actor.sector == codes.default_sector(actor.kind):
                values["sector"] = codes.default_sector(kind)
        return values

    def _add_choice(self, name: str, choices: list[tuple[Any, str]], column: QVBoxLayout | None = None) -> None:
        field = ChoiceField()
        field.set_choices(choices)
        self.add(name, field, column=column)

    def _add_ties(self) -> None:
        self._ties_caption = QLabel()
        self._ties_caption.setProperty("look", "caption")
        self._ties_caption.setContentsMargins(0, 8, 0, 0)
        self.ties = QListWidget()
        self.ties.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.ties.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ties.itemActivated.connect(self._on_tie)
        self.ties.itemClicked.connect(self._on_tie)
        self.column.addWidget(self._ties_caption)
        self.column.addWidget(self.ties)

    def _show_ties(self, state: State, actor_id: str) -> None:
        names = state.table(Actor)
        found = []
        for tie in ties.of_actor(state, actor_id):
            other = names[(tie.to_actor if tie.from_actor == actor_id else tie.from_actor) or ""].name
            direction = "" if not tie.directed else "→ " if tie.from_actor == actor_id else "← "
            kind, status = codes.label(codes.TIE_KIND, tie.kind), codes.label(codes.TIE_STATUS, tie.status)
            found.append((f"{direction}{other}\n{kind} · {status}", tie))
        found.sort(key=lambda pair: (list(codes.TIE_STATUS).index(pair[1].status), pair[0].lstrip("→← ").casefold()))
        caption = tr("Ties ({n})", n=len(found))
        self._ties_caption.setText(caption)
        self.ties.setAccessibleName(caption)
        self.ties.clear()
        for text, tie in found:
            item = QListWidgetItem(status_icon(tie.status), text, self.ties)
            item.setData(Qt.ItemDataRole.UserRole, tie.id)
            item.setToolTip(text)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, text.replace("\n", ", "))
        self.ties.setFixedHeight(min(max(len(found), 1), 5) * TIE_ROW + 10)
        self.ties.setVisible(bool(found))

    def _on_tie(self, item: QListWidgetItem) -> None:
        self.tie_chosen.emit(item.data(Qt.ItemDataRole.UserRole))


_STYLE_OF_STATUS = {"active": "active", "desired": "desired", "strained": "strained", "phase_out": "phase_out"}


def status_icon(status: str) -> QIcon:
    """A piece of line as the map draws ties of this status."""
    look = LINES[_STYLE_OF_STATUS.get(status, "ended")]  # type: ignore[index]
    pixmap = QPixmap(48, 32)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(look.colour), 2.4 if look.dotted else 2)
    if look.dash:
        pen.setDashPattern([1, 1.6] if look.dotted else [3, 2])
    painter.setPen(pen)
    painter.drawLine(1, 8, 23, 8)
    if look.crossed:
        painter.drawLine(9, 3, 14, 13)
    painter.end()
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        icon.addPixmap(pixmap, mode)
    return icon
