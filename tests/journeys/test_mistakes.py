"""A mistake of the program itself: logged without what the session holds, said, and survived."""

import sys

import pytest
from PySide6.QtGui import QGuiApplication

from workshop.app import Program, described
from workshop.settings import log_folder
from workshop.ui.network.screen import NetworkScreen

SECRET = "Gemeente Hulst is tegen"


def mistake() -> None:
    raise KeyError(SECRET)


def test_a_mistake_is_noted_without_what_the_session_holds(
    opened: Program, network: NetworkScreen, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        mistake()
    except KeyError:
        kind, error, where = sys.exc_info()
        assert kind is not None
        assert error is not None
        opened.on_unexpected(kind, error, where)
    capsys.readouterr()
    messages = opened.window.messages
    assert messages.sentence
    messages._action.click()
    details = QGuiApplication.clipboard().text()
    log = (log_folder() / "stip.log").read_text(encoding="utf-8")
    for text in (details, log):
        assert "KeyError" in text
        assert "test_mistakes.py" in text
        assert "mistake" in text
        assert SECRET not in text
    network.toolbar.entry.entered.emit("Gemeente Terneuzen")
    assert len(network.map.diagram.nodes) == 5


def test_details_say_which_version_and_where() -> None:
    try:
        mistake()
    except KeyError:
        kind, _, where = sys.exc_info()
        assert kind is not None
        text = described(kind, where)
    assert text.startswith("Stip ")
    assert SECRET not in text
