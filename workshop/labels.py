"""What each edit is called in undo, redo and the history: id → sentence with places for its arguments."""

from workshop.edit import Label
from workshop.i18n import mark, tr

LABELS = {
    "start": mark("new session {title}"),
    "add_actor": mark("{name} added"),
    "add_actors": mark("{n} actors added"),
    "add_tie": mark("tie {a} – {b} added"),
    "add_ties": mark("{n} ties added"),
    "change_about": mark("session details changed"),
    "change_actor": mark("{name}: {field} changed"),
    "change_actors": mark("{n} actors: {field} changed"),
    "change_ties": mark("{n} ties: {field} changed"),
    "change_tie": mark("tie {a} – {b}: {field} changed"),
    "import": mark("{source} imported"),
    "layout": mark("layout {layout}"),
    "move": mark("{name} moved"),
    "move_actors": mark("{n} actors moved"),
    "recovered": mark("recovered from {source}"),
    "release": mark("{n} actors released for the layout"),
    "remove_actor": mark("{name} removed"),
    "remove_many": mark("{n} elements removed"),
    "remove_tie": mark("tie {a} – {b} removed"),
    "undo": mark("undone: {what}"),
    "redo": mark("redone: {what}"),
}

# What the interface calls the fields of records.
FIELDS = {
    "name": mark("Name"),
    "short": mark("Short name"),
    "kind": mark("Kind"),
    "tier": mark("Tier"),
    "sector": mark("Sector"),
    "entity": mark("Form"),
    "wished": mark("Does not exist yet"),
    "region": mark("Region"),
    "themes": mark("Themes"),
    "influence": mark("Influence"),
    "interest": mark("Interest"),
    "code": mark("Code"),
    "note": mark("Note"),
    "source": mark("Source"),
    "from_actor": mark("From"),
    "to_actor": mark("To"),
    "directed": mark("Directed"),
    "strength": mark("Strength"),
    "status": mark("Status"),
    "according_to": mark("According to"),
    "shared": mark("Shared"),
    "theme": mark("Theme"),
    "title": mark("Title"),
    "place": mark("Place"),
    "date": mark("Date"),
    "confidentiality": mark("Confidentiality"),
}


def field(name: str) -> str:
    """What the interface calls a field, in the language of the interface."""
    return tr(FIELDS.get(name, name))


def layout(name: str) -> str:
    """What the interface calls a layout: "Kracht", "Groepen", "Groepen (Sector)"."""
    kind, _, by = name.partition("-")
    word = {"force": tr("Force"), "groups": tr("Groups")}.get(kind, kind)
    return f"{word} ({field(by)})" if by else word


def original(label: Label) -> Label:
    """The label of the edit that an undo or redo is about; any other label as it is."""
    return Label(str(label.args["of"]), label.args) if label.id in ("undo", "redo") else label


def describe(label: Label) -> str:
    """The label as a sentence in the language of the interface."""
    if label.id in ("undo", "redo"):
        return tr(LABELS[label.id], what=describe(original(label)))
    values = dict(label.args)
    if "field" in values:
        values["field"] = field(str(values["field"]))
    if "layout" in values:
        values["layout"] = layout(str(values["layout"]))
    return tr(LABELS.get(label.id, label.id), **values)
