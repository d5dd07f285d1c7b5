"""Where actors go on the map: Kracht and Groepen. Arrays in, arrays out; no Qt, no State. Start at problem.py."""

from workshop.network.layout.force import first_force, force
from workshop.network.layout.grouped import groups
from workshop.network.layout.place import place_new
from workshop.network.layout.problem import Arrangement, Frame, Problem
from workshop.network.layout.score import Score, score

__all__ = ["Arrangement", "Frame", "Problem", "Score", "first_force", "force", "groups", "place_new", "score"]
