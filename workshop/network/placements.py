"""Edits of where actors stand: moved by hand, arranged by a layout, released for the next layout."""

from collections.abc import Mapping
from dataclasses import replace

from workshop.edit import Change, Edit, Label
from workshop.network.records import Actor, Bend, Placement, bend_id, placement_id
from workshop.state import State

Point = tuple[float, float]


def of_layout(state: State, layout: str) -> dict[str, Placement]:
    """The placements of a layout by actor."""
    return {place.actor or "": place for place in state.table(Placement).values() if place.layout == layout}


def move(state: State, layout: str, points: Mapping[str, Point]) -> Edit | None:
    """Put actors somewhere by hand, in em; they stay there when a layout is made anew."""
    changes = _placed(state, layout, points, {}, anchored=True)
    if not changes:
        return None
    if len(points) == 1:
        name = state.table(Actor)[next(iter(points))].name
        return Edit(Label("move", {"name": name}), tuple(changes))
    return Edit(Label("move_actors", {"n": len(points)}), tuple(changes))


def arrange(
    state: State, layout: str, points: Mapping[str, Point], sides: Mapping[str, int], bends: Mapping[str, float]
) -> Edit | None:
    """Take over what a layout made: places and label sides by actor, bends by tie (those left out are straight)."""
    changes = _placed(state, layout, points, sides, anchored=None) + _bent(state, layout, bends)
    return Edit(Label("layout", {"layout": layout}), tuple(changes)) if changes else None


def placed(state: State, layout: str, points: Mapping[str, Point], sides: Mapping[str, int]) -> list[Change]:
    """Changes that give actors a place without anchoring them; for an edit that adds those actors."""
    return _placed(state, layout, points, sides, anchored=None)


def release(state: State, layout: str) -> Edit | None:
    """Let a layout place all actors again that were put somewhere by hand."""
    held = [place for place in of_layout(state, layout).values() if place.anchored]
    changes = tuple(Change(place, replace(place, anchored=False)) for place in held)
    return Edit(Label("release", {"n": len(changes)}), changes) if changes else None


def _placed(
    state: State, layout: str, points: Mapping[str, Point], sides: Mapping[str, int], anchored: bool | None
) -> list[Change]:
    places = state.table(Placement)
    changes = []
    for actor_id, (x, y) in points.items():
        before = places.get(placement_id(layout, actor_id))
        draft = before or Placement(id=placement_id(layout, actor_id), layout=layout, actor=actor_id)
        after = replace(
            draft,
            x=round(float(x), 3),
            y=round(float(y), 3),
            side=sides.get(actor_id, draft.side),
            anchored=draft.anchored if anchored is None else anchored,
        )
        if after != before:
            changes.append(Change(before, after))
    return changes


def _bent(state: State, layout: str, bends: Mapping[str, float]) -> list[Change]:
    straightened = (b for b in state.table(Bend).values() if b.layout == layout and not bends.get(b.tie or ""))
    changes = [Change(bend, None) for bend in straightened]
    for tie_id, amount in bends.items():
        if amount:
            old = state.table(Bend).get(bend_id(layout, tie_id))
            after = Bend(id=bend_id(layout, tie_id), layout=layout, tie=tie_id, amount=round(float(amount), 3))
            if after != old:
                changes.append(Change(old, after))
    return changes
