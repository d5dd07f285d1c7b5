"""What the name that is being typed may mean: actors of the session first, then the register."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from workshop import register
from workshop.codes import ACTOR_KIND, label
from workshop.i18n import tr
from workshop.network.records import Actor
from workshop.register.completion import EXACT, START_OF_FULL_NAME
from workshop.state import State

SHORTEST = 3
"""Letters from which Enter takes the first suggestion; fewer may only be somebody's whole abbreviation."""
_SEPARATOR = re.compile(r"[>→\t\n,;]|\s[-–—]\s")
_KIND = re.compile(r"^(gemeente|provincie|ministerie van|waterschap|regio) ")
_TIE = re.compile(r"[>→\t]|\s[-–—]\s")


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


def suggest(state: State, name: str, limit: int = 7) -> list[Suggestion]:
    """At most `limit` suggestions for the name being typed; those that begin with it first."""
    wanted = register.normalise(name)
    if not wanted:
        return []
    found = list(_of_session(state, wanted))
    on_map = {_folded(actor.name) for actor in state.table(Actor).values()}
    for match in register.search(name, limit + 4):
        if register.normalise(match.body.name) not in on_map:
            detail = register.describe(match.body)
            sure = match.via != "successor" and EXACT <= match.rank <= START_OF_FULL_NAME
            found.append(Suggestion(match.body.name, detail, sure and _enough(wanted, match.rank == EXACT)))
    found.sort(key=lambda suggestion: not suggestion.sure)
    return found[:limit]


def _of_session(state: State, wanted: str) -> Iterator[Suggestion]:
    """Actors whose name or short name, or a word of it, begins with the text; the beginnings first."""
    starting, within, here = [], [], tr("on the map")
    for actor in state.table(Actor).values():
        full, short = _folded(actor.name), _folded(actor.short)
        if wanted not in full and wanted not in short:
            continue
        detail = f"{label(ACTOR_KIND, actor.kind)} · {here}"
        if full.startswith(wanted) or short.startswith(wanted) or _KIND.sub("", full).startswith(wanted):
            whole = wanted in (full, short)
            starting.append((not whole, len(actor.name), actor, detail, _enough(wanted, whole)))
        elif f" {wanted}" in full or f" {wanted}" in short:
            within.append(Suggestion(actor.name, detail, False, actor.id))
    starting.sort(key=lambda item: item[:2])
    for _, _, actor, detail, sure in starting:
        yield Suggestion(actor.name, detail, sure, actor.id)
    yield from within


@lru_cache(maxsize=50_000)
def _folded(name: str) -> str:
    return register.normalise(name)


def _enough(wanted: str, whole: bool) -> bool:
    return whole or len(wanted.replace(" ", "")) >= SHORTEST
