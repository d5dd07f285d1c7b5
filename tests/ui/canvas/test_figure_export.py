"""Figures as files: every actor once with its name, the legend, real text; whole or not at all."""

import re
import xml.etree.ElementTree as ET
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from tests.ui.canvas.examples import SQUARE, example, small
from workshop.errors import UserError
from workshop.network.names import clean
from workshop.ui.figure_export import export_figure, pdf, png, svg

pytestmark = pytest.mark.usefixtures("qapp")
SVG = "{http://www.w3.org/2000/svg}"


def groups(document: str) -> dict[str, ET.Element]:
    found = [element for element in ET.fromstring(document).iter(f"{SVG}g") if "id" in element.attrib]
    assert len({element.attrib["id"] for element in found}) == len(found)
    return {element.attrib["id"]: element for element in found}


def text_of(element: ET.Element) -> str:
    return "".join("".join(text.itertext()) for text in element.iter(f"{SVG}text"))


@pytest.mark.parametrize("view", ["now", "horizon", "difference"])
def test_svg_holds_every_actor_once_with_name_and_label(view: str) -> None:
    diagram = example("convenanten", view)
    found = groups(svg(diagram))
    actors = {key: element for key, element in found.items() if key.startswith("actor-")}
    assert set(actors) == {f"actor-{node.id}" for node in diagram.nodes}
    for node in diagram.nodes:
        element = actors[f"actor-{node.id}"]
        titles = element.findall(f"{SVG}title")
        assert [title.text for title in titles] == [node.name]
        assert re.sub(r"[\s-]", "", text_of(element)) == re.sub(r"[\s-]", "", "".join(node.label))
    legend = text_of(found["legend"])
    assert all(entry.text in legend for entry in diagram.legend)
    heading = text_of(found["heading"])
    assert diagram.title in heading
    assert diagram.source in heading


def test_svg_brings_its_font() -> None:
    document = svg(example("zeeland"))
    assert "font-family:Inter" in document
    assert re.search(r'font-family="Inter\b', document)


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=30), st.text(alphabet="<>&\"'\x00\x0b\ufffe\ud800\u202eab ", max_size=20))
def test_svg_is_sound_whatever_the_names_hold(name: str, other: str) -> None:
    document = svg(small(SQUARE, ("ab",), a=name, b=other))
    element = groups(document)["actor-a"]
    title = element.find(f"{SVG}title")
    assert (title.text if title is not None else "") == clean(name, 400)


def test_png_is_full_hd_by_default_and_300_dpi_in_print() -> None:
    diagram = example("zeeland")
    screen, print_ = QImage.fromData(png(diagram)), QImage.fromData(png(diagram, 160))
    assert (screen.width(), screen.height()) == (1920, 1080)
    assert print_.width() == round(160 / 25.4 * 300)
    assert print_.dotsPerMeterX() == pytest.approx(300 / 0.0254, abs=1)
    colours = {screen.pixelColor(x, y).name() for x in range(0, 1920, 7) for y in range(0, 1080, 7)}
    assert len(colours) > 20


def test_pdf_names_can_be_found() -> None:
    diagram = example("zeeland")
    found = pdf_text(pdf(diagram))
    lines = {line for node in diagram.nodes for line in node.label}
    assert {line for line in lines if line not in found} == set()
    assert diagram.title in found


def pdf_text(document: bytes) -> str:
    """The text of Qt's PDF: glyph numbers between BT and ET, and per font the table of what they stand for."""
    streams = []
    for match in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", document, re.S):
        try:
            streams.append(zlib.decompress(match.group(1)).decode("latin-1"))
        except zlib.error:
            streams.append(match.group(1).decode("latin-1"))
    tables = [glyphs(stream) for stream in streams if "begincmap" in stream]
    blocks = [block for stream in streams for block in re.findall(r"\bBT\b(.*?)\bET\b", stream, re.S)]
    runs = [[int(glyph, 16) for glyph in re.findall(r"<([0-9A-F]{4})> Tj", block)] for block in blocks]
    return "\n".join("".join(table.get(glyph, "?") for glyph in run) for table in tables for run in runs)


def glyphs(table: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.S):
        for first, last, rest in re.findall(
            r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(\[[^\]]*\]|<[0-9a-fA-F]+>)", block
        ):
            targets = re.findall(r"<([0-9a-fA-F]+)>", rest)
            for k in range(int(first, 16), int(last, 16) + 1):
                step = k - int(first, 16)
                if rest.startswith("["):
                    found[k] = chr(int(targets[step], 16))
                else:
                    found[k] = chr(int(targets[0], 16) + step)
    return found


@pytest.mark.parametrize("ending", ["svg", "png", "pdf", "SVG"])
def test_export_goes_by_the_ending(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"kaart.{ending}"
    export_figure(example("zeeland"), path, title="Een andere titel")
    content = path.read_bytes()
    assert content.startswith({"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}[ending.lower()])
    assert [child.name for child in tmp_path.iterdir()] == [path.name]
    if ending == "svg":
        assert "Een andere titel" in content.decode()


def test_what_cannot_be_exported_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    diagram = example("zeeland")
    for path, width in (
        (tmp_path / "kaart.doc", None),
        (tmp_path / "kaart.svg", 1.0),
        (tmp_path / "nee" / "k.svg", None),
    ):
        with pytest.raises(UserError):
            export_figure(diagram, path, width_mm=width)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_network_is_a_figure_too() -> None:
    assert "actor-" not in svg(small({}))
    assert png(small({}))[:4] == b"\x89PNG"


def test_figures_can_be_made_beside_the_window(tmp_path: Path) -> None:
    """All three at once, in threads of their own, are what they are when made one by one."""
    diagram = example("zeeland")
    with ThreadPoolExecutor(3) as workers:
        made = [workers.submit(function, diagram) for function in (svg, png, pdf)]
        document, picture, pages = (future.result(timeout=60) for future in made)
    assert document == svg(diagram)
    assert picture == png(diagram)
    assert len(pages) == pytest.approx(len(pdf(diagram)), abs=200)  # it holds the time
