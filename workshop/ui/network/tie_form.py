"""All fields of a tie."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workshop import codes, labels
from workshop.edit import Edit
from workshop.i18n import tr
from workshop.network import actors, ties, views
from workshop.network.records import Actor, Region, Tie
from workshop.state import State
from workshop.ui.bridge import Bridge
from workshop.ui.form.choice_fields import (
    CheckField,
    ChoiceField,
    LateChoiceField,
    OpenChoiceField,
    code_choices,
    yes_no_choices,
)
from workshop.ui.form.form import Form
from workshop.ui.form.text_fields import NoteField, TextField
from workshop.ui.form.word_completer import WordCompleter
from workshop.ui.messages import announce
from workshop.ui.network.actor_form import themes_in_use


def actor_choices(state: State) -> list[tuple[Any, str]]:
    everyone = sorted(state.table(Actor).values(), key=lambda actor: actor.name.casefold())
    return [(actor.id, actor.name) for actor in everyone]


def actor_name(state: State, actor_id: str) -> str:
    actor = state.table(Actor).get(actor_id)
    return actor.name if actor is not None else ""


def parties_of(state: State) -> dict[str, str]:
    """Every actor and region of the session: id → name."""
    names = {actor.id: actor.name for actor in state.table(Actor).values()}
    return names | {region.id: region.name for region in state.table(Region).values()}


def party_names(state: State, parties: Sequence[str]) -> str:
    """Ids of actors and regions as their names, others as they stand."""
    names = parties_of(state)
    return "; ".join(names.get(party, party) for party in parties)


def read_parties(state: State, text: str) -> tuple[str, ...]:
    """Names between semicolons; those of actors and regions as ids."""
    regions = {region.name.casefold(): region.id for region in state.table(Region).values()}
    found = []
    for name in (part.strip() for part in text.split(";")):
        if name:
            actor = actors.find(state, name)
            found.append(actor.id if actor else regions.get(name.casefold(), name))
    return tuple(dict.fromkeys(found))


class TieForm(Form):
    end_chosen = Signal(str)  # an actor

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._tie_id = ""
        self._end_ids = ["", ""]
        self._told: list[str] = []
        self._reserve = QLabel()
        self._reserve.setWordWrap(True)
        self.column.addWidget(self._reserve)
        for name in ("from_actor", "to_actor"):
            self.add(
                name, LateChoiceField(lambda: actor_choices(bridge.state), lambda key: actor_name(bridge.state, key))
            )
        self.add("kind", OpenChoiceField("tie_kind", codes.TIE_KIND))
        self.add("directed", CheckField(labels.field("directed")))
        left, right = self.beside()
        self._add_choice("strength", strength_choices(), left)
        self._add_choice("status", code_choices(codes.TIE_STATUS), right)
        names = WordCompleter(lambda: parties_of(bridge.state).values(), ";")
        self.add(
            "according_to",
            TextField(
                lambda value: party_names(bridge.state, value), lambda text: read_parties(bridge.state, text), names
            ),
        )
        left, right = self.beside()
        self._add_choice("shared", yes_no_choices(), left)
        self.add("theme", TextField(words=WordCompleter(lambda: themes_in_use(bridge.state))), column=right)
        self.add("note", NoteField())
        self.add("source", TextField())
        self._ends = [QPushButton(), QPushButton()]
        for button in self._ends:
            button.setProperty("look", "link")
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self.column.addWidget(button)
        for place, button in enumerate(self._ends):
            button.clicked.connect(lambda _checked=False, at=place: self.end_chosen.emit(self._end_ids[at]))
        self._extra = QLabel()
        self._extra.setTextFormat(Qt.TextFormat.PlainText)
        self._extra.setWordWrap(True)
        self._extra.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(self._extra)

    def show_tie(self, tie_id: str) -> None:
        other = tie_id != self._tie_id
        if other:
            self.leave()
        self._tie_id = tie_id
        state = self.bridge.state
        tie = state.table(Tie)[tie_id]
        self.show_values(tie.as_fields(), force=other)
        beside = ties.of_actor(state, tie.from_actor or "")
        reserve = views.reserve_of(tie, views.working_pairs(beside))
        said = [tr("For the horizon: {what}", what=codes.label(codes.RESERVE, reserve))] if reserve else []
        shown_in = [view for view in views.VIEWS if tie_id in views.styles([tie], view)]
        if len(shown_in) < len(views.VIEWS):
            said.append(tr("Shows in: {views}", views=", ".join(views.view_name(view) for view in shown_in)))
        self._reserve.setVisible(bool(said))
        if said != self._told:
            if said and not other:  # it may have gone from the map
                announce(self, ". ".join(said))
            self._told = said
            self._reserve.setText("\n".join(said))
        self._end_ids = [tie.from_actor or "", tie.to_actor or ""]
        for actor_id, button in zip(self._end_ids, self._ends, strict=True):
            text = tr("Show {name}", name=state.table(Actor)[actor_id].name)
            button.setText(text.replace("&", "&&"))
            button.setAccessibleName(text)
        self._extra.setText("\n".join(f"{name}: {value}" for name, value in tie.extra))
        self._extra.setVisible(bool(tie.extra))

    def change(self, name: str, value: Any) -> Callable[[], Edit | None]:
        tie_id = self._tie_id
        return lambda: ties.change(self.bridge.state, [tie_id], **{name: value})

    def _add_choice(self, name: str, choices: list[tuple[Any, str]], column: QVBoxLayout) -> None:
        field = ChoiceField()
        field.set_choices(choices)
        self.add(name, field, column=column)


def strength_choices() -> list[tuple[Any, str]]:
    return [(1, tr("1 – weak")), (2, tr("2 – ordinary")), (3, tr("3 – strong"))]
