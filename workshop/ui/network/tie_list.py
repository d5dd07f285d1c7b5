"""The ties of an actor as a list: each leads to the tie itself."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from workshop import codes
from workshop.network import ties
from workshop.network.records import Actor
from workshop.state import State
from workshop.ui.canvas.palette import LINES

ROW = 46
_ID = Qt.ItemDataRole.UserRole


class TieList(QListWidget):
    """One row has the focus only while the list has it: a screen reader takes each current row for the focus."""

    chosen = Signal(str)  # a tie

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = 5
        self._place = ""
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(self._on_chosen)
        self.itemClicked.connect(self._on_chosen)

    def show_ties(self, state: State, actor_id: str) -> int:
        """List the ties of this actor, those that are active first; how many there are."""
        names = state.table(Actor)
        order = {status: place for place, status in enumerate(codes.TIE_STATUS)}
        found = []
        for tie in ties.of_actor(state, actor_id):
            other = names[(tie.to_actor if tie.from_actor == actor_id else tie.from_actor) or ""].name
            direction = "" if not tie.directed else "→ " if tie.from_actor == actor_id else "← "
            kind, status = codes.label(codes.TIE_KIND, tie.kind), codes.label(codes.TIE_STATUS, tie.status)
            found.append(
                (order.get(tie.status, len(order)), other.casefold(), f"{direction}{other}\n{kind} · {status}", tie)
            )
        found.sort(key=lambda row: row[:3])
        place = self._current_id() or self._place
        self.clear()
        for _, _, text, tie in found:
            item = QListWidgetItem(status_icon(tie.status), text, self)
            item.setData(_ID, tie.id)
            item.setToolTip(text)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, text.replace("\n", ", "))
        self._place = place
        if self.hasFocus():
            self._go_to_place()
        self._set_height()
        self.setVisible(bool(found))
        return len(found)

    def set_most(self, rows: int) -> None:
        """Show at most this many rows at a time."""
        if rows != self._most:
            self._most = rows
            self._set_height()

    def _set_height(self) -> None:
        self.setFixedHeight(min(max(self.count(), 1), self._most) * ROW + 10)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.currentRow() < 0:
            self._go_to_place()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._place = self._current_id()
        self.setCurrentRow(-1)

    def _current_id(self) -> str:
        return str(self.currentItem().data(_ID)) if self.currentRow() >= 0 else ""

    def _go_to_place(self) -> None:
        """To the row where the user was, or the first."""
        rows = range(self.count())
        self.setCurrentRow(next((row for row in rows if self.item(row).data(_ID) == self._place), 0))

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_ID))


_STYLE_OF_STATUS = {"active": "active", "desired": "desired", "strained": "strained", "phase_out": "phase_out"}


def status_icon(status: str) -> QIcon:
    """A piece of line as the map draws ties of this status."""
    look = LINES[_STYLE_OF_STATUS.get(status, "ended")]  # type: ignore[index]
    pixmap = QPixmap(48, 32)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(look.colour), 2.4 if look.dotted else 2)
    if look.dash:
        pen.setDashPattern([1, 1.6] if look.dotted else [3, 2])
    painter.setPen(pen)
    painter.drawLine(1, 8, 23, 8)
    if look.crossed:
        painter.drawLine(9, 3, 14, 13)
    painter.end()
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        icon.addPixmap(pixmap, mode)
    return icon
