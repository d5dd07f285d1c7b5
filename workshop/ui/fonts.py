"""The shipped font: registered once with Qt, the same in the window and in every figure."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from workshop.resource_files import resource_bytes

FAMILY = "Inter"
_FILES = ("Regular", "Medium", "SemiBold", "Bold")


@cache
def register_fonts() -> None:
    """Make Inter known to Qt; needs a QGuiApplication."""
    for weight in _FILES:
        QFontDatabase.addApplicationFontFromData(resource_bytes("fonts", f"Inter-{weight}.ttf"))


def font(weight: int = QFont.Weight.Normal.value) -> QFont:
    """Inter without hinting, so that text is as wide at every size as it was measured."""
    register_fonts()
    made = QFont(FAMILY)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return made
