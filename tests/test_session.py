"""Edits, state, history and file together: whatever is done and undone, they agree."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from workshop import labels
from workshop.edit import Change, Edit, Label
from workshop.errors import UserError
from workshop.network import about, actors, entry, placements, removal, ties
from workshop.network.records import Actor, Tie
from workshop.session import Session
from workshop.state import State

NAMES = st.sampled_from(
    ["Hulst", "Sluis", "Gemeente Terneuzen", "Ünïcode 🙂", "<b>vet</b>", "'; DROP TABLE actor", "عربي"]
)


class Sessions(RuleBasedStateMachine):
    """Any sequence of edits, undos, redos and reopenings."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "s.stip"
        self.session = Session.create(self.path, about.start("Begin"))
        self.start = self.session.state.snapshot()

    def _do(self, make: object, *args: object, **values: object) -> None:
        before = self.session.state.snapshot()
        try:
            self.session.do(make(self.session.state, *args, **values))  # type: ignore[operator]
        except UserError:
            assert self.session.state == before

    def _ids(self, record_type: type[Actor] | type[Tie]) -> list[str]:
        return list(self.session.state.table(record_type))

    @rule(name=NAMES, short=st.text(max_size=5), influence=st.none() | st.integers(0, 5))
    def add_actor(self, name: str, short: str, influence: int | None) -> None:
        self._do(actors.add, [Actor(name=name, short=short, influence=influence, themes=("wonen", "zorg"))])

    @rule(text=st.lists(NAMES, min_size=1, max_size=4).map(" > ".join))
    def type_entry(self, text: str) -> None:
        self._do(lambda state: entry.read(state, text).edit)

    @precondition(lambda self: len(self._ids(Actor)) > 0)
    @rule(data=st.data(), note=st.text(), shared=st.none() | st.booleans())
    def add_tie(self, data: st.DataObject, note: str, shared: bool | None) -> None:
        ends = st.sampled_from(self._ids(Actor))
        tie = Tie(from_actor=data.draw(ends), to_actor=data.draw(ends), note=note, shared=shared)
        self._do(ties.add, [tie])

    @precondition(lambda self: len(self._ids(Actor)) > 0)
    @rule(data=st.data(), name=NAMES, x=st.floats(-1e6, 1e6), y=st.floats(-1e6, 1e6))
    def change_actor(self, data: st.DataObject, name: str, x: float, y: float) -> None:
        actor = data.draw(st.sampled_from(self._ids(Actor)))
        self._do(actors.change, [actor], name=name)
        self._do(placements.move, "force", {actor: (x, y)})

    @precondition(lambda self: len(self._ids(Tie)) > 0)
    @rule(data=st.data(), status=st.sampled_from(["active", "desired", "strained"]), strength=st.integers(1, 3))
    def change_tie(self, data: st.DataObject, status: str, strength: int) -> None:
        tie = data.draw(st.sampled_from(self._ids(Tie)))
        self._do(ties.change, [tie], status=status, strength=strength)

    @precondition(lambda self: len(self._ids(Actor)) > 0)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        everything = self._ids(Actor) + self._ids(Tie)
        self._do(removal.remove, data.draw(st.sets(st.sampled_from(everything), max_size=3)))

    @rule()
    def undo_and_redo(self) -> None:
        before = self.session.state.snapshot()
        if self.session.undo():
            self.session.redo()
        assert self.session.state == before

    @rule()
    def undo(self) -> None:
        self.session.undo()

    @rule()
    def redo(self) -> None:
        self.session.redo()

    @rule()
    def reopen(self) -> None:
        self.session.close()
        self.session = Session.open(self.path)

    @invariant()
    def file_is_memory(self) -> None:
        if hasattr(self, "session"):
            assert self.session._file.read_state() == self.session.state

    def teardown(self) -> None:
        while self.session.undo():
            pass
        assert self.session.state == self.start
        self.session.close()
        self.folder.cleanup()


TestSessions = Sessions.TestCase
TestSessions.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = Session.create(tmp_path / "s.stip", about.start("Sessie"))
    yield session
    session.close()


def test_listeners_hear_what_was_done(session: Session) -> None:
    heard: list[Edit] = []
    stop = session.listen(heard.append)
    session.do(actors.add(session.state, [Actor(name="Hulst")]))
    session.undo()
    stop()
    session.redo()
    assert [edit.label.id for edit in heard] == ["add_actor", "undo"]
    assert session.revision == 3


def test_nothing_to_do_is_no_step(session: Session) -> None:
    session.do(None)
    session.do(Edit(Label("move"), ()))
    assert session.revision == 0
    assert session.undo() is None
    assert session.redo() is None


def test_a_new_edit_ends_what_could_be_redone(session: Session) -> None:
    session.do(actors.add(session.state, [Actor(name="Hulst")]))
    session.undo()
    session.do(actors.add(session.state, [Actor(name="Sluis")]))
    assert session.redo() is None


def test_the_state_refuses_an_edit_of_another_past() -> None:
    actor = Actor(name="Hulst")
    state = State([actor])
    stale = Edit(Label("x"), (Change(replace(actor, name="Anders"), replace(actor, name="Nieuw")),))
    with pytest.raises(ValueError, match="not as the edit expects"):
        state.apply(stale)
    assert state == State([actor])


def test_every_minute_can_be_looked_at(session: Session) -> None:
    session.do(actors.add(session.state, [Actor(name="Hulst")]))
    one = session.state.snapshot()
    time = session.last_edit_time
    session.do(actors.add(session.state, [Actor(name="Sluis")]))
    session.undo()
    session.do(entry.read(session.state, "Hulst > Axel").edit)
    assert session.state_at(time) == one
    assert list(session.state_at("").records()) == []
    assert session.state_at("9999") == session.state


def test_every_label_has_its_sentence(session: Session) -> None:
    session.do(entry.read(session.state, "Hulst > Sluis").edit)
    session.undo()
    session.redo()
    session.undo()
    sentences = [labels.describe(step.label) for step in session.steps()]
    assert len(set(sentences)) == 4
    assert all("Hulst" in sentence for sentence in sentences[1:])
