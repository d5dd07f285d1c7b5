"""Fields for a choice: from a list, from a list or free text, yes or no, nought to five."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from workshop.codes import Code, label, recognise
from workshop.i18n import tr
from workshop.ui.form import choice_element
from workshop.ui.form.choice_element import Named
from workshop.ui.form.text_fields import passes_undo
from workshop.ui.theme import BLUE, EDGE, QUIET, WHITE

MIXED = object()
"""The value of a field that several records do not agree on."""
BESIDE_TEXT = 40
"""Pixels of a choice's width that are not for its text: the space before it and the arrow."""
WIDEST = 480
"""Pixels that an opened list may be wide."""


class ChoiceField(Named, QComboBox):
    """One of (value, text) pairs. A value outside the list is shown as it stands.

    Keys on the closed list only go through it. What is chosen is kept on Enter, on leaving the field, or at once
    when it is chosen in the opened list; Esc takes it back.
    """

    committed = Signal(object, bool)
    typed = Signal(bool)  # there is a choice that is not kept yet

    def __init__(self, parent: QWidget | None = None) -> None:
        choice_element.install()
        super().__init__(parent)
        self._choices: list[tuple[Any, str]] = []
        self._value: Any = None
        self._by_key = False
        self._dirty = False
        # A popup as wide as its texts, a field as wide as there is room.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setItemDelegate(QStyledItemDelegate(self))  # the one that gives its rows the height of the style sheet
        self.view().installEventFilter(self)
        self.activated.connect(self._on_activated)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.view().setAccessibleName(tr("Choices for {name}", name=name))

    def set_choices(self, choices: Iterable[tuple[Any, str]]) -> None:
        """Offer these; what is shown stays shown."""
        wanted = list(choices)
        if wanted != self._choices:
            shown = self.value if self._dirty else self._value
            self._choices = wanted
            self.clear()
            self.addItems([text for _, text in wanted])
            self._show(shown)

    def show_value(self, value: Any, *, force: bool = False) -> None:
        """Show what the state holds; a choice that is not kept yet stays unless forced."""
        self._value = value
        if force or not self._dirty:
            self._set_dirty(False)
            self._show(value)

    def _show(self, value: Any) -> None:
        while self.count() > len(self._choices):
            self.removeItem(self.count() - 1)
        place = next((at for at, (known, _) in enumerate(self._choices) if known == value), -1)
        if place < 0:
            self.addItem(tr("(different)") if value is MIXED else "" if value is None else str(value))
            place = self.count() - 1
        self.setCurrentIndex(place)

    @property
    def value(self) -> Any:
        """What is chosen; None for a value outside the list."""
        place = self.currentIndex()
        return self._choices[place][0] if 0 <= place < len(self._choices) else None

    @property
    def dirty(self) -> bool:
        """Something else was chosen that is not kept yet."""
        return self._dirty

    def keep(self) -> None:
        if self._dirty:
            self.committed.emit(self.value, True)

    def _set_dirty(self, dirty: bool) -> None:
        if dirty != self._dirty:
            self._dirty = dirty
            self.typed.emit(dirty)

    def _on_activated(self, place: int) -> None:
        known = 0 <= place < len(self._choices)
        self._set_dirty(known and self._choices[place][0] != self._value)
        if not self._by_key:
            self.keep()

    def showPopup(self) -> None:
        wanted = self.view().sizeHintForColumn(0) + BESIDE_TEXT
        self.view().setMinimumWidth(min(wanted, WIDEST))
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._dirty and event.matches(QKeySequence.StandardKey.Cancel):
            self.show_value(self._value, force=True)
            return
        self._by_key = True
        super().keyPressEvent(event)
        self._by_key = False
        if self._dirty and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.keep()
        super().focusOutEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and watched is self.view():
            QTimer.singleShot(0, self, self._on_closed)  # after Qt has read in it what was chosen
        return super().eventFilter(watched, event)

    def _on_closed(self) -> None:
        """In a closed list nothing has the focus, also for a screen reader."""
        if not self.view().isVisible():
            self.view().setCurrentIndex(QModelIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        look = QStyleOptionComboBox()
        self.initStyleOption(look)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, look)
        room = self.width() - BESIDE_TEXT
        look.currentText = self.fontMetrics().elidedText(look.currentText, Qt.TextElideMode.ElideRight, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, look)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(QUIET), 1.8, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        x, y = self.width() - 16.0, self.height() / 2
        painter.drawPolyline(QPolygonF([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)]))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling the panel changes nothing by accident


class LateChoiceField(ChoiceField):
    """A choice from a list that may be long: it is asked for when somebody opens it or types in it."""

    def __init__(
        self,
        offered: Callable[[], Iterable[tuple[Any, str]]],
        shown: Callable[[Any], str],
        parent: QWidget | None = None,
    ) -> None:
        """`offered` gives all choices, `shown` the text of one value."""
        super().__init__(parent)
        self._offered, self._text_of = offered, shown

    def show_value(self, value: Any, *, force: bool = False) -> None:
        if force or not self._dirty:
            self._choices = []  # also where a choice has another text now
            self.set_choices([(value, self._text_of(value))])
        super().show_value(value, force=force)

    def offer(self) -> None:
        """Fill the list, with the same value chosen."""
        self.set_choices(self._offered())

    def showPopup(self) -> None:
        self.offer()
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape):
            self.offer()
        super().keyPressEvent(event)


def code_choices(codes: Mapping[str, Code]) -> list[tuple[Any, str]]:
    return [(code.id, code.label) for code in codes.values()]


def rating_choices() -> list[tuple[Any, str]]:
    """Unknown, and 0 to 5 as dots and a number."""
    known = [(n, "●" * n + "○" * (5 - n) + "  " + tr("{n} of 5", n=n)) for n in range(6)]
    return [(None, tr("unknown")), *known]


def yes_no_choices() -> list[tuple[Any, str]]:
    return [(None, tr("unknown")), (True, tr("yes")), (False, tr("no"))]


class OpenChoiceField(ChoiceField):
    """A code of a list, or words of one's own."""

    def __init__(self, list_name: str, codes: Mapping[str, Code], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list_name, self._codes = list_name, codes
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.set_choices(code_choices(codes))
        self._line = _Line(self)
        self.setLineEdit(self._line)
        self._line.textEdited.connect(lambda text: self._set_dirty(text != self._text_of(self._value)))
        self._line.editingFinished.connect(self.keep)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        self._line.setAccessibleDescription(description)

    def _text_of(self, value: Any) -> str:
        return tr("(different)") if value is MIXED else label(self._codes, value)

    def _show(self, value: Any) -> None:
        super()._show(value)
        if self.isEditable():
            self.setEditText(self._text_of(value) if value is not None else "")

    def keep(self) -> None:
        if self._dirty:
            text = " ".join(self.currentText().split())
            self.committed.emit(recognise(self._list_name, text) or text, True)


class _Line(QLineEdit):
    """The line of an open choice, which leaves Ctrl+Z to the window where nothing was typed."""

    def __init__(self, field: OpenChoiceField) -> None:
        super().__init__(field)
        self._field = field

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and passes_undo(event, self, dirty=self._field.dirty):
            event.ignore()
            return False
        return super().event(event)


class CheckField(QCheckBox):
    """Yes or no."""

    committed = Signal(object, bool)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._shown = False
        # Toggled rather than clicked: that is what a screen reader may do.
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self, checked: bool) -> None:
        if checked != self._shown:
            self.committed.emit(checked, True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = 16.0
        box = QRectF(5.5, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(QColor(BLUE if self.isChecked() else EDGE), 1.4))
        painter.setBrush(QColor(BLUE if self.isChecked() else WHITE))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            painter.setPen(QPen(QColor(WHITE), 2, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            tick = [QPointF(4, 8.5), QPointF(7, 11.5), QPointF(12, 5)]
            painter.drawPolyline(QPolygonF([point + box.topLeft() for point in tick]))

    def show_value(self, value: Any, *, force: bool = False) -> None:
        self._shown = bool(value)
        self.setChecked(self._shown)

    def keep(self) -> None:
        """Nothing is ever waiting here."""
