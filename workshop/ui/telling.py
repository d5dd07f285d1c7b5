"""What a screen reader is told of what the user did: edits, undoing, other views and layouts, arranging."""

from PySide6.QtCore import QObject, QTimer

from workshop import labels
from workshop.edit import Edit, Label
from workshop.i18n import tr
from workshop.network.records import Actor
from workshop.network.views import View
from workshop.ui.bridge import Bridge
from workshop.ui.messages import announce
from workshop.ui.network.screen import NetworkScreen

FEW = 4
"""Added actors that are named one by one."""


def sentence(edit: Edit) -> str:
    """What an edit did, as it is said."""
    text = labels.describe(edit.label)
    if edit.label.id == "add_actors":
        names = [change.after.name for change in edit.changes if isinstance(change.after, Actor)]
        if len(names) <= FEW:
            listed = tr("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])
            text = labels.describe(Label("add_actor", {"name": listed}))
    return f"{text[:1].upper()}{text[1:]}."


def view_sentence(view: View) -> str:
    return {
        "now": tr("The map shows now."),
        "horizon": tr("The map shows the horizon."),
        "difference": tr("The map shows the difference."),
    }[view]


class Teller(QObject):
    """Listens to a session and its screen."""

    def __init__(self, bridge: Bridge, network: NetworkScreen) -> None:
        super().__init__(network)
        self._network = network
        self._shown = (network.view, network.layout_kind, network.arranging)
        bridge.edited.connect(self._on_edited)
        network.changed.connect(self._on_changed)

    def _on_edited(self, edit: Edit) -> None:
        said = sentence(edit)
        # After what the widgets themselves tell: a reader that hears of a change of focus drops what came before it.
        QTimer.singleShot(0, self, lambda: announce(self._network.map, said))

    def _on_changed(self) -> None:
        before, now = self._shown, (self._network.view, self._network.layout_kind, self._network.arranging)
        self._shown = now
        if now[0] != before[0]:
            announce(self._network.map, view_sentence(now[0]))
        if now[1] != before[1]:
            announce(self._network.map, tr("Layout: {name}.", name=labels.layout(now[1])))
        if now[2] != before[2]:
            announce(self._network.map, tr("Arranging has begun.") if now[2] else tr("Arranging has ended."))
