"""The program folder that `python3 start.py build` makes: it starts, works, and stays small."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "dist" / "stip"
PROGRAM = FOLDER / ("stip.exe" if sys.platform == "win32" else "stip")
LARGEST_MB = 200

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


def test_folder_stays_small() -> None:
    size = sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file() and not path.is_symlink()) / 1e6
    print(f"\ndist/stip: {size:.0f} MB")
    assert size < LARGEST_MB
