"""The figure as SVG, PDF and PNG, beside matplotlib drawing the same actors, ties and names."""

from io import BytesIO

from PySide6.QtWidgets import QApplication

from benchmarks import network
from benchmarks.result import Result, against, milliseconds
from workshop.network.diagram import Diagram, build
from workshop.state import State
from workshop.ui.canvas.scene import Scene
from workshop.ui.figure_export import pdf, png, svg

_SIZE = 500
_WIDTH_MM = 297.0  # A4, landscape
_TIMES = 3


def rows() -> list[Result]:
    app = QApplication.instance() or QApplication([])
    state = State()
    state.apply(network.start_edit(_SIZE, 4 * _SIZE))
    diagram = build(state)
    svg(diagram)  # fonts are read once
    found = [
        against(
            f"export {name}", _SIZE, milliseconds(ours, _TIMES), "ms", "matplotlib", _matplotlib(diagram, name), limit
        )
        for name, ours, limit in (
            ("svg", lambda: svg(diagram, _WIDTH_MM), 0.1),
            ("pdf", lambda: pdf(diagram, _WIDTH_MM), 0.1),
            ("png", lambda: png(diagram, _WIDTH_MM), 0.5),
        )
    ]
    del app
    return found


def _matplotlib(diagram: Diagram, ending: str) -> float:
    """Milliseconds for the same network with one collection of lines, one of dots, and a text per name."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.collections import LineCollection
    from matplotlib.figure import Figure

    place = Scene(diagram).position

    def draw() -> None:
        figure = Figure(figsize=(_WIDTH_MM / 25.4, _WIDTH_MM / 25.4 * 9 / 16), dpi=300)
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        pairs = [(place[line.a], place[line.b]) for line in diagram.lines]
        axes.add_collection(LineCollection(pairs, linewidths=0.5, colors="#5B6570"))
        axes.scatter(place[:, 0], place[:, 1], s=12, c="#228833", edgecolors="#17602A", linewidths=0.4, zorder=2)
        for node, (x, y) in zip(diagram.nodes, place.tolist(), strict=True):
            axes.text(x, y + 1.2, "\n".join(node.label), fontsize=4, ha="center", va="top")
        axes.autoscale()
        axes.invert_yaxis()
        figure.savefig(BytesIO(), format=ending)

    draw()
    return milliseconds(draw, _TIMES)
