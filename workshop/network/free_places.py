"""Provisional places for actors that a layout has not placed yet: free, near their neighbours, always the same."""

import math
from collections.abc import Iterable, Mapping

Point = tuple[float, float]
STEP_X, STEP_Y = 8.0, 5.0
"""Size, in em, of the cell that an actor with its label is given."""


def free_places(ids: Iterable[str], placed: Mapping[str, Point], near: Mapping[str, Iterable[str]]) -> dict[str, Point]:
    """A place for each of `ids` that is not in `placed`: the free cell nearest to its placed neighbours.

    Those without placed neighbours come in rows below the others.
    """
    missing = [actor for actor in ids if actor not in placed]
    taken = {_cell(point) for point in placed.values()}
    # Shapes stand in the middle of cells of their own; one that lies across a border takes both.
    taken |= {_cell((x + dx, y + dy)) for x, y in placed.values() for dx in (-3.0, 3.0) for dy in (-1.0, 3.0)}
    found: dict[str, Point] = {}
    rest = []
    for actor in missing:
        known = [placed[other] for other in near.get(actor, ()) if other in placed]
        if not known:
            rest.append(actor)
            continue
        middle = (sum(x for x, _ in known) / len(known), sum(y for _, y in known) / len(known))
        cell = _nearest_free(_cell(middle), taken)
        taken.add(cell)
        found[actor] = _middle(cell)
    return found | _rows(rest, [*placed.values(), *found.values()])


def _rows(ids: list[str], others: list[Point]) -> dict[str, Point]:
    if others:
        left, right = min(x for x, _ in others), max(x for x, _ in others)
        top = max(y for _, y in others) + 2 * STEP_Y
        columns = max(round((right - left) / STEP_X) + 1, min(len(ids), 6), math.ceil(math.sqrt(len(ids))))
    else:
        left = top = 0.0
        columns = max(1, math.ceil(math.sqrt(len(ids) * 1.1)))
    return {
        actor: (left + place % columns * STEP_X, top + place // columns * STEP_Y) for place, actor in enumerate(ids)
    }


def _cell(point: Point) -> tuple[int, int]:
    return math.floor(point[0] / STEP_X), math.floor(point[1] / STEP_Y)


def _middle(cell: tuple[int, int]) -> Point:
    return (cell[0] + 0.5) * STEP_X, (cell[1] + 0.3) * STEP_Y


def _nearest_free(start: tuple[int, int], taken: set[tuple[int, int]]) -> tuple[int, int]:
    ring = 0
    while True:
        around = [
            (start[0] + dx, start[1] + dy)
            for dx in range(-ring, ring + 1)
            for dy in range(-ring, ring + 1)
            if max(abs(dx), abs(dy)) == ring
        ]
        free = [cell for cell in around if cell not in taken]
        if free:
            return min(free, key=lambda cell: (math.dist(_middle(cell), _middle(start)), cell))
        ring += 1
