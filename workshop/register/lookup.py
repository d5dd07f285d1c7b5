"""Exact look-up of a name as it stands in a table: which body it is, when that is beyond doubt."""

from functools import cache

from workshop.register.bodies import Body, bodies
from workshop.register.names import match_key, normalise, split_prefix


def candidates(name: str, kind: str | None = None) -> list[Body]:
    """The bodies that carry this name, abbreviation or alias, those that exist first.

    Capitals, accents, spaces and punctuation do not count. The full name goes before the name without its prefix:
    "Provincie Limburg" is not the water board.
    """
    announced, _ = split_prefix(normalise(name))
    named = _by_full_name().get(_letters(name), ())
    called = [body for body in _by_key().get(match_key(name), ()) if announced in (None, body.kind)]
    return [body for body in named or called if kind in (None, body.kind)]


def find(name: str, kind: str | None = None) -> Body | None:
    """The one body that carries this name; None where there is no such body, or more than one ("Utrecht").

    A body that exists goes before one that ended (EZK), and of those that ended under one name the last is meant (EZ).
    """
    found = candidates(name, kind)
    existing = [body for body in found if body.until_year is None]
    if len(existing) == 1 or (not existing and len({body.name for body in found}) == 1):
        return found[0]
    return None


def _letters(name: str) -> str:
    return normalise(name).replace(" ", "")


@cache
def _by_full_name() -> dict[str, tuple[Body, ...]]:
    index: dict[str, tuple[Body, ...]] = {}
    for body in bodies():
        index[_letters(body.name)] = (*index.get(_letters(body.name), ()), body)
    return index


@cache
def _by_key() -> dict[str, tuple[Body, ...]]:
    index: dict[str, tuple[Body, ...]] = {}
    for body in bodies():
        for key in {match_key(name) for name in (body.name, body.short, *body.alt)}:
            index[key] = (*index.get(key, ()), body)
    return index
