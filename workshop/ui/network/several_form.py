"""Fields that several selected actors, or several selected ties, have in common."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from workshop import codes, labels
from workshop.edit import Edit
from workshop.i18n import tr, trn
from workshop.network import actors, ties
from workshop.network.records import Actor, Tie
from workshop.record import Record
from workshop.ui.bridge import Bridge
from workshop.ui.form.choice_fields import MIXED, ChoiceField, OpenChoiceField, code_choices
from workshop.ui.form.form import Form
from workshop.ui.network.actor_form import region_choices
from workshop.ui.network.tie_form import strength_choices

ACTOR_FIELDS = ("kind", "tier", "sector", "entity", "region")
TIE_FIELDS = ("kind", "strength", "status")


def common(records: Sequence[Record], names: Sequence[str]) -> dict[str, Any]:
    """Per field the value that all records have, or MIXED."""
    values: dict[str, Any] = {}
    for name in names:
        found = {getattr(record, name) for record in records}
        values[name] = found.pop() if len(found) == 1 else MIXED
    return values


class SeveralForm(Form):
    """What is shown depends on the selection: fields of actors, of ties, or only how many there are."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._actor_ids: list[str] = []
        self._tie_ids: list[str] = []
        self._heads: dict[str, QLabel] = {}
        self._group("actor", tr("Of these actors"))
        for name, choices in (
            ("kind", code_choices(codes.ACTOR_KIND)),
            ("tier", code_choices(codes.TIER)),
            ("sector", code_choices(codes.SECTOR)),
            ("entity", code_choices(codes.ENTITY)),
            ("region", []),
        ):
            self._add_choice(f"actor.{name}", choices, labels.field(name))
        self._group("tie", tr("Of these ties"))
        self.add("tie.kind", OpenChoiceField("tie_kind", codes.TIE_KIND), labels.field("kind"))
        self._add_choice("tie.strength", strength_choices(), labels.field("strength"))
        self._add_choice("tie.status", code_choices(codes.TIE_STATUS), labels.field("status"))

    def show_several(self, ids: Sequence[str]) -> None:
        if set(ids) != {*self._actor_ids, *self._tie_ids}:
            self.leave()
        state = self.bridge.state
        self._actor_ids = [key for key in ids if key in state.table(Actor)]
        self._tie_ids = [key for key in ids if key in state.table(Tie)]
        region = self.fields["actor.region"]
        assert isinstance(region, ChoiceField)
        region.set_choices(region_choices(state))
        values: dict[str, Any] = {}
        for group, ids_, names, record_type in (
            ("actor", self._actor_ids, ACTOR_FIELDS, Actor),
            ("tie", self._tie_ids, TIE_FIELDS, Tie),
        ):
            self._show_group(group, bool(ids_))
            if ids_:
                table = state.table(record_type)
                found = common([table[key] for key in ids_], names)
                values |= {f"{group}.{name}": value for name, value in found.items()}
        self.show_values(values)

    def count(self) -> str:
        """How many actors and ties are selected."""
        parts = []
        if self._actor_ids:
            parts.append(trn("{n} actor", "{n} actors", len(self._actor_ids)))
        if self._tie_ids:
            parts.append(trn("{n} tie", "{n} ties", len(self._tie_ids)))
        return " · ".join(parts)

    def change(self, name: str, value: Any) -> Callable[[], Edit | None]:
        group, _, field = name.partition(".")
        actor_ids, tie_ids = list(self._actor_ids), list(self._tie_ids)
        if group == "actor":
            return lambda: actors.change(self.bridge.state, actor_ids, **{field: value})
        return lambda: ties.change(self.bridge.state, tie_ids, **{field: value})

    def _group(self, group: str, text: str) -> None:
        head = QLabel(text)
        head.setProperty("look", "heading")
        head.setContentsMargins(0, 8, 0, 0)
        self.column.addWidget(head)
        self._heads[group] = head

    def _show_group(self, group: str, shown: bool) -> None:
        """Show or hide the head, the captions and the fields of actors or of ties."""
        self._heads[group].setVisible(shown)
        for name, field in self.fields.items():
            if name.startswith(f"{group}."):
                field.setVisible(shown)
                for caption in self.findChildren(QLabel):
                    if caption.buddy() is field:
                        caption.setVisible(shown)

    def _add_choice(self, name: str, choices: list[tuple[Any, str]], caption: str) -> None:
        field = ChoiceField()
        field.set_choices(choices)
        self.add(name, field, caption)
