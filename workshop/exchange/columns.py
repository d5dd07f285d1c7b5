"""The tables people bring: what their sheets and columns are called, in Dutch and English, and how they are found."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from workshop.exchange.cells import Cell, Sheet, as_text, is_blank
from workshop.exchange.fields import Unreadable
from workshop.exchange.outcome import Outcome, Place
from workshop.i18n import tr
from workshop.register import normalise

HEADER_WITHIN = 10  # rows: above a header people put titles
MOST_ROWS = 200_000

# What people write behind a header to say what may be filled in.
_HINT = re.compile(r"( (ja nee|yes no|j n|y n)|( \d+)+)$")


@dataclass(frozen=True)
class Column:
    """A column: the field it fills, what it is called, other headers it may have."""

    field: str
    nl: str
    en: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """A kind of sheet. The first `required` columns must be there."""

    table: str
    nl: str
    en: str
    words: tuple[str, ...]
    required: int
    columns: tuple[Column, ...]

    @property
    def headers(self) -> Mapping[str, Column]:
        """Every column by each of its headers, as they are compared."""
        return {header_key(word): column for column in self.columns for word in (column.nl, column.en, *column.words)}


REGIONS = Kind(
    "region",
    "Regio's",
    "Regions",
    ("regio", "region", "regios"),
    1,
    (
        Column("name", "Naam", "Name", ("Regio", "Region")),
        Column("kind", "Soort", "Kind", ("Type",)),
        Column("province", "Provincie", "Province"),
        Column("parent", "Bovenliggend", "Parent"),
        Column("dream", "Droombeeld", "Dream", ("Dream picture",)),
        Column("note", "Notitie", "Note", ("Toelichting", "Notes")),
        Column("source", "Bron", "Source"),
    ),
)
ACTORS = Kind(
    "actor",
    "Actoren",
    "Actors",
    ("actor", "partijen", "parties"),
    1,
    (
        Column("name", "Naam", "Name", ("Actor",)),
        Column("kind", "Soort", "Kind", ("Type",)),
        Column("tier", "Laag", "Tier"),
        Column("sector", "Sector", "Sector"),
        Column("region", "Regio", "Region"),
        Column("themes", "Thema's", "Themes", ("Thema", "Theme")),
        Column("entity", "Vorm", "Form", ("Verschijningsvorm", "Entity")),
        Column("short", "Kort", "Short", ("Afkorting", "Short name")),
        Column("influence", "Invloed", "Influence"),
        Column("interest", "Belang", "Interest"),
        Column("code", "Code", "Code"),
        Column("note", "Notitie", "Note", ("Toelichting", "Notes")),
        Column("source", "Bron", "Source"),
        Column("wished", "Bestaat nog niet", "Does not exist yet", ("Wished",)),
    ),
)
TIES = Kind(
    "tie",
    "Relaties",
    "Ties",
    ("relatie", "tie", "relations"),
    2,
    (
        Column("from_actor", "Van", "From"),
        Column("to_actor", "Naar", "To"),
        Column("kind", "Soort", "Kind", ("Type",)),
        Column("directed", "Gericht", "Directed"),
        Column("strength", "Sterkte", "Strength"),
        Column("status", "Status", "Status"),
        Column("according_to", "Volgens", "According to"),
        Column("shared", "Gedeeld", "Shared"),
        Column("theme", "Thema", "Theme"),
        Column("note", "Notitie", "Note", ("Toelichting", "Notes")),
        Column("source", "Bron", "Source"),
    ),
)
KINDS = (REGIONS, ACTORS, TIES)

# Sheets of the exchange tables that this version has no place for.
_LATER = frozenset(
    (
        "stippen",
        "stip",
        "targets",
        "target",
        "mijlpalen",
        "milestones",
        "metingen",
        "measurements",
        "houdingen",
        "standpunten",
        "stances",
        "invloed",
        "influence",
        "acties",
        "actions",
        "knelpunten",
        "bottlenecks",
        "perspectieven",
        "perspectives",
        "menukaart",
        "offers",
    )
)


@dataclass(frozen=True)
class Row:
    """A row under a header: cells by field, the header of each, and the columns that no field is for."""

    place: Place
    cells: Mapping[str, Cell]
    headers: Mapping[str, str]
    extra: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True)
class Table:
    kind: Kind
    rows: Iterator[Row]


def header_key(text: str) -> str:
    """A header as it is compared: without capitals, accents, brackets and ranges ("Invloed (0–5)" → "invloed")."""
    return _HINT.sub("", normalise(text))


def read_table(sheet: Sheet, outcome: Outcome) -> Table | None:
    """What kind of table a sheet is, and its rows. One that cannot be read is reported, an empty one is passed over."""
    place = Place(sheet.source, sheet.name)
    rows = iter(sheet.rows)
    top = list(islice(rows, HEADER_WITHIN))
    if all(is_blank(cell) for row in top for cell in row):
        return None
    named = _named(sheet.name)
    if named is None and _LATER & set(normalise(sheet.name).split()):
        outcome.skip(place, None, tr("this version does not read the sheet {sheet} yet", sheet=sheet.name))
        return None
    found = _header(top, (named,) if named else KINDS, sure=named is not None)
    if found is None:
        outcome.skip(place, None, _no_header(named))
        return None
    kind, at = found
    return Table(kind, _rows(kind, place, at, top, rows, outcome))


def _named(name: str) -> Kind | None:
    """The kind of sheet that a name says: all of it, or one word in it ("Actoren 2026")."""
    key = normalise(name)
    for fits in (lambda word: word == key, lambda word: word in key.split()):
        kinds = [kind for kind in KINDS if any(fits(normalise(word)) for word in (kind.nl, kind.en, *kind.words))]
        if len(kinds) == 1:
            return kinds[0]
    return None


def _header(top: list[tuple[Cell, ...]], kinds: tuple[Kind, ...], *, sure: bool) -> tuple[Kind, int] | None:
    """The kind and the row of the header: the first row with all that is required, most columns known first.

    Where the sheet's name does not say what it is, one known column is not enough to go by.
    """
    best: tuple[int, int, Kind] | None = None
    for at, row in enumerate(top):
        keys = {header_key(_plain(cell)) for cell in row if not is_blank(cell)}
        for kind in kinds:
            columns = {column.field for key, column in kind.headers.items() if key in keys}
            needed = {column.field for column in kind.columns[: kind.required]}
            if needed <= columns and (sure or len(columns) > 1) and (best is None or len(columns) > best[0]):
                best = len(columns), at, kind
        if best is not None:
            return best[2], best[1]
    return None


def _no_header(kind: Kind | None) -> str:
    if kind is None:
        known = ", ".join(one.nl for one in (ACTORS, TIES, REGIONS))
        return tr("this sheet is none of those known: {known}", known=known)
    needed = ", ".join(column.nl for column in kind.columns[: kind.required])
    return tr("no row among the first {n} has the headers {headers}", n=HEADER_WITHIN, headers=needed)


def _rows(
    kind: Kind, place: Place, at: int, top: list[tuple[Cell, ...]], rest: Iterator[tuple[Cell, ...]], outcome: Outcome
) -> Iterator[Row]:
    fields, extra = _columns(kind, Place(place.source, place.sheet, at + 1), top[at], outcome)
    headers = {field: as_header for field, (_, as_header) in fields.items()}
    number = at + 1
    for below in (top[at + 1 :], rest):
        for row in below:
            number += 1
            if all(is_blank(cell) for cell in row):
                continue
            if number - at - 1 > MOST_ROWS:
                reason = tr("only the first {n} rows are read; split the table", n=MOST_ROWS)
                outcome.skip(Place(place.source, place.sheet, number), None, reason)
                return
            yield Row(
                Place(place.source, place.sheet, number),
                {
                    field: _cell(row, column)
                    for field, (column, _) in fields.items()
                    if not is_blank(_cell(row, column))
                },
                headers,
                tuple((name, _cell(row, column)) for column, name in extra if not is_blank(_cell(row, column))),
            )


def _cell(row: tuple[Cell, ...], column: int) -> Cell:
    return row[column] if column < len(row) else None


def _columns(
    kind: Kind, place: Place, header: tuple[Cell, ...], outcome: Outcome
) -> tuple[dict[str, tuple[int, str]], list[tuple[int, str]]]:
    """Field → its column and header; and the further columns, by header (those without one by their letter)."""
    fields: dict[str, tuple[int, str]] = {}
    extra: list[tuple[int, str]] = []
    used: set[str] = set()
    known = kind.headers
    for number, cell in enumerate(header):
        name = " ".join(_plain(cell).split())[:100]
        column = known.get(header_key(name)) if name else None
        if column is not None and column.field not in fields:
            fields[column.field] = number, name
            continue
        if column is not None:
            outcome.skip(
                place, name, tr("this header is there twice; the first column counts, this one is kept beside")
            )
        name = name or tr("Column {letter}", letter=_letter(number))
        while name in used:
            name += "’"
        used.add(name)
        extra.append((number, name))
    return fields, extra


def _plain(cell: Cell) -> str:
    try:
        return as_text(cell)
    except Unreadable:
        return str(cell)


def _letter(number: int) -> str:
    """What a spreadsheet calls a column: A, B … Z, AA."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
