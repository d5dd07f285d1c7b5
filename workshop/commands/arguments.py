"""Reading the arguments of `stip`: commands and options as data, and one sentence where they cannot be used."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from workshop.errors import UserError
from workshop.i18n import tr


@dataclass(frozen=True)
class Option:
    """`--name`, or `--name VALUE` where `value` says what to give; `choices` are the values it may have."""

    name: str
    help: str
    value: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Command:
    """`words` are what must be given, in order; a last one ending in … may be given more than once."""

    name: str
    help: str
    words: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()


@dataclass
class Arguments:
    """What was given: the words by name, the repeated last one as `rest`, and the options."""

    command: str
    words: dict[str, str] = field(default_factory=dict)
    rest: list[str] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)

    def path(self, word: str) -> Path:
        return Path(self.words[word])

    def option(self, name: str) -> str | None:
        return self.options.get(name)

    def has(self, name: str) -> bool:
        return name in self.options


def unusable(sentence: str, where: str = "") -> UserError:
    return UserError(sentence, "usage", where)


def parse(given: Sequence[str], commands: Mapping[str, Command], everywhere: Sequence[Option]) -> Arguments:
    """The command and all it was given; options may stand anywhere, and after `--` everything is a word."""
    words: list[str] = []
    raw: list[tuple[str, str | None]] = []  # option and its value, which for --name VALUE is still to come
    valued = {option.name for option in (*everywhere, *_all_options(commands)) if option.value}
    waiting = list(given)
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            words += waiting
            break
        if not word.startswith("--") or len(word) < 3:
            words.append(word)
            continue
        name, equals, value = word.partition("=")
        if name in valued and not equals:
            if not waiting:
                raise unusable(tr("{option} needs a value after it.", option=name), name)
            value, equals = waiting.pop(0), "="
        raw.append((name, value if equals else None))
    command = _command(words, commands)
    arguments = Arguments(command.name)
    _fill(arguments, command, words[1:])
    allowed = {option.name: option for option in (*everywhere, *command.options)}
    for name, value_given in raw:
        arguments.options[name] = _checked(command, allowed, name, value_given)
    return arguments


def _all_options(commands: Mapping[str, Command]) -> list[Option]:
    return [option for command in commands.values() for option in command.options]


def _command(words: Sequence[str], commands: Mapping[str, Command]) -> Command:
    if words and words[0] in commands:
        return commands[words[0]]
    known = ", ".join(name for name in commands if name)
    if not words:
        return commands[""]
    raise unusable(tr("stip has no command {word}; it knows {known}.", word=words[0], known=known), words[0])


def _fill(arguments: Arguments, command: Command, words: Sequence[str]) -> None:
    repeated = bool(command.words) and command.words[-1].endswith("…")
    if len(words) < len(command.words):
        raise unusable(
            tr("{missing} is missing: {usage}", missing=command.words[len(words)], usage=usage(command)), command.name
        )
    if len(words) > len(command.words) and not repeated:
        raise unusable(
            tr("{word} is one word too many: {usage}", word=words[len(command.words)], usage=usage(command)),
            command.name,
        )
    arguments.words = dict(zip(command.words, words, strict=False))
    if repeated:
        arguments.rest = list(words[len(command.words) - 1 :])


def _checked(command: Command, allowed: Mapping[str, Option], name: str, value: str | None) -> str:
    option = allowed.get(name)
    if option is None:
        raise unusable(tr("{option} is not an option of {usage}", option=name, usage=usage(command)), name)
    if not option.value:
        if value is not None:
            raise unusable(tr("{option} takes no value.", option=name), name)
        return ""
    if not value:
        raise unusable(tr("{option} needs a value after it.", option=name), name)
    if option.choices and value not in option.choices:
        choices = ", ".join(option.choices)
        raise unusable(tr("{option} can be {choices}, not {value}.", option=name, choices=choices, value=value), name)
    return value


def usage(command: Command) -> str:
    """The call in one line, as in `stip new FILE [--title T]`."""
    options = [f"[{option.name} {option.value}]" if option.value else f"[{option.name}]" for option in command.options]
    return " ".join(["stip", *(word for word in (command.name, *command.words) if word), *options])


def help_text(commands: Mapping[str, Command], everywhere: Sequence[Option], only: str = "") -> str:
    """The calls and what each does; with `only`, one command and its options."""
    chosen = [commands[only]] if only else list(commands.values())
    lines = [tr("What the command stip can do:") if not only else usage(chosen[0]), ""]
    rows = [(usage(command), tr(command.help)) for command in chosen] if not only else []
    options = [*everywhere] if not only else [*chosen[0].options, *everywhere]
    if only:
        lines += [tr(chosen[0].help), ""]
    for call, text in rows:
        lines += [f"  {call}", f"      {text}"]
    if rows:
        lines.append("")
    for option in options:
        name = f"{option.name} {option.value}".strip()
        lines.append(f"  {name:<22} {tr(option.help)}")
    return "\n".join(lines)


def date_option(arguments: Arguments, name: str) -> date | None:
    """The day an option gives as YYYY-MM-DD; UserError where it is no such day."""
    value = arguments.option(name)
    if value is None:
        return None
    try:
        if len(value) != len("YYYY-MM-DD"):
            raise ValueError(value)
        return date.fromisoformat(value)
    except ValueError as error:
        raise unusable(
            tr("{option} needs a day as YYYY-MM-DD, not {value}.", option=name, value=value), name
        ) from error
