"""The program folder that `python3 start.py build` makes: it starts, works, and stays small."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "dist" / "stip"
PROGRAM = FOLDER / ("stip.exe" if sys.platform == "win32" else "stip")
LARGEST_MB = 150
SORTING = """
from functools import cmp_to_key
from PySide6.QtCore import QCollator, QLocale, Qt
words = ["Zeeland", "Énergie", "energie", "ijs", "Aa 10", "aa 2", "Ærø", "Östersund", "'s-Gravenhage", "Borsele"]
for name in ("nl_NL", "en_GB", "de_DE", "fr_FR"):
    collator = QCollator(QLocale(name))
    collator.setNumericMode(True)
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    print(name, sorted(words, key=cmp_to_key(collator.compare)), QLocale(name).toUpper("ĳssel"))
"""

pytestmark = pytest.mark.frozen


def start(folder: Path, *arguments: str) -> tuple[str, float]:
    """What the program prints, and its time in seconds; run where no checkout or .venv can help it."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    begun = time.perf_counter()
    result = subprocess.run(
        [PROGRAM, *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=120
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout, time.perf_counter() - begun


def test_smoke_test_passes(tmp_path: Path) -> None:
    printed, seconds = start(tmp_path, "--smoke-test")
    print(f"\n{printed.strip()} ({seconds:.2f} s)")
    assert list(tmp_path.iterdir()) == []


def test_command_line_has_the_resources(tmp_path: Path) -> None:
    printed, seconds = start(tmp_path, "register", "delfz")
    print(f"\nregister: {seconds:.2f} s")
    assert "Delfzijl" in printed
    assert "Eemsdelta" in printed


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only on Linux does Qt bring ICU along")
def test_names_sort_as_with_all_of_icu() -> None:
    (cut,) = (FOLDER / "_internal" / "PySide6" / "Qt" / "lib").glob("libicudata.so.*")
    assert cut.stat().st_size < 5e6
    whole = subprocess.run([sys.executable, "-c", SORTING], capture_output=True, text=True, check=True)
    environment = {**os.environ, "LD_PRELOAD": str(cut)}
    less = subprocess.run([sys.executable, "-c", SORTING], capture_output=True, text=True, check=True, env=environment)
    assert less.stdout == whole.stdout


def test_folder_stays_small() -> None:
    size = sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file() and not path.is_symlink()) / 1e6
    print(f"\ndist/stip: {size:.0f} MB")
    assert size < LARGEST_MB
