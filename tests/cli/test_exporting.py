"""`stip export`: figures and data by ending, without names or notes, and never over what is there."""

import json
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import networkx
import pytest

from tests.cli.conftest import Stip, contents

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(("ending", "start"), [("png", b"\x89PNG"), ("pdf", b"%PDF"), ("svg", b"<?xml")])
def test_figures(ending: str, start: bytes, stip: Stip, shipped: Path, tmp_path: Path) -> None:
    path = tmp_path / f"uit.{ending}"
    result = stip("export", shipped / "zeeland.stip", path, "--view", "horizon", "--width-mm", "160,5", "--json")
    assert (result.code, result.json) == (0, {"file": str(path), "format": ending})
    assert path.read_bytes().startswith(start)
    assert list(contents(tmp_path)) == [path.name]


def test_svg_has_every_actor_once(stip: Stip, shipped: Path, tmp_path: Path) -> None:
    path, data = tmp_path / "uit.svg", tmp_path / "uit.json"
    assert stip("export", shipped / "zeeland.stip", path, "--title", "Onze streek").code == 0
    assert stip("export", shipped / "zeeland.stip", data).code == 0
    actors = json.loads(data.read_text(encoding="utf-8"))["actors"]
    groups = {one.get("id"): one for one in ElementTree.parse(path).iter(f"{SVG}g")}
    for actor in actors:
        title = groups[f"actor-{actor['id']}"].find(f"{SVG}title")
        assert title is not None
        assert title.text == actor["name"]
    assert path.read_text(encoding="utf-8").count('id="actor-') == len(actors)
    assert "legend" in groups
    assert "Onze streek" in path.read_text(encoding="utf-8")


def test_format_goes_before_ending(stip: Stip, shipped: Path, tmp_path: Path) -> None:
    path = tmp_path / "figuur.bijlage"
    assert stip("export", shipped / "zeeland.stip", path, "--format", "svg").code == 0
    assert path.read_text(encoding="utf-8").startswith("<?xml")
    assert list(contents(tmp_path)) == ["figuur.bijlage"]


def test_an_empty_session_has_a_figure(stip: Stip, session: Path, tmp_path: Path) -> None:
    for name in ("leeg.svg", "leeg.graphml", "leeg.xlsx", "leeg.json", "leeg.png"):
        assert stip("export", session, tmp_path / name).code == 0
    for layout in ("force", "groepen"):
        assert stip("export", session, tmp_path / "leeg.svg", "--layout", layout, "--force").code == 0


def test_figure_changes_no_session(stip: Stip, session: Path, tmp_path: Path) -> None:
    """Actors without a place get one on the figure only."""
    table = tmp_path / "relaties.csv"
    table.write_text("Van;Naar\nHulst;Sluis\nSluis;Terneuzen\n")
    stip("import", session, table)
    before = session.read_bytes()
    for layout in ("kracht", "groups"):
        path = tmp_path / f"{layout}.svg"
        assert stip("export", session, path, "--layout", layout).code == 0
        assert path.read_text(encoding="utf-8").count('id="actor-') == 3
    assert session.read_bytes() == before


@pytest.mark.parametrize("name", ["uit.svg", "uit.json", "uit.graphml", "uit.xlsx"])
def test_never_over_a_file(name: str, stip: Stip, session: Path, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("oud")
    result = stip("export", session, path, "--json")
    assert (result.code, result.json["error"]["kind"]) == (2, "exists")
    assert path.read_text() == "oud"
    assert stip("export", session, path, "--force").code == 0
    assert path.read_bytes() != b"oud"


def test_never_over_the_session_itself(stip: Stip, session: Path) -> None:
    before = session.read_bytes()
    for destination in (session, session.parent / "." / session.name):
        assert stip("export", session, destination, "--format", "json", "--force").code == 2
    assert session.read_bytes() == before


def test_never_over_a_table_in_a_folder(stip: Stip, session: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tabellen"
    assert stip("export", session, folder).code == 0
    assert sorted(contents(folder)) == ["actoren.csv", "regios.csv", "relaties.csv"]
    (folder / "relaties.csv").unlink()
    (folder / "actoren.csv").write_text("oud")
    before = contents(tmp_path)
    assert stip("export", session, folder).code == 2
    assert contents(tmp_path) == before
    assert stip("export", session, folder, "--force").code == 0
    assert (folder / "actoren.csv").read_bytes() != b"oud"


@pytest.mark.parametrize("destination", ["geen/uit.json", "geen/uit.png", "geen/tabellen", "bestand/uit.json"])
def test_nowhere_to_write(destination: str, stip: Stip, session: Path, tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    before = contents(tmp_path)
    result = stip("export", session, tmp_path / destination)
    assert result.code == 2
    assert len(result.err.splitlines()) == 1
    assert contents(tmp_path) == before


@pytest.mark.parametrize("width", ["1", "99999", "-5", "nan", "inf"])
def test_a_width_out_of_bounds(width: str, stip: Stip, session: Path, tmp_path: Path) -> None:
    before = contents(tmp_path)
    result = stip("export", session, tmp_path / "uit.png", "--width-mm", width, "--json")
    assert (result.code, result.json["error"]["kind"]) == (2, "usage")
    assert contents(tmp_path) == before


def test_a_failure_leaves_nothing(stip: Stip, session: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full half-way: what was there stays, and no draft lies beside it."""
    path = tmp_path / "uit.json"
    path.write_text("oud")

    def full(state: object, draft: Path) -> None:
        draft.write_text('{"half')
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workshop.exchange.session_json.write", full)
    before = contents(tmp_path)
    result = stip("export", session, path, "--force")
    assert (result.code, len(result.err.splitlines())) == (2, 1)
    assert contents(tmp_path) == before


def test_a_mistake_of_ours_is_a_sentence(
    stip: Stip, session: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(state: object, draft: Path) -> None:
        raise KeyError("geheim")

    monkeypatch.setattr("workshop.exchange.session_json.write", broken)
    result = stip("export", session, tmp_path / "uit.json", "--json")
    assert (result.code, result.json["error"]["kind"]) == (2, "bug")
    assert "geheim" not in result.err + result.out
    assert "test_exporting.py" in result.json["error"]["where"]


def test_graphml_for_networkx(stip: Stip, shipped: Path, tmp_path: Path) -> None:
    path = tmp_path / "uit.graphml"
    assert stip("export", shipped / "convenanten.stip", path).code == 0
    graph: Any = networkx.read_graphml(path)
    assert (graph.is_directed(), graph.is_multigraph()) == (True, True)
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (124, 272)
    data = tmp_path / "uit.json"
    stip("export", shipped / "convenanten.stip", data)
    document = json.loads(data.read_text(encoding="utf-8"))
    names = {one["id"]: one["name"] for one in document["actors"] + document["regions"]}
    for actor in document["actors"]:
        node = graph.nodes[actor["id"]]
        same = ("name", "short", "kind", "tier", "sector", "entity", "wished", "note", "source")
        assert {key: node[key] for key in same} == {key: actor[key] for key in same}
        assert node.get("region") == names.get(actor["region"])
    edges = {key: (a, b, values) for a, b, key, values in graph.edges(keys=True, data=True)}
    for tie in document["ties"]:
        a, b, values = edges[tie["id"]]
        assert (a, b) == (tie["from"], tie["to"])
        equal = ("kind", "directed", "strength", "status", "theme")
        assert {key: values[key] for key in equal} == {key: tie[key] for key in equal}
        assert values["according_to"] == "; ".join(names.get(one, one) for one in tie["according_to"])
        assert values.get("shared") == tie["shared"]


def test_graphml_of_strange_text(stip: Stip, session: Path, tmp_path: Path) -> None:
    table = tmp_path / "actoren.csv"
    table.write_text('Naam;Notitie;<Vreemd>\n"A & <b>";"een\x0btab";x\x02y\n🏘️ بلدية;;\n', encoding="utf-8")
    assert stip("import", session, table).code == 0
    path = tmp_path / "uit.graphml"
    assert stip("export", session, path).code == 0
    nodes = dict(networkx.read_graphml(path).nodes(data=True)).values()
    assert sorted(node["name"] for node in nodes) == ["A & <b>", "🏘️ بلدية"]
    assert {node.get("<Vreemd>") for node in nodes} == {"xy", None}


NAMES = ("Hulst", "Terneuzen", "BZK", "Dow", "Binnenlandse")


@pytest.mark.parametrize("ending", ["json", "graphml", "svg", "tabellen"])
def test_without_names(ending: str, stip: Stip, shipped: Path, tmp_path: Path) -> None:
    path = tmp_path / ("tabellen" if ending == "tabellen" else f"uit.{ending}")
    assert stip("export", shipped / "zeeland.stip", path, "--redact", "names, notes", "--lang", "en").code == 0
    content = b"".join(contents(path).values()) if path.is_dir() else path.read_bytes()
    text = re.sub(r"base64,[A-Za-z0-9+/=]+", "", content.decode("utf-8"))
    assert "municipality 1" in text
    for name in NAMES:
        assert not re.search(rf"\b{name}\b", text), name


def test_without_notes(stip: Stip, shipped: Path, tmp_path: Path) -> None:
    path = tmp_path / "uit.json"
    assert stip("export", shipped / "zeeland.stip", path, "--redact", "notes,stances").code == 0
    document = json.loads(path.read_text(encoding="utf-8"))
    for kind in ("actors", "ties", "regions"):
        assert {(one["note"], one["source"], tuple(one["extra"])) for one in document[kind]} == {("", "", ())}
    assert "Gemeente Hulst" in {one["name"] for one in document["actors"]}
    assert document["session"]["source"] == ""
