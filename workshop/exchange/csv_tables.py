"""CSV: encoding and delimiter recognised and said; written so that Excel reads it well."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from workshop.errors import UserError
from workshop.exchange.cells import Cell, Sheet
from workshop.exchange.columns import HEADER_WITHIN, KINDS, header_key
from workshop.i18n import tr

_DELIMITERS = {";": ";", ",": ",", "\t": "tab"}
_BOMS = (("utf-8-sig", b"\xef\xbb\xbf"), ("utf-16", b"\xff\xfe"), ("utf-16", b"\xfe\xff"))
# A spreadsheet takes text that begins so for a formula; an apostrophe before it says that it is text.
_FORMULA = ("=", "+", "-", "@")


def read(path: Path) -> Sheet:
    """The one table in a CSV file, named after the file. UserError where it is no text."""
    content = path.read_bytes()
    encoding = _encoding(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _no_text(path) from error
    if "\0" in text:
        raise _no_text(path)
    delimiter = _delimiter(text)
    how = {"source": path.name, "encoding": encoding.removesuffix("-sig"), "delimiter": _DELIMITERS[delimiter]}
    return Sheet(path.name, path.stem, _rows(path, text, delimiter), how)


def _encoding(content: bytes) -> str:
    for encoding, bom in _BOMS:
        if content.startswith(bom):
            return encoding
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def _delimiter(text: str) -> str:
    """What a first line `sep=;` says, or that which gives most known headers, and then most columns."""
    first = text[: text.find("\n")].strip().strip('"').casefold()
    if first.startswith("sep=") and first[4:5] in (";", ","):
        return first[4]
    known = {key for kind in KINDS for key in kind.headers}

    def columns(delimiter: str) -> tuple[int, int]:
        try:
            rows = list(islice(_parsed(text, delimiter), HEADER_WITHIN))
        except csv.Error:
            return 0, 0
        return max(((sum(header_key(cell) in known for cell in row), len(row)) for row in rows), default=(0, 0))

    return max(_DELIMITERS, key=columns)


def _parsed(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _rows(path: Path, text: str, delimiter: str) -> Iterator[tuple[Cell, ...]]:
    number = 0
    try:
        for row in _parsed(text, delimiter):
            number += 1
            yield tuple(_unquoted(cell) for cell in row)
    except csv.Error as error:
        raise UserError(
            tr("{file}: what follows row {row} cannot be read; is a quotation mark missing?", file=path, row=number),
            "damaged",
            f"{path}: {number}",
        ) from error


def _unquoted(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA) else cell


def _no_text(path: Path) -> UserError:
    return UserError(tr("{file} is no CSV: it holds what is no text.", file=path), "damaged", str(path))


def write(path: Path, rows: Sequence[Sequence[str | int | None]]) -> None:
    """UTF-8 with a byte order mark and `;` between columns."""
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle, delimiter=";")
        for row in rows:
            writer.writerow("" if value is None else _quoted(str(value)) for value in row)


def _quoted(text: str) -> str:
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text
