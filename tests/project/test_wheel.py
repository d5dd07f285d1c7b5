"""The wheel holds the program and everything in resources/, and works from where it is installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from workshop.resource_files import resource_bytes

ROOT = Path(__file__).parents[2]

PROGRAM = """
import sys
from pathlib import Path
import workshop
from workshop.i18n import set_language
from workshop.resource_files import resource, resource_bytes, resource_text
target = Path(sys.argv[1])
assert Path(workshop.__file__).is_relative_to(target), workshop.__file__
assert "Groningen" in resource_text("register", "provinces.csv")
assert resource_bytes("fonts", "Inter-Regular.ttf")[:4] == bytes([0, 1, 0, 0])
set_language("nl")
"""


def test_checkout_finds_its_resources() -> None:
    """The editable install that start.py makes maps resources/ to workshop.resources as the wheel does."""
    assert resource_bytes("fonts", "Inter-Regular.ttf") == (ROOT / "resources/fonts/Inter-Regular.ttf").read_bytes()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy without compiled files, and without the network: what a build needs is in the environment."""
    source = tmp_path_factory.mktemp("source")
    for name in ("workshop", "resources"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("*.mo", "__pycache__"))
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", f"{source}/dist", str(source)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stderr
    (built,) = (source / "dist").glob("*.whl")
    return built


def test_wheel_holds_all_code_and_resources(wheel: Path) -> None:
    code = {path.relative_to(ROOT).as_posix() for path in (ROOT / "workshop").rglob("*.py")}
    files = [path for path in (ROOT / "resources").rglob("*") if path.is_file() and path.suffix not in (".mo", ".pyc")]
    resources = {"workshop/" + path.relative_to(ROOT).as_posix() for path in files}
    catalogues = {name.removesuffix(".po") + ".mo" for name in resources if name.endswith(".po")}
    with ZipFile(wheel) as archive:
        shipped = set(archive.namelist())
    assert (code | resources | catalogues | {"workshop/py.typed"}) - shipped == set()
    assert catalogues
    assert [name for name in shipped if not name.startswith(("workshop/", "stip-"))] == []


def test_installed_wheel_finds_its_resources(wheel: Path, tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-index"]
    subprocess.run([*pip, f"--target={tmp_path}/site", str(wheel)], check=True, timeout=60)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    command = [sys.executable, "-c", PROGRAM, f"{tmp_path}/site"]
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr
