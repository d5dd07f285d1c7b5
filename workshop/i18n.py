"""The language of the interface: Dutch unless the user chose English. Sentences in code are English."""

import errno
import gettext
from typing import Literal

from workshop.resource_files import resource

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")

_catalogues: dict[Language, gettext.NullTranslations] = {"en": gettext.NullTranslations()}
_language: Language = "nl"


def _catalogue(chosen: Language) -> gettext.NullTranslations:
    if chosen not in _catalogues:
        with resource("translations", f"{chosen}.mo").open("rb") as handle:
            _catalogues[chosen] = gettext.GNUTranslations(handle)
    return _catalogues[chosen]


def set_language(chosen: Language) -> None:
    global _language
    _catalogue(chosen)
    _language = chosen


def language() -> Language:
    return _language


def tr(sentence: str, **values: object) -> str:
    """The sentence in the language of the interface, its {places} filled in."""
    text = _catalogue(_language).gettext(sentence)
    return text.format(**values) if values else text


def trn(one: str, many: str, n: int, **values: object) -> str:
    """As `tr`, for a sentence that depends on the number n, which fills {n}."""
    return _catalogue(_language).ngettext(one, many, n).format(n=n, **values)


def mark(sentence: str) -> str:
    """Marks a sentence for translation where it stands in a table; `tr` translates it when it is shown."""
    return sentence


_REASONS = {
    errno.ENOENT: mark("the folder is not there"),
    errno.EACCES: mark("you may not write there"),
    errno.EPERM: mark("you may not write there"),
    errno.EROFS: mark("that place can only be read"),
    errno.ENOSPC: mark("the disk is full"),
    errno.EISDIR: mark("it is a folder"),
    errno.ENOTDIR: mark("part of the path is a file"),
    errno.ENAMETOOLONG: mark("the name is too long"),
}


def system_reason(error: OSError) -> str:
    """Why the system refused, in the language of the interface; in the system's own words where we have none."""
    known = _REASONS.get(error.errno or 0)
    return tr(known) if known else error.strerror or str(error)


def decimal(value: float, digits: int = 1) -> str:
    """A number as people write it: comma in Dutch, point in English; no trailing zeros."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"
    return text.replace(".", ",") if _language == "nl" else text
