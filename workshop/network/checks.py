"""What a value of a field must be: a code of its list, a number within its bounds. Each says what may stand there."""

from typing import Any

from workshop import codes, labels
from workshop.errors import UserError
from workshop.i18n import tr


def check_code(list_name: str, value: Any) -> None:
    """UserError where the list has no such code."""
    known = codes.LISTS[list_name]
    if value not in known:
        every = ", ".join(code.label for code in known.values())
        raise UserError(tr("“{value}” is not one of the choices: {choices}.", value=value, choices=every))


def check_number(name: str, value: Any, least: int, most: int) -> None:
    """UserError where the field's value is no whole number from `least` to `most`."""
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        field = labels.field(name)
        raise UserError(
            tr(
                "{field} is a whole number from {least} to {most}, not {value}.",
                field=field,
                least=least,
                most=most,
                value=value,
            )
        )
