"""Search while somebody types: the bodies that the letters so far may mean, the likeliest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from workshop.register.bodies import Body, bodies, by_code
from workshop.register.names import normalise, split_prefix

Via = Literal["name", "alias", "seat", "successor", "typo", "code"]

# How a body was found, best first; within one, bodies that exist go before those that ended.
EXACT, START, START_OF_FULL_NAME, WORD, SEAT, WORDS, INSIDE, TYPO = range(8)

# A ministry speaks for the whole country, so it goes before a province or municipality found as well.
_NATIONAL = 20_000_000


@dataclass(frozen=True, slots=True)
class Match:
    """A body found: `rank` 0 is best, `matched` the name, alias or seat that was hit, `via` what that is to it."""

    body: Body
    rank: int
    matched: str
    via: Via


class _Key(NamedTuple):
    letters: str  # a name without prefix or spaces, from its start or from a later word
    starts: bool
    body: int  # its place in bodies()
    written: str
    via: Via


class _Index(NamedTuple):
    keys: tuple[_Key, ...]
    full_names: tuple[str, ...]  # of each body, without spaces
    words: tuple[str, ...]  # of each body, all its names' words, each after a space


class _Hit(NamedTuple):
    body: int
    rank: int
    whole: bool  # the whole name was typed
    written: str
    via: Via


def search(text: str, limit: int = 8) -> list[Match]:
    """At most `limit` bodies that `text` may mean, the likeliest first; after an ended one, its successors.

    A prefix ("gemeente", "min. van") keeps to that kind where that leaves anything. Words in any order, letters inside
    a name and then one wrong letter are tried where nothing begins with what was typed.
    """
    query = normalise(text)
    kind, rest = split_prefix(query)
    letters = rest.replace(" ", "")
    if not letters:
        return []
    found: list[Match] = []
    for only in dict.fromkeys((kind, None)):
        found = found or _ranked(_beginning(query.replace(" ", ""), letters), only)
        found = found or _ranked(_containing(rest, letters), only)
    coded = by_code(text)
    if coded and all(match.body is not coded for match in found):
        found = [Match(coded, EXACT, text.strip().upper(), "code"), *found]
    return _with_successors(found or _ranked(_misspelt(letters), None), limit)


def _ranked(hits: Iterator[_Hit], kind: str | None) -> list[Match]:
    """The best hit of each body, in order of rank, existence, whole names and size."""
    best: dict[int, tuple[tuple[int, bool, bool, int, int], _Hit]] = {}
    everything = bodies()
    for hit in hits:
        body = everything[hit.body]
        if kind not in (None, body.kind) and hit.rank not in (EXACT, START_OF_FULL_NAME):
            continue
        order = (hit.rank, body.until_year is not None, not hit.whole, -_weight(body), hit.body)
        if hit.body not in best or order < best[hit.body][0]:
            best[hit.body] = (order, hit)
    ranked = sorted(best.values(), key=lambda pair: pair[0])
    return [Match(everything[hit.body], hit.rank, hit.written, hit.via) for _, hit in ranked]


def _beginning(whole: str, letters: str) -> Iterator[_Hit]:
    """Where a name, a word in it or a seat begins with the letters, or a full name with all that was typed."""
    for number, full_name in enumerate(_index().full_names):
        if full_name.startswith(whole):
            same = full_name == whole
            yield _Hit(number, EXACT if same else START_OF_FULL_NAME, same, bodies()[number].name, "name")
    for key in _index().keys:
        if key.letters.startswith(letters):
            rank = SEAT if key.via == "seat" else START if key.starts else WORD
            yield _Hit(key.body, rank, key.starts and key.letters == letters, key.written, key.via)


def _containing(rest: str, letters: str) -> Iterator[_Hit]:
    """Where each word typed begins some word of a name, or three letters or more stand anywhere in one."""
    tokens = [f" {token}" for token in rest.split()]
    if len(tokens) > 1:
        for number, words in enumerate(_index().words):
            if all(token in words for token in tokens):
                yield _Hit(number, WORDS, False, bodies()[number].name, "name")
    if len(letters) > 2:
        for key in _index().keys:
            if key.starts and letters in key.letters and key.via != "seat":
                yield _Hit(key.body, INSIDE, False, key.written, key.via)


def _misspelt(letters: str) -> Iterator[_Hit]:
    if len(letters) > 3:
        for key in _index().keys:
            if key.starts and key.via != "seat" and _one_letter_off(letters, key.letters):
                yield _Hit(key.body, TYPO, False, key.written, "typo")


def _one_letter_off(typed: str, name: str) -> bool:
    """Whether the name starts with what was typed once one letter is mended: a wrong, missing, extra or swapped one."""
    at = 0
    while at < len(typed) and typed[at] == name[at : at + 1]:
        at += 1
    return (
        name.startswith(typed[at + 1 :], at + 1)
        or name.startswith(typed[at:], at + 1)
        or name.startswith(typed[at + 1 :], at)
        or (typed[at : at + 2] == name[at : at + 2][::-1] and name.startswith(typed[at + 2 :], at + 2))
    )


def _with_successors(ranked: list[Match], limit: int) -> list[Match]:
    listed = {match.body.code for match in ranked}
    result: list[Match] = []
    for match in ranked[:limit]:
        result.append(match)
        for code in match.body.successor_codes:
            successor = by_code(code)
            if successor and code not in listed:
                listed.add(code)
                result.append(Match(successor, match.rank, match.body.name, "successor"))
    return result[:limit]


def _weight(body: Body) -> int:
    return _NATIONAL if body.kind == "ministry" and not body.domain else body.population or 0


@cache
def _index() -> _Index:
    keys: dict[_Key, None] = {}
    full_names, words = [], []
    for number, body in enumerate(bodies()):
        names = [normalise(name) for name in (body.name, body.short, *body.alt)]
        full_names.append(names[0].replace(" ", ""))
        words.append(" " + " ".join(names))
        written: list[tuple[str, Via]] = [(body.name, "name"), (body.short, "name")]
        written += [(name, "alias") for name in body.alt]
        if body.kind == "municipality" and body.until_year is None:
            written.append((body.place, "seat"))
        for name, via in written:
            parts = split_prefix(normalise(name))[1].split()
            for at in range(len(parts)):
                if at == 0 or via != "seat":
                    keys[_Key("".join(parts[at:]), at == 0, number, name, via)] = None
    return _Index(tuple(keys), tuple(full_names), tuple(words))
