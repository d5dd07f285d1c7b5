"""Free spots for a few added actors on the map as it is shown: quick, whatever the size of the network."""

from collections.abc import Mapping, Sequence

import numpy as np

from workshop.network.groups import is_grouped, shown_groups
from workshop.network.names import clean, wrap
from workshop.network.records import Actor
from workshop.state import State
from workshop.ui.canvas import shapes
from workshop.ui.canvas.scene import FRAME_PADDING, LABEL_GAP, TITLE_ROOM, Bools, Floats, Scene, label_size

FEW = 12
"""Actors up to which this is used; more are laid out together."""
ROOM = 9.0
"""Em round an added actor beyond which more room is no gain."""
NEAR_MATES, NEAR_MIDDLE = 0.3, 0.06
"""What an em farther from its neighbours, or from the middle of the map, costs in em of room."""
AIR = 0.5
"""Between the boxes of two actors."""
REACH, STEPS = 24.0, 33
"""How far round the wanted place is looked, in em, and in how many steps; then once more, twice as far."""
AROUND = 6.0

Point = tuple[float, float]


def spots_for(state: State, scene: Scene, new: Sequence[str], near: Mapping[str, Sequence[str]]) -> dict[str, Point]:
    """Where the actors `new` of the state go on the scene that does not have them yet, each near those in `near`.

    With frames, each inside that of its group; a full frame grows, and what is below it makes room: those actors are
    in the answer as well.
    """
    board = _Board(scene)
    groups = shown_groups(state, scene.diagram.layout) if is_grouped(scene.diagram.layout) else None
    for key in new:
        actor = state.table(Actor)[key]
        low, high = _box(actor)
        if groups is None or key not in groups.of:
            board.put(key, board.open_spot(low, high, near.get(key, ())), low, high, "")
        else:
            title = groups.titles[groups.of[key]]
            board.put(key, board.spot_in_frame(title, low, high), low, high, title)
    return board.moved


def _box(actor: Actor) -> tuple[Floats, Floats]:
    """The corners of an actor's shape and label, seen from the middle of its shape."""
    wide, high = shapes.bounds(shapes.shape_of(actor.kind, actor.entity), 1, actor.entity)
    text_wide, text_high = label_size(wrap(clean(actor.name)))
    half = max(wide, text_wide) / 2
    return np.array([-half, -high / 2]), np.array([half, high / 2 + LABEL_GAP + text_high])


def _along(low: Floats, high: Floats) -> Floats:
    """Points along the four edges of a rectangle."""
    share = np.linspace(0.0, 1.0, 2 * STEPS)
    x, y = low[0] + share * (high[0] - low[0]), low[1] + share * (high[1] - low[1])
    edges = [np.stack([x, np.full_like(x, side)], axis=1) for side in (low[1], high[1])]
    edges += [np.stack([np.full_like(y, side), y], axis=1) for side in (low[0], high[0])]
    return np.concatenate(edges)


class _Board:
    """Who stands where, and which box and which group each has."""

    def __init__(self, scene: Scene) -> None:
        nodes, titles = scene.diagram.nodes, scene.diagram.groups
        centre = scene.position + scene.label_centre(scene.side)
        self._index = {node.id: place for place, node in enumerate(nodes)}
        self._at = scene.position.copy()
        self._low = np.minimum(scene.position - scene.shape / 2, centre - scene.label / 2)
        self._high = np.maximum(scene.position + scene.shape / 2, centre + scene.label / 2)
        framed = scene.diagram.grouping == "frame"
        self._group = [titles[node.group] if framed and node.group >= 0 else "" for node in nodes]
        self._edge = (self._low.min(axis=0, initial=0.0), self._high.max(axis=0, initial=0.0))
        self.moved: dict[str, Point] = {}

    def put(self, key: str, spot: Floats, low: Floats, high: Floats, group: str) -> None:
        self._index[key] = len(self._at)
        self._at = np.vstack([self._at, spot])
        self._low = np.vstack([self._low, spot + low])
        self._high = np.vstack([self._high, spot + high])
        self._group.append(group)
        self.moved[key] = (float(spot[0]), float(spot[1]))

    def open_spot(self, low: Floats, high: Floats, near: Sequence[str]) -> Floats:
        """The roomiest spot near its neighbours, or else near the middle."""
        if not len(self._at):
            return np.zeros(2)
        mates = [self._index[key] for key in near if key in self._index]
        middle = (self._at.min(axis=0) + self._at.max(axis=0)) / 2
        target = self._at[mates].mean(axis=0) if mates else middle
        pull = NEAR_MATES if mates else NEAR_MIDDLE
        for reach in (REACH, 2 * REACH):
            steps = np.linspace(-reach, reach, STEPS)
            grid = np.stack(np.meshgrid(steps, steps), axis=-1).reshape(-1, 2) + target
            best = self._roomiest(grid, low, high, target, pull)
            if best is not None:
                return best
        # A crowded map: somewhere along its edge, the first time just outside of it, then a little farther.
        edge_low, edge_high = self._edge[0] - high - AIR, self._edge[1] - low + AIR
        while True:
            best = self._roomiest(_along(edge_low, edge_high), low, high, target, pull)
            if best is not None:
                return best
            edge_low, edge_high = edge_low - AROUND, edge_high + AROUND

    def spot_in_frame(self, group: str, low: Floats, high: Floats) -> Floats:
        mine = np.array([name == group for name in self._group], dtype=np.bool_)
        if not mine.any():
            below = self._high[:, 1].max(initial=0.0) + 2 * FRAME_PADDING + TITLE_ROOM
            return np.array([self._low[:, 0].min(initial=0.0), below]) - low
        left_top, right_bottom = self._low[mine].min(axis=0), self._high[mine].max(axis=0)
        first, last = left_top - low, right_bottom - high
        if (last >= first).all():
            count = np.clip(((last - first) / 0.75).astype(np.int64) + 1, 2, 60)
            steps = [np.linspace(first[axis], last[axis], count[axis]) for axis in (0, 1)]
            grid = np.stack(np.meshgrid(*steps), axis=-1).reshape(-1, 2)
            best = self._roomiest(grid, low, high, (first + last) / 2, NEAR_MIDDLE)
            if best is not None:
                return best
        self._make_room(mine, float(right_bottom[1]), float(high[1] - low[1]) + AIR)
        return np.array([left_top[0] - low[0], right_bottom[1] + AIR - low[1]])

    def _roomiest(self, spots: Floats, low: Floats, high: Floats, target: Floats, pull: float) -> Floats | None:
        """The free one of these spots with most room round it, for what it is away from the target."""
        from_here, to_here = spots.min(axis=0) - ROOM, spots.max(axis=0) + ROOM
        about = np.all((self._high > from_here + low) & (self._low < to_here + high), axis=1)
        free = spots
        if about.any():
            taken = np.ones((len(spots), int(about.sum())), dtype=np.bool_)
            for axis in (0, 1):
                taken &= np.greater.outer(spots[:, axis] + high[axis] + AIR, self._low[about, axis])
                taken &= np.less.outer(spots[:, axis] + low[axis] - AIR, self._high[about, axis])
            free = spots[~taken.any(axis=1)]
        if not len(free):
            return None
        score = -pull * np.hypot(*(free - target).T)
        if about.any():
            # Labels are wide and lie below: what is beside or above an actor is farther off than it seems.
            aside = np.subtract.outer(free[:, 0], self._at[about, 0]) * 0.7
            score += np.minimum(
                np.hypot(aside, np.subtract.outer(free[:, 1], self._at[about, 1]) - 1.0).min(axis=1), ROOM
            )
        return np.asarray(free[int(np.argmax(score))], dtype=np.float64)

    def _make_room(self, mine: Bools, below: float, height: float) -> None:
        """Move the groups that lie wholly below this line down, and who is in no group."""
        down = np.zeros(len(self._at), dtype=np.bool_)
        for name in set(self._group):
            members = np.array([group == name for group in self._group], dtype=np.bool_) & ~mine
            if members.any() and (not name or self._low[members, 1].min() > below):
                down |= members & (self._low[:, 1] > below)
        for block in (self._at, self._low, self._high):
            block[down, 1] += height
        keys = list(self._index)
        for place in np.flatnonzero(down).tolist():
            self.moved[keys[place]] = (float(self._at[place, 0]), float(self._at[place, 1]))
