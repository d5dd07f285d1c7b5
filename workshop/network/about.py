"""The edit of the session's own details: title, place, date, source line, confidentiality."""

from dataclasses import replace

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
    if not values.get("title", "x").strip():
        raise UserError(tr("A session needs a title."))
    before = state.table(About).get(About.ID)
    after = replace(of(state), **values)
    return None if after == before else Edit(Label("change_about"), (Change(before, after),))
