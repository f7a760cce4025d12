"""The report: problems as they are found, each put to the place in the file where it lies."""

from game.scenario.problems import MOST, Place, Problem
from game.scenario.source import Path, Source, place_of, show


class Enough(Exception):
    """There are so many problems that no more are looked for."""


class Report:
    """Collects problems. Raises Enough when there are too many to be read."""

    def __init__(self, source: Source) -> None:
        self.problems: list[Problem] = []
        self._source = source

    def add(self, code: str, path: Path, *, key: bool = False, detail: str = "", **params: str) -> None:
        """Note a problem at the value of a path, or at its key."""
        place = place_of(self._source, path, key=key or path not in self._source.values)
        self._note(Problem(code, place, show(path), params, detail))

    def _note(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= MOST:
            raise Enough

    @property
    def sound(self) -> bool:
        """Whether there is no error so far."""
        return all(problem.level != "error" for problem in self.problems)

    def add_inside(self, code: str, path: Path, column: int, detail: str = "", **params: str) -> None:
        """Note a problem in a text, so many characters after its beginning; at its beginning where lines are folded."""
        place = place_of(self._source, path)
        begins = self._source.texts.get(path)
        if begins is not None:
            place = Place(place.path, place.line, place.column + begins + column)
        self._note(Problem(code, place, show(path), params, detail))

    def cut(self, path: Path) -> None:
        """Note that a `#` cuts a text short, where one does."""
        if path in self._source.cuts:
            place, rest = self._source.cuts[path]
            self._note(Problem("SC420", place, show(path), {"rest": rest}))

    def has(self, path: Path) -> bool:
        """Return whether the file has something at a path."""
        return path in self._source.values
