"""The map on screen: shows a Diagram, takes gestures and keys, and says in signals what was done."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRectF, Signal
from PySide6.QtWidgets import QWidget

from workshop.network.diagram import Diagram


class MapView(QWidget):
    """Shows a Diagram and never edits it: a gesture ends in a signal, the next `set_diagram` shows the outcome."""

    selection_changed = Signal(object)  # frozenset of ids of actors and ties
    moved = Signal(object)  # dict of actor id → (x, y) in em
    tie_drawn = Signal(str, str)  # from actor, to actor
    activated = Signal(str)
    delete_requested = Signal()
    context_requested = Signal(object, QPoint)  # id under the pointer or None, global position
    hovered = Signal(str)  # id, or "" for none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.minimum_label_size = 10.0
        self.motion = True

    def set_diagram(self, diagram: Diagram, *, animate: bool = False) -> None:
        raise NotImplementedError

    def fit(self) -> None:
        raise NotImplementedError

    def zoom_in(self) -> None:
        raise NotImplementedError

    def zoom_out(self) -> None:
        raise NotImplementedError

    def zoom_to_selection(self) -> None:
        raise NotImplementedError

    def select(self, ids: Iterable[str]) -> None:
        raise NotImplementedError

    def selection(self) -> frozenset[str]:
        raise NotImplementedError

    def center_on(self, record_id: str) -> None:
        raise NotImplementedError

    @property
    def figure_rect(self) -> QRectF:
        """Where the figure lies in the widget."""
        raise NotImplementedError
