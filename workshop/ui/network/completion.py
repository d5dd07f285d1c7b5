"""What the name that is being typed may mean: actors of the session first, then bodies of its own province."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from workshop import register
from workshop.codes import ACTOR_KIND, label
from workshop.i18n import tr
from workshop.network.records import Actor, Region
from workshop.register.completion import EXACT, START_OF_FULL_NAME, WORD
from workshop.register.names import split_prefix
from workshop.state import State

SHORTEST = 3
"""Letters from which Enter takes the first suggestion; fewer may only be somebody's whole abbreviation."""
_MANY = 40
"""Bodies of the register that are looked at; the nearest of them are shown."""
_LATER = 1000
_SEPARATOR = re.compile(r"[>→\t\n,;]|\s[-–—]\s")
_KIND = re.compile(r"^(gemeente|provincie|ministerie van|waterschap|regio) ")
_TIE = re.compile(r"[>→\t]|\s[-–—]\s")
_TIE_PARTS = re.compile(f"({_TIE.pattern})")
_ARTICLE = re.compile(r"^(?:de|den|het|t|s) ")


@dataclass(frozen=True)
class Suggestion:
    """A name to take over: `sure` where Enter may take it, `actor_id` where it is on the map."""

    name: str
    detail: str
    sure: bool
    actor_id: str | None = None


def fragment(text: str) -> tuple[str, str]:
    """What stands before the name being typed, its separator included, and that name."""
    start = max((separator.end() for separator in _SEPARATOR.finditer(text)), default=0)
    return text[:start], text[start:].strip()


def is_tie(text: str) -> bool:
    return _TIE.search(text) is not None


def with_name(text: str, name: str) -> str:
    """The text with the name being typed replaced."""
    before, _ = fragment(text)
    space = " " if before and not before.endswith((" ", "\n", "\t")) else ""
    return f"{before}{space}{name}"


def completed(state: State, text: str) -> str:
    """A tie with the names before the one being typed written out, each by the rule that Enter follows for one name."""
    before, name = fragment(text)
    sides = _TIE_PARTS.split(before) if is_tie(text) and "\n" not in text else [before]
    if len(sides) == 1:
        return text
    sides[::2] = [_written_out(state, side) for side in sides[::2]]
    return "".join(sides) + text[len(before) :] if not name else with_name("".join(sides), name)


def _written_out(state: State, side: str) -> str:
    names = [side] if _sure_name(state, side.strip(), whole=True) else re.split(r"([,;])", side)
    written = []
    for name in names:
        found = _sure_name(state, name.strip())
        written.append(name if found is None else name.replace(name.strip(), found))
    return "".join(written)


def _sure_name(state: State, name: str, *, whole: bool = False) -> str | None:
    """The name that Enter takes for this one; None where it takes it as typed. `whole`: it is written out already."""
    found = suggest(state, name, 1) if name else []
    if not found or not found[0].sure:
        return None
    same = register.match_key(found[0].name) == register.match_key(name)
    return found[0].name if same or not whole else None


def new_names(state: State, text: str) -> list[str]:
    """The names in a tie that are not on the map yet."""
    there = {key for actor in state.table(Actor).values() for key in (_folded(actor.name), _folded(actor.short))}
    sides = [side.strip() for side in _TIE_PARTS.split(text)[::2]]
    names = [n for side in sides for n in ([side] if register.find(side) else re.split(r"[,;]", side))]
    found = [name.strip() for name in names if name.strip() and _folded(name.strip()) not in there]
    on_map = {register.match_key(actor.name) for actor in state.table(Actor).values()}
    return [name for name in found if register.match_key(name) not in on_map]


def suggest(state: State, name: str, limit: int = 7) -> list[Suggestion]:
    """At most `limit` suggestions for the name being typed, the likeliest first.

    Whole names go before beginnings, beginnings before later words; then what is on the map, bodies of the provinces
    that the session is about, and short names.
    """
    wanted = register.normalise(name)
    if not wanted:
        return []
    on_map = {_folded(actor.name) for actor in state.table(Actor).values()}
    found = [*_of_session(state, wanted), *_of_register(name, on_map, _provinces(state))]
    found.sort(key=lambda ranked: ranked[0])
    return [suggestion for _, suggestion in found[:limit]]


_Rank = tuple[bool, bool, bool, bool, int]
"""False before True: sure, whole, on the map, of the session's provinces or the country; then the length."""


def _of_session(state: State, wanted: str) -> Iterator[tuple[_Rank, Suggestion]]:
    """Actors whose name or short name, or a word of it, begins with the text."""
    here = tr("on the map")
    for actor in state.table(Actor).values():
        full, short = _folded(actor.name), _folded(actor.short)
        if wanted not in full and wanted not in short:
            continue
        bare = _KIND.sub("", full)
        starts = full.startswith(wanted) or short.startswith(wanted) or bare.startswith(wanted)
        if starts or f" {wanted}" in full or f" {wanted}" in short:
            whole = wanted in (full, short, bare)
            sure = starts and _enough(wanted, whole)
            detail = f"{label(ACTOR_KIND, actor.kind)} · {here}"
            rank = (not sure, not whole, False, False, len(bare) if starts else len(bare) + _LATER)
            yield rank, Suggestion(actor.name, detail, sure, actor.id)


def _of_register(name: str, on_map: Collection[str], provinces: Collection[str]) -> Iterator[tuple[_Rank, Suggestion]]:
    wanted = split_prefix(register.normalise(name))[1]
    for match in register.search(name, _MANY):
        body = match.body
        if _folded(body.name) in on_map:
            continue
        matched = _ARTICLE.sub("", split_prefix(_folded(match.matched))[1])
        begins = EXACT <= match.rank <= START_OF_FULL_NAME or (match.rank == WORD and matched.startswith(wanted))
        begins = begins and match.via != "successor"
        whole = match.rank == EXACT or wanted in (matched, split_prefix(_folded(match.matched))[1])
        sure = begins and _enough(wanted, match.rank == EXACT or whole)
        near = body.kind == "ministry" or body.province in provinces
        # What begins so is told by its length; the rest the register has put in the order that makes sense.
        length = len(split_prefix(_folded(body.name))[1]) if sure and body.kind != "ministry" else 0
        rank = (not sure, not (begins and whole), True, not near and sure, length)
        yield rank, Suggestion(body.name, register.describe(body), sure)


def _provinces(state: State) -> frozenset[str]:
    """The provinces that the regions and the actors of the session lie in."""
    names = [region.name for region in state.table(Region).values()]
    bodies = [register.find(name) for name in names]
    bodies += [register.by_code(actor.code) for actor in state.table(Actor).values() if actor.code]
    return frozenset((*names, *(body.province for body in bodies if body is not None and body.province)))


@lru_cache(maxsize=50_000)
def _folded(name: str) -> str:
    return register.normalise(name)


def _enough(wanted: str, whole: bool) -> bool:
    return whole or len(wanted.replace(" ", "")) >= SHORTEST
