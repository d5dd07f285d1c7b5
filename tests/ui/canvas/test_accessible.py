"""The map as a screen reader meets it, with the reader there from the start."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.canvas.examples import SQUARE, example, small
from workshop.ui.canvas.map_view import MapView


@pytest.fixture(autouse=True)
def reader(qapp: QApplication) -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    made = MapView()
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.set_diagram(small(SQUARE, ("ab", "ac"), a="Gemeente Terneuzen", b="<b>& Hulst"))
    return made


def element(view: MapView) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(view)


def names(view: MapView) -> list[str]:
    """Of the actors, without what lies over the map."""
    children = (element(view).child(k) for k in range(element(view).childCount()))
    return [child.text(QAccessible.Text.Name) for child in children if child.role() == QAccessible.Role.ListItem]


def test_the_map_has_its_name(view: MapView) -> None:
    assert element(view).text(QAccessible.Text.Name) == "Netwerkkaart"
    assert element(view).role() == QAccessible.Role.List


def test_each_actor_is_an_element_that_begins_with_its_name(view: MapView) -> None:
    assert names(view) == [
        "Gemeente Terneuzen, gemeente, 2 relaties",
        "<b>& Hulst, gemeente, 1 relatie",
        "Actor c, gemeente, 1 relatie",
        "Actor d, gemeente, 0 relaties",
    ]
    child = element(view).child(0)
    assert child.role() == QAccessible.Role.ListItem
    assert child.parent().text(QAccessible.Text.Name) == "Netwerkkaart"
    assert element(view).indexOfChild(child) == 0


def test_an_element_lies_where_its_actor_is_drawn(view: MapView) -> None:
    for index, node in enumerate(view.diagram.nodes):
        box = element(view).child(index).rect()
        shape = view.mapToGlobal(view.place_of(node.id).toPoint())
        assert box.contains(shape)
        assert box.height() > box.width() * 0.3
        assert box.bottom() > shape.y() + view.scene.size[index] * view.camera.scale / 2  # the label is in it
        assert element(view).childAt(shape.x(), shape.y()).text(QAccessible.Text.Name).startswith(node.name)


def test_selection_and_focus_are_states(view: MapView, qtbot: QtBot) -> None:
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    view.go_to(1)
    states = [element(view).child(k).state() for k in range(4)]
    assert [bool(state.selected) for state in states] == [False, True, False, False]
    assert [bool(state.focused) for state in states] == [False, True, False, False]
    assert all(state.selectable and state.focusable for state in states)
    assert element(view).focusChild().text(QAccessible.Text.Name).startswith("<b>& Hulst")


def test_elements_come_and_go_with_the_actors(view: MapView) -> None:
    gone = element(view).child(3)
    view.set_diagram(small({key: SQUARE[key] for key in "abc"}, a="Sluis"))
    assert names(view) == [
        "Sluis, gemeente, 0 relaties",
        "Actor b, gemeente, 0 relaties",
        "Actor c, gemeente, 0 relaties",
    ]
    del gone
    view.set_diagram(example("convenanten"))
    assert len(names(view)) == 124
    view.set_diagram(small({}))
    assert names(view) == []


def test_maps_come_and_go_under_a_reader(qtbot: QtBot) -> None:
    for _ in range(15):
        view = MapView()
        view.set_diagram(example("zeeland"))
        view.show()
        assert len(names(view)) == 35
        view.select({view.diagram.nodes[4].id})
        view.set_diagram(example("convenanten"))
        view.go_to(7)
        view.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        del view
        gc.collect()
    QApplication.processEvents()


def test_what_lies_over_the_map_comes_after_the_actors(view: MapView) -> None:
    found = element(view)
    last = found.childCount() - 1
    fold = found.child(last)
    assert fold.role() == QAccessible.Role.Button
    assert fold.text(QAccessible.Text.Name) == "Legenda verbergen"
    assert found.indexOfChild(fold) == last


def test_ties_of_other_views_are_counted_too(view: MapView) -> None:
    view.set_diagram(example("zeeland", view="now"))
    nodes = view.diagram.nodes
    place = next(place for place, node in enumerate(nodes) if node.shown_ties != node.ties)
    said = element(view).child(place).text(QAccessible.Text.Name)
    assert said.endswith(f"{nodes[place].ties} relaties, waarvan {nodes[place].shown_ties} in deze weergave")
