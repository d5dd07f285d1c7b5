"""Gestures and keys on the map, and what they say."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.canvas.examples import SQUARE, example, small
from workshop.network.diagram import Diagram
from workshop.ui.canvas.map_view import MapView

LEFT, NO = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
DIAGRAM = ("ab", "cd")


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    made = MapView()
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.set_diagram(small(SQUARE, DIAGRAM))
    made.finish_drawing()
    return made


def place(view: MapView, actor: str, dx: float = 0, dy: float = 0) -> QPoint:
    return (view.place_of(actor) + QPointF(dx, dy)).toPoint()


def rim(view: MapView, actor: str) -> QPoint:
    radius = view.scene.size[view.diagram.index[actor]] * view.camera.scale / 2
    return place(view, actor, radius + 3)


def drag(view: MapView, start: QPoint, stop: QPoint, button: Qt.MouseButton = LEFT, release: bool = True) -> None:
    QTest.mousePress(view, button, NO, start)
    for step in range(1, 6):
        QTest.mouseMove(view, start + (stop - start) * step / 5)
    if release:
        QTest.mouseRelease(view, button, NO, stop)


def said(view: MapView, *names: str) -> list[tuple[object, ...]]:
    heard: list[tuple[object, ...]] = []
    for name in names:
        getattr(view, name).connect(lambda *values, name=name: heard.append((name, *values)))
    return heard


def test_a_click_selects_and_shift_adds(view: MapView) -> None:
    QTest.mouseClick(view, LEFT, NO, place(view, "a"))
    assert view.selection() == {"a"}
    QTest.mouseClick(view, LEFT, Qt.KeyboardModifier.ShiftModifier, place(view, "b"))
    assert view.selection() == {"a", "b"}
    QTest.mouseClick(view, LEFT, Qt.KeyboardModifier.ShiftModifier, place(view, "a"))
    assert view.selection() == {"b"}
    QTest.mouseClick(view, LEFT, NO, QPoint(5, 300))
    assert view.selection() == frozenset()


def test_a_tie_can_be_clicked(view: MapView) -> None:
    middle = (view.place_of("a") + view.place_of("b")) / 2
    QTest.mouseClick(view, LEFT, NO, middle.toPoint() + QPoint(0, 3))
    assert view.selection() == {"tab"}


def test_dragging_moves_all_selected_and_says_so_once(view: MapView) -> None:
    view.select({"a", "b"})
    heard = said(view, "moved")
    start = place(view, "a")
    drag(view, start, start + QPoint(50, 80))
    step = 1 / view.camera.scale
    assert len(heard) == 1
    places = heard[0][1]
    assert isinstance(places, dict)
    assert places["a"] == pytest.approx((50 * step, 80 * step))
    assert places["b"] == pytest.approx((20 + 50 * step, 80 * step))
    assert set(places) == {"a", "b"}


def test_a_trembling_hand_moves_nothing(view: MapView) -> None:
    heard = said(view, "moved")
    start = place(view, "a")
    drag(view, start, start + QPoint(2, 1))
    assert heard == []
    assert view.selection() == {"a"}


def test_escape_takes_a_drag_back(view: MapView) -> None:
    heard = said(view, "moved")
    before = view.scene.position.copy()
    start = place(view, "a")
    drag(view, start, start + QPoint(90, 60), release=False)
    assert (view.scene.position != before).any()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, NO, start)
    assert (view.scene.position == before).all()
    assert heard == []


def test_a_tie_is_drawn_from_rim_to_actor(view: MapView) -> None:
    heard = said(view, "tie_drawn", "moved")
    drag(view, rim(view, "a"), place(view, "d"))
    assert heard == [("tie_drawn", "a", "d")]


def test_a_tie_to_nowhere_or_itself_is_none(view: MapView) -> None:
    heard = said(view, "tie_drawn", "moved")
    drag(view, rim(view, "a"), QPoint(450, 300))
    drag(view, rim(view, "a"), place(view, "a"))
    drag(view, rim(view, "a"), place(view, "d"), release=False)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, NO, place(view, "d"))
    assert heard == []


def test_a_rubber_band_selects_what_is_within(view: MapView) -> None:
    corner = place(view, "a", -40, -40)
    drag(view, corner, place(view, "c", 40, 40))
    assert view.selection() == {"a", "c"}


def test_the_middle_button_pans_and_selects_nothing(view: MapView) -> None:
    before = view.place_of("a")
    drag(view, QPoint(450, 300), QPoint(480, 340), Qt.MouseButton.MiddleButton)
    assert view.place_of("a") - before == QPointF(30, 40)
    assert view.selection() == frozenset()


def test_the_wheel_zooms_to_the_pointer(view: MapView) -> None:
    at = view.place_of("b")
    scale = view.camera.scale
    for delta in (120, 240, -120):
        wheel = QWheelEvent(at, view.mapToGlobal(at), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, NO,
                            Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(view, wheel)
        assert view.place_of("b").toTuple() == pytest.approx(at.toTuple(), abs=1e-6)
    assert view.camera.scale > scale


def test_a_double_click_and_enter_activate(view: MapView) -> None:
    heard = said(view, "activated")
    QTest.mouseDClick(view, LEFT, NO, place(view, "c"))
    view.select({"d"})
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert heard == [("activated", "c"), ("activated", "d")]


def test_arrows_go_to_the_nearest_actor(view: MapView) -> None:
    view.select({"a"})
    found = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        QTest.keyClick(view, key)
        found.append(view.current)
    assert found == ["b", "b", "d", "c", "a"]
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.selection() == {"d"}


def test_alt_arrows_move_and_say_so_once(view: MapView) -> None:
    view.select({"a"})
    heard = said(view, "moved")
    for _ in range(3):
        QTest.keyPress(view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(view, Qt.Key.Key_Alt)
    assert heard == [("moved", {"a": (1.5, 0.0)})]


def test_delete_asks_and_only_with_a_selection(view: MapView) -> None:
    heard = said(view, "delete_requested")
    QTest.keyClick(view, Qt.Key.Key_Delete)
    view.select({"a", "tab"})
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert heard == [("delete_requested",)]


def test_tab_walks_in_reading_order_and_then_leaves(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    before, view, after = QLineEdit(), MapView(), QLineEdit()
    for widget in (before, view, after):
        layout.addWidget(widget)
    window.resize(700, 600)
    with qtbot.waitExposed(window):
        window.show()
    view.set_diagram(small(SQUARE))
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    walked = [view.current]
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Tab)
        walked.append(view.current)
    assert walked == ["a", "b", "c", "d"]
    QTest.keyClick(view, Qt.Key.Key_Tab)
    fold = view.findChild(QToolButton)
    assert fold is not None
    assert fold.hasFocus()
    QTest.keyClick(fold, Qt.Key.Key_Tab)
    assert after.hasFocus()
    QTest.keyClick(after, Qt.Key.Key_Backtab)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_a_new_diagram_keeps_zoom_and_selection_of_what_is_still_there(view: MapView) -> None:
    view.zoom_in()
    view.select({"a", "d", "tab"})
    camera = view.camera
    heard = said(view, "selection_changed")
    view.set_diagram(small({key: SQUARE[key] for key in "abc"}, ("ab",)))
    assert view.camera == camera
    assert heard == [("selection_changed", frozenset({"a", "tab"}))]
    view.select({"a", "nobody"})
    assert view.selection() == {"a"}


def test_a_refused_move_snaps_back(view: MapView) -> None:
    diagram = view.diagram
    start = place(view, "a")
    drag(view, start, start + QPoint(60, 60))
    view.set_diagram(diagram)
    assert view.place_of("a").toPoint() == start


def test_fit_shows_all_and_zoom_to_selection_shows_that(view: MapView) -> None:
    view.zoom(3)
    view.fit()
    assert QWidget.rect(view).contains(view.figure_rect.toAlignedRect())
    scale = view.camera.scale
    view.select({"a"})
    view.zoom_to_selection()
    assert view.camera.scale > scale
    middle = view.rect().center()
    assert (place(view, "a") - middle).manhattanLength() < 120


def test_motion_ends_where_the_layout_says(view: MapView, qtbot: QtBot) -> None:
    there = {key: (x + 8, y * 1.5) for key, (x, y) in SQUARE.items()}
    view.set_diagram(small(there, DIAGRAM), animate=True)
    assert view.scene.position[0].tolist() == [0, 0]
    qtbot.waitUntil(lambda: view.scene.position[0].tolist() == [8, 0], timeout=3000)
    assert not view.drawing or view.diagram.nodes[0].x == 8


def test_the_picture_is_sharp_at_twice_the_dots(view: MapView) -> None:
    assert view.grab().size() == view.size() * view.devicePixelRatioF()
    picture = view.grab().toImage()
    centre = place(view, "a") * view.devicePixelRatioF()
    assert any(picture.pixelColor(centre + QPoint(k, 0)).name() == "#228833" for k in range(-14, 14))


def test_hundreds_of_actors_are_drawn_between_events(view: MapView, qtbot: QtBot) -> None:
    view.set_diagram(example("convenanten"))
    view.select({view.diagram.nodes[0].id})
    view.repaint()
    qtbot.waitUntil(lambda: not view.drawing, timeout=10_000)
    side, _ = view.labels()
    assert (side >= 0).sum() > 60


def test_any_diagram_can_follow_any_other(view: MapView) -> None:
    def follow(diagram: Diagram) -> None:
        view.set_diagram(diagram, animate=True)
        view.repaint()

    view.heading = True
    for diagram in (example("zeeland"), small({}), example("convenanten", "now", "groups"), small(SQUARE), small({})):
        follow(diagram)
        QTest.mouseMove(view, QPoint(300, 300))
        view.finish_drawing()
        view.repaint()
    assert view.selection() == frozenset()


def test_the_legend_folds_away_and_the_map_keeps_clear_of_it(view: MapView) -> None:
    fold = view.findChild(QToolButton)
    assert fold is not None
    assert fold.isVisible()
    heights = []
    for _ in range(3):
        heights.append(view.figure_rect.bottom())
        assert view.figure_rect.bottom() <= fold.y()
        name = fold.accessibleName()
        fold.click()
        assert fold.accessibleName() != name
    assert heights[0] == heights[2]


def test_a_small_window_shows_two_rows_of_the_legend_until_more_is_asked(view: MapView) -> None:
    view.set_diagram(example("zeeland"))
    view.resize(500, 320)
    fold = view.findChild(QToolButton)
    assert fold is not None
    short = view.height() - fold.y()
    assert short < 70
    fold.click()
    assert view.height() - fold.y() > short


def test_another_layout_is_shown_whole(view: MapView) -> None:
    view.zoom(4.0)
    assert not view.rect().contains(view.figure_rect.toRect())
    view.set_diagram(replace(view.diagram, layout="groups"))
    assert view.rect().contains(view.figure_rect.toRect())
