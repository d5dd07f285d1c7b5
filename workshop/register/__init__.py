"""The built-in register of Dutch government bodies and their neighbours: search, exact look-up, regions, outline.

Nothing is read before the first question: the facts (resources/register/*.csv) are loaded once, then kept.
"""

from workshop.register.bodies import Body, by_code
from workshop.register.completion import Match, search
from workshop.register.description import describe
from workshop.register.lookup import candidates, find
from workshop.register.map_data import Period, Region, outline, regions
from workshop.register.names import match_key, normalise

__all__ = [
    "Body",
    "Match",
    "Period",
    "Region",
    "by_code",
    "candidates",
    "describe",
    "find",
    "match_key",
    "normalise",
    "outline",
    "regions",
    "search",
]
