"""A program with a window, and a small session in it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workshop import app
from workshop.edit import Change, Edit
from workshop.network import about
from workshop.network.records import Actor, Placement, Region, Tie, placement_id
from workshop.session import Session
from workshop.settings import Settings
from workshop.ui.bridge import Bridge
from workshop.ui.network.screen import NetworkScreen
from workshop.ui.theme import apply_sheet

NAMES = ("Gemeente Hulst", "Gemeente Sluis", "Provincie Zeeland", "Stuurgroep Leefbaarheid")


def small_session() -> Edit:
    """Four actors with places, three ties, a region."""
    region = Region(name="Zeeuws-Vlaanderen", kind="shrinking")
    kinds = ("municipality", "municipality", "province", "region")
    tiers = ("local", "local", "province", "region")
    actors = [
        Actor(name=name, kind=kind, tier=tier, sector="government")
        for name, kind, tier in zip(NAMES, kinds, tiers, strict=True)
    ]
    places = [
        Placement(id=placement_id("force", actor.id), actor=actor.id, x=14.0 * (n % 2), y=10.0 * (n // 2))
        for n, actor in enumerate(actors)
    ]
    hulst, sluis, zeeland, steering = actors
    ties = [
        Tie(from_actor=hulst.id, to_actor=zeeland.id),
        Tie(from_actor=sluis.id, to_actor=zeeland.id, status="strained"),
        Tie(from_actor=steering.id, to_actor=zeeland.id, status="desired", directed=True),
    ]
    start = about.start("Proefsessie")
    return replace(start, changes=(*start.changes, *(Change(None, r) for r in (region, *actors, *ties, *places))))


@pytest.fixture
def session_path(tmp_path: Path) -> Path:
    path = tmp_path / "proef.stip"
    Session.create(path, small_session()).close()
    return path


@pytest.fixture
def program(qtbot: QtBot) -> Iterator[app.Program]:
    """The program with its window on screen, at the start screen."""
    apply_sheet(app._application())
    made = app.Program(Settings(motion=False))
    made.window.resize(1366, 768)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.window.close()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def opened(program: app.Program, session_path: Path) -> app.Program:
    """The program with the small session open."""
    program.open(session_path)
    assert program.bridge is not None
    return program


@pytest.fixture
def bridge(opened: app.Program) -> Bridge:
    assert opened.bridge is not None
    return opened.bridge


@pytest.fixture
def network(opened: app.Program) -> NetworkScreen:
    assert opened.window.network is not None
    return opened.window.network


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifiers)


def type_text(widget: QWidget, text: str) -> None:
    QTest.keyClicks(widget, text)


def actor_named(bridge: Bridge, name: str) -> Actor:
    return next(actor for actor in bridge.state.table(Actor).values() if actor.name == name)
