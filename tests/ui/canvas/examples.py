"""Networks to draw: the shipped examples, and small ones with places of one's choosing."""

from functools import cache

from workshop import examples
from workshop.network.diagram import Diagram, build
from workshop.network.records import Actor, Placement, Tie
from workshop.network.views import View
from workshop.state import State


@cache
def example(name: str, view: View = "difference", layout: str = "force") -> Diagram:
    state = State()
    state.apply(examples.start_edit(name))
    return build(state, view, layout)


def small(places: dict[str, tuple[float, float]], ties: tuple[str, ...] = (), **names: str) -> Diagram:
    """Actors called by their id (or by `names`), and ties written as "ab"."""
    actors = [Actor(id=key, name=names.get(key, f"Actor {key}"), kind="municipality") for key in places]
    placed = [Placement(id=f"p{key}", actor=key, x=x, y=y) for key, (x, y) in places.items()]
    drawn = [Tie(id=f"t{key}", from_actor=key[0], to_actor=key[1], directed=True) for key in ties]
    return build(State([*actors, *placed, *drawn]))


SQUARE = {"a": (0.0, 0.0), "b": (20.0, 0.0), "c": (0.0, 12.0), "d": (20.0, 12.0)}
