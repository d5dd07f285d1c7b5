"""What the program remembers between sessions: language, recent files, window. Never part of a session file."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import platformdirs

from workshop.i18n import LANGUAGES, Language

MOST_RECENT = 8


@dataclass(frozen=True)
class Settings:
    """All that is remembered; a value that cannot be used is as if it were never there."""

    language: Language = "nl"
    recent: tuple[str, ...] = ()  # paths of session files, the last used first
    geometry: str = ""  # of the window, as Qt gives it, base64
    inspector: bool = True
    motion: bool = True

    def with_recent(self, path: Path) -> "Settings":
        """With this file as the last one used."""
        here = str(path.absolute())
        return replace(self, recent=(here, *(other for other in self.recent if other != here))[:MOST_RECENT])

    def without_recent(self, path: str) -> "Settings":
        return replace(self, recent=tuple(other for other in self.recent if other != path))


def settings_file() -> Path:
    return Path(platformdirs.user_config_dir("stip", appauthor=False)) / "settings.json"


def log_folder() -> Path:
    return Path(platformdirs.user_log_dir("stip", appauthor=False))


def backups_folder() -> Path:
    """Where a dated copy of each session goes when it is opened."""
    return Path(platformdirs.user_data_dir("stip", appauthor=False)) / "backups"


def sessions_folder() -> Path:
    """Where new sessions go unless the user says otherwise."""
    return Path(platformdirs.user_documents_dir()) / "Stip"


def load() -> Settings:
    """The settings; whatever cannot be read is left at its default."""
    try:
        values = json.loads(settings_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _checked(values) if isinstance(values, dict) else Settings()


def save(settings: Settings) -> None:
    """Write the settings, whole or not at all; a folder that cannot be written is no reason to stop."""
    path = settings_file()
    draft = path.with_suffix(".tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
        os.replace(draft, path)
    except OSError:
        return


def _checked(values: Mapping[str, Any]) -> Settings:
    settings = Settings()
    if values.get("language") in LANGUAGES:
        settings = replace(settings, language=values["language"])
    recent = values.get("recent")
    if isinstance(recent, list):
        settings = replace(settings, recent=tuple(path for path in recent if isinstance(path, str))[:MOST_RECENT])
    if isinstance(values.get("geometry"), str):
        settings = replace(settings, geometry=values["geometry"])
    for name in ("inspector", "motion"):
        if isinstance(values.get(name), bool):
            settings = replace(settings, **{name: values[name]})
    return settings
