"""The left rail: the five steps of the workshop."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from workshop.i18n import mark, tr
from workshop.ui.fonts import font
from workshop.ui.one_of import one_of
from workshop.ui.theme import ACCENT, BLUE, DEEP_BLUE, INK, WHITE

STEPS = (mark("1 Network"), mark("2 Horizon"), mark("3 Coalitions"), mark("4 Agreements"), mark("5 Report"))
WIDTH = 88


class Rail(QWidget):
    """One button per step; the arrow keys go through them."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Steps of the workshop"))
        self.setFixedWidth(WIDTH)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(2)
        self.buttons: list[StepButton] = []
        for place, step in enumerate(STEPS):
            number, _, name = tr(step).partition(" ")
            button = StepButton(number, name, self)
            button.setToolTip(f"{tr(step)} (Ctrl+{place + 1})")
            self._group.addButton(button, place)
            column.addWidget(button)
            self.buttons.append(button)
        column.addStretch(1)
        one_of(self.buttons)
        # Toggled rather than clicked: that is what a screen reader does to a button of a group.
        self._group.idToggled.connect(self._on_toggled)

    def _on_toggled(self, place: int, on: bool) -> None:
        if on:
            self.chosen.emit(place)

    def show_step(self, place: int) -> None:
        self.buttons[place].setChecked(True)


class StepButton(QAbstractButton):
    """The step's number in a disc, filled for the step that is shown, its name below."""

    def __init__(self, number: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self.setText(name)
        self.setAccessibleName(f"{number} {name}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(74)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 74)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        if on or self.underMouse():
            painter.fillRect(self.rect(), QColor(DEEP_BLUE))
        if on:
            painter.fillRect(0, 0, 4, self.height(), QColor(ACCENT))
        centre = QPoint(self.width() // 2, 28)
        painter.setPen(QPen(QColor(ACCENT if on else "#C6D4E6"), 1.6))
        painter.setBrush(QColor(ACCENT if on else BLUE))
        painter.drawEllipse(centre, 14, 14)
        text = font(600)
        text.setPixelSize(14)
        painter.setFont(text)
        painter.setPen(QColor(INK if on else WHITE))
        painter.drawText(QRect(centre.x() - 14, centre.y() - 14, 28, 28), Qt.AlignmentFlag.AlignCenter, self._number)
        text = font(600 if on else 500)
        text.setPixelSize(13)
        painter.setFont(text)
        painter.setPen(QColor(WHITE))
        painter.drawText(QRect(0, 46, self.width(), 20), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(WHITE), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(5, 2, -2, -2), 5, 5)
