"""Sizes, ends of lines, and labels that never overlap."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from tests.ui.canvas.examples import SQUARE, example, small
from workshop.network.layout.problem import label_offset
from workshop.ui.canvas.figure import scene_area
from workshop.ui.canvas.groups import frame_titles
from workshop.ui.canvas.labels import place_labels
from workshop.ui.canvas.scene import END_GAP, HIDDEN, Floats, Ints, Scene, boxes

pytestmark = pytest.mark.usefixtures("qapp")


def rectangles(scene: Scene, side: Ints, factor: float) -> tuple[Floats, Floats]:
    """Labels that show, and all shapes, as (left, top, right, bottom)."""
    centre = scene.position + scene.label_centre(side, factor)
    half = scene.label * factor / 2
    labels = np.concatenate([centre - half, centre + half], axis=1)
    shapes = np.concatenate([scene.position - scene.shape / 2, scene.position + scene.shape / 2], axis=1)
    return labels[side != HIDDEN], shapes


def overlaps(one: Floats, other: Floats, slack: float) -> int:
    low = np.maximum(one[:, None, :2], other[None, :, :2])
    high = np.minimum(one[:, None, 2:], other[None, :, 2:])
    return int(((high - low) > slack).all(axis=2).sum())


def test_boxes_are_where_the_layout_has_them() -> None:
    diagram = example("zeeland")
    shape, label = boxes(diagram)
    scene = Scene(diagram)
    assert shape.shape == label.shape == (len(diagram.nodes), 2)
    assert scene.label_centre(scene.side) == pytest.approx(label_offset(shape, label, scene.side.astype(np.int8)))
    collective = [node.entity == "collective" for node in diagram.nodes]
    assert any(collective)
    assert (shape > 0.8).all()


def test_a_longer_name_takes_a_wider_box(qapp: QApplication) -> None:
    _, label = boxes(small(SQUARE, a="Ee", b="Wwwwwwwww"))
    assert label[1, 0] > 2 * label[0, 0]


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10_000), st.floats(2.5, 30), st.floats(1, 4))
def test_labels_overlap_nothing(seed: int, scale: float, factor: float) -> None:
    diagram = example("convenanten")
    scene = Scene(diagram)
    scene.position = np.random.default_rng(seed).uniform(0, 90, scene.position.shape)
    side = place_labels(scene, scale, scene_area(scene), factor)
    labels, shapes = rectangles(scene, side, factor)
    slack = 1.01 * max(1 / scale, 0.1)  # they are told apart to the pixel
    assert overlaps(labels, labels, slack) == len(labels)
    assert overlaps(labels, shapes, slack) == 0
    assert len(labels) > 10


@pytest.mark.parametrize("name", ["zeeland", "convenanten"])
def test_all_names_show_where_the_layout_made_room(name: str) -> None:
    scene = Scene(example(name))
    side = place_labels(scene, 14.0, scene_area(scene))
    assert (side != HIDDEN).all()
    assert (side == scene.side).mean() > 0.95


def test_a_line_runs_from_shape_to_shape_and_leaves_its_own_label_free() -> None:
    scene = Scene(small(SQUARE, ("ab", "ac")))
    ends = scene.ends(np.arange(2), scene.side)
    across, down = ends.start[0], ends.start[1]
    radius = scene.size[0] / 2
    assert across[0] == pytest.approx(radius + END_GAP, abs=0.1)
    assert across[1] == pytest.approx(0)
    below = scene.label_centre(scene.side)[0, 1] + scene.label[0, 1] / 2
    assert down[1] == pytest.approx(below + END_GAP, abs=0.05)
    without = scene.ends(np.arange(2), np.full(4, HIDDEN))
    assert without.start[1, 1] < down[1] - 1


def test_a_positive_bend_arches_to_the_left_of_its_direction() -> None:
    from dataclasses import replace

    diagram = small(SQUARE, ("ab",))
    bent = replace(diagram, lines=(diagram.lines[0]._replace(bend=0.1),))
    ends = Scene(bent).ends(np.array([0]), Scene(bent).side)
    assert ends.control[0].tolist() == pytest.approx([10.0, -4.0])  # up, seen from a (left) to b (right)


def test_actors_on_top_of_each_other_are_no_reason_to_fail() -> None:
    scene = Scene(small({"a": (0, 0), "b": (0, 0), "c": (0.2, 0)}, ("ab", "ac")))
    ends = scene.ends(np.arange(2), scene.side)
    assert not ends.shown.any()
    assert np.isfinite(ends.start).all()
    assert np.isfinite(Scene(small({})).bounds()).all()


@pytest.mark.parametrize("factor", [1.0, 2.5])
def test_no_label_lies_over_the_title_of_a_frame(factor: float) -> None:
    scene = Scene(example("zeeland", layout="groups"))
    side = place_labels(scene, 8.0, scene_area(scene), factor)
    shown = np.flatnonzero(side != HIDDEN)
    centre = scene.position[shown] + scene.label_centre(side, factor, shown)
    low, high = centre - scene.label[shown] * factor / 2, centre + scene.label[shown] * factor / 2
    assert len(scene.frames()) > 2
    for _, x, y, em, wide in frame_titles(scene, factor):
        over = np.all((low + 0.2 < (x + wide, y + em)) & (high - 0.2 > (x, y)), axis=1)
        assert not over.any()
