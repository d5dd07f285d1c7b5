"""Edits through the bridge: signals, refusals, and large edits that a worker writes."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workshop.errors import UserError
from workshop.network import actors
from workshop.network.records import Actor
from workshop.session import Session
from workshop.ui.bridge import LARGE, Bridge


@pytest.fixture
def alone(qtbot: QtBot, session_path: Path) -> Bridge:
    return Bridge(Session.open(session_path))


def many(bridge: Bridge, n: int = LARGE + 1) -> bool:
    return bridge.do(actors.add(bridge.state, [Actor(name=f"Actor {k}") for k in range(n)]))


def test_an_edit_is_told_when_it_is_in_the_file(qtbot: QtBot, alone: Bridge) -> None:
    with qtbot.waitSignal(alone.edited) as told:
        assert alone.do(actors.add(alone.state, [Actor(name="Gemeente Terneuzen")]))
    assert told.args is not None
    assert told.args[0].label.id == "add_actor"
    alone.undo()
    alone.redo()
    path = alone.session.path
    alone.close()
    again = Session.open(path)
    assert "Gemeente Terneuzen" in {actor.name for actor in again.state.table(Actor).values()}
    again.close()


def test_a_refused_edit_is_a_sentence_and_changes_nothing(qtbot: QtBot, alone: Bridge) -> None:
    before = alone.revision
    with qtbot.waitSignal(alone.refused) as told:
        assert not alone.attempt(lambda: actors.add(alone.state, [Actor(name="gemeente hulst")]))
    assert told.args is not None
    assert isinstance(told.args[0], UserError)
    assert "Gemeente Hulst" in told.args[0].message
    assert alone.revision == before
    alone.close()


def test_a_large_edit_is_written_by_a_worker(qtbot: QtBot, alone: Bridge) -> None:
    before = len(alone.state.table(Actor))
    with qtbot.waitSignal(alone.edited):
        assert many(alone)
        assert alone.writing
    assert not alone.writing
    assert len(alone.state.table(Actor)) == before + LARGE + 1
    alone.close()


def test_no_edit_is_made_on_a_state_without_the_one_being_written(qtbot: QtBot, alone: Bridge) -> None:
    told: list[str] = []
    alone.edited.connect(lambda edit: told.append(edit.label.id))
    many(alone)
    assert alone.writing
    assert any(actor.name == "Actor 7" for actor in alone.state.table(Actor).values())
    assert not alone.writing
    assert told == ["add_actors"]
    many_again = alone.attempt(lambda: actors.add(alone.state, [Actor(name="Actor 7")]))
    assert not many_again
    alone.close()
    assert told == ["add_actors"]


def test_closing_waits_for_what_is_being_written(alone: Bridge) -> None:
    path = alone.session.path
    many(alone)
    alone.close()
    again = Session.open(path)
    assert len(again.state.table(Actor)) > LARGE
    again.close()


def test_a_large_edit_that_cannot_be_written_is_refused(qtbot: QtBot, alone: Bridge) -> None:
    before = alone.state.snapshot()
    alone.session.path.unlink()
    with qtbot.waitSignal(alone.refused) as told:
        many(alone)
    assert told.args is not None
    assert told.args[0].kind == "replaced"
    assert alone.state == before
    alone.close()


def test_typed_text_is_known_until_it_is_kept(qtbot: QtBot, alone: Bridge) -> None:
    field = object()
    with qtbot.waitSignal(alone.saving_changed):
        alone.set_typed(field, "Notitie")
    assert alone.typed == ("Notitie",)
    with qtbot.assertNotEmitted(alone.saving_changed):
        alone.set_typed(field, "Notitie")
    alone.set_typed(field, None)
    assert not alone.typed
    alone.close()
