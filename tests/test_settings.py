"""Settings are kept; what cannot be read or written never stops the program."""

from dataclasses import replace
from pathlib import Path

import pytest

from workshop import settings
from workshop.settings import MOST_RECENT, Settings


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    kept = replace(Settings(), language="en", geometry="AAEC", inspector=False).with_recent(tmp_path / "a.stip")
    settings.save(kept)
    assert settings.load() == kept


def test_without_a_file_all_is_at_its_default() -> None:
    assert settings.load() == Settings()


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"language": "fr", "recent": "x", "motion": "no"}', "\x00"]
)
def test_what_cannot_be_used_is_ignored(content: str) -> None:
    path = settings.settings_file()
    path.parent.mkdir(parents=True)
    path.write_text(content, encoding="utf-8")
    assert settings.load() == Settings()


def test_what_can_be_used_is_used_beside_what_cannot() -> None:
    path = settings.settings_file()
    path.parent.mkdir(parents=True)
    path.write_text('{"language": 3, "recent": ["a.stip", 4], "motion": false, "unknown": 1}', encoding="utf-8")
    assert settings.load() == Settings(recent=("a.stip",), motion=False)


def test_a_folder_that_cannot_be_made_is_no_reason_to_stop() -> None:
    folder = settings.settings_file().parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file where the folder should be")
    settings.save(Settings(language="en"))
    assert settings.load() == Settings()


def test_the_last_used_file_is_first_and_listed_once(tmp_path: Path) -> None:
    kept = Settings()
    for n in [*range(MOST_RECENT + 3), 4]:
        kept = kept.with_recent(tmp_path / f"{n}.stip")
    assert kept.recent[0] == str(tmp_path / "4.stip")
    assert len(kept.recent) == len(set(kept.recent)) == MOST_RECENT
    assert kept.without_recent(kept.recent[0]).recent == kept.recent[1:]
