"""How the window looks: colours, type and the ring round whatever has the focus. Contrast meets WCAG 2.1 AA."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from workshop.ui.fonts import FAMILY, font

BLUE = "#154273"
DEEP_BLUE = "#0D2C4F"
ACCENT = "#F2A900"  # never as text on white
INK = "#1D2733"
QUIET = "#5B6570"
EDGE = "#838D98"  # of fields and buttons: 3.4:1 on white
RULE = "#DDE3EA"  # between areas, where nothing depends on seeing it
GROUND = "#F7F9FB"
WHITE = "#FFFFFF"
PALE = "#E8EEF6"
GREEN = "#1B6E2D"
RED = "#B3261E"
WARM = "#FFF6E0"

TEXT_SIZE = 14

_SHEET = f"""
* {{ font-family: "{FAMILY}"; }}
QToolTip {{ background: {INK}; color: {WHITE}; border: 0; padding: 4px 6px; }}
QMainWindow, #ground {{ background: {GROUND}; }}
#topBar, #panel, #statusBar {{ background: {WHITE}; }}
#topBar {{ border-bottom: 1px solid {RULE}; }}
#panel {{ border-left: 1px solid {RULE}; }}
#statusBar {{ border-top: 1px solid {RULE}; }}
#statusBar QLabel, #statusBar QPushButton {{ font-size: 12px; color: {QUIET}; }}
#statusBar #saved {{ color: {GREEN}; font-weight: 500; }}
#statusBar #saved[state="typed"] {{ color: {INK}; }}
QLabel {{ color: {INK}; background: transparent; }}
QLabel[look="quiet"] {{ color: {QUIET}; }}
QLabel[look="caption"] {{ color: {QUIET}; font-size: 12px; font-weight: 600; }}
QLabel[look="title"] {{ font-size: 17px; font-weight: 700; }}
QLabel[look="heading"] {{ font-size: 15px; font-weight: 600; }}
QLabel[look="big"] {{ font-size: 30px; font-weight: 700; }}
QLabel[look="error"] {{ color: {RED}; font-size: 13px; }}
QLabel[look="small"] {{ color: {QUIET}; font-size: 12px; }}
QLabel[look="session"] {{ font-size: 16px; font-weight: 700; }}

QPushButton, QToolButton {{
  background: {WHITE}; color: {INK}; border: 1px solid {EDGE}; border-radius: 6px;
  padding: 5px 11px; font-weight: 500; min-height: 20px;
}}
QToolButton {{ padding: 5px 6px; }}
QPushButton:hover, QToolButton:hover {{ background: {PALE}; }}
QPushButton:pressed, QToolButton:pressed {{ background: #D5E0EE; }}
QPushButton:disabled, QToolButton:disabled {{ color: #767F89; border-color: {RULE}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {BLUE}; padding: 4px 10px; }}
QToolButton:focus {{ padding: 4px 5px; }}
QPushButton[look="primary"], QToolButton[look="primary"] {{
  background: {BLUE}; color: {WHITE}; border-color: {BLUE}; font-weight: 600;
}}
QPushButton[look="primary"]:hover, QToolButton[look="primary"]:hover {{ background: {DEEP_BLUE}; }}
QPushButton[look="primary"]:focus, QToolButton[look="primary"]:focus {{ border: 4px double {WHITE}; padding: 2px 8px; }}
QPushButton[look="primary"]:disabled {{ background: {RULE}; border-color: {RULE}; color: {QUIET}; }}
QToolButton[look="flat"], QPushButton[look="flat"] {{ border-color: transparent; background: transparent; }}
QToolButton[look="flat"]:hover, QPushButton[look="flat"]:hover {{ background: {PALE}; }}
QToolButton[look="flat"]:focus, QPushButton[look="flat"]:focus {{ border: 2px solid {BLUE}; }}
QPushButton[look="link"] {{
  border: 1px solid transparent; background: transparent; color: {BLUE}; text-align: left; padding: 2px 4px;
}}
QPushButton[look="link"]:hover {{ text-decoration: underline; }}
QPushButton[look="link"]:focus {{ border: 2px solid {BLUE}; padding: 1px 3px; }}
QPushButton::menu-indicator {{ image: none; width: 0; }}

QPushButton[part] {{ border-radius: 0; padding: 5px 8px; }}
QPushButton[part="first"] {{ border-top-left-radius: 6px; border-bottom-left-radius: 6px; }}
QPushButton[part="middle"], QPushButton[part="last"], QPushButton[part="end"] {{ border-left: 0; padding-left: 9px; }}
QPushButton[part="last"], QPushButton[part="end"] {{ border-top-right-radius: 6px; border-bottom-right-radius: 6px; }}
QPushButton[part]:checked {{ background: {BLUE}; color: {WHITE}; border-color: {BLUE}; font-weight: 600; }}
QPushButton[part]:focus {{ border: 2px solid {BLUE}; padding: 4px 7px; }}
QPushButton[part]:checked:focus {{ border: 3px double {WHITE}; padding: 3px 6px; }}
QPushButton[part="end"] {{ padding: 5px 3px; min-height: 20px; }}
QPushButton[part="end"]:focus {{ padding: 4px 2px; }}

QLineEdit, QPlainTextEdit, QComboBox {{
  background: {WHITE}; color: {INK}; border: 1px solid {EDGE}; border-radius: 6px; padding: 4px 8px;
  placeholder-text-color: {QUIET}; selection-background-color: {BLUE}; selection-color: {WHITE};
}}
QLineEdit, QComboBox {{ min-height: 20px; }}
QPlainTextEdit {{ padding: 2px 4px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QComboBox:on {{ border: 2px solid {BLUE}; padding: 3px 7px; }}
QPlainTextEdit:focus {{ padding: 1px 3px; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {GROUND}; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"] {{ border: 2px solid {RED}; padding: 3px 7px; }}
QComboBox QLineEdit, QComboBox QLineEdit:focus {{ border: 0; padding: 0; min-height: 0; background: transparent; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox::drop-down {{ border: 0; width: 26px; }}
QComboBox QAbstractItemView {{
  background: {WHITE}; border: 1px solid {EDGE}; outline: 0;
  selection-background-color: {BLUE}; selection-color: {WHITE};
}}
QComboBox QAbstractItemView::item {{ min-height: 24px; padding: 0 6px; }}
QCheckBox {{ color: {INK}; spacing: 8px; padding: 3px; border: 2px solid transparent; border-radius: 6px; }}
QCheckBox::indicator {{ width: 18px; height: 18px; image: none; border: 0; background: transparent; }}
QCheckBox:focus {{ border-color: {BLUE}; }}

QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QListWidget {{
  background: {WHITE}; border: 1px solid {EDGE}; border-radius: 6px; outline: 0; padding: 3px;
}}
QListWidget:focus {{ border: 2px solid {BLUE}; padding: 2px; }}
QListWidget::item {{ border-radius: 4px; padding: 5px 7px; color: {INK}; }}
QListWidget::item:hover {{ background: {PALE}; }}
QListWidget::item:selected {{ background: {BLUE}; color: {WHITE}; }}
QMenu {{ background: {WHITE}; border: 1px solid {EDGE}; padding: 4px; }}
QMenu::item {{ padding: 6px 26px 6px 14px; border-radius: 4px; color: {INK}; }}
QMenu::item:selected {{ background: {BLUE}; color: {WHITE}; }}
QMenu::item:disabled {{ color: #767F89; background: {WHITE}; }}
QMenu::separator {{ height: 1px; background: {RULE}; margin: 4px 8px; }}

#rail {{ background: {BLUE}; }}
#card {{ background: {WHITE}; border: 1px solid {RULE}; border-radius: 10px; }}
#overlay {{ background: {WHITE}; border: 1px solid {EDGE}; border-radius: 8px; }}
#overlay QListWidget {{ border: 0; }}
#messages {{ background: {WARM}; border-bottom: 1px solid {ACCENT}; }}
QScrollArea {{ border: 0; background: transparent; }}
QScrollArea:focus {{ border: 2px solid {BLUE}; }}
#scrolled {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {EDGE}; border-radius: 4px; min-height: 28px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {EDGE}; border-radius: 4px; min-width: 28px; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: transparent; width: 0; height: 0;
}}
QProgressBar {{ border: 1px solid {EDGE}; border-radius: 6px; background: {WHITE}; text-align: center; height: 14px; }}
QProgressBar::chunk {{ background: {BLUE}; border-radius: 5px; }}
"""


def apply_theme(app: QApplication) -> None:
    """Give the application its style, font and colours; `apply_sheet` follows."""
    app.setStyle(QStyleFactory.create("Fusion"))
    text = font()
    text.setPixelSize(TEXT_SIZE)
    app.setFont(text)
    colours = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, GROUND),
        (QPalette.ColorRole.WindowText, INK),
        (QPalette.ColorRole.Base, WHITE),
        (QPalette.ColorRole.AlternateBase, GROUND),
        (QPalette.ColorRole.Text, INK),
        (QPalette.ColorRole.Button, WHITE),
        (QPalette.ColorRole.ButtonText, INK),
        (QPalette.ColorRole.Highlight, BLUE),
        (QPalette.ColorRole.HighlightedText, WHITE),
        (QPalette.ColorRole.PlaceholderText, QUIET),
        (QPalette.ColorRole.Link, BLUE),
        (QPalette.ColorRole.ToolTipBase, INK),
        (QPalette.ColorRole.ToolTipText, WHITE),
    ):
        colours.setColor(role, QColor(colour))
    app.setPalette(colours)


def apply_sheet(app: QApplication) -> None:
    """The looks of single widgets. Best after the window is made: Qt goes through a widget anew each time its parent
    changes; safe to call again."""
    if app.styleSheet() != _SHEET:
        app.setStyleSheet(_SHEET)
