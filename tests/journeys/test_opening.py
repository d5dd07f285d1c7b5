"""What cannot be opened gets a sentence, and what was open stays open."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from workshop.app import Program
from workshop.i18n import tr
from workshop.session import Session


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for at in range(4096 * 3, len(content) - 200, 4096):
        content[at : at + 120] = b"\xff" * 120
    path.write_bytes(content)


def newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()


def other(path: Path) -> None:
    path.write_text("Dit is een brief.")


def gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("spoil", [newer, other, gone])
def test_a_file_that_cannot_be_opened_gets_a_sentence(program: Program, session_path: Path, spoil: object) -> None:
    spoil(session_path)  # type: ignore[operator]
    before = session_path.read_bytes() if session_path.exists() else None
    program.open(session_path)
    assert program.bridge is None
    assert str(session_path) in program.window.messages.sentence
    assert (session_path.read_bytes() if session_path.exists() else None) == before


def test_a_file_that_is_open_elsewhere_gets_a_sentence(program: Program, session_path: Path) -> None:
    elsewhere = Session.open(session_path)
    program.open(session_path)
    assert program.bridge is None
    assert str(session_path) in program.window.messages.sentence
    elsewhere.close()
    program.open(session_path)
    assert program.bridge is not None


def test_what_is_open_stays_open(opened: Program, tmp_path: Path) -> None:
    letter = tmp_path / "brief.stip"
    letter.write_text("Dit is een brief.")
    before = opened.bridge
    opened.open(letter)
    assert opened.bridge is before
    assert opened.window.network is not None
    assert str(letter) in opened.window.messages.sentence
    assert opened.bridge is not None
    opened.open(opened.bridge.session.path)
    assert opened.bridge is before


def test_a_damaged_file_can_be_recovered_into_a_new_one(program: Program, session_path: Path) -> None:
    damage(session_path)
    damaged = session_path.read_bytes()
    program.open(session_path)
    assert program.bridge is None
    messages = program.window.messages
    assert messages._action.isVisible()
    messages._action.click()
    assert session_path.read_bytes() == damaged
    recovered = [path for path in session_path.parent.glob("*.stip") if path != session_path]
    assert (recovered != []) == (program.window.network is not None)
    assert messages.sentence


def test_a_recent_file_that_is_gone_is_marked_and_can_be_forgotten(program: Program, session_path: Path) -> None:
    program.open(session_path)
    program.close_session()
    session_path.unlink()
    program.window.build()
    wanted = tr("Forget {name}", name="proef")
    (forget,) = [b for b in program.window.stack.findChildren(QPushButton) if b.accessibleName() == wanted]
    forget.click()
    assert program.window.settings.recent == ()


def test_an_example_that_cannot_be_made_gets_a_sentence(program: Program, tmp_path: Path) -> None:
    (tmp_path / "Documenten").write_text("geen map")
    program.open_example("zeeland", tmp_path / "Documenten")
    assert program.bridge is None
    assert program.window.messages.sentence


def test_a_file_is_asked_for_and_opened(program: Program, session_path: Path) -> None:
    program.window.actions_by_id["open"].trigger()
    dialog = program.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(session_path))
    dialog.reject()
    assert program.bridge is not None
    assert program.bridge.session.path == session_path
