"""The files that ship with Stip: register, examples, fonts, icons, translations."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def resource(*parts: str) -> Traversable:
    """A shipped file or folder, wherever the program lies (checkout, wheel, frozen build)."""
    return files("workshop.resources").joinpath(*parts)


def resource_text(*parts: str) -> str:
    return resource(*parts).read_text(encoding="utf-8")


def resource_bytes(*parts: str) -> bytes:
    return resource(*parts).read_bytes()
