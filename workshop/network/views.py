"""The three views of a network (now, horizon, difference): which ties each shows, and how; the silent reserve."""

from collections.abc import Iterable, Mapping
from typing import Literal

from workshop.i18n import mark, tr
from workshop.network.records import Tie
from workshop.state import State

View = Literal["now", "horizon", "difference"]
VIEWS: tuple[View, ...] = ("now", "horizon", "difference")

VIEW_NAMES: Mapping[View, str] = {"now": mark("Now"), "horizon": mark("Horizon"), "difference": mark("Difference")}

Style = Literal["active", "desired", "strained", "repair", "new", "strengthen", "phase_out", "unchanged", "ended"]
Reserve = Literal["new", "strengthen", "repair", "phase_out"]

# In the order of the legend; how the interface says each.
STYLE_NAMES: Mapping[Style, str] = {
    "active": mark("active"),
    "desired": mark("desired"),
    "new": mark("new"),
    "strengthen": mark("to strengthen"),
    "strained": mark("strained"),
    "repair": mark("to repair"),
    "phase_out": mark("to be phased out"),
    "unchanged": mark("unchanged"),
    "ended": mark("ended"),
}

_NOW: Mapping[str, Style] = {"active": "active", "strained": "strained", "phase_out": "phase_out"}
_HORIZON: Mapping[str, Style] = {"active": "active", "desired": "desired", "strained": "repair"}


def view_name(view: View) -> str:
    return tr(VIEW_NAMES[view])


def style_name(style: Style) -> str:
    return tr(STYLE_NAMES[style])


def pair(tie: Tie) -> tuple[str, str]:
    """The two ends of a tie in a fixed order, so that ties in both directions fall under one key."""
    a, b = tie.from_actor or "", tie.to_actor or ""
    return (a, b) if a <= b else (b, a)


def working_pairs(ties: Iterable[Tie]) -> frozenset[tuple[str, str]]:
    """The pairs with an active tie between them."""
    return frozenset(pair(tie) for tie in ties if tie.status == "active")


def reserve_of(tie: Tie, working: frozenset[tuple[str, str]]) -> Reserve | None:
    """What part of the silent reserve a tie is (analysis: new, strengthen, repair, phase out); None for the rest."""
    if tie.status == "desired":
        return "strengthen" if pair(tie) in working else "new"
    if tie.status == "strained":
        return "repair"
    return "phase_out" if tie.status == "phase_out" else None


def reserve(state: State, tie: Tie) -> Reserve | None:
    """As `reserve_of`, for one tie of a session."""
    return reserve_of(tie, working_pairs(state.table(Tie).values()))


def styles(ties: Iterable[Tie], view: View) -> dict[str, Style]:
    """Per id of a tie that the view shows, how it is drawn. Ties to nowhere or to itself never show."""
    every = [tie for tie in ties if tie.from_actor and tie.to_actor and tie.from_actor != tie.to_actor]
    if view != "difference":
        shown = _NOW if view == "now" else _HORIZON
        return {tie.id: shown[tie.status] for tie in every if tie.status in shown}
    working = working_pairs(every)
    return {tie.id: reserve_of(tie, working) or _rest(tie) for tie in every}


def _rest(tie: Tie) -> Style:
    return "ended" if tie.status == "ended" else "unchanged"
