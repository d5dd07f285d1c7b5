"""Move actors one by one to better spots, sometimes to slightly worse ones: simulated annealing with delta costs."""

import numpy as np

from workshop.network.layout.board import Board
from workshop.network.layout.problem import Bools, Floats, Limit, Progress

ROUNDS = 16
TEMPERATURE = 0.6
COOLING = 0.75
SPOTS = 40
TRIED = 180
"""Spots looked at, of which those that are free, at most SPOTS, are weighed."""


def polish(
    board: Board,
    movable: Bools,
    limit: Limit,
    seed: int,
    turns: range,
    progress: Progress = lambda share: None,
) -> None:
    """Move the movable actors of the board to spots that cost less; no boxes ever overlap.

    `turns` are the rounds of the cooling to be done, out of range(ROUNDS). The same seed gives the same picture, unless
    the limit is reached before the last of them.
    """
    random = np.random.default_rng([seed, turns.start])
    actors = np.flatnonzero(movable)
    if len(actors) == 0:
        return
    for turn in turns:
        heat = TEMPERATURE * COOLING**turn
        for step, i in enumerate(random.permutation(actors).tolist()):
            if limit.reached():
                return
            _improve(board, i, heat, turn / ROUNDS, random)
            if step % 16 == 0:
                progress((turn - turns.start + step / len(actors)) / len(turns))
        for i, j in random.permutation(actors)[: len(actors) // 2 * 2].reshape(-1, 2).tolist():
            if limit.reached():
                return
            _swap(board, i, j, heat, random)


def _improve(board: Board, i: int, heat: float, age: float, random: np.random.Generator) -> None:
    spots = _spots(board, i, age, random)
    spots = spots[board.free(i, spots)][:SPOTS]
    if len(spots) == 0:
        return
    spots = np.concatenate([board.position[i][None], spots])
    best = int(np.argmin(board.costs(i, spots) - heat * random.gumbel(size=len(spots))))
    if best:
        board.move(i, spots[best])


def _spots(board: Board, i: int, age: float, random: np.random.Generator) -> Floats:
    """Candidates: near where the actor is, where its neighbours are, and anywhere; nearer as the board cools."""
    here, near = board.position[i], board.neighbours(i)
    third = TRIED // 3
    reach = board.diagonal * (0.12 * (1 - age) + 0.015)
    close = here + random.normal(size=(third, 2)) * reach * random.random((third, 1))
    anywhere = random.uniform(board.low[i], board.high[i], (third, 2))
    spots = [close, anywhere]
    if len(near):
        chosen = board.position[near]
        middle = chosen.mean(axis=0) if len(near) > 1 else chosen[0]
        spots.append(middle + random.normal(size=(third, 2)) * board.diagonal * 0.07)
    shuffled = random.permutation(np.concatenate(spots))
    return np.asarray(np.clip(shuffled, board.low[i], board.high[i]), dtype=np.float64)


def _swap(board: Board, i: int, j: int, heat: float, random: np.random.Generator) -> None:
    """Let two actors change places where both fit, if that costs less."""
    at_i, at_j = board.position[i].copy(), board.position[j].copy()
    for actor, spot in ((i, at_j), (j, at_i)):
        if (spot < board.low[actor]).any() or (spot > board.high[actor]).any():
            return
    if not (board.free(i, at_j[None], j)[0] and board.free(j, at_i[None], i)[0]):
        return
    before = _both(board, i, j)
    board.move(i, at_j)
    board.move(j, at_i)
    overlap = not board.free(i, at_j[None])[0]
    if overlap or _both(board, i, j) > before - heat * random.gumbel():
        board.move(i, at_i)
        board.move(j, at_j)


def _both(board: Board, i: int, j: int) -> float:
    return float(board.costs(i, board.position[i][None])[0] + board.costs(j, board.position[j][None])[0])
