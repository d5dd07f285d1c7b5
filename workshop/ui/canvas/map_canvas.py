"""The drawn part of the map: a Diagram under a camera, its cached picture, legend and heading, actors on the move."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from workshop.i18n import tr
from workshop.network.diagram import Diagram
from workshop.ui.canvas import overlay
from workshop.ui.canvas.layer import Layer, Wanted
from workshop.ui.canvas.lifted import Lifted
from workshop.ui.canvas.motion import Motion, start_places
from workshop.ui.canvas.painter import Camera
from workshop.ui.canvas.scene import Ints, Scene
from workshop.ui.canvas.viewport import STEP, Viewport

_EMPTY = Diagram("now", "force", "full", (), (), (), "none", (), "", "", "", "", "")

_MOST_FRESH = 40


class MapCanvas(QWidget):
    """Shows a Diagram. MapView adds whom one selects, and what one does with pointer and keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.motion = True
        self.scene = Scene(_EMPTY)
        self._heading = False
        self._fitted = True
        self._lifted = Lifted(self.scene)
        self._moving: Motion | None = None
        self._viewport = Viewport()
        self._furniture = overlay.Furniture()
        self._fold = QToolButton(self)
        self._fold.setProperty("look", "flat")
        self._fold.setFixedSize(overlay.FOLD_BUTTON, overlay.FOLD_BUTTON)
        self._fold.clicked.connect(self._on_fold)
        self._layer = Layer(self)
        self._layer.renewed.connect(self._on_renewed)
        self._fresh: frozenset[str] = frozenset()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 160)

    # What is shown

    def show_scene(self, scene: Scene, animate: bool) -> None:
        """Show this scene from now on; `animate` lets actors glide to their new places."""
        self._end_motion()
        before, self.scene = self.scene, scene
        self._lifted = Lifted(scene)
        # A picture takes a while: what a small edit changed is painted on top until then.
        fresh = {node.id for node in set(scene.diagram.nodes).difference(before.diagram.nodes)}
        self._fresh = frozenset(fresh if len(fresh) <= _MOST_FRESH else ())
        self._arrange()
        first = not before.diagram.nodes and bool(scene.diagram.nodes)
        grown = len(scene.diagram.nodes) > len(before.diagram.nodes)
        other = scene.diagram.layout != before.diagram.layout
        # Who sees all of the map goes on to see all of it, but a drag does not move the ground under the pointer.
        if first or other or (self._fitted and (animate or grown)):
            self._viewport.fit(scene)
            self._fitted = True
        else:
            self._viewport.learn(scene)
        start = start_places(before, scene) if animate and self.motion and not first and self.isVisible() else None
        if start is not None:
            self._moving = Motion(self, scene, start, self._on_arrived)
            self._moving.valueChanged.connect(self.update)
            self._moving.start()
        else:
            self._ask(changed=True)
        self.update()

    @property
    def diagram(self) -> Diagram:
        return self.scene.diagram

    @property
    def camera(self) -> Camera:
        return self._viewport.camera

    @property
    def figure_rect(self) -> QRectF:
        """Where the figure lies in the widget."""
        x, y, w, h = self.scene.bounds()
        camera = self.camera
        return QRectF(x * camera.scale + camera.x, y * camera.scale + camera.y, w * camera.scale, h * camera.scale)

    @property
    def minimum_label_size(self) -> float:
        """Pixels that a label is at least, however far out."""
        return self._viewport.smallest_label

    @minimum_label_size.setter
    def minimum_label_size(self, pixels: float) -> None:
        self._viewport.smallest_label = pixels
        self._ask(changed=True)

    @property
    def heading(self) -> bool:
        """Whether title, counts, source, date and confidentiality stand above the map, as in an exported figure."""
        return self._heading

    @heading.setter
    def heading(self, shown: bool) -> None:
        self._heading = shown
        self._arrange()
        self._refit()

    def labels(self) -> tuple[Ints, float]:
        """Where labels stand in the picture on screen, and how much larger than 1 em they are."""
        picture = self._layer.picture
        factor = max(1.0, self._viewport.smallest_label / self.camera.scale)
        if picture is None or len(picture.side) != len(self.scene.position):
            return self.scene.side, factor
        return picture.side, picture.factor

    # Where one looks

    def fit(self) -> None:
        self._viewport.fit(self.scene)
        self._fitted = True
        self._looked()

    def zoom_in(self) -> None:
        self.zoom(STEP)

    def zoom_out(self) -> None:
        self.zoom(1 / STEP)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        if at is None:
            self._viewport.zoom_middle(factor)
        else:
            self._viewport.zoom(factor, at.x(), at.y())
        self._fitted = False
        self._looked()

    def pan(self, dx: float, dy: float) -> None:
        self._viewport.pan(dx, dy)
        self._fitted = False
        self._looked()

    def show_box(self, box: tuple[float, float, float, float], largest: float) -> None:
        """Zoom to a rectangle (x, y, width, height in em), labels at most `largest` pixels."""
        self._viewport.show(box, largest)
        self._fitted = False
        self._looked()

    def reveal(self, index: int) -> None:
        """Pan just so far that the actor at this place in the diagram is in view."""
        x, y = self.scene.position[index].tolist()
        if self._viewport.reveal(x, y, 80.0):
            self._fitted = False
            self._looked()

    def center_on(self, record_id: str) -> None:
        """Bring an actor, or the middle of a tie, to the middle of the room."""
        if record_id in self.diagram.index:
            x, y = self.scene.position[self.diagram.index[record_id]].tolist()
        elif record_id in self.diagram.line_index:
            line = self.diagram.lines[self.diagram.line_index[record_id]]
            x, y = self.scene.position[[line.a, line.b]].mean(axis=0).tolist()
        else:
            return
        self._viewport.centre(x, y)
        self._fitted = False
        self._looked()

    # Actors on the move

    def lift(self, actors: Iterable[str]) -> None:
        """Take actors out of the picture, to be painted on top while they move."""
        self._lifted = Lifted(self.scene, actors)
        self._ask(changed=True)

    def shift_lifted(self, dx: float, dy: float) -> None:
        """Show the lifted actors this far, in em, from where they were."""
        self._lifted.shift(dx, dy)
        self.update()

    def put_back(self) -> None:
        self.shift_lifted(0.0, 0.0)
        self.lift(())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = (float(self.width()), float(self.height()))
        side, factor = self.labels()
        picture = self._layer.picture
        if self._moving is not None or picture is None or not picture.covers(self.camera, *size):
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self._moving is not None:
            overlay.draw_lifted(painter, self.scene, self.camera, size, self.diagram.index, side, factor)
        elif picture is not None:
            picture.draw(painter, self.camera)
            absent = picture.without.union(self._lifted.actors, self._fresh)
            if absent:
                overlay.draw_lifted(painter, self.scene, self.camera, size, absent, side, factor)
        self.paint_marks(painter, overlay.Look(self.scene, self.camera, side, factor, QRectF(self.rect())))
        self._furniture.draw(painter, self.diagram, *size, self.devicePixelRatioF(), self._heading)
        if not self.diagram.nodes:
            overlay.draw_hint(painter, QRectF(self.rect()), tr("Type a name at the top left and press Enter."))
        if self.hasFocus():
            overlay.draw_focus(painter, QRectF(self.rect()))
        painter.end()

    def paint_marks(self, painter: QPainter, look: overlay.Look) -> None:
        """What a subclass paints over the map, under legend and heading."""

    def place_of(self, actor: str) -> QPointF:
        x, y = self.camera.to_surface(self.scene.position[self.diagram.index[actor]]).tolist()
        return QPointF(x, y)

    def box_of(self, actor: str) -> QRect:
        """The rectangle of the widget that an actor's shape and label take."""
        return overlay.Look(self.scene, self.camera, *self.labels(), QRectF(self.rect())).box(actor).toAlignedRect()

    @property
    def drawing(self) -> bool:
        """Whether the picture is still being drawn, in steps between events."""
        return self._layer.busy()

    def finish_drawing(self) -> None:
        """Have the picture complete now; for tests and pictures of the window."""
        self._end_motion()
        self._layer.finish()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        old, new = event.oldSize(), event.size()
        if old.isValid() and not self._fitted:
            self._viewport.pan((new.width() - old.width()) / 2, (new.height() - old.height()) / 2)
        self._arrange()
        self._refit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._ask(changed=True)
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(900, 600)

    # Inside

    def _arrange(self) -> None:
        """Find the room that legend and heading leave."""
        width, height = float(self.width()), float(self.height())
        self._furniture.measure(self.diagram, width, height, self._heading)
        self._show_fold()
        top, bottom = self._furniture.heading_height, self._furniture.legend_height
        self._viewport.room = (0.0, top, width, max(height - top - bottom, 40.0))

    def _show_fold(self) -> None:
        """The button beside the legend: to hide it, or to show all of it."""
        whole = self._furniture.whole
        self._fold.setArrowType(Qt.ArrowType.DownArrow if whole else Qt.ArrowType.UpArrow)
        self._fold.setAccessibleName(tr("Hide the legend") if whole else tr("Show the whole legend"))
        self._fold.setToolTip(self._fold.accessibleName())
        self._fold.move(self._furniture.fold_corner.toPoint())
        self._fold.setVisible(bool(self.diagram.legend))

    def _on_fold(self) -> None:
        self._furniture.unfolded = not self._furniture.whole
        self._arrange()
        self._refit()

    def _refit(self) -> None:
        if self._fitted:
            self._viewport.fit(self.scene)
        self._looked()

    def _looked(self) -> None:
        self._ask(changed=False)
        self.update()

    def _ask(self, *, changed: bool) -> None:
        size = (float(self.width()), float(self.height()))
        dots, lifted = self.devicePixelRatioF(), frozenset(self._lifted.actors)
        wanted = Wanted(self.scene, self.camera, size, dots, self._viewport.smallest_label, lifted)
        self._layer.ask(wanted, changed=changed)

    def _end_motion(self) -> None:
        if self._moving is not None:
            self._moving.end()
            self._moving = None

    def _on_renewed(self) -> None:
        self._fresh = frozenset()
        self.update()

    def _on_arrived(self) -> None:
        self._end_motion()
        self._ask(changed=True)
        self.update()
