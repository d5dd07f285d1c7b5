"""Backups: a copy of the session each time it is opened, thinned as it ages."""

from datetime import UTC, datetime
from pathlib import Path

from workshop.storage.session_file import SessionFile

_STAMP = "%Y%m%dT%H%M%S%fZ"
_KEEP_ALL = 10  # the newest copies; of older ones, one for each day
_KEEP_DAYS = 30


def back_up(file: SessionFile, folder: Path) -> Path:
    """Copy an open session to `folder`/<lineage>/<time>.stip."""
    shelf = folder / file.lineage
    shelf.mkdir(parents=True, exist_ok=True)
    target = shelf / f"{datetime.now(UTC).strftime(_STAMP)}.stip"
    file.copy_to(target)
    for old in surplus(sorted(shelf.glob("*.stip"))):
        old.unlink()
    return target


def surplus(copies: list[Path]) -> list[Path]:
    """Which copies (oldest first) may go: all but the newest ten, and the last of each of thirty days before."""
    older = copies[:-_KEEP_ALL]
    last_of_day = {copy.name[:8]: copy for copy in older}
    kept = set(list(last_of_day.values())[-_KEEP_DAYS:])
    return [copy for copy in older if copy not in kept]
