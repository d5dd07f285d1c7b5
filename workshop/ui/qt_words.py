"""Qt's own words (file dialogs, menus of text fields) in the language of the interface."""

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from workshop.i18n import Language

_translator: QTranslator | None = None


def set_qt_language(app: QApplication, language: Language) -> None:
    """Use Qt's catalogue of this language from now on; Qt itself speaks English."""
    global _translator
    if _translator is not None:
        app.removeTranslator(_translator)
        _translator = None
    if language != "en":
        _translator = QTranslator(app)
        if _translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(_translator)
