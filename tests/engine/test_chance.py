"""Chance depends on what it is for, and on nothing else."""

import subprocess
import sys

import pytest

from game.engine.chance import draw, shuffled


@pytest.mark.slow
def test_draw_is_the_same_in_another_process_with_another_hash_seed() -> None:
    code = "from game.engine.chance import draw; print([draw(7, t, 'event', 'seat', 'why', 1000) for t in range(20)])"
    for seed in ("0", "4242"):
        done = subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == str([draw(7, turn, "event", "seat", "why", 1000) for turn in range(20)])


def test_draw_differs_by_every_word() -> None:
    base = draw(1, 1, "a", "b", "c", 1 << 60)
    others = {
        draw(2, 1, "a", "b", "c", 1 << 60),
        draw(1, 2, "a", "b", "c", 1 << 60),
        draw(1, 1, "x", "b", "c", 1 << 60),
        draw(1, 1, "a", "x", "c", 1 << 60),
        draw(1, 1, "a", "b", "x", 1 << 60),
    }
    assert len(others | {base}) == 6


def test_draw_is_even() -> None:
    counts = [0] * 6
    for seed in range(6000):
        counts[draw(seed, 1, "event", "seat", "die", 6)] += 1
    assert all(850 < count < 1150 for count in counts)


def test_shuffled_keeps_every_item() -> None:
    items = ("a", "b", "c", "d", "e")
    orders = {shuffled(seed, 1, "event", items) for seed in range(50)}
    assert all(sorted(order) == sorted(items) for order in orders)
    assert len(orders) > 20
