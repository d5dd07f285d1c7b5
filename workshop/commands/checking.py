"""`stip check`: is the file sound, and what does its content still miss?"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from workshop.codes import RESERVE, label
from workshop.commands.arguments import Arguments, date_option
from workshop.commands.findings import CRITERIA, UNSOUND, Problem, damaged, evidence, problems
from workshop.commands.output import columns, one_line, say, say_json
from workshop.commands.sessions import reading
from workshop.i18n import tr, trn
from workshop.network import about
from workshop.network.records import Tie
from workshop.network.views import reserve_of, working_pairs
from workshop.state import State

FINDINGS = 1


def check(arguments: Arguments) -> int:
    asked = date_option(arguments, "--date")
    with reading(arguments.path("FILE")) as session:
        state = session.state
        damage = [] if session.is_sound() else [damaged()]
    found = damage + problems(state)
    day = asked.isoformat() if asked else about.of(state).date or date.today().isoformat()
    reserve = _reserve(state)
    if arguments.has("--json"):
        say_json(
            {
                "date": day,
                "problems": [{"kind": one.kind, "record": one.record, "message": one.message} for one in found],
                "targets": [],
                "criteria": [{"id": name, "ok": None, "evidence": evidence(state, name)} for name in CRITERIA],
                "reserve": reserve,
            }
        )
    else:
        _say(state, found, day, reserve)
    return FINDINGS if found else 0


def _reserve(state: State) -> dict[str, int]:
    ties = list(state.table(Tie).values())
    working = working_pairs(ties)
    counted = Counter(reserve_of(tie, working) for tie in ties)
    return {part: counted[part] for part in ("new", "strengthen", "repair", "phase_out")}


def _say(state: State, found: list[Problem], day: str, reserve: Mapping[str, int]) -> None:
    sound = all(one.kind not in UNSOUND for one in found)
    say(tr("Judged as on {date}.", date=day))
    say(tr("The file is sound.") if sound else tr("The file can be read, but not all in it is sound."))
    parts = ", ".join(f"{label(RESERVE, part)} {n}" for part, n in reserve.items())
    say(tr("Silent reserve: {parts}", parts=parts))
    say("")
    say(trn("{n} thing still to look at:", "{n} things still to look at:", len(found)) if found else tr("No findings."))
    for problem in found:
        say(f"  {one_line(problem.message)}")
    say("")
    say(tr("The seven criteria for the agenda:"))
    rows: list[Any] = [(f"  {tr(title)}", evidence(state, name)) for name, title in CRITERIA.items()]
    for line in columns(rows):
        say(line)
