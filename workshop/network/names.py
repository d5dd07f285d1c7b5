"""Names on the map: full, medium (shortened by rule) and short; cleaned for drawing and wrapped in balanced lines."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal

from workshop.network.records import Actor

NameLevel = Literal["full", "medium", "short"]
WRAP = 14
LONGEST_LABEL = 90
LONGEST_WORD = 18
MAX_LINES = 5
ELLIPSIS = "…"

# Said by shape and stacking already, so the medium name does without; in this order, each once.
_TYPE_WORD = re.compile(r"^(gemeente|regio|provincie|waterschap|hoogheemraadschap)\s+(?=\S)", re.IGNORECASE)
_DROPPED_PREFIX = re.compile(r"^(gemeente|regio)\s+(?=\S)", re.IGNORECASE)
_DROPPED_SUFFIX = re.compile(
    r"(?<=\S)\s+\((?:collectief|regio|beoogd|advies \d{4}|\d{4}|grenspartners)\)$", re.IGNORECASE
)
_MINISTRY = re.compile(r"^ministerie\s+van\s+", re.IGNORECASE)
_ABBREVIATED = (
    (re.compile(r"\bin Zeeuws-Vlaanderen$"), "Z-Vl."),
    (re.compile(r"(?<=\S )Zeeuws-Vlaanderen\b"), "Z-Vl."),
    (re.compile(r"\bZeeuws-Vlaamse\b"), "Z-Vl."),
    (re.compile(r"\bin (Zuid-Limburg|Noord-Limburg|Midden-Limburg|Zeeland|Limburg|Groningen)$"), r"\1"),
    (re.compile(r"(?<=\S )Zuid-Limburg$"), "Z-Limburg"),
    (re.compile(r"\bin krimpregio's$"), ""),
    (re.compile(r"^Maatschappelijk(?:e partners| middenveld)\b"), "Middenveld"),
    (re.compile(r"\s*/\s*"), "/"),
)
_BRACKETED = re.compile(r"(?<=\S)\s+\([^()]*\)$")
_LONG = 36


def default_level(n_actors: int) -> NameLevel:
    """Full names fit up to about forty actors."""
    return "full" if n_actors <= 40 else "medium"


@lru_cache(maxsize=20_000)
def clean(text: str, longest: int = LONGEST_LABEL) -> str:
    """One line that can be drawn: no control or direction characters, single spaces, cut with … beyond `longest`."""
    kept = "".join(_drawable(character) for character in text[: longest * 4])
    line = " ".join(kept.split())
    return line if len(line) <= longest and len(text) <= longest * 4 else line[: longest - 1].rstrip() + ELLIPSIS


def _drawable(character: str) -> str:
    """The character, a space for one that only separates, nothing for one that would disturb its neighbours."""
    if character.isprintable():
        return character
    category = unicodedata.category(character)
    if category in ("Cc", "Zs", "Zl", "Zp"):
        return " "
    # Joiners make one emoji or one Arabic or Indic form out of several characters.
    return character if character in "\u200c\u200d" else ""


def labels(actors: Iterable[Actor], level: NameLevel) -> Mapping[str, str]:
    """Per actor id the name that its label shows at this level, cleaned, not wrapped."""
    everyone = list(actors)
    full = {actor.id: clean(actor.name) for actor in everyone}
    if level == "full":
        return full
    medium = _unique({actor.id: _medium(full[actor.id], clean(actor.short)) for actor in everyone}, full)
    if level == "medium":
        return medium
    return {actor.id: clean(actor.short) or medium[actor.id] for actor in everyone}


@lru_cache(maxsize=20_000)
def _medium(name: str, short: str) -> str:
    if _MINISTRY.match(name):
        rest = short or _MINISTRY.sub("", name)
        return f"Min. {rest}"
    shorter = _DROPPED_SUFFIX.sub("", name)
    shorter = _DROPPED_PREFIX.sub("", shorter)
    for pattern, replacement in _ABBREVIATED:
        shorter = pattern.sub(replacement, shorter).strip()
    if len(shorter) > _LONG:
        shorter = _BRACKETED.sub("", shorter)
    if len(shorter) > _LONG and short:
        shorter = short
    return shorter or name


def _unique(medium: Mapping[str, str], full: Mapping[str, str]) -> dict[str, str]:
    """The medium names, but the full one where another actor would be called the same without its type word."""
    bare = {key: _TYPE_WORD.sub("", name).casefold() for key, name in medium.items()}
    known = Counter(bare.values())
    return {key: name if name == full[key] or (known[bare[key]] == 1) else full[key] for key, name in medium.items()}


@lru_cache(maxsize=20_000)
def wrap(text: str, width: int = WRAP) -> tuple[str, ...]:
    """The text in the fewest lines of about `width` characters, as equally long as can be.

    Breaks at spaces, after a hyphen or slash, and inside words of more than LONGEST_WORD characters (with a hyphen).
    """
    pieces = [piece for word in text.split(" ") if word for piece in _pieces(word, width)]
    if not pieces:
        return ()
    limit = max(width, *(len(piece.rstrip()) for piece in pieces))
    fewest = len(_filled(pieces, limit))
    narrowest = limit
    for narrower in range(limit, 0, -1):
        if narrower < max(len(piece.rstrip()) for piece in pieces) or len(_filled(pieces, narrower)) > fewest:
            break
        narrowest = narrower
    lines = _filled(pieces, narrowest)
    if len(lines) > MAX_LINES:
        lines = [*lines[: MAX_LINES - 1], lines[MAX_LINES - 1].rstrip(" -/") + ELLIPSIS]
    return tuple(lines)


def _filled(pieces: list[str], width: int) -> list[str]:
    """The pieces in lines, each as full as it goes. A piece that ends a word ends in a space."""
    lines = [""]
    for piece in pieces:
        if lines[-1] and len((lines[-1] + piece).rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    # A hyphen put in for a break goes where there is none.
    return [_joined(line) for line in lines]


_SOFT = "\u00ad"


def _joined(line: str) -> str:
    stripped = line.rstrip()
    tail = "-" if stripped.endswith(_SOFT) else ""
    return stripped.replace(_SOFT, "") + tail


def _pieces(word: str, width: int) -> list[str]:
    """Where a word may be broken; the last piece ends in a space."""
    parts = re.findall(r"[^-/]*[-/]+(?=\w)|.+$", word) or [word]
    broken = [piece for part in parts for piece in _broken(part, width)]
    # A stub of one or two characters on a line of its own helps nobody ("Z-Vl.").
    joined: list[str] = []
    for piece in broken:
        if joined and (len(joined[-1].rstrip("-/")) <= 2 or len(piece) <= 2) and not joined[-1].endswith(_SOFT):
            joined[-1] += piece
        else:
            joined.append(piece)
    joined[-1] += " "
    return joined


# Ends of the first half of Dutch compounds that these names are full of, and starts of the second half.
_FIRST = (
    "samenwerkings",
    "koninkrijks",
    "portefeuille",
    "woning",
    "convenant",
    "onderwijs",
    "bevolkings",
    "programma",
    "maatschappelijk",
    "uitvoerings",
    "zorg",
    "welzijns",
    "thema",
    "topkrimp",
    "krimp",
    "thuiszorg",
    "school",
    "gezondheids",
    "arbeids",
)
_SECOND = (
    "gemeente",
    "instelling",
    "corporatie",
    "verband",
    "ontwikkeling",
    "gedeputeerde",
    "organisatie",
    "aanbieder",
    "verzekeraar",
    "bestuur",
    "besturen",
    "vereniging",
    "ministerie",
    "eigena",
    "departement",
    "centrum",
    "gebied",
)


def _broken(part: str, width: int) -> list[str]:
    if len(part) <= LONGEST_WORD and not (len(part) > width and _seam(part)):
        return [part]
    at = _seam(part) or _syllable(part, width)
    return [part[:at] + _SOFT, *_broken(part[at:], width)]


def _seam(part: str) -> int:
    """Where a compound's second half starts, nearest to the middle; 0 where none is known."""
    low = part.casefold()
    if len(low) != len(part):
        return 0
    seams = [low.index(second) for second in _SECOND if second in low[4:] and low.index(second) >= 4]
    opening = len(low) - len(low.lstrip("('"))
    seams += [opening + len(first) for first in _FIRST if low.startswith(first, opening)]
    return min((at for at in seams if 4 <= at <= len(part) - 4), key=lambda at: abs(at - len(part) / 2), default=0)


def _syllable(part: str, width: int) -> int:
    """A place to break a long word: between two consonants that follow a vowel, or just where the line is full."""
    target = min(width - 1, len(part) - 4) if len(part) < 2 * width else width - 1
    for at in range(target, max(target - 6, 3), -1):
        before, here, after = part[at - 2 : at - 1].casefold(), part[at - 1], part[at : at + 1]
        if before in "aeiouy" and here.casefold() not in "aeiouy" and after.casefold() not in "aeiouy":
            return at
    return target
