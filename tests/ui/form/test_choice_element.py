"""What a screen reader finds in a choice: its name, its value, nothing that is closed."""

from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from workshop import codes
from workshop.ui.form.choice_fields import ChoiceField, OpenChoiceField


def test_a_choice_is_named_after_its_field(qtbot: QtBot) -> None:
    for field in (ChoiceField(), OpenChoiceField("tie_kind", codes.TIE_KIND)):
        qtbot.addWidget(field)
        field.set_choices([("a", "aap"), ("b", "noot")])
        field.setAccessibleName("Soort")
        field.show_value("b")
        heard = QAccessible.queryAccessibleInterface(field)
        assert heard.text(QAccessible.Text.Name) == "Soort"
        assert heard.text(QAccessible.Text.Value) == field.currentText()
        field.setAccessibleDescription("Dat kan niet.")
        assert heard.text(QAccessible.Text.Description) == "Dat kan niet."


def test_a_list_is_there_only_while_it_is_open(qtbot: QtBot) -> None:
    field = ChoiceField()
    qtbot.addWidget(field)
    field.set_choices([("a", "aap"), ("b", "noot")])
    field.show_value("b")
    field.show()
    heard = QAccessible.queryAccessibleInterface(field)
    assert heard.childCount() == 0
    field.showPopup()
    assert heard.childCount() == 1
    assert heard.child(0).object() is field.view()
    field.hidePopup()
    assert heard.childCount() == 0
    qtbot.waitUntil(lambda: not field.view().currentIndex().isValid())


def test_the_line_of_an_open_choice_is_what_has_the_focus(qtbot: QtBot) -> None:
    field = OpenChoiceField("tie_kind", codes.TIE_KIND)
    qtbot.addWidget(field)
    field.setAccessibleName("Soort")
    heard = QAccessible.queryAccessibleInterface(field)
    assert heard.focusChild().object() is field.lineEdit()
    assert heard.focusChild().text(QAccessible.Text.Name) == "Soort"
    assert heard.indexOfChild(heard.focusChild()) == 0
