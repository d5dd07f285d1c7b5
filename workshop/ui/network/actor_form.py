"""All fields of an actor, and the list of its ties."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from workshop import codes, labels
from workshop.edit import Edit
from workshop.i18n import tr
from workshop.network import actors
from workshop.network.records import Actor, Region, Tie
from workshop.state import State
from workshop.ui.bridge import Bridge
from workshop.ui.form.choice_fields import CheckField, ChoiceField, code_choices, rating_choices
from workshop.ui.form.form import Form
from workshop.ui.form.text_fields import NoteField, TextField
from workshop.ui.form.word_completer import WordCompleter
from workshop.ui.network.tie_list import TieList

ROWS, LOW_ROWS = 5, 3


def region_choices(state: State) -> list[tuple[Any, str]]:
    regions = sorted(state.table(Region).values(), key=lambda region: region.name.casefold())
    return [(None, tr("none")), *((region.id, region.name) for region in regions)]


def split_list(text: str) -> tuple[str, ...]:
    """Words between commas or semicolons, each once."""
    return tuple(dict.fromkeys(word.strip() for word in text.replace(";", ",").split(",") if word.strip()))


def themes_in_use(state: State) -> set[str]:
    """Themes of actors and of ties."""
    used = {theme for actor in state.table(Actor).values() for theme in actor.themes}
    return used | {tie.theme for tie in state.table(Tie).values()}


class ActorForm(Form):
    tie_chosen = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._actor_id = ""
        left, right = self.beside(2, 1)
        self.add("name", TextField(), column=left)
        self.add("short", TextField(), column=right)
        self._add_choice("kind", code_choices(codes.ACTOR_KIND))
        self._add_choice("region", [])
        left, right = self.beside()
        self._add_choice("influence", rating_choices(), left)
        self._add_choice("interest", rating_choices(), right)
        words = WordCompleter(lambda: themes_in_use(bridge.state), ",;")
        self.add("themes", TextField(", ".join, split_list, words))
        self._add_ties()
        self.add("note", NoteField())
        self.add("source", TextField())
        self._add_choice("tier", code_choices(codes.TIER))
        self._add_choice("sector", code_choices(codes.SECTOR))
        self._add_choice("entity", code_choices(codes.ENTITY))
        self.add("wished", CheckField(labels.field("wished")))
        self.add("code", TextField())
        self._extra = QLabel()
        self._extra.setTextFormat(Qt.TextFormat.PlainText)
        self._extra.setWordWrap(True)
        self._extra.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(self._extra)

    def show_actor(self, actor_id: str) -> None:
        other = actor_id != self._actor_id
        if other:
            self.leave()
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
        if actor.kind in codes.ACTOR_KIND and kind in codes.ACTOR_KIND:
            if actor.tier == codes.default_tier(actor.kind):
                values["tier"] = codes.default_tier(kind)
            if actor.sector == codes.default_sector(actor.kind):
                values["sector"] = codes.default_sector(kind)
        return values

    def _add_choice(self, name: str, choices: list[tuple[Any, str]], column: QVBoxLayout | None = None) -> None:
        field = ChoiceField()
        field.set_choices(choices)
        self.add(name, field, column=column)

    def set_low(self, low: bool) -> None:
        """Leave more of a low window to the other fields."""
        self.ties.set_most(LOW_ROWS if low else ROWS)

    def _add_ties(self) -> None:
        self._ties_caption = QLabel()
        self._ties_caption.setProperty("look", "caption")
        self._ties_caption.setContentsMargins(0, 6, 0, 0)
        self.ties = TieList()
        self.ties.chosen.connect(self.tie_chosen)
        self.column.addWidget(self._ties_caption)
        self.column.addWidget(self.ties)

    def _show_ties(self, state: State, actor_id: str) -> None:
        caption = tr("Ties ({n})", n=self.ties.show_ties(state, actor_id))
        self._ties_caption.setText(caption)
        self.ties.setAccessibleName(caption)
