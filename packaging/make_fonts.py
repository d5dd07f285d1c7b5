"""Makes the four static Inter fonts in resources/fonts from the variable Inter font (OFL), again for each new Inter.

Usage: python packaging/make_fonts.py "Inter[opsz,wght].ttf"

Static instances, because Qt and SVG readers handle those alike everywhere; only the letters and signs of European
Latin text, to keep four weights small; without contextual alternates, because those draw "->" as an arrow while
somebody types.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
OPTICAL_SIZE = 14  # the design for text; 32 is the one for headlines
FEATURES = ["case", "ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum", "zero"]
CHARACTERS = (
    "0000-024F,1E00-1EFF,"  # Latin, extended A and B, additional
    "02B0-036F,"  # modifier letters, combining accents
    "2000-206F,2070-209F,20A0-20CF,2100-214F,2150-218F,"  # punctuation, super- and subscript, money, fractions
    "2190-21FF,2200-22FF,2300-23FF,25A0-25FF,2600-26FF,2700-27BF,"  # arrows, mathematics, keys, shapes, signs, ticks
    "FB00-FB06,FEFF,FFFD"
)


def make_fonts(source: Path, folder: Path) -> None:
    """Write Inter-<weight>.ttf for each weight into folder."""
    for name, weight in WEIGHTS.items():
        font = TTFont(source)
        font = instantiateVariableFont(font, {"opsz": OPTICAL_SIZE, "wght": weight}, updateFontNames=True)
        options = Options()
        options.layout_features = FEATURES
        options.name_IDs = ["*"]
        options.notdef_outline = True
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=parse_unicodes(CHARACTERS))
        subsetter.subset(font)
        font.save(folder / f"Inter-{name}.ttf")


if __name__ == "__main__":
    make_fonts(Path(sys.argv[1]), Path(__file__).parents[1] / "resources" / "fonts")
