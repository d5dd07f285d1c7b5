"""A whole figure on a page: title, counts, source, date and confidentiality above, the map, the legend below."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QFont

from workshop import codes
from workshop.network.diagram import Diagram, LegendEntry
from workshop.network.views import Style
from workshop.ui.canvas import palette, shapes
from workshop.ui.canvas.labels import place_labels
from workshop.ui.canvas.painter import Camera, paint, strokes
from workshop.ui.canvas.scene import ASCENT, Scene, text_width
from workshop.ui.canvas.surface import Anchor, Surface

_REGULAR = QFont.Weight.Normal.value
_MEDIUM = QFont.Weight.Medium.value
_BOLD = QFont.Weight.Bold.value

LARGEST_EM = 28 / 1920
"""Of the labels, as a share of the width of the page: a small network is not blown up."""
LEGEND = 15 / 1920
SMALLEST_LEGEND_PT = 6.0
_TITLE = 1.75


@dataclass(frozen=True, slots=True)
class Page:
    """Width and height in the surface's unit, and how many of these units are a point (1/72 inch)."""

    width: float
    height: float
    point: float

    @property
    def unit(self) -> float:
        """The size of the legend's text, which the rest of the furniture follows."""
        return max(self.width * LEGEND, SMALLEST_LEGEND_PT * self.point)


def draw_figure(surface: Surface, diagram: Diagram, page: Page) -> None:
    """Draw everything, legend and texts included, on a white page."""
    surface.rectangle((0, 0, page.width, page.height), 0, palette.WHITE)
    unit = page.unit
    margin = 1.6 * unit
    top = draw_heading(surface, diagram, (margin, margin * 0.8, page.width - 2 * margin), unit)
    rows = legend_rows(diagram.legend, page.width - 2 * margin, unit)
    bottom = page.height - margin * 0.8 - len(rows) * ROW * unit
    scene = Scene(diagram)
    camera = camera_for(
        scene, (margin, top, page.width - 2 * margin, bottom - top - 0.6 * unit), page.width * LARGEST_EM
    )
    whole = (page.width, page.height)
    side = place_labels(scene, camera.scale, scene_area(scene))
    for _ in paint(surface, scene, camera, whole, side):
        pass
    draw_legend(surface, rows, (margin, bottom), unit)


def camera_for(scene: Scene, room: tuple[float, float, float, float], largest: float, smallest: float = 0.0) -> Camera:
    """The camera that shows all of the scene in the middle of `room`, with labels from `smallest` to `largest`."""
    left, top, width, height = room
    factor = 1.0
    for _ in range(6):  # until labels are as much larger as they have to be
        x, y, w, h = scene.bounds(factor)
        scale = max(min(width / max(w, 1e-6), height / max(h, 1e-6), largest), 1e-6)
        wanted = min(max(1.0, smallest / scale), 3.0)
        if wanted <= factor:
            break
        factor = wanted
    return Camera(scale, left + width / 2 - (x + w / 2) * scale, top + height / 2 - (y + h / 2) * scale)


def scene_area(scene: Scene) -> tuple[float, float, float, float]:
    """The bounds of the scene with room for labels on another side."""
    x, y, w, h = scene.bounds()
    return x - 1, y - 1, w + 2, h + 2


def draw_heading(surface: Surface, diagram: Diagram, room: tuple[float, float, float], unit: float) -> float:
    """Title and counts on the left, confidentiality, date and source on the right; returns where they end."""
    left, top, width = room
    baseline = top + 1.75 * unit
    strong = diagram.confidentiality
    rest = " · ".join(part for part in (_date(diagram.date), diagram.source) if part)
    rest = f" · {rest}" if strong and rest else rest
    # Title and counts from the left, the notes against the right; all smaller where they would meet.
    pieces = [
        (diagram.title, _TITLE, _BOLD, palette.INK),
        (diagram.counts, 1.1, _REGULAR, palette.QUIET),
        (strong, 0.85, _BOLD, palette.INK),
        (rest, 0.85, _REGULAR, palette.QUIET),
    ]
    widths = [text_width(text, weight) * em * unit for text, em, weight, _ in pieces]
    # Where Inter is not there an SVG is read in a wider letter: the title keeps room for it.
    after = (1.14 * widths[0] + unit) * bool(diagram.title)
    squeeze = min(1.0, width / (after + sum(widths[1:]) + 2 * unit))
    # What stands on the right hangs there by its end, so that another font of the reader's does not push it off.
    right = left + width
    places: list[tuple[float, Anchor]] = [(left, "start"), (left + after * squeeze, "start")]
    places += [(right - widths[3] * squeeze, "end"), (right, "end")]
    surface.begin("heading")
    for (text, em, weight, colour), (x, anchor) in zip(pieces, places, strict=True):
        if text:
            surface.text(text.strip(), x, baseline, em * unit * squeeze, colour, weight, anchor)
    surface.end()
    return top + 3.1 * unit


def _date(date: str) -> str:
    """An ISO date as people write it; anything else as it stands."""
    parts = date.split("-")
    return "-".join(reversed(parts)) if len(parts) == 3 and all(part.isdigit() for part in parts) else date


Row = list[tuple[LegendEntry, float]]
ROW = 1.9
"""Height of a row of the legend, in its own em."""
_SYMBOL = {"kind": 1.9, "style": 3.0, "mark": 1.9}
_APART = 1.5


def legend_rows(entries: tuple[LegendEntry, ...], width: float, unit: float) -> list[Row]:
    """The entries in rows that fit the width, each with its x within the row."""
    rows: list[Row] = []
    x = 0.0
    for entry in entries:
        wide = (_SYMBOL[entry.sort] + text_width(entry.text, _REGULAR)) * unit
        if not rows or (x + wide > width and rows[-1]):
            rows.append([])
            x = 0.0
        rows[-1].append((entry, x))
        x += wide + _APART * unit
    return rows


def row_width(row: Row, unit: float) -> float:
    entry, x = row[-1]
    return x + (_SYMBOL[entry.sort] + text_width(entry.text, _REGULAR)) * unit


def draw_legend(surface: Surface, rows: list[Row], corner: tuple[float, float], unit: float) -> None:
    surface.begin("legend")
    for number, row in enumerate(rows):
        middle = corner[1] + (number + 0.5) * ROW * unit
        for entry, x in row:
            left = corner[0] + x
            if entry.sort == "style":
                _draw_sample(surface, entry.code, left, middle, unit)
            else:
                _draw_symbol(surface, entry, left + 0.7 * unit, middle, unit)
            start = left + _SYMBOL[entry.sort] * unit
            surface.text(entry.text, start, middle + (ASCENT - 0.6) * unit, unit, palette.INK, _REGULAR)
    surface.end()


def _draw_symbol(surface: Surface, entry: LegendEntry, x: float, y: float, unit: float) -> None:
    kind = entry.code if entry.sort == "kind" else ""
    entity = entry.code if entry.code in codes.ENTITY else "organisation"
    parts = shapes.stamp(kind, entity, entry.code == "wished", False)
    if entry.sort == "mark":
        # A mark holds for every kind: show it without a kind's icon.
        parts = tuple(part for part in parts if part.outline is not None)
    size = 1.35 if shapes.shape_of(kind, entity) != "pill" else 1.1
    surface.stamp(parts, size, x, y, unit)


def _draw_sample(surface: Surface, code: str, x: float, y: float, unit: float) -> None:
    style: Style = next(style for style in palette.LINES if style == code)
    look = palette.LINES[style]
    end = x + 2.5 * unit
    colour = palette.line_colour(style, 2)
    for stroke in strokes(look, colour, palette.WIDTHS[1], unit):
        surface.lines(np.array([[x, y, end, y]]), stroke)
    if look.crossed:
        across = [
            [at - 0.2 * unit, y + 0.34 * unit, at + 0.1 * unit, y - 0.34 * unit] for at in (x + unit, x + 1.5 * unit)
        ]
        surface.lines(np.array(across), strokes(palette.LINES["active"], colour, palette.WIDTHS[0], unit)[0])
