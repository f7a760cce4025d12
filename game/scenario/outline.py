"""Outline: what a file that cannot be read tells all the same, so that the others can be checked without it."""

import re

from game.scenario.problems import Place, Problem
from game.scenario.shape import least_at
from game.scenario.source import Source, words_of

_KEY = re.compile(r"(\w+):")
_ITEM = re.compile(r"( *)-(?: |$)")


def outline(name: str, text: str, problems: list[Problem]) -> Source:
    """Return a file that could not be read as so many stand-ins as its lists have items, and all its words.

    The stand-ins keep the numbers of what comes after them in other files.
    """
    source = Source({}, problems=problems, unread=[name], words=words_of(text))
    for line, key, length in _lists(text):
        least = least_at((key, 0))
        if least is not None and length:
            source.data[key] = [least] * length
            source.keys[(key,)] = Place(name, line, 1)
            source.lost |= {(key, number) for number in range(length)}
    return source


def _lists(text: str) -> list[tuple[int, str, int]]:
    """Return the line and name of each key at the top, and how many items it has, for all that indentation tells."""
    lists: list[tuple[int, str, int]] = []
    depth = None
    for number, line in enumerate(text.split("\n"), 1):
        if found := _KEY.match(line):
            lists.append((number, found[1], 0))
            depth = None
        elif lists and (item := _ITEM.match(line)):
            depth = len(item[1]) if depth is None else depth
            begins, key, length = lists[-1]
            lists[-1] = (begins, key, length + (len(item[1]) == depth))
    return lists
