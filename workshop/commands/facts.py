"""What the program knows by itself: `stip register` and `stip codes`."""

from workshop import codes as code_lists
from workshop import register as government
from workshop.commands.arguments import Arguments, unusable
from workshop.commands.output import columns, say, say_json
from workshop.i18n import tr

MOST_FOUND = 20


def register(arguments: Arguments) -> int:
    text = arguments.words["TEXT"]
    if not text.strip():
        raise unusable(tr("Say what to look for: {usage}", usage="stip register TEXT"), "TEXT")
    found = [match.body for match in government.search(text, MOST_FOUND)]
    if arguments.has("--json"):
        say_json(
            [
                {
                    "name": body.name,
                    "short": body.short,
                    "kind": body.kind,
                    "tier": body.tier,
                    "sector": body.sector,
                    "code": body.code,
                    "place": body.place,
                    "until_year": body.until_year,
                    "successors": list(body.successors),
                    "description": government.describe(body),
                }
                for body in found
            ]
        )
        return 0
    for line in columns((body.name, body.code, government.describe(body)) for body in found):
        say(line)
    if not found:
        say(tr("The register has nothing like {text}.", text=text))
    return 0


def codes(arguments: Arguments) -> int:
    if arguments.has("--json"):
        say_json(
            {
                name: [
                    {"code": code.id, "nl": code.nl, "en": code.en, "words": list(dict.fromkeys(_words(code)))}
                    for code in of_list.values()
                ]
                for name, of_list in code_lists.LISTS.items()
            }
        )
        return 0
    for name, of_list in code_lists.LISTS.items():
        say(name)
        for line in columns((f"  {code.id}", code.nl, code.en, ", ".join(code.words)) for code in of_list.values()):
            say(line)
    return 0


def _words(code: code_lists.Code) -> tuple[str, ...]:
    return (code.nl, code.en, code.id, *code.words)
