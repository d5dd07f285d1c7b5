"""Where one looks: the camera, and how fitting, zooming and panning change it."""

from workshop.ui.canvas.figure import camera_for
from workshop.ui.canvas.painter import Camera
from workshop.ui.canvas.scene import Scene

LARGEST_LABEL = 24.0
"""Pixels: fitting does not blow up a small network beyond this."""
CLOSEST = 120.0
MARGIN = 24.0
STEP = 1.25


class Viewport:
    """A camera on a scene in a room (x, y, width, height) of the widget that is free of texts and legend."""

    def __init__(self) -> None:
        self.camera = Camera(16.0, 0.0, 0.0)
        self.room = (0.0, 0.0, 100.0, 100.0)
        self.smallest_label = 10.0
        self._farthest = 0.5

    def fit(self, scene: Scene) -> None:
        self.camera = self._fitting(scene)
        self._farthest = self.camera.scale / 3

    def learn(self, scene: Scene) -> None:
        """Know how far out makes sense for this scene, without moving."""
        self._farthest = min(self._fitting(scene).scale / 3, self.camera.scale)

    def _fitting(self, scene: Scene) -> Camera:
        x, y, width, height = self.room
        inner = (x + MARGIN, y + MARGIN, max(width - 2 * MARGIN, 20.0), max(height - 2 * MARGIN, 20.0))
        return camera_for(scene, inner, LARGEST_LABEL, self.smallest_label)

    def zoom(self, factor: float, x: float, y: float) -> None:
        """Zoom so that what is at (x, y) of the widget stays there."""
        now = self.camera
        scale = min(max(now.scale * factor, self._farthest), CLOSEST)
        ratio = scale / now.scale
        self.camera = Camera(scale, x - (x - now.x) * ratio, y - (y - now.y) * ratio)

    def zoom_middle(self, factor: float) -> None:
        x, y, width, height = self.room
        self.zoom(factor, x + width / 2, y + height / 2)

    def pan(self, dx: float, dy: float) -> None:
        self.camera = Camera(self.camera.scale, self.camera.x + dx, self.camera.y + dy)

    def show(self, box: tuple[float, float, float, float], largest: float) -> None:
        """Zoom and pan so that a box (x, y, width, height in em) fills the room, labels at most `largest` pixels."""
        x, y, width, height = self.room
        scale = min(width * 0.8 / max(box[2], 1.0), height * 0.8 / max(box[3], 1.0), largest)
        middle = (box[0] + box[2] / 2, box[1] + box[3] / 2)
        self.camera = Camera(scale, x + width / 2 - middle[0] * scale, y + height / 2 - middle[1] * scale)

    def centre(self, x: float, y: float) -> None:
        """Bring a place (in em) to the middle without zooming."""
        left, top, width, height = self.room
        scale = self.camera.scale
        self.camera = Camera(scale, left + width / 2 - x * scale, top + height / 2 - y * scale)

    def reveal(self, x: float, y: float, margin: float) -> bool:
        """Pan just so far that a place (in em) lies within the room; whether that was needed."""
        left, top, width, height = self.room
        px, py = x * self.camera.scale + self.camera.x, y * self.camera.scale + self.camera.y
        dx = min(max(px, left + min(margin, width / 3)), left + width - min(margin, width / 3)) - px
        dy = min(max(py, top + min(margin, height / 3)), top + height - min(margin, height / 3)) - py
        if dx or dy:
            self.pan(dx, dy)
        return bool(dx or dy)
