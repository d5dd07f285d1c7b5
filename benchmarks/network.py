"""A made-up network of any size, the same each time, for measurements beyond the real 124 actors."""

import random

from workshop.edit import Change, Edit, Label
from workshop.network.records import About, Actor, Placement, Tie, placement_id
from workshop.record import derived_id

_KINDS = ("municipality", "region", "care", "business", "education", "ministry", "province", "residents")
_STATUSES = ("active",) * 6 + ("desired",) * 3 + ("strained",)


def start_edit(n_actors: int, n_ties: int, *, seed: int = 1, placed: bool = True) -> Edit:
    """Actors on a loose grid, ties mostly to near ones, a few hubs: about as clustered as the real network."""
    random_ = random.Random(seed)
    side = max(1, round(n_actors**0.5))
    actors = [
        Actor(id=derived_id("benchmark", str(n)), name=f"Partij {n} van de regio", kind=_KINDS[n % len(_KINDS)])
        for n in range(n_actors)
    ]
    ties: dict[tuple[int, int], Tie] = {}
    while len(ties) < n_ties:
        a = random_.randrange(n_actors)
        near = a + random_.choice((1, -1, side, -side, side + 1, 2)) * random_.choice((1, 1, 2))
        b = random_.randrange(max(1, n_actors // 50)) if random_.random() < 0.15 else near
        if 0 <= b < n_actors and a != b and (a, b) not in ties:
            ties[a, b] = Tie(
                id=derived_id("benchmark", str(a), str(b)),
                from_actor=actors[a].id,
                to_actor=actors[b].id,
                directed=random_.random() < 0.5,
                strength=random_.randint(1, 3),
                status=random_.choice(_STATUSES),
            )
    records = [About(id=About.ID, title=f"{n_actors} actoren"), *actors, *ties.values()]
    if placed:
        records += [
            Placement(
                id=placement_id("force", actor.id),
                actor=actor.id,
                x=n % side * 9 + random_.uniform(-1, 1),
                y=n // side * 5 + random_.uniform(-0.5, 0.5),
            )
            for n, actor in enumerate(actors)
        ]
    return Edit(Label("start", {"title": "benchmark"}), tuple(Change(None, record) for record in records))
