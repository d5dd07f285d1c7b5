"""A session as a file: `stip new`, `info`, `examples` and `history`."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from workshop.agenda.records import Action, Bottleneck, Perspective
from workshop.codes import TIE_STATUS, label
from workshop.commands.arguments import Arguments, unusable
from workshop.commands.output import columns, make_session, one_line, other_than, say, say_json
from workshop.edit import Change, Edit, Label
from workshop.errors import UserError
from workshop.i18n import tr
from workshop.labels import describe
from workshop.network import about
from workshop.network.records import About, Actor, Region, Tie
from workshop.session import Session
from workshop.state import State

# Kinds of record that this version does not have yet: scripts may count on the key.
NOT_YET = ("targets", "measurements", "stances", "coalitions", "offers", "snapshots")


@contextmanager
def reading(path: Path) -> Iterator[Session]:
    """The session at `path`, opened so that nothing can be written to it."""
    session = Session.open(path, read_only=True)
    try:
        yield session
    finally:
        session.close()


def new(arguments: Arguments) -> int:
    path = arguments.path("FILE")
    title, example = arguments.option("--title"), arguments.option("--example")
    if title is not None and not title.strip():
        raise unusable(tr("A session needs a title."), "--title")

    if example is not None:
        check_example(example)

    def first() -> Edit:
        return about.start(title or path.stem) if example is None else _example(example, title)

    make_session(path, first, force=arguments.has("--force"))
    if arguments.has("--json"):
        say_json({"file": str(path), "example": example})
    else:
        say(tr("{file} is there.", file=path))
    return 0


def check_example(name: str) -> None:
    """UserError where there is no such example."""
    from workshop.examples import EXAMPLES

    if name not in EXAMPLES:
        known = ", ".join(EXAMPLES)
        raise unusable(tr("There is no example {name}; there are {known}.", name=name, known=known), "--example")


def _example(name: str, title: str | None) -> Edit:
    """What a shipped example starts with, under its own title or another."""
    from workshop.examples import start_edit

    edit = start_edit(name)
    if title is None:
        return edit
    changes = tuple(
        Change(None, replace(change.record, title=title)) if isinstance(change.record, About) else change
        for change in edit.changes
    )
    return Edit(Label("start", {"title": title}), changes)


def examples(arguments: Arguments) -> int:
    from workshop.examples import EXAMPLES

    if arguments.has("--json"):
        say_json([{"name": name, "title": one.title, "place": one.place} for name, one in EXAMPLES.items()])
    else:
        for line in columns((name, one.title, one.place) for name, one in EXAMPLES.items()):
            say(line)
    return 0


def info(arguments: Arguments) -> int:
    with reading(arguments.path("FILE")) as session:
        found = _info(session)
    if arguments.has("--json"):
        say_json(found)
        return 0
    statuses = found["ties_by_status"]
    in_words = ", ".join(f"{label(TIE_STATUS, status)} {n}" for status, n in statuses.items() if n)
    rows = [
        (tr("Title"), one_line(found["title"])),
        (tr("Actors"), str(found["actors"])),
        (tr("Ties"), f"{found['ties']} ({in_words})" if in_words else "0"),
        (tr("Regions"), str(found["regions"])),
        (tr("Actions"), str(found["actions"])),
        (tr("Bottlenecks"), str(found["bottlenecks"])),
        (tr("Perspectives"), str(found["perspectives"])),
        (tr("Edits"), str(found["edits"])),
        (tr("Made"), found["created"]),
        (tr("Last change"), found["modified"]),
        (tr("Version of the file"), str(found["schema"])),
    ]
    for line in columns(rows):
        say(line)
    return 0


def _info(session: Session) -> dict[str, Any]:
    state, steps = session.state, list(session.steps())
    by_status = Counter(tie.status for tie in state.table(Tie).values())
    found: dict[str, Any] = {
        "title": about.of(state).title,
        "schema": session.version,
        "created": steps[0].time if steps else "",
        "modified": session.last_edit_time,
        "regions": len(state.table(Region)),
        "actors": len(state.table(Actor)),
        "ties": len(state.table(Tie)),
        "ties_by_status": {status: by_status[status] for status in TIE_STATUS},
        "actions": len(state.table(Action)),
        "bottlenecks": len(state.table(Bottleneck)),
        "perspectives": len(state.table(Perspective)),
        "edits": len(steps),
    }
    return found | dict.fromkeys(NOT_YET, 0)


def history(arguments: Arguments) -> int:
    at, to = arguments.option("--at"), arguments.option("--to")
    if (at is None) != (to is None):
        raise unusable(tr("--at says the moment and --to the new file: give both, or neither."), "--at")
    with reading(arguments.path("FILE")) as session:
        if at is not None and to is not None:
            moment = _moment(at)
            other_than(Path(to), session.path)
            make_session(Path(to), lambda: _as_it_was(session, moment, at), force=arguments.has("--force"))
            if arguments.has("--json"):
                say_json({"file": to, "at": moment})
            else:
                say(tr("{file} is the session as it was at {time}.", file=to, time=at))
            return 0
        steps = [{"time": step.time, "label": describe(step.label), "id": step.id} for step in session.steps()]
    if arguments.has("--json"):
        say_json(steps)
    else:
        for line in columns((step["time"], one_line(step["label"])) for step in steps):
            say(line)
    return 0


def _moment(text: str) -> str:
    """A moment as the file keeps it (UTC). A day without a time means its end; without offset, this computer's time."""
    try:
        moment = datetime.fromisoformat(text.strip())
        if len(text.strip()) <= len("2026-01-01"):
            moment = datetime.combine(moment, time.max)
        return moment.astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError, OSError) as error:
        raise unusable(
            tr("{text} is no moment; write it as 2026-01-31 or 2026-01-31T14:30+01:00.", text=text), "--at"
        ) from error


def _as_it_was(session: Session, moment: str, asked: str) -> Edit:
    created = next(session.steps()).time
    if moment < created:
        raise UserError(
            tr("The session did not exist yet at {time}; it was made at {created}.", time=asked, created=created),
            "missing",
            str(session.path),
        )
    state: State = session.state_at(moment)
    records = tuple(Change(None, record) for record in state.records())
    return Edit(Label("start", {"title": about.of(state).title}), records)
