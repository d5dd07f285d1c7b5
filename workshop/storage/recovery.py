"""Recovery: what can still be read of a damaged file, as records that fit together. The file itself is only read."""

import sqlite3
from pathlib import Path

from workshop.record import RECORD_TYPES, Record, references
from workshop.storage.rows import read_table


def read_what_is_left(path: Path) -> list[Record]:
    """Every readable record; references to what is gone are cleared, and ties or places without their actors left out.

    Nothing of the file but the columns of Stip's own tables is read, so that a planted trigger or view stays behind.
    """
    records: dict[str, dict[str, Record]] = {}
    connection = sqlite3.connect(path.absolute().as_uri() + "?mode=ro&immutable=1", uri=True)
    try:
        for table, record_type in RECORD_TYPES.items():
            kept = records.setdefault(table, {})
            try:
                for record in read_table(connection, record_type):
                    kept[record.id] = record
            except (sqlite3.Error, ValueError, KeyError, TypeError):
                continue  # the rows before the damage are kept
    finally:
        connection.close()
    return _fitting(records)


# What cannot be without the records it refers to.
_NEEDS = {"tie": ("from_actor", "to_actor"), "placement": ("actor",), "bend": ("tie",)}


def _fitting(records: dict[str, dict[str, Record]]) -> list[Record]:
    fitting: dict[str, dict[str, Record]] = {}
    for table in sorted(records, key=lambda name: (name in _NEEDS, name == "bend")):
        fitting[table] = {}
        for record in records[table].values():
            broken = {
                name: None
                for name, target in references(type(record)).items()
                if getattr(record, name) is not None
                and getattr(record, name) not in fitting.get(target, records[target])
            }
            if broken.keys().isdisjoint(_NEEDS.get(table, ())):
                fitting[table][record.id] = type(record).from_fields({**record.as_fields(), **broken})
    return [record for rows in fitting.values() for record in rows.values()]
