"""The bar above the map in windows of any width: nothing is cut off, nothing lies over anything else."""

from itertools import combinations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from workshop.app import Program
from workshop.ui.network.screen import NetworkScreen


@pytest.mark.parametrize("width", [880, 900, 960, 1100, 1200, 1280, 1366, 1920])
def test_every_button_shows_its_whole_word(opened: Program, network: NetworkScreen, width: int) -> None:
    opened.window.resize(width, 500)
    QApplication.processEvents()
    bar = network.toolbar
    buttons = [each for each in bar.findChildren(QAbstractButton) if each.isVisible()]
    assert len(buttons) >= 6
    for button in buttons:
        assert button.width() >= button.sizeHint().width(), button.accessibleName()
        assert button.height() >= button.sizeHint().height(), button.accessibleName()
    boxes = [each.rect().translated(each.mapTo(bar, each.rect().topLeft())) for each in (bar.entry, *buttons)]
    assert all(bar.rect().contains(box) for box in boxes)
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))
    assert bar.entry.width() >= 300
