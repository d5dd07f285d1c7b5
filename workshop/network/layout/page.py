"""From an abstract picture to a page on which no boxes overlap, and how small that page can be."""

from dataclasses import dataclass

import numpy as np

from workshop.network.layout.board import Board
from workshop.network.layout.fill import filled
from workshop.network.layout.problem import Drawing, Floats
from workshop.network.layout.separate import near_pairs, separate

COMFORT = 0.78
"""The label size that is used, as a share of the largest that fits: at the largest all is apart but crammed."""
GROWTH = 1.03
PATIENCE = 40
"""How often a page on which boxes do not come apart is made larger by GROWTH."""
MOST = 1000
"""With more actors than this the size of a first picture will do."""


@dataclass(frozen=True)
class Page:
    """Centres of shapes, and the walls (n, 2) that each actor's box stays within."""

    position: Floats
    low: Floats
    high: Floats


def quick_area(sketch: Drawing) -> float:
    """Room for the boxes and the lines between them: at 35 actors twice the boxes, at 124 and more three times."""
    return min(1.3 + 0.15 * float(np.sqrt(sketch.n)), 3.2) * float((4 * sketch.half.prod(axis=1)).sum())


def laid_out(sketch: Drawing, flat: Floats, area: float) -> Page:
    """Spread over a page of this area, all boxes apart; where they do not fit, on the next larger one on which they do.

    Fixed actors are where they are: the page lies round them, and the others follow them.
    """
    page, fits = _spread(sketch, flat, area)
    for _ in range(PATIENCE):
        if fits or sketch.fixed.any():  # fixed actors may leave no room however large the page
            break
        page, fits = _pushed(sketch, _grown(sketch, page, GROWTH), rounds=60)
    return page if fits else rescued(sketch, page)


def rescued(sketch: Drawing, page: Page) -> Page:
    """Each box that still overlaps another, moved to the nearest free spot, outside the page if need be."""
    i, j = near_pairs(page.position + sketch.offset, sketch.half)
    board = Board(sketch, page.position, page.low, page.high)
    for k in np.unique(np.where(sketch.fixed[i], j, i)).tolist():
        if not sketch.fixed[k] and not board.free(k, board.position[k][None])[0]:
            board.move(k, board.free_spots(k, board.position[k], 1)[0])
    box = board.position + sketch.offset
    low = np.minimum(page.low, (box - sketch.half).min(axis=0))
    high = np.maximum(page.high, (box + sketch.half).max(axis=0))
    return Page(board.position, low, high)


def _spread(sketch: Drawing, flat: Floats, area: float) -> tuple[Page, bool]:
    low, high = walls(sketch, area)
    start = filled(flat, low + sketch.half, high - sketch.half)
    if sketch.fixed.any():
        # Move the page to where the fixed actors are, and make it reach all of them.
        known = sketch.start[sketch.fixed] + sketch.offset[sketch.fixed]
        drift = known.mean(axis=0) - start[sketch.fixed].mean(axis=0)
        half = sketch.half[sketch.fixed]
        low = np.minimum(low + drift, (known - half).min(axis=0))
        high = np.maximum(high + drift, (known + half).max(axis=0))
        start = _drawn_along(start + drift, known, sketch)
    centre, fits = separate(start, sketch.half, low, high, sketch.fixed)
    position = centre - sketch.offset
    position[sketch.fixed] = sketch.start[sketch.fixed]
    return Page(position, low, high), fits


def _pushed(sketch: Drawing, page: Page, rounds: int, seed: int = 0) -> tuple[Page, bool]:
    """Boxes that overlap on this page pushed apart; with a seed they shrink and grow again, to find another way."""
    centre, fits = separate(
        page.position + sketch.offset, sketch.half, page.low, page.high, None, rounds, seed > 0, seed
    )
    return Page(centre - sketch.offset, page.low, page.high), fits


def _grown(sketch: Drawing, page: Page, factor: float) -> Page:
    """The same picture on a page this much wider and higher."""
    return Page((page.position + sketch.offset) * factor - sketch.offset, page.low * factor, page.high * factor)


def _drawn_along(start: Floats, known: Floats, sketch: Drawing) -> Floats:
    """Every actor shifted as the fixed ones near it are (inverse distance weighting), less so farther off."""
    apart = ((start[:, None] - start[sketch.fixed]) ** 2).sum(axis=2)
    weight = 1 / (apart + 1.0)
    still = 1 / (apart.mean() + 1.0)
    moved = start + weight @ (known - start[sketch.fixed]) / (weight.sum(axis=1) + still)[:, None]
    moved[sketch.fixed] = known
    return np.asarray(moved, dtype=np.float64)


def walls(sketch: Drawing, area: float) -> tuple[Floats, Floats]:
    """Page edges for every box; a page is never narrower or lower than its largest box."""
    widest = 2 * sketch.half.max(axis=0, initial=0.5)
    width = max(float(np.sqrt(area * sketch.aspect)), float(widest[0]))
    height = max(float(np.sqrt(area / sketch.aspect)), float(widest[1]))
    return np.zeros((sketch.n, 2)), np.tile([width, height], (sketch.n, 1))


def smallest(sketch: Drawing, page: Page) -> tuple[float, list[Page]]:
    """The area of the smallest page that the boxes still fit on, and the ever smaller pages tried on the way."""
    pages = [page]
    shrink, tries = (0.97, 3) if sketch.n <= 400 else (0.92, 1)
    while len(pages) < 40:
        smaller = _grown(sketch, pages[-1], shrink)
        for attempt in range(tries):
            found, fits = _pushed(sketch, smaller, 150, attempt)
            if fits:
                break
        if not fits:
            break
        pages.append(found)
    return _area(pages[-1]), pages


def comfortable(sketch: Drawing, page: Page) -> Page:
    """The same picture on a page whose labels are COMFORT times the largest that fit; fixed actors keep it as it is."""
    if sketch.fixed.any() or sketch.n > MOST:
        return page
    area, pages = smallest(sketch, page)
    area /= COMFORT**2
    # The picture that was squeezed least, drawn out to the wanted area.
    last = [other for other in pages if _area(other) >= area / 1.001][-1:] or pages[:1]
    return _grown(sketch, last[0], max(1.0, float(np.sqrt(area / _area(last[0])))))


def reshaped(sketch: Drawing, page: Page) -> Page:
    """A page of the wanted aspect cut round the boxes where they are now; fixed actors keep it as it is."""
    if sketch.fixed.any():
        return page
    box = page.position + sketch.offset
    low, high = (box - sketch.half).min(axis=0), (box + sketch.half).max(axis=0)
    area = float((high - low).prod())
    while True:
        new_low, new_high = walls(sketch, area)
        centre = new_low + (box - low) / (high - low) * (new_high - new_low)
        page, fits = _pushed(sketch, Page(centre - sketch.offset, new_low, new_high), 200)
        if fits:
            return page
        area *= 1.05


def _area(page: Page) -> float:
    return float((page.high[0] - page.low[0]).prod())
