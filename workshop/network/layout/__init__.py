"""Where actors go on the map: Kracht and Groepen. Arrays in, arrays out; no Qt, no State. Start at problem.py."""

from workshop.network.layout.added import place_new
from workshop.network.layout.by_groups import groups
from workshop.network.layout.by_ties import first_force, force
from workshop.network.layout.legibility import Score, score
from workshop.network.layout.problem import Arrangement, Frame, Problem

__all__ = ["Arrangement", "Frame", "Problem", "Score", "first_force", "force", "groups", "place_new", "score"]
