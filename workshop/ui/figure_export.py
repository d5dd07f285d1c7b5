"""A diagram as a file: SVG, PNG or PDF, drawn by the painter of the screen; needs a QGuiApplication, no display."""

import re
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter

from workshop.errors import UserError
from workshop.i18n import system_reason, tr
from workshop.network.diagram import Diagram
from workshop.ui.canvas.figure import Page, draw_figure
from workshop.ui.canvas.surface import PainterSurface
from workshop.ui.canvas.svg import SvgSurface
from workshop.ui.fonts import register_fonts

ASPECT = 16 / 9
SCREEN_WIDTH = 1920
"""In pixels of 1/96 inch, where no width is asked."""
PRINT_DPI = 300
LARGEST_MM = 2000.0
SMALLEST_MM = 40.0
_MM = 25.4


def export_figure(diagram: Diagram, path: Path, *, width_mm: float | None = None, title: str | None = None) -> None:
    """Write the figure in the format that the path's ending names; an existing file is replaced whole or not at all.

    Raises UserError for an ending that is no figure, a width out of bounds, or a place that cannot be written.
    May run outside the GUI thread.
    """
    if width_mm is not None and not SMALLEST_MM <= width_mm <= LARGEST_MM:
        raise UserError(
            tr("A figure is {low} to {high} mm wide.", low=round(SMALLEST_MM), high=round(LARGEST_MM)), "usage"
        )
    drawn = diagram if title is None else replace(diagram, title=title)
    register_fonts()
    ending = path.suffix.lower()
    if ending == ".svg":
        content = svg(drawn, width_mm).encode("utf-8")
    elif ending == ".png":
        content = png(drawn, width_mm)
    elif ending == ".pdf":
        content = pdf(drawn, width_mm)
    else:
        raise UserError(
            tr("“{name}” is no figure: its name must end in .svg, .png or .pdf.", name=path.name), "usage", str(path)
        )
    _write(path, content)


def svg(diagram: Diagram, width_mm: float | None = None) -> str:
    page = _page(SCREEN_WIDTH, width_mm)
    surface = SvgSurface(page.width, page.height, diagram.title or diagram.counts, width_mm)
    draw_figure(surface, diagram, page)
    return surface.document()


def png(diagram: Diagram, width_mm: float | None = None) -> bytes:
    width = SCREEN_WIDTH if width_mm is None else round(width_mm / _MM * PRINT_DPI)
    page = _page(width, width_mm)
    image = QImage(width, round(page.height), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    dots_per_metre = round((96 if width_mm is None else PRINT_DPI) / _MM * 1000)
    image.setDotsPerMeterX(dots_per_metre)
    image.setDotsPerMeterY(dots_per_metre)
    painter = QPainter(image)
    try:
        draw_figure(PainterSurface(painter), diagram, page)
    finally:
        painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def pdf(diagram: Diagram, width_mm: float | None = None) -> bytes:
    wide = width_mm if width_mm is not None else SCREEN_WIDTH / 96 * _MM
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(1200)
    writer.setTitle(diagram.title)
    writer.setCreator("Stip")
    writer.setPageSize(
        QPageSize(QSizeF(wide, wide / ASPECT), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    )
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    try:
        draw_figure(PainterSurface(painter, vector=True), diagram, _page(round(wide / _MM * 1200), wide))
    finally:
        painter.end()
    return _with_spaces(bytes(buffer.data().data()))


def _with_spaces(document: bytes) -> bytes:
    """Qt says in the tables of its fonts that the space is a tab: whoever searches for a name would not find it."""
    tables = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
    target = re.compile(rb"\[[^\]]*\]")

    def mended(table: re.Match[bytes]) -> bytes:
        return target.sub(lambda glyphs: glyphs.group().replace(b"<0009>", b"<0020>"), table.group())

    return tables.sub(mended, document)


def _page(width: float, width_mm: float | None) -> Page:
    inches = width / 96 if width_mm is None else width_mm / _MM
    return Page(width, round(width / ASPECT), width / (inches * 72))


def _write(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise UserError(
            tr("“{name}” could not be written: {reason}.", name=path.name, reason=system_reason(error)),
            "unwritable",
            str(path),
        ) from error
