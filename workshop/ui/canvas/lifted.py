"""Actors that are on the move: taken out of the picture and painted on top until they are put down."""

from collections.abc import Iterable

import numpy as np

from workshop.ui.canvas.scene import Scene


class Lifted:
    """Whom a gesture has taken up, and where in the scene they were before."""

    def __init__(self, scene: Scene, actors: Iterable[str] = ()) -> None:
        self.actors = tuple(actors)
        self._scene = scene
        self._rows = np.array([scene.diagram.index[actor] for actor in self.actors], dtype=np.int64)
        self._from = scene.position[self._rows]

    def shift(self, dx: float, dy: float) -> None:
        """Show them this far, in em, from where they were."""
        self._scene.position[self._rows] = self._from + np.array((dx, dy))

    def places(self) -> dict[str, tuple[float, float]]:
        """Where they are now."""
        now = self._scene.position[self._rows].tolist()
        return {actor: (x, y) for actor, (x, y) in zip(self.actors, now, strict=True)}
