"""`stip import`: tables or another session added to a session, as one edit that can be undone."""

from pathlib import Path
from typing import Any

from workshop.commands.arguments import Arguments
from workshop.commands.output import one_line, say, say_json
from workshop.exchange.outcome import Outcome
from workshop.exchange.sources import read_sources
from workshop.i18n import mark, tr, trn
from workshop.session import Session

SKIPPED = 1

_KINDS = {
    "regions": mark("Regions"),
    "actors": mark("Actors"),
    "ties": mark("Ties"),
    "placements": mark("Places on the map"),
    "bends": mark("Bends of ties"),
    "figures": mark("Figures"),
    "horizon_questions": mark("Questions about the horizon"),
    "actions": mark("Actions"),
    "bottlenecks": mark("Bottlenecks"),
    "perspectives": mark("Perspectives"),
    "lessons": mark("Lessons"),
    "criteria": mark("Criteria"),
}


def import_sources(arguments: Arguments) -> int:
    dry = arguments.has("--dry-run")
    session = Session.open(arguments.path("FILE"), read_only=dry)
    try:
        edit, outcome = read_sources(
            session.state, [Path(word) for word in arguments.rest], arguments.option("--format")
        )
        if not dry:
            session.do(edit)
    finally:
        session.close()
    if arguments.has("--json"):
        say_json({**outcome.as_values(), "dry_run": dry})
    else:
        _say(outcome, dry)
    return SKIPPED if outcome.skipped else 0


def _say(outcome: Outcome, dry: bool) -> None:
    for source in outcome.sources:
        say(tr("{source}: read as {encoding}, columns between {delimiter}.", **source))
    for name, n in outcome.added.items():
        say(tr("{kind}: {n} added", kind=tr(_KINDS.get(name, name)), n=n))
    say(trn("{n} row was there already", "{n} rows were there already", outcome.matched))
    for skipped in outcome.skipped:
        say(tr("left out: {where}: {reason}", where=_where(skipped), reason=one_line(skipped["reason"])))
    for doubtful in outcome.doubtful:
        name, candidate = one_line(doubtful["name"]), one_line(doubtful["candidate"])
        where = _where(doubtful)
        say(tr("added, in doubt: {where}: {name} looks like {candidate}", where=where, name=name, candidate=candidate))
    if dry:
        say(tr("Nothing was changed: this was a trial."))


def _where(entry: dict[str, Any]) -> str:
    parts = [entry["source"], entry["sheet"]]
    if entry["row"]:
        parts.append(tr("row {row}", row=entry["row"]))
    if entry.get("column"):
        parts.append(tr("column {column}", column=entry["column"]))
    return one_line(", ".join(parts))
