"""Places for a few added actors: free ones, near their neighbours, in the frame of their group."""

import numpy as np
import pytest

from workshop.edit import Change, Edit, Label
from workshop.network.diagram import build
from workshop.network.records import Actor, Placement, Tie, placement_id
from workshop.state import State
from workshop.ui.canvas.scene import Floats, Scene
from workshop.ui.network.arranging import with_places

LAYOUTS = ["force", "groups-tier"]


def session(layout: str, each: int = 9) -> State:
    """Two tiers side by side, a third below them."""
    records: list[Actor | Placement] = []
    for tier, left, top in (("local", 0, 0), ("province", 40, 0), ("state", 0, 30)):
        for n in range(each):
            actor = Actor(name=f"Partij {tier} {n}", tier=tier)
            x, y = left + n % 3 * 9.0, top + n // 3 * 6.0
            place = Placement(id=placement_id(layout, actor.id), layout=layout, actor=actor.id, x=x, y=y)
            records += [actor, place]
    return State(records)


def added(state: State, layout: str, names: list[str], ties: list[tuple[str, str]] | None = None) -> tuple[State, Edit]:
    new = [Actor(name=name, tier="local") for name in names]
    known = {actor.name: actor.id for actor in (*state.table(Actor).values(), *new)}
    made = [Tie(from_actor=known[a], to_actor=known[b]) for a, b in ties or ()]
    edit = Edit(Label("add_actors"), tuple(Change(None, record) for record in (*new, *made)))
    edit = with_places(state, edit, layout, 1.6, Scene(build(state, "now", layout)))
    after = state.snapshot()
    after.apply(edit)
    return after, edit


def boxes(scene: Scene) -> tuple[Floats, Floats]:
    centre = scene.position + scene.label_centre(scene.side)
    low = np.minimum(scene.position - scene.shape / 2, centre - scene.label / 2)
    return low, np.maximum(scene.position + scene.shape / 2, centre + scene.label / 2)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("count", [1, 12])
def test_nobody_lies_over_anybody(layout: str, count: int) -> None:
    after, _ = added(session(layout), layout, [f"Nieuwe partij {n}" for n in range(count)])
    low, high = boxes(Scene(build(after, "now", layout)))
    over = np.all((low[:, None] < high[None]) & (low[None] < high[:, None]), axis=2)
    assert over.sum() == len(low)  # each only itself


@pytest.mark.parametrize("count", [1, 12])
def test_frames_hold_their_own_and_do_not_overlap(count: int) -> None:
    layout = "groups-tier"
    after, _ = added(session(layout), layout, [f"Nieuwe partij {n}" for n in range(count)])
    scene = Scene(build(after, "now", layout))
    frames = np.array([frame[1:] for frame in scene.frames()])
    low, high = frames[:, :2], frames[:, :2] + frames[:, 2:]
    over = np.all((low[:, None] < high[None]) & (low[None] < high[:, None]), axis=2)
    assert over.sum() == len(frames)


def test_in_the_open_the_others_stay_where_they_are() -> None:
    _, edit = added(session("force"), "force", ["Nieuw"])
    placed = [change for change in edit.changes if isinstance(change.after, Placement)]
    assert [change.before for change in placed] == [None]


def test_an_actor_with_a_tie_goes_near_its_neighbour() -> None:
    after, _ = added(session("force"), "force", ["Nieuw"], [("Nieuw", "Partij province 4")])
    at = {after.table(Actor)[p.actor or ""].name: (p.x, p.y) for p in after.table(Placement).values()}
    assert np.hypot(*np.subtract(at["Nieuw"], at["Partij province 4"])) < 20
