"""Dutch and English are complete: every sentence in the code has its Dutch, with the same places to fill in."""

import io
import re
import string
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import workshop
from workshop import i18n
from workshop.codes import LISTS
from workshop.resource_files import resource_bytes

KEYWORDS = {"tr": None, "trn": (1, 2), "mark": None}


def messages_in_code() -> set[str]:
    folder = workshop.__path__[0]
    found = extract_from_dir(folder, method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {one if isinstance(one, str) else one[0] for _, _, one, _, _ in found}


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_sentence_has_its_dutch_and_no_other_stands_there() -> None:
    catalogue = read_po(io.BytesIO(resource_bytes("translations", "nl.po")), locale="nl")
    dutch = {one.id if isinstance(one.id, str) else one.id[0]: one for one in catalogue if one.id}
    code = messages_in_code()
    assert sorted(code - dutch.keys()) == []
    assert sorted(dutch.keys() - code) == []
    for message in dutch.values():
        english = [message.id] if isinstance(message.id, str) else list(message.id)
        strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
        assert all(strings), english
        for text in strings:
            assert places(text) == places(english[-1]), english


def test_no_sentence_hides_in_an_f_string() -> None:
    """There the extraction does not see it on Python 3.11."""
    sources = (path.read_text(encoding="utf-8") for path in Path(workshop.__path__[0]).rglob("*.py"))
    assert not [found for text in sources for found in re.findall(r"\{(?:tr|trn|mark)\([\"'].*", text)]


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    catalogue = read_po(io.BytesIO(resource_bytes("translations", "nl.po")), locale="nl")
    for message in catalogue:
        if message.id and isinstance(message.id, str):
            assert i18n.tr(message.id) == message.string


def test_every_code_has_both_labels() -> None:
    for codes in LISTS.values():
        assert all(code.nl and code.en for code in codes.values())
        assert len({code.nl for code in codes.values()}) == len(codes)


def test_the_system_is_quoted_in_dutch(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file") as caught:
        (tmp_path / "geen map" / "x").touch()
    assert i18n.system_reason(caught.value) == "de map is er niet"
    assert i18n.system_reason(OSError(12345, "strange")) == "strange"


@pytest.mark.parametrize(("language", "text"), [("nl", "3,5"), ("en", "3.5")])
def test_numbers_are_written_as_people_do(language: i18n.Language, text: str) -> None:
    i18n.set_language(language)
    try:
        assert i18n.decimal(3.50, 2) == text
        assert i18n.decimal(4.0) == "4"
    finally:
        i18n.set_language("nl")
