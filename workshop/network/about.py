"""The edit of the session's own details: title, place, date, source line, confidentiality."""

from dataclasses import replace
from datetime import date

from workshop.edit import Change, Edit, Label
from workshop.errors import UserError
from workshop.i18n import tr
from workshop.network.records import About
from workshop.state import State


def of(state: State) -> About:
    return state.table(About).get(About.ID) or About(id=About.ID)


def start(title: str) -> Edit:
    """The edit an empty session begins with."""
    return Edit(Label("start", {"title": title}), (Change(None, About(id=About.ID, title=title)),))


def change(state: State, **values: str) -> Edit | None:
    """Give these details new values; None where nothing changes. A date is written as 2027-02-12, or empty."""
    if not values.get("title", "x").strip():
        raise UserError(tr("A session needs a title."))
    if values.get("date"):
        try:
            date.fromisoformat(values["date"])
        except ValueError:
            raise UserError(tr("{text} is not a date; write it as 12-02-2027.", text=values["date"])) from None
    before = state.table(About).get(About.ID)
    after = replace(of(state), **values)
    return None if after == before else Edit(Label("change_about"), (Change(before, after),))
