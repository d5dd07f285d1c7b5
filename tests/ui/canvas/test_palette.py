"""Contrast on the map: WCAG 2.1 asks 3:1 of shapes and lines, 4.5:1 of text."""

import itertools

import pytest

from workshop import codes
from workshop.ui.canvas import palette, shapes
from workshop.ui.canvas.icons import ICONS
from workshop.ui.canvas.palette import contrast

KINDS = tuple(codes.ACTOR_KIND)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#66CCEE", "#FFFFFF") == pytest.approx(1.8, abs=0.05)


@pytest.mark.parametrize("kind", [*KINDS, "unheard of"])
def test_every_shape_stands_out_by_its_outline_and_its_icon_from_its_fill(kind: str) -> None:
    assert contrast(palette.outline(kind), palette.WHITE) >= 3
    for tint in (*palette.TINTS, palette.FRAME_FILL):
        assert contrast(palette.outline(kind), tint) >= 3
    assert contrast(palette.icon_colour(kind), palette.fill(kind)) >= 3


@pytest.mark.parametrize("dimmed", [False, True])
@pytest.mark.parametrize("wished", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_every_variant_is_outlined_and_its_icon_shows(kind: str, wished: bool, dimmed: bool) -> None:
    outlined = [part for part in shapes.stamp(kind, "organisation", wished, dimmed) if part.outline]
    assert all(contrast(part.outline or "", palette.WHITE) >= 3 for part in outlined)
    icon = shapes.stamp(kind, "organisation", wished, dimmed)[-1]
    assert icon.fill is not None
    assert outlined[-1].fill is not None
    assert contrast(icon.fill, outlined[-1].fill) >= 3


def test_every_line_stands_out_however_weak() -> None:
    for style, strength in itertools.product(palette.LINES, (1, 2, 3)):
        assert contrast(palette.line_colour(style, strength), palette.WHITE) >= 3, (style, strength)


def test_text_can_be_read() -> None:
    for colour in (palette.INK, palette.QUIET, palette.DIMMED_TEXT, palette.BLUE):
        assert contrast(colour, palette.WHITE) >= 4.5
    for group in range(len(palette.TINTS)):
        assert contrast(palette.tint_ink(group), palette.TINTS[group]) >= 3  # large and bold


def test_kinds_differ_without_colour() -> None:
    seen = {(shapes.shape_of(kind, "organisation"), ICONS[kind]) for kind in KINDS}
    assert len(seen) == len(KINDS)
    marks = {(look.dash, look.double, look.crossed, look.width) for look in palette.LINES.values()}
    assert len(marks) == len(palette.LINES) - 1  # "new" is how the difference calls "desired"
