"""Qt, and nothing but Qt on top of the rest."""

import builtins


def _import_qt() -> None:
    """PySide6 hooks itself into `import`, to read the source of every module that comes after it, for a
    `from __feature__` that Stip does not use. `python -m benchmarks window` shows what that costs."""
    plain = builtins.__import__
    import PySide6  # noqa: F401

    builtins.__import__ = plain


_import_qt()
