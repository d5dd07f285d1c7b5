"""How tests call `stip`: in this process, with exit code, standard output and standard error apart."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from workshop.cli import main
from workshop.i18n import set_language


@dataclass
class Result:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Stip = Callable[..., Result]


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    yield
    set_language("nl")


@pytest.fixture
def stip(capsys: pytest.CaptureFixture[str]) -> Stip:
    def call(*words: object) -> Result:
        capsys.readouterr()
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return call


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples zeeland and convenanten as sessions; tests only read them."""
    folder = tmp_path_factory.mktemp("shipped")
    for name in ("zeeland", "convenanten"):
        assert main(["new", str(folder / f"{name}.stip"), "--example", name]) == 0
    return folder


@pytest.fixture
def session(tmp_path: Path, stip: Stip) -> Path:
    """An empty session."""
    path = tmp_path / "sessie.stip"
    assert stip("new", path, "--title", "Proef").code == 0
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, to see that nothing changed or was left behind."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
