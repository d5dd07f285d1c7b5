"""Makes resources/examples/*-layouts.csv: where the shipped layouts put the actors of the examples. Best of some seeds.

Run as `python packaging/arrange_examples.py [NAME…]` after a change to the tables, the layout or the sizes of shapes.
"""

import csv
import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from workshop import examples
from workshop.network.layout import Arrangement, Problem, force, groups, score
from workshop.network.records import Bend, Placement
from workshop.state import State

SEEDS = range(1, 7)
ASPECT = 16 / 9
FOLDER = Path(__file__).parents[1] / "resources" / "examples"


def best(problem: Problem, layout: str) -> Arrangement:
    found: list[tuple[float, Arrangement]] = []
    for seed in SEEDS:
        asked = replace(problem, start=None, seed=seed)
        if layout == "force":
            answer = force(asked, tier_anchor=0.05 if len(problem.shape) <= 60 else 0.0, budget=20.0)
        else:
            answer = groups(asked, budget=20.0)
        result = score(asked, answer)
        cost = result.crossings + 1.3 * result.through_labels + 3 * result.through_shapes + 50 * result.hidden
        found.append((cost, answer))
        print(f"  {layout} {seed}: {result}")
    return min(found, key=lambda pair: pair[0])[1]


def lines(name: str, layout: str) -> Iterable[tuple[str | float, ...]]:
    from workshop.ui.network.arranging import answered, question

    state = State()
    state.apply(
        replace(edit := examples.start_edit(name), changes=tuple(c for c in edit.changes if _is_input(c.after)))
    )
    asked = question(state, layout, ASPECT)
    edit_of_layout = answered(state, layout, asked, best(asked.problem, layout))
    assert edit_of_layout is not None
    for change in edit_of_layout.changes:
        match change.after:
            case Placement() as place:
                yield layout, "actor", place.actor or "", round(place.x, 2), round(place.y, 2), place.side, ""
            case Bend() as bend:
                yield layout, "tie", bend.tie or "", "", "", "", bend.amount


def _is_input(record: object) -> bool:
    return not isinstance(record, Placement | Bend)


def main() -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    for name in sys.argv[1:] or examples.EXAMPLES:
        print(name)
        rows = [row for layout in ("force", "groups") for row in lines(name, layout)]
        with (FOLDER / f"{name}-layouts.csv").open("w", newline="", encoding="utf-8") as handle:
            writer = csv.writer(handle, lineterminator="\n")
            writer.writerow(("layout", "what", "id", "x", "y", "side", "bend"))
            writer.writerows(sorted(rows, key=str))
    application.quit()


if __name__ == "__main__":
    main()
