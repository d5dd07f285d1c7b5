"""Names as they are compared: capitals, accents, punctuation and prefixes such as "gemeente" set aside."""

import re
import unicodedata

# What people write before a name, normalised, and the kind of body it announces.
_PREFIXES = {
    "gemeente": "municipality",
    "gem": "municipality",
    "provincie": "province",
    "provinsje": "province",
    "prov": "province",
    "ministerie van": "ministry",
    "ministerie voor": "ministry",
    "ministerie": "ministry",
    "minister voor": "ministry",
    "min van": "ministry",
    "min": "ministry",
    "waterschap": "water_authority",
    "wetterskip": "water_authority",
    "hoogheemraadschap van": "water_authority",
    "hoogheemraadschap": "water_authority",
    "regio": "region",
}
_PREFIX = re.compile("(" + "|".join(sorted(_PREFIXES, key=len, reverse=True)) + ") (?=.)")
_APOSTROPHES = re.compile("['’‘`´]")
_NO_WORD = re.compile(r"[\W_]+")


def normalise(name: str) -> str:
    """The name in lower case without accents, its words apart by one space: "Noardeast-Fryslân" → "noardeast fryslan".

    An ampersand reads as "en" (I&W, IenW) and an apostrophe as nothing (Aa's, aas).
    """
    text = _APOSTROPHES.sub("", name)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return _NO_WORD.sub(" ", text.lower().replace("&", " en ")).strip()


def split_prefix(normalised: str) -> tuple[str | None, str]:
    """The kind that a normalised name announces ("gemeente hulst" → municipality, if any) and the name without it."""
    found = _PREFIX.match(normalised)
    return (_PREFIXES[found[1]], normalised[found.end() :]) if found else (None, normalised)


def match_key(name: str) -> str:
    """Two names of the same kind of body mean the same when their keys are equal; spaces do not count either."""
    return split_prefix(normalise(name))[1].replace(" ", "")
