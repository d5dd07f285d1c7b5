"""Makes docs/pictures/*.png from the program itself: `python docs/make_pictures.py`. Needs no display."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from workshop import app as program_module
from workshop import i18n
from workshop.network import actors
from workshop.network.diagram import build
from workshop.network.views import View
from workshop.settings import Settings
from workshop.ui.figure_export import export_figure
from workshop.ui.network.screen import NetworkScreen
from workshop.ui.theme import apply_sheet, apply_theme

PICTURES = Path(__file__).parent / "pictures"
SIZE = (1366, 768)


def settle(milliseconds: int = 900) -> None:
    """Let animations and polished layers come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Photographer:
    """One program, photographed in several situations."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.program = program_module.Program(Settings())
        self.window = self.program.window
        self.window.resize(*SIZE)
        self.window.show()

    @property
    def network(self) -> NetworkScreen:
        assert self.window.network is not None
        return self.window.network

    def take(self, name: str) -> None:
        settle()
        self.window.grab().save(str(PICTURES / f"{name}.png"))

    def open(self, example: str) -> None:
        self.program.open_example(example, self.folder)
        settle()
        self.network.map.fit()

    def select(self, name: str) -> None:
        bridge = self.program.bridge
        assert bridge is not None
        actor = actors.find(bridge.state, name)
        assert actor is not None
        self.network.select([actor.id])

    def figure(self, name: str, view: View, layout: str) -> None:
        bridge = self.program.bridge
        assert bridge is not None
        export_figure(build(bridge.state, view, layout), PICTURES / f"{name}.png")


def story(camera: Photographer, language: str) -> list[tuple[str, Callable[[], None]]]:
    return [
        (f"start-{language}", lambda: None),
        (f"netwerk-{language}", lambda: (camera.open("zeeland"), camera.select("Provincie Zeeland"))),  # type: ignore[func-returns-value]
        (f"verschil-{language}", lambda: camera.network.set_view("difference")),
        (f"groepen-{language}", lambda: camera.network.set_layout_kind("groups")),
    ]


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    application = QApplication([])
    apply_theme(application)
    apply_sheet(application)
    for language in i18n.LANGUAGES:
        i18n.set_language(language)
        with tempfile.TemporaryDirectory() as folder:
            camera = Photographer(Path(folder))
            for name, act in story(camera, language):
                act()
                camera.take(name)
            if language == "nl":
                camera.figure("figuur-zeeland", "horizon", "force")
                camera.program.close_session()
                camera.open("convenanten")
                camera.figure("figuur-convenanten", "difference", "force")
            camera.window.close()
            settle(100)


if __name__ == "__main__":
    main()
