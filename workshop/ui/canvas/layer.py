"""The cached picture of the map: drawn in short steps, then copied, shifted and scaled while one moves."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap

from workshop.ui.canvas.labels import MOST, placing
from workshop.ui.canvas.painter import Camera, paint, visible_nodes
from workshop.ui.canvas.scene import HIDDEN, Ints, Scene
from workshop.ui.canvas.surface import PainterSurface, prepare

MARGIN = 0.25
"""How much of the view's size is drawn beyond each edge."""
FIRST_STEP = 0.025
"""Seconds for the first picture before the window goes on; small networks are there at once."""
STEP = 0.006
PAUSE_AFTER_ZOOM = 60
"""Milliseconds without zooming before the picture is drawn anew."""
SPRITES_FROM = 350
NO_LABELS_BELOW = 2.2
"""Pixels per em: further out only shapes are drawn."""


class Picture:
    """A drawing of the scene for one camera: `side` says which labels it shows, `without` whom it leaves out."""

    def __init__(self, pixmap: QPixmap, camera: Camera, side: Ints, factor: float, without: frozenset[str]) -> None:
        self.pixmap = pixmap
        self.camera = camera  # from em to the pixmap's own (device-independent) pixels
        self.side = side
        self.factor = factor
        self.without = without

    def draw(self, painter: QPainter, camera: Camera) -> None:
        """Copy the picture to where this camera has it."""
        zoom = camera.scale / self.camera.scale
        left, top = camera.x - self.camera.x * zoom, camera.y - self.camera.y * zoom
        size = self.pixmap.deviceIndependentSize()
        if abs(zoom - 1) < 1e-9:
            # To whole pixels of the screen: a copy between pixels is blurred and slow.
            dots = self.pixmap.devicePixelRatio()
            painter.drawPixmap(
                QRectF(round(left * dots) / dots, round(top * dots) / dots, size.width(), size.height()),
                self.pixmap,
                QRectF(self.pixmap.rect()),
            )
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        target = QRectF(left, top, size.width() * zoom, size.height() * zoom)
        painter.drawPixmap(target, self.pixmap, QRectF(self.pixmap.rect()))

    def covers(self, camera: Camera, width: float, height: float) -> bool:
        """Whether the picture is sharp and whole for this camera."""
        if abs(camera.scale / self.camera.scale - 1) > 1e-9:
            return False
        size = self.pixmap.deviceIndependentSize()
        left, top = camera.x - self.camera.x, camera.y - self.camera.y
        return left <= 0.5 and top <= 0.5 and left + size.width() >= width - 0.5 and top + size.height() >= height - 0.5


@dataclass(frozen=True)
class Wanted:
    """What the picture is to show: `size` of the view and `smallest_label` in pixels, `dots` per pixel."""

    scene: Scene
    camera: Camera
    size: tuple[float, float]
    dots: float
    smallest_label: float
    without: frozenset[str] = frozenset()


class Drawing:
    """A picture being made; `advance` works on it for a while."""

    def __init__(self, wanted: Wanted) -> None:
        scene, camera, dots = wanted.scene, wanted.camera, wanted.dots
        margin = MARGIN if dots < 1.5 else MARGIN / 2
        shift_x, shift_y = round(wanted.size[0] * margin), round(wanted.size[1] * margin)
        wide, high = wanted.size[0] + 2 * shift_x, wanted.size[1] + 2 * shift_y
        self.camera = Camera(camera.scale, camera.x + shift_x, camera.y + shift_y)
        self.scene = scene
        self._size = (wide, high)
        self._pixmap = QPixmap(max(round(wide * dots), 1), max(round(high * dots), 1))
        self._pixmap.setDevicePixelRatio(dots)
        self._without = wanted.without
        self._factor = max(1.0, wanted.smallest_label / camera.scale)
        self._side = np.full(len(scene.position), HIDDEN)
        self._painter = QPainter()
        self._steps = self._draw()

    def advance(self, seconds: float) -> Picture | None:
        """Go on drawing for about this long; the picture once it is done."""
        until = time.perf_counter() + seconds
        # The painter lets go of the pixmap between steps: Qt fails where a pixmap goes before its painter.
        painter = self._painter
        painter.begin(self._pixmap)
        prepare(painter)
        try:
            for _ in self._steps:
                if time.perf_counter() >= until:
                    return None
        finally:
            painter.end()
        return Picture(self._pixmap, self.camera, self._side, self._factor, self._without)

    def _draw(self) -> Iterator[None]:
        scene = self.scene
        self._painter.fillRect(QRectF(0, 0, *self._size), Qt.GlobalColor.white)
        yield
        if self.camera.scale >= NO_LABELS_BELOW:
            area = self.camera.area(*self._size)
            yield from placing(self._side, scene, self.camera.scale, area, self._factor, MOST)
        nodes = lines = None
        if self._without:
            absent = [index for index in map(scene.diagram.index.get, self._without) if index is not None]
            nodes = np.ones(len(scene.position), dtype=np.bool_)
            nodes[absent] = False
            lines = nodes[scene.a] & nodes[scene.b]
        many = bool(np.count_nonzero(visible_nodes(scene, self.camera, self._size)) > SPRITES_FROM)
        surface = PainterSurface(self._painter, sprites=many)
        yield from paint(
            surface, scene, self.camera, self._size, self._side, factor=self._factor, nodes=nodes, lines=lines
        )


class Layer(QObject):
    """Keeps the picture up to date: `ask` for it whenever something changed; `renewed` says when to paint."""

    renewed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.picture: Picture | None = None
        self._drawing: Drawing | None = None
        self._wanted: Wanted | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._work)

    def ask(self, wanted: Wanted, *, changed: bool) -> None:
        """Have the picture follow. `changed`: what is drawn, not just the camera, is another than last time."""
        self._wanted = wanted
        if changed or self.picture is None:
            self._begin()
            if self.picture is None:
                self._advance(FIRST_STEP)
            return
        if self.picture.covers(wanted.camera, *wanted.size):
            return
        if self._drawing is not None and self._drawing.camera.scale == wanted.camera.scale:
            return  # finish that one first: it is shown as soon as it is there, and is followed by another
        zoomed = self.picture.camera.scale != wanted.camera.scale
        self._stop()
        self._timer.start(PAUSE_AFTER_ZOOM if zoomed else 0)

    def busy(self) -> bool:
        return self._drawing is not None or self._timer.isActive()

    def finish(self) -> None:
        """Draw to the end now (for tests and pictures)."""
        while self.busy():
            self._timer.stop()
            self._work(60.0)

    def clear(self) -> None:
        self._stop()
        self.picture = None

    def _begin(self) -> None:
        self._stop()
        if self._wanted is not None:
            self._drawing = Drawing(self._wanted)
            self._timer.start(0)

    def _stop(self) -> None:
        self._timer.stop()
        self._drawing = None

    def _work(self, seconds: float = 0.0) -> None:
        if self._drawing is None:
            self._begin()
        self._advance(seconds or STEP)

    def _advance(self, seconds: float) -> None:
        if self._drawing is None or self._wanted is None:
            return
        made = self._drawing.advance(seconds)
        if made is None:
            self._timer.start(0)
            return
        self._drawing = None
        self._timer.stop()
        self.picture = made
        self.renewed.emit()
        if not made.covers(self._wanted.camera, *self._wanted.size):
            self._timer.start(0)
