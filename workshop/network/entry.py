"""What a line of quick entry means: names, several names, a pasted list, `A > B` and `A - B` for ties."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from workshop import register
from workshop.codes import default_sector, default_tier
from workshop.edit import Change, Edit, Label
from workshop.errors import UserError
from workshop.i18n import tr, trn
from workshop.network import actors, ties
from workshop.network.records import Actor, Tie
from workshop.state import State

# A name that says what kind of body it is, for those the register does not hold.
_KIND_BY_WORD = (
    ("ministerie", "ministry"),
    ("provincie", "province"),
    ("waterschap", "water_authority"),
    ("hoogheemraadschap", "water_authority"),
    ("gemeente", "municipality"),
    ("stuurgroep", "region"),
    ("samenwerkingsverband", "region"),
    ("regio", "region"),
    ("woningcorporatie", "housing_association"),
    ("woningstichting", "housing_association"),
    ("ziekenhuis", "care"),
    ("zorg", "care"),
    ("huisarts", "care"),
    ("ggd", "care"),
    ("universiteit", "knowledge_institute"),
    ("school", "education"),
    ("mbo", "education"),
    ("roc", "education"),
    ("college", "education"),
    ("ondernemers", "business"),
    ("bedrijven", "business"),
    ("mkb", "business"),
    ("inwoners", "residents"),
    ("bewoners", "residents"),
)
_TIE = re.compile(r"\s*(?:>|→|\t)\s*|\s+[-–—](?:\s+|$)")
_DIRECTED = re.compile(r"[>→\t]")
_BULLET = re.compile(r"^[-–—•*]\s+")
_NAMED = 3
"""Names of added actors that are said; of more, the first of them and how many others."""


@dataclass(frozen=True)
class Entry:
    """What was typed, as an edit (None where all of it was there), the actors it names, and what was left out."""

    edit: Edit | None
    actors: tuple[str, ...]
    notes: tuple[str, ...] = ()

    def said(self) -> str:
        """What is added, and what is left out, as a sentence or more."""
        records = [change.after for change in self.edit.changes] if self.edit is not None else []
        names = [record.name for record in records if isinstance(record, Actor)]
        made = sum(isinstance(record, Tie) for record in records)
        sentences = []
        if names:
            sentences.append(tr("{names} added.", names=_listed(names)))
        if made and self.edit is not None and self.edit.label.id == "add_tie":
            sentences.append(tr("Tie {a} – {b} added.", **self.edit.label.args))
        elif made:
            sentences.append(trn("{n} tie added.", "{n} ties added.", made))
        return " ".join((*sentences, *self.notes))


def _listed(names: list[str]) -> str:
    """Names as people list them; of more than a few the first ones."""
    if len(names) > _NAMED:
        return tr("{names} and {n} more", names=", ".join(names[:_NAMED]), n=len(names) - _NAMED)
    return tr("{names} and {name}", names=", ".join(names[:-1]), name=names[-1]) if len(names) > 1 else names[0]


def lacks_a_party(text: str) -> bool:
    """Whether the text is a tie of which one side is still to be named."""
    parts = _TIE.split(_BULLET.sub("", text.strip()))
    return len(parts) > 1 and not all(part.strip(" ,;") for part in parts)


def ties_itself(text: str) -> bool:
    """Whether the text is a tie with the same name on both sides."""
    parts = [register.match_key(part) for part in _TIE.split(text.strip())]
    return any(one and one == other for one, other in pairwise(parts))


def draft(name: str) -> Actor:
    """A new actor of this name, with what the register knows of it, or what the name itself says."""
    body = register.find(name)
    if body is not None:
        return Actor(
            name=body.name, short=body.short, kind=body.kind, tier=body.tier, sector=body.sector, code=body.code
        )
    first = name.casefold()
    kind = next((kind for word, kind in _KIND_BY_WORD if re.search(rf"\b{word}", first)), "civil_society")
    return Actor(name=" ".join(name.split()), kind=kind, tier=default_tier(kind), sector=default_sector(kind))


def read(state: State, text: str, *, status: str = "active") -> Entry:
    """What the text asks for, as one edit. Ties get the status given.

    Raises UserError where nothing of it can be done: an empty name, a name that is there, a tie to itself.
    """
    reader = _Reader(state, status)
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise UserError(tr("An actor needs a name."))
    for line in lines:
        reader.line(_BULLET.sub("", line.strip()))
    return reader.entry()


class _Reader:
    def __init__(self, state: State, status: str) -> None:
        self._state = state
        self._status = status
        self._by_name = {_folded(actor.name): actor for actor in state.table(Actor).values()}
        self._by_short = {_folded(a.short): a for a in state.table(Actor).values() if a.short}
        self._names = {actor.id: actor.name for actor in state.table(Actor).values()}
        self._new: list[Actor] = []
        self._wanted: list[Tie] = []
        self._ties: list[Tie] = []
        self._named: dict[str, None] = {}
        self._notes: list[str] = []

    def line(self, line: str) -> None:
        parts = _TIE.split(line)
        # A dash may be part of a name; an arrow never is.
        if len(parts) == 1 or (not _DIRECTED.search(line) and all(parts) and self._known(line)):
            for name in self._split(line):
                self._add(name)
            return
        if lacks_a_party(line):
            raise UserError(tr("Name the other party as well, as in Hulst > Vlaanderen."))
        directed = bool(_DIRECTED.search(line))
        chain = [[self._find_or_add(name) for name in self._split(part)] for part in parts]
        for left, right in pairwise(chain):
            for a in left:
                for b in right:
                    self._tie(a, b, directed)

    def entry(self) -> Entry:
        self._check_ties()
        if not self._new and not self._ties:
            raise UserError(" ".join(self._notes) or tr("An actor needs a name."))
        changes = tuple(Change(None, record) for record in (*self._new, *self._ties))
        return Entry(Edit(self._label(), changes), tuple(self._named), tuple(self._notes))

    def _label(self) -> Label:
        if len(self._ties) == 1:
            tie = self._ties[0]
            return Label("add_tie", {"a": self._names[tie.from_actor or ""], "b": self._names[tie.to_actor or ""]})
        if self._ties:
            return Label("add_ties", {"n": len(self._ties)})
        if len(self._new) == 1:
            return Label("add_actor", {"name": self._new[0].name})
        return Label("add_actors", {"n": len(self._new)})

    def _split(self, text: str) -> list[str]:
        """Names between commas; a comma inside a known name ("Onderwijs, Cultuur en Wetenschap") parts nothing."""
        parts = [part.strip() for part in re.split(r"[,;]", text)]
        names, start = [], 0
        while start < len(parts):
            for end in range(len(parts), start, -1):
                name = ", ".join(parts[start:end])
                if end == start + 1 or self._known(name):
                    names.append(name)
                    start = end
                    break
        return [name for name in names if name]

    def _known(self, name: str) -> bool:
        return register.normalise(name) in self._by_name or register.find(name) is not None

    def _existing(self, name: str) -> Actor | None:
        wanted = register.normalise(name)
        return self._by_name.get(wanted) or self._by_short.get(wanted)

    def _add(self, name: str) -> None:
        made = draft(name)
        there = self._by_name.get(register.normalise(name)) or self._by_name.get(register.normalise(made.name))
        if there is not None:
            self._notes.append(tr("{name} is already on the map.", name=there.name))
            self._named[there.id] = None
        else:
            self._put(made)

    def _find_or_add(self, name: str) -> Actor:
        there = self._existing(name)
        if there is None:
            made = draft(name)
            there = self._by_name.get(register.normalise(made.name)) or self._put(made)
        self._named[there.id] = None
        return there

    def _put(self, made: Actor) -> Actor:
        taken = {existing.name.casefold(): existing.name for existing in self._by_name.values()}
        made = replace(made, name=actors.checked_name(made.name, taken))
        self._new.append(made)
        self._names[made.id] = made.name
        self._by_name[register.normalise(made.name)] = made
        self._named[made.id] = None
        return made

    def _tie(self, a: Actor, b: Actor, directed: bool) -> None:
        self._wanted.append(Tie(from_actor=a.id, to_actor=b.id, directed=directed, status=self._status))

    def _check_ties(self) -> None:
        """Take over the ties that may be; of a large network only those between the same actors are looked at."""
        ends = {end for tie in self._wanted for end in (tie.from_actor, tie.to_actor)}
        there = self._state.table(Tie).values() if ends else ()
        said = {ties.said(tie) for tie in there if tie.from_actor in ends and tie.to_actor in ends}
        for tie in self._wanted:
            try:
                ties.check(tie, said, self._names)
            except UserError as error:
                self._notes.append(error.message)
            else:
                said.add(ties.said(tie))
                self._ties.append(tie)


@lru_cache(maxsize=50_000)
def _folded(name: str) -> str:
    return register.normalise(name)
