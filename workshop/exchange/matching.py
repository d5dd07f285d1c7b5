"""Which actor or region a name in a table means: by code, by the name as written, by the name as it is compared."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from workshop import register
from workshop.codes import default_sector, default_tier, recognise
from workshop.network import entry
from workshop.network.records import Actor, Region
from workshop.register import Body, match_key, normalise
from workshop.register.names import split_prefix

# Words that say what an organisation is in law, not who it is.
_LEGAL = frozenset(("stichting", "vereniging", "cooperatie", "bv", "nv", "b", "v", "n", "van", "de", "het", "en"))


def written(name: str) -> str:
    """A name as it stands there: only capitals and spaces set aside."""
    return " ".join(name.split()).casefold()


def _announced(name: str) -> str | None:
    """The kind of body that a name says it is ("gemeente Hulst")."""
    return split_prefix(normalise(name))[0]


class Actors:
    """The actors of a session while a table is read: each name is looked up in all that came before it."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.by_id: dict[str, Actor] = {}
        self._written: dict[str, list[str]] = defaultdict(list)
        self._keys: dict[str, list[str]] = defaultdict(list)
        self._bodies: dict[str, list[str]] = defaultdict(list)
        self._codes: dict[str, str] = {}
        self._near = NearNames()
        for actor in actors:
            self.put(actor)

    def put(self, actor: Actor, as_written: str = "") -> None:
        """Add an actor, or take over its new values; `as_written` is the name a table gave it."""
        if actor.code:
            self._codes.setdefault(actor.code.casefold(), actor.id)
        known = actor.id in self.by_id
        self.by_id[actor.id] = actor
        for name in dict.fromkeys((written(actor.name), written(as_written or actor.name))):
            if actor.id not in self._written[name]:
                self._written[name].append(actor.id)
        if known:
            return
        self._keys[match_key(actor.name)].append(actor.id)
        body = register.by_code(actor.code) if actor.code else None
        body = body or register.find(actor.name, actor.kind)
        if body is not None and body.kind == actor.kind:
            self._bodies[body.code].append(actor.id)
        self._near.put(actor.name)
        if actor.short:
            self._near.put_short(actor.short, actor.name)

    def taken(self, name: str) -> Actor | None:
        """The actor whose name this is, to the letter: a second one of that name may not be."""
        found = (self.by_id[actor_id] for actor_id in self._written.get(written(name), ()))
        return next((actor for actor in found if written(actor.name) == written(name)), None)

    def match(self, name: str, kind: str | None, code: str) -> list[Actor]:
        """Whom a row of actors means: one by its code, or one of that kind by its name; more where that is unclear.

        Without a kind a name is read as in a tie.
        """
        if code.casefold() in self._codes:
            return [self.by_id[self._codes[code.casefold()]]]
        return self._called(name, kind) if kind else self.meant(name)

    def meant(self, name: str) -> list[Actor]:
        """Whom a name without a kind means: as it is written, else by the name as it is compared."""
        exact = self.written_so(name)
        if exact:
            return exact
        return self._called(name, _announced(name))

    def written_so(self, name: str) -> list[Actor]:
        """The actors whose name stands there as it is."""
        return [self.by_id[actor_id] for actor_id in self._written.get(written(name), ())]

    def _called(self, name: str, kind: str | None) -> list[Actor]:
        exact = [actor for actor in self.written_so(name) if actor.kind == kind]
        if exact:
            return exact
        ids = list(self._keys.get(match_key(name), ()))
        for body in register.candidates(name, kind):
            ids += self._bodies.get(body.code, ())
        found = [self.by_id[actor_id] for actor_id in dict.fromkeys(ids)]
        return [actor for actor in found if kind in (None, actor.kind)]

    def near(self, name: str) -> str | None:
        """An actor that a new name looks like."""
        return self._near.find(name)

    def new(self, name: str, kind: str | None) -> Actor:
        """A new actor of this name, with what the register knows of it, or what the name itself says."""
        if kind is None:
            return replace(entry.draft(name), name=name)
        body: Body | None = register.find(name, kind)
        if body is None:
            return Actor(name=name, kind=kind, tier=default_tier(kind), sector=default_sector(kind))
        return Actor(name=name, short=body.short, kind=kind, tier=body.tier, sector=body.sector, code=body.code)


class Regions:
    """The regions of a session while a table is read."""

    def __init__(self, regions: Iterable[Region]) -> None:
        self.by_id: dict[str, Region] = {}
        self._written: dict[str, str] = {}
        self._keys: dict[str, list[str]] = defaultdict(list)
        for region in regions:
            self.put(region)

    def put(self, region: Region) -> None:
        if region.id not in self.by_id:
            self._written.setdefault(written(region.name), region.id)
            self._keys[match_key(region.name)].append(region.id)
        self.by_id[region.id] = region

    def find(self, name: str) -> Region | None:
        alike = self._keys.get(match_key(name), ())
        return self.written_so(name) or (self.by_id[alike[0]] if len(alike) == 1 else None)

    def written_so(self, name: str) -> Region | None:
        """The region whose name stands there as it is."""
        found = self._written.get(written(name))
        return self.by_id[found] if found else None

    def new(self, name: str) -> Region:
        """A new region, of the kind that the register gives it."""
        if register.find(name, "province"):
            return Region(name=name, kind="province")
        for region in register.regions():
            if match_key(region.name) == match_key(name):
                status = recognise("region_kind", region.periods[-1].status) if region.periods else None
                return Region(name=name, kind=status or "other")
        return Region(name=name)


class NearNames:
    """Names that look alike: a letter wrong, missing, extra or swapped; the same words in another order; a short name.

    Numbers must be the same ("Wijk 1" is not "Wijk 2"), and so must the kind of body that both announce ("Gemeente
    Groningen" is not "Provincie Groningen"). Single letters are compared among the first names only: beyond that,
    nobody looks at a list of doubts.
    """

    _MOST = 10_000

    def __init__(self) -> None:
        self._shapes: dict[str, list[str]] = defaultdict(list)
        self._names = 0

    def put(self, name: str) -> None:
        self._names += 1
        for shape in self._shapes_of(name):
            self._shapes[shape].append(name)

    def put_short(self, short: str, name: str) -> None:
        self._shapes[match_key(short)].append(name)

    def find(self, name: str) -> str | None:
        alike = (other for shape in self._shapes_of(name) for other in self._shapes.get(shape, ()))
        announced = _announced(name)
        return next((other for other in alike if None in (announced, it := _announced(other)) or it == announced), None)

    def _shapes_of(self, name: str) -> list[str]:
        key = match_key(name)
        words = sorted(set(normalise(name).split()) - _LEGAL)
        shapes = [key, " ".join(words), "".join(word for word in normalise(name).split() if word not in _LEGAL)]
        if len(key) > 4 and self._names <= self._MOST:
            shapes += [key[:at] + key[at + 1 :] for at, letter in enumerate(key) if not letter.isdigit()]
        return [shape for shape in dict.fromkeys(shapes) if shape]
