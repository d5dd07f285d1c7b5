"""Excel workbooks: sheets read as they were last calculated, and tables written as plain text and numbers."""

import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from workshop.errors import UserError
from workshop.exchange.cells import Cell, Sheet
from workshop.i18n import tr

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")  # workbooks of before 2007, and any that a password protects
_CONTROL = re.compile("_x00[01][0-9A-Fa-f]_")  # how Excel writes a control character, such as the half of a line end
_AT_ONCE = 5000  # rows
LARGEST = 400_000_000  # bytes of XML: 200,000 rows take about 100 million


def read(path: Path) -> Iterator[Sheet]:
    """The sheets of a workbook, one after the other. UserError where it is none, or none that can be opened."""
    _check(path)
    import openpyxl

    with path.open("rb") as handle:
        try:
            with _quiet():
                book = openpyxl.load_workbook(handle, read_only=True, data_only=True, keep_links=False)
        except Exception as error:  # openpyxl raises whatever the damage leads to
            raise _damaged(path) from error
        for sheet in book.worksheets:
            yield Sheet(path.name, sheet.title, _rows(path, sheet))


def _rows(path: Path, sheet: Any) -> Iterator[tuple[Cell, ...]]:
    sheet.reset_dimensions()  # what a file says of its own size is often wrong
    rows = sheet.iter_rows(values_only=True)
    while True:
        try:
            with _quiet():
                some: list[tuple[Cell, ...]] = list(islice(rows, _AT_ONCE))
        except Exception as error:
            raise _damaged(path, sheet.title) from error
        if not some:
            return
        for row in some:
            yield tuple(_plain(cell) for cell in row)


def _plain(cell: Cell) -> Cell:
    return _CONTROL.sub("", cell) if isinstance(cell, str) and "_x00" in cell else cell


@contextmanager
def _quiet() -> Iterator[None]:
    """Without warnings about styles, extensions and strange dates, which nobody here asks for."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _check(path: Path) -> None:
    """Look from the outside: is it a zip of a bearable size?"""
    with path.open("rb") as handle:
        start = handle.read(8)
    if start == _OLE:
        raise UserError(
            tr("{file} has a password or is an old .xls; save it as .xlsx without a password.", file=path),
            "input",
            str(path),
        )
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except Exception as error:  # zipfile too: BadZipFile, ValueError, NotImplementedError …
        raise _damaged(path) from error
    if size > LARGEST:
        raise UserError(
            tr("{file} unpacks to {n} MB, which no table of actors needs; it was not opened.", file=path, n=size >> 20),
            "input",
            str(path),
        )


def _damaged(path: Path, sheet: str = "") -> UserError:
    where = f"{path}: {sheet}" if sheet else str(path)
    return UserError(
        tr("{file} is no Excel workbook that can be read; open it in Excel and save it again as .xlsx.", file=where),
        "damaged",
        where,
    )


def write(path: Path, sheets: Sequence[tuple[str, Sequence[Sequence[str | int | None]]]]) -> None:
    """A workbook of named sheets, each with a header row; text stays text, also where it begins with =."""
    import openpyxl
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    book = openpyxl.Workbook(write_only=True)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for number, row in enumerate(rows):
            cells = []
            for value in row:
                cell = WriteOnlyCell(sheet, None)
                if isinstance(value, str):
                    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:32_767]
                    cell.data_type = "s"
                else:
                    cell.value = value
                if number == 0:
                    cell.font = Font(bold=True)
                cells.append(cell)
            sheet.append(cells)
    book.save(path)
