"""The import contracts hold, and each of them catches a planted violation."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINTER = str(Path(sys.executable).with_name("lint-imports"))

VIOLATIONS = {
    "Imports run downward in the map": ("workshop/network/planted.py", "import workshop.session"),
    "Qt only in ui and app": ("workshop/network/planted.py", "def f():\n    from PySide6.QtCore import QObject"),
    "SQL only in storage": ("workshop/ui/planted.py", "import sqlite3"),
    "ui never imports storage": ("workshop/ui/planted.py", "from workshop.storage import schema"),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([LINTER, "--no-cache", "--no-logo"], cwd=folder, capture_output=True, text=True, timeout=60)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "workshop", tmp_path / "workshop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_contracts_hold(copy: Path) -> None:
    result = lint(copy)
    assert result.returncode == 0, result.stdout
    assert f"{len(VIOLATIONS)} kept, 0 broken" in result.stdout


@pytest.mark.parametrize("contract", VIOLATIONS)
def test_planted_violation_is_caught(contract: str, copy: Path) -> None:
    module, line = VIOLATIONS[contract]
    (copy / module).write_text(f'"""Planted."""\n\n{line}\n')
    result = lint(copy)
    assert result.returncode == 1, result.stdout
    assert f"{contract} BROKEN" in result.stdout
    assert "1 broken" in result.stdout


def test_module_outside_the_map_is_caught(copy: Path) -> None:
    (copy / "workshop" / "planted.py").write_text('"""Planted."""\n')
    result = lint(copy)
    assert result.returncode == 1
    assert "Imports run downward in the map BROKEN" in result.stdout


def test_each_folder_of_code_is_a_package() -> None:
    """Without its __init__.py a folder works in the checkout and is left out of the wheel."""
    folders = {path.parent for path in (ROOT / "workshop").rglob("*.py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").exists()] == []
