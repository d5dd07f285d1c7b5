"""The part of the shipped font that a figure uses, to be embedded in it."""

from functools import lru_cache
from io import BytesIO

from workshop.resource_files import resource_bytes

_FILES = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}


def subset(weight: int, characters: set[str]) -> bytes:
    """A font file with just these characters."""
    return _subset(weight, "".join(sorted(characters)))


@lru_cache(maxsize=16)
def _subset(weight: int, characters: str) -> bytes:
    from fontTools import subset as subsetting  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    options = subsetting.Options(
        layout_features=["kern"], hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 13, 14]
    )
    options.drop_tables += ["DSIG", "STAT", "meta"]
    subsetter = subsetting.Subsetter(options)
    subsetter.populate(text=characters)
    font = TTFont(BytesIO(resource_bytes("fonts", f"Inter-{_FILES[weight]}.ttf")), lazy=True)
    subsetter.subset(font)
    out = BytesIO()
    font.save(out)
    return out.getvalue()
