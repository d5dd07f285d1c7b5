"""A surface that writes SVG by hand: real text, a group per actor with its full name, the font's used part inside."""

import base64
from xml.sax.saxutils import escape, quoteattr

from workshop.ui.canvas.palette import WHITE
from workshop.ui.canvas.paths import Path
from workshop.ui.canvas.scene import ASCENT, LINE_HEIGHT, Floats, text_width
from workshop.ui.canvas.shapes import Part
from workshop.ui.canvas.surface import MEDIUM, Anchor, Stroke, halo_box
from workshop.ui.canvas.typeface import subset
from workshop.ui.fonts import FAMILY


class SvgSurface:
    """Collects elements; `document` gives the file."""

    def __init__(self, width: float, height: float, title: str, width_mm: float | None = None) -> None:
        self._width, self._height = width, height
        self._title = title
        self._width_mm = width_mm
        self._body: list[str] = []
        self._used: dict[int, set[str]] = {}

    def document(self, embed_font: bool = True) -> str:
        size = f'width="{_n(self._width)}" height="{_n(self._height)}"'
        if self._width_mm is not None:
            height_mm = self._width_mm * self._height / self._width
            size = f'width="{_n(self._width_mm)}mm" height="{_n(height_mm)}mm"'
        view = f'viewBox="0 0 {_n(self._width)} {_n(self._height)}"'
        faces = self._faces() if embed_font else ""
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view} role="img" '
            f"font-family=\"{FAMILY}, 'Segoe UI', Helvetica, Arial, sans-serif\">\n"
            f"<title>{_text(self._title)}</title>\n{faces}" + "\n".join(self._body) + "\n</svg>\n"
        )

    def rectangle(
        self, box: tuple[float, float, float, float], radius: float, fill: str, outline: str | None = None
    ) -> None:
        x, y, width, height = box
        rim = f' stroke="{outline}" stroke-width="{_n(max(radius / 12, 1.0))}"' if outline else ""
        corner = f' rx="{_n(radius)}"' if radius else ""
        self._body.append(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"{corner} fill="{fill}"{rim}/>'
        )

    def lines(self, ends: Floats, stroke: Stroke) -> None:
        path = " ".join(f"M{_n(x0)} {_n(y0)}L{_n(x1)} {_n(y1)}" for x0, y0, x1, y1 in ends.tolist())
        self._path(path, stroke)

    def curves(self, points: Floats, stroke: Stroke) -> None:
        path = " ".join(
            f"M{_n(x0)} {_n(y0)}Q{_n(x1)} {_n(y1)} {_n(x2)} {_n(y2)}" for x0, y0, x1, y1, x2, y2 in points.tolist()
        )
        self._path(path, stroke)

    def _path(self, path: str, stroke: Stroke) -> None:
        if path:
            dash = f' stroke-dasharray="{" ".join(_n(part) for part in stroke.dash)}"' if stroke.dash else ""
            cap = ' stroke-linecap="round"' if stroke.round else ""
            self._body.append(
                f'<path d="{path}" fill="none" stroke="{stroke.colour}" stroke-width="{_n(stroke.width)}"{dash}{cap}/>'
            )

    def polygons(self, corners: Floats, fill: str) -> None:
        path = "".join("M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in polygon) + "Z" for polygon in corners.tolist())
        self._body.append(f'<path d="{path}" fill="{fill}"/>')

    def begin(self, name: str, title: str = "") -> None:
        inside = f"<title>{_text(title)}</title>" if title else ""
        self._body.append(f"<g id={quoteattr(name)}>{inside}")

    def end(self) -> None:
        self._body.append("</g>")

    def stamp(self, parts: tuple[Part, ...], size: float, x: float, y: float, scale: float) -> None:
        unit = size * scale
        for part in parts:
            rim = ""
            if part.outline is not None:
                width = part.width * scale
                dash = f' stroke-dasharray="{" ".join(_n(p * scale) for p in part.dash)}"' if part.dash else ""
                rim = f' stroke="{part.outline}" stroke-width="{_n(width)}" stroke-linejoin="round"{dash}'
            path = _commands(part.path, x + part.shift[0] * scale, y + part.shift[1] * scale, unit)
            self._body.append(f'<path d="{path}" fill="{part.fill or "none"}"{rim}/>')

    def text(
        self,
        text: str,
        x: float,
        baseline: float,
        em: float,
        colour: str,
        weight: int = MEDIUM,
        anchor: Anchor = "start",
    ) -> None:
        self._used.setdefault(weight, set()).update(text)
        side = f' text-anchor="{anchor}"' if anchor != "start" else ""
        self._body.append(
            f'<text x="{_n(x)}" y="{_n(baseline)}" font-size="{_n(em)}" font-weight="{weight}" fill="{colour}"{side}>'
            f"{_text(text)}</text>"
        )

    def label(self, lines: tuple[str, ...], x: float, top: float, em: float, colour: str) -> None:
        """The halo is a box per line: programs for reports do not all draw a stroke behind its text."""
        self._used.setdefault(MEDIUM, set()).update(*lines)
        spans = []
        for row, line in enumerate(lines):
            baseline = top + (row * LINE_HEIGHT + ASCENT) * em
            left, upper, wide, high = halo_box(line, x - text_width(line) * em / 2, baseline, em)
            self._body.append(
                f'<rect x="{_n(left)}" y="{_n(upper)}" width="{_n(wide)}" height="{_n(high)}" rx="{_n(0.2 * em)}" '
                f'fill="{WHITE}" fill-opacity="0.75"/>'
            )
            # The space at the end of a line keeps words apart for those who search or copy the text.
            gap = "" if row == len(lines) - 1 or line.endswith(("-", "/")) else " "
            spans.append(f'<tspan x="{_n(x)}" y="{_n(baseline)}">{_text(line)}{gap}</tspan>')
        self._body.append(
            f'<text font-size="{_n(em)}" font-weight="{MEDIUM}" text-anchor="middle" fill="{colour}">'
            f"{''.join(spans)}</text>"
        )

    def _faces(self) -> str:
        faces = []
        for weight, characters in sorted(self._used.items()):
            data = base64.b64encode(subset(weight, characters)).decode("ascii")
            faces.append(
                f"@font-face{{font-family:{FAMILY};font-weight:{weight};src:url(data:font/ttf;base64,{data})}}"
            )
        return f"<style>{''.join(faces)}</style>\n"


def _commands(path: Path, x: float, y: float, unit: float) -> str:
    return "".join(
        name + " ".join(_n(value * unit + (y if k % 2 else x)) for k, value in enumerate(numbers))
        for name, numbers in path
    )


def _n(value: float) -> str:
    """A number without needless digits."""
    text = f"{value:.2f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _text(text: str) -> str:
    return escape(text)
