"""The one table of commands: the menu, the palette, the shortcuts and their overview all read it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from workshop.i18n import mark, tr
from workshop.ui import asking
from workshop.ui.icons import icon

if TYPE_CHECKING:
    from workshop.ui.main_window import MainWindow
    from workshop.ui.network.screen import NetworkScreen

Handler = Callable[["MainWindow"], None]
Question = Callable[["MainWindow"], bool]


def always(window: "MainWindow") -> bool:
    return True


def in_session(window: "MainWindow") -> bool:
    return window.workspace is not None


def on_network(window: "MainWindow") -> bool:
    return window.workspace is not None and window.workspace.step == 0


@dataclass(frozen=True)
class Command:
    """Something the user can do. `keys` are shortcuts, the first one shown; `only_map`: they work on the map alone."""

    id: str
    group: str
    text: str
    handler: Handler
    keys: tuple[str, ...] = ()
    icon: str = ""
    when: Question = in_session
    checked: Question | None = None
    only_map: bool = False


def _network(act: Callable[["NetworkScreen"], object]) -> Handler:
    def handler(window: "MainWindow") -> None:
        if window.network is not None:
            act(window.network)

    return handler


def _asked(question: Callable[["NetworkScreen"], bool]) -> Question:
    return lambda window: window.network is not None and question(window.network)


def _grouping(layout: str, text: str) -> Command:
    """A command that shows the layout with frames by one thing."""
    return Command(
        f"group-{layout}",
        LAYOUT,
        text,
        _network(lambda n: n.set_layout_kind(layout)),
        when=on_network,
        checked=_asked(lambda n: n.layout_kind == layout),
    )


SESSION, EDIT, VIEW, LAYOUT, GO, HELP = (
    mark("Session"),
    mark("Edit"),
    mark("View"),
    mark("Layout"),
    mark("Go to"),
    mark("Help and settings"),
)

COMMANDS: tuple[Command, ...] = (
    Command("new", SESSION, mark("New session…"), asking.new_session, ("Ctrl+N",), "plus", always),
    Command("open", SESSION, mark("Open session…"), asking.session_to_open, ("Ctrl+O",), "folder", always),
    Command("copy", SESSION, mark("Save a copy…"), asking.copy, ("Ctrl+Shift+S",), "copy"),
    Command("export", SESSION, mark("Export…"), asking.export, ("Ctrl+E",), "export"),
    Command("copy_figure", SESSION, mark("Copy the figure"), asking.copy_figure, ("Ctrl+Shift+C",), when=on_network),
    Command("close", SESSION, mark("Close session"), lambda w: w.close_session(), ("Ctrl+W",)),
    Command("quit", SESSION, mark("Quit"), lambda w: w.quit(), ("Ctrl+Q",), when=always),
    Command("undo", EDIT, mark("Undo"), lambda w: w.undo(), ("Ctrl+Z",), "undo", lambda w: w.undo_text() is not None),
    Command(
        "redo",
        EDIT,
        mark("Redo"),
        lambda w: w.redo(),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        lambda w: w.redo_text() is not None,
    ),
    Command("add", EDIT, mark("Add an actor or tie"), _network(lambda n: n.focus_entry()), ("Ctrl+L", "/"), "plus"),
    Command(
        "remove",
        EDIT,
        mark("Remove the selection"),
        _network(lambda n: n.remove_selection()),
        ("Del", "Backspace"),
        "trash",
        _asked(lambda n: bool(n.selection)),
        only_map=True,
    ),
    Command(
        "details_of_selection",
        EDIT,
        mark("Edit the selection"),
        _network(lambda n: n.focus_inspector()),
        ("F2",),
        when=on_network,
    ),
    Command(
        "context_menu",
        EDIT,
        mark("What can be done here"),
        _network(lambda n: n.open_context_menu()),
        ("Shift+F10",),
        when=on_network,
        only_map=True,
    ),
    Command(
        "select_all",
        EDIT,
        mark("Select all"),
        _network(lambda n: n.select_all()),
        ("Ctrl+A",),
        when=on_network,
        only_map=True,
    ),
    Command(
        "view_now",
        VIEW,
        mark("Show now"),
        _network(lambda n: n.set_view("now")),
        ("Alt+1",),
        when=on_network,
        checked=_asked(lambda n: n.view == "now"),
    ),
    Command(
        "view_horizon",
        VIEW,
        mark("Show horizon"),
        _network(lambda n: n.set_view("horizon")),
        ("Alt+2",),
        when=on_network,
        checked=_asked(lambda n: n.view == "horizon"),
    ),
    Command(
        "view_difference",
        VIEW,
        mark("Show difference"),
        _network(lambda n: n.set_view("difference")),
        ("Alt+3",),
        when=on_network,
        checked=_asked(lambda n: n.view == "difference"),
    ),
    Command("fit", VIEW, mark("Fit the map"), _network(lambda n: n.map.fit()), ("Ctrl+0",), "fit", on_network),
    Command(
        "zoom_in",
        VIEW,
        mark("Zoom in"),
        _network(lambda n: n.map.zoom_in()),
        ("Ctrl++", "Ctrl+="),
        "zoom_in",
        on_network,
    ),
    Command(
        "zoom_out", VIEW, mark("Zoom out"), _network(lambda n: n.map.zoom_out()), ("Ctrl+-",), "zoom_out", on_network
    ),
    Command(
        "zoom_selection",
        VIEW,
        mark("Zoom to the selection"),
        _network(lambda n: n.map.zoom_to_selection()),
        ("Ctrl+J",),
        when=_asked(lambda n: bool(n.selection)),
    ),
    Command(
        "inspector",
        VIEW,
        mark("Show the details panel"),
        lambda w: w.toggle_inspector(),
        ("F4",),
        "panel",
        checked=lambda w: w.settings.inspector,
    ),
    Command(
        "layout_force",
        LAYOUT,
        mark("Layout Force"),
        _network(lambda n: n.set_layout_kind("force")),
        ("Alt+4",),
        when=on_network,
        checked=_asked(lambda n: n.layout_kind == "force"),
    ),
    Command(
        "layout_groups",
        LAYOUT,
        mark("Layout Groups"),
        _network(lambda n: n.set_layout_kind(n.last_grouping)),
        ("Alt+5",),
        when=on_network,
        checked=_asked(lambda n: n.grouped),
    ),
    _grouping("groups", mark("Group by what tells most")),
    _grouping("groups-region", mark("Group by region")),
    _grouping("groups-tier", mark("Group by tier")),
    _grouping("groups-sector", mark("Group by sector")),
    _grouping("groups-theme", mark("Group by theme")),
    Command(
        "arrange",
        LAYOUT,
        mark("Arrange anew"),
        _network(lambda n: n.arrange()),
        ("Ctrl+R",),
        "arrange",
        _asked(lambda n: not n.arranging),
    ),
    Command(
        "release",
        LAYOUT,
        mark("Let moved actors be arranged again"),
        _network(lambda n: n.release()),
        when=_asked(lambda n: n.has_anchored()),
    ),
    Command("search", GO, mark("Search or run a command"), lambda w: w.show_palette(), ("Ctrl+K",), "search", always),
    Command("step_1", GO, mark("1 Network"), lambda w: w.show_step(0), ("Ctrl+1",)),
    Command("step_2", GO, mark("2 Horizon"), lambda w: w.show_step(1), ("Ctrl+2",)),
    Command("step_3", GO, mark("3 Coalitions"), lambda w: w.show_step(2), ("Ctrl+3",)),
    Command("step_4", GO, mark("4 Agreements"), lambda w: w.show_step(3), ("Ctrl+4",)),
    Command("step_5", GO, mark("5 Report"), lambda w: w.show_step(4), ("Ctrl+5",)),
    Command("next_area", GO, mark("Next area"), lambda w: w.cycle_areas(1), ("F6",)),
    Command("previous_area", GO, mark("Previous area"), lambda w: w.cycle_areas(-1), ("Shift+F6",)),
    Command("menu", GO, mark("Open the menu"), lambda w: w.open_menu(), ("Alt+M", "F10"), "menu", always),
    Command("shortcuts", HELP, mark("Keyboard shortcuts"), asking.shortcuts, ("F1",), "help", always),
    Command(
        "motion",
        HELP,
        mark("Moving transitions"),
        lambda w: w.toggle_motion(),
        when=always,
        checked=lambda w: w.settings.motion,
    ),
    Command("dutch", HELP, mark("Language: Nederlands"), lambda w: w.choose_language("nl"), when=always),
    Command("english", HELP, mark("Language: English"), lambda w: w.choose_language("en"), when=always),
    Command("about", HELP, mark("About Stip"), asking.about, when=always),
)
BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}


def make_actions(window: "MainWindow") -> dict[str, QAction]:
    """A QAction per command, with its shortcut at work in the window (those of the map are added to the map)."""
    actions = {}
    for command in COMMANDS:
        action = QAction(tr(command.text), window)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        if command.icon:
            action.setIcon(icon(command.icon))
            action.setIconVisibleInMenu(False)
        if command.checked is not None:
            action.setCheckable(True)
        action.triggered.connect(_triggered(window, command.handler))
        if command.only_map:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        else:
            window.addAction(action)
        actions[command.id] = action
    return actions


def _triggered(window: "MainWindow", handler: Handler) -> Callable[[], None]:
    def triggered() -> None:
        handler(window)
        window.refresh_actions()

    return triggered


def refresh(window: "MainWindow", actions: Mapping[str, QAction]) -> None:
    """Enable and check what can be done now."""
    for command in COMMANDS:
        action = actions[command.id]
        action.setEnabled(command.when(window))
        if command.checked is not None:
            action.setChecked(command.checked(window))


def shown_keys(command: Command) -> str:
    """The command's shortcut as the system writes it; empty where it has none."""
    return QKeySequence(command.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if command.keys else ""
