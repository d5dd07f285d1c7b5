"""Colours of the map, and the contrast arithmetic (WCAG 2.1) that they are held against."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from workshop.network.views import Style

WHITE = "#FFFFFF"
INK = "#1D2733"
QUIET = "#5B6570"
DIMMED_TEXT = "#6B7480"
DIMMED_OUTLINE = "#8A929B"
BLUE = "#154273"
ACCENT = "#F2A900"
ACCENT_EDGE = "#7A5200"

FILLS: Mapping[str, str] = {
    "ministry": "#332288",
    "advisory_body": "#332288",
    "province": "#4477AA",
    "water_authority": "#0099A8",
    "region": "#66CCEE",
    "municipality": "#228833",
    "housing_association": "#CCBB44",
    "care": "#CCBB44",
    "civil_society": "#CCBB44",
    "umbrella": "#CCBB44",
    "business": "#EE6677",
    "education": "#AA3377",
    "knowledge_institute": "#AA3377",
    "cross_border": "#9AA3AD",
    "residents": WHITE,
}
UNKNOWN_FILL = "#BFC5CC"

TINTS = ("#E8EEF6", "#FBECEC", "#E7F1E8", "#FBF3DE", "#EFEAF6", "#E3F2F3")
EDGE = "#D8DEE6"
FRAME_FILL = "#F6F8FB"
FRAME_OUTLINE = "#B9C6D6"


@dataclass(frozen=True, slots=True)
class LineLook:
    """How a style of tie is drawn: `dash` in em, `width` as a factor; the marks are what remains without colour."""

    colour: str
    dash: tuple[float, ...] = ()
    width: float = 1.0
    double: bool = False
    crossed: bool = False
    fade: bool = True  # whether weak ties are paler

    @property
    def dotted(self) -> bool:
        return bool(self.dash) and self.dash[0] < 0.02


LINES: Mapping[Style, LineLook] = {
    "active": LineLook("#5B6570"),
    "desired": LineLook("#0B6E99", (0.75, 0.42)),
    "new": LineLook("#0B6E99", (0.75, 0.42)),
    "strengthen": LineLook("#0B6E99", width=2.1, double=True, fade=False),
    "strained": LineLook("#B3261E", (0.01, 0.36), width=1.45, fade=False),
    "repair": LineLook("#B3261E", (0.8, 0.34, 0.01, 0.34), width=1.2, fade=False),
    "phase_out": LineLook("#5B6570", crossed=True),
    "unchanged": LineLook("#8A929B", width=0.6, fade=False),
    "ended": LineLook("#767676", (0.01, 0.3), width=0.7, fade=False),
}
WIDTHS = (0.09, 0.13, 0.19)
"""Of a line, in em, by strength."""
_ALPHA = (0.76, 0.86, 1.0)


def channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in channels(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.1, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def blend(colour: str, share: float, ground: str = WHITE) -> str:
    """`share` of the colour over the ground: what an alpha of `share` would show, opaque."""
    mixed = (round(a * share + b * (1 - share)) for a, b in zip(channels(colour), channels(ground), strict=True))
    return "#{:02X}{:02X}{:02X}".format(*mixed)


@cache
def line_colour(style: Style, strength: int) -> str:
    look = LINES[style]
    return blend(look.colour, _ALPHA[strength - 1]) if look.fade else look.colour


def fill(kind: str) -> str:
    return FILLS.get(kind, UNKNOWN_FILL)


@cache
def outline(kind: str) -> str:
    """The fill, darkened until it stands out against white (3:1 is the law, 4.5 looks firm) and against itself."""
    colour = fill(kind)
    if colour == WHITE:
        return INK
    for share in range(85, 0, -3):
        darker = blend(colour, share / 100, "#000000")
        if contrast(darker, WHITE) >= 4.5:
            return darker
    raise AssertionError(f"no outline for {colour}")


@cache
def icon_colour(kind: str) -> str:
    """White or ink, whichever stands out against the fill."""
    return WHITE if contrast(fill(kind), WHITE) >= 3 else INK


@cache
def tint_ink(group: int) -> str:
    """The colour of a tint's title: the tint's own hue, dark enough for large letters (3:1)."""
    tint = TINTS[group % len(TINTS)]
    red, green, blue = channels(tint)
    middle = (red + green + blue) / 3
    strong = [min(max(round(140 + (value - middle) * 4), 0), 255) for value in (red, green, blue)]
    colour = "#{:02X}{:02X}{:02X}".format(*strong)
    share = 1.0
    while contrast(blend(colour, share, "#000000"), tint) < 3.0:
        share -= 0.04
    return blend(colour, share, "#000000")
