"""What one cell of a table says: text, a name, a number in a range, yes or no, a code, a list; Unreadable otherwise."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from workshop import codes
from workshop.exchange.fields import Unreadable, shown
from workshop.i18n import tr
from workshop.network.actors import LONGEST_NAME
from workshop.register import normalise

Cell = str | int | float | bool | datetime | date | time | timedelta | None

_ERROR = re.compile(r"#(REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|N/B|VERW!|WAARDE!|DEEL/0!|NAAM\?|LEEG!|GETAL!)")
_YES = frozenset(("ja", "j", "yes", "y", "true", "waar", "1", "x"))
_NO = frozenset(("nee", "n", "no", "false", "onwaar", "0"))


@dataclass(frozen=True)
class Sheet:
    """Rows of cells as a file holds them: `source` is the file's name, `name` the sheet's (or the file's, for CSV)."""

    source: str
    name: str
    rows: Iterable[tuple[Cell, ...]]
    how: dict[str, str] = field(default_factory=dict)  # what was recognised: encoding, delimiter


def is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def as_text(cell: Cell) -> str:
    """The cell as a person would read it out; an error of the spreadsheet counts as unreadable."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return tr("yes") if cell else tr("no")
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime) and cell.time() == time.min:
        return cell.date().isoformat()
    text = str(cell).strip()
    if _ERROR.fullmatch(text):
        raise Unreadable("", tr("the cell holds an error of the spreadsheet ({value})", value=text))
    return text


def as_name(cell: Cell) -> str:
    """A name on one line. A number may be one (112), a date or truth value is what a spreadsheet made of it."""
    if isinstance(cell, (bool, date, time, timedelta)):
        raise Unreadable("", tr("{value} is no name: make the cell text", value=shown(as_text(cell))))
    name = " ".join(as_text(cell).split())
    if len(name) > LONGEST_NAME:
        raise Unreadable("", tr("the name has {n} characters; {most} is the most", n=len(name), most=LONGEST_NAME))
    return name


def as_whole(cell: Cell, low: int, high: int) -> int:
    """A whole number from `low` to `high`; "3", "3,0" and 3.0 are the same."""
    text = as_text(cell).replace(",", ".").replace("−", "-")
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not (number.is_integer() and low <= number <= high):
        raise Unreadable(
            "", tr("{value} is no whole number from {low} to {high}", value=shown(as_text(cell)), low=low, high=high)
        )
    return int(number)


def as_yes_no(cell: Cell) -> bool:
    if isinstance(cell, bool):
        return cell
    word = as_text(cell).casefold()
    if word not in _YES | _NO:
        raise Unreadable("", tr("{value} is neither yes nor no", value=shown(word)))
    return word in _YES


def as_code(cell: Cell, list_name: str) -> str:
    text = as_text(cell)
    code = codes.recognise(list_name, text) or _folded(list_name).get(normalise(text))
    if code is None:
        known = ", ".join(one.label for one in codes.LISTS[list_name].values())
        raise Unreadable("", tr("{value} is not known here; known are {known}", value=shown(text), known=known))
    return code


@cache
def _folded(list_name: str) -> Mapping[str, str]:
    """The words of a list without their accents and punctuation: "beeindigd" will do."""
    of_list = codes.LISTS[list_name].values()
    return {normalise(word): code.id for code in of_list for word in (code.id, code.nl, code.en, *code.words)}


def as_list(cell: Cell, separators: str) -> tuple[str, ...]:
    """The parts between separators, each on one line, without empty ones and repetitions."""
    parts: list[Any] = re.split(f"[{separators}]", as_text(cell))
    return tuple(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))
