"""Loading: a bundle in, a Scenario and every problem out, each with its place."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from game.errors import ScenarioError
from game.scenario import check
from game.scenario.allowances import divided
from game.scenario.bundle import Bundle, is_deck, is_of_pool, language_of, taken_from
from game.scenario.cut import Pool, cut, itself, over
from game.scenario.cut.write import written
from game.scenario.faults import faults
from game.scenario.limits import limit
from game.scenario.merge import below, merged
from game.scenario.model import Scenario
from game.scenario.outline import outline
from game.scenario.problems import Place, Problem, in_order
from game.scenario.salvage import salvage
from game.scenario.source import Source, place_of, read
from game.scenario.texts import APART
from game.scenario.vocabulary import Vocabulary

_NAME_OF_A_MAP = re.compile(r"[^.\[]+\.[^.\[]+")
_FOLLOW = frozenset({"SC206", "SC301", "SC330"})
"""Complaints about a name that is unknown, which it may be because another was given twice."""
ALIKE = 0.8
"""How much of two names must be the same for one to be the other misspelt."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a bundle. With a problem of level error there may still be a scenario, but it must not be played."""

    scenario: Scenario | None
    problems: tuple[Problem, ...]
    bundle: Bundle
    unread: tuple[str, ...] = ()
    """Files that could not be read, so that not everything could be checked."""
    allowed: tuple[Problem, ...] = ()
    """What the files themselves allow, with a reason."""
    source: Source = field(default_factory=Source)
    """Where everything stands."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep it from being played."""
        return tuple(problem for problem in self.problems if problem.level == "error")


def load_path(path: Path, vocabulary: Vocabulary, whole: bool = False) -> Loaded:
    """Return what comes of a folder or file; of a deck with `whole` all from which it is cut.

    Raises ScenarioError when there is none, or its files cannot be read as text.
    """
    return load_scenario(Bundle.from_path(path), vocabulary, whole=whole)


def load_scenario(
    bundle: Bundle, vocabulary: Vocabulary, switched: Collection[str] = (), whole: bool = False
) -> Loaded:
    """Return what comes of a bundle; nothing in it raises. Of a deck, `switched` and `whole` are as in `cut`."""
    source = sourced(bundle, switched, whole)
    limit(source)
    scenario, found = (None, []) if _is_cut_unread(bundle, source) else _validated(source, vocabulary)
    told = _without_those_of_the_cut(source.problems, found, taken_from(next(iter(bundle.files.values()))))
    kept, allowed = divided(bundle, in_order(told))
    return Loaded(scenario, tuple(kept), bundle, tuple(dict.fromkeys(source.unread)), tuple(allowed), source)


def sourced(bundle: Bundle, switched: Collection[str] = (), whole: bool = False) -> Source:
    """Return what the files of a bundle say together; of a deck, what is left when it is cut."""
    pool = pooled(bundle)
    if pool.has_deck and not any(source.unread for source in pool.sources):
        return cut(pool, switched, whole)
    return pool.sources[0] if len(pool.sources) == 1 else pool.planted()


def pooled(bundle: Bundle) -> Pool:
    """Return what the files of a bundle say together, with all from which a deck is cut."""
    name = taken_from(next(iter(bundle.files.values())))
    own = merged([_told(file, text) for file, text in bundle.files.items() if not is_of_pool(file, name)])
    theirs = tuple((file, text) for file, text in bundle.files.items() if is_of_pool(file, name))
    if theirs:
        return over(_read_pool(theirs), own)
    if name:
        own.problems.append(Problem("SC342", place_of(own, ("from",)), "from", {"given": name}))
    return itself(own)


@lru_cache(maxsize=2)
def _read_pool(files: tuple[tuple[str, str], ...]) -> Source:
    """Return what the files of a pool say; kept, since several decks are cut from the same."""
    return merged([_told(file, text) for file, text in files])


def require(loaded: Loaded) -> Scenario:
    """Return the scenario.

    Raises ScenarioError, naming the first error, when it must not be played.
    """
    if loaded.scenario is None or loaded.errors:
        first = loaded.errors[0]
        raise ScenarioError("faulty", path=first.place.path, line=first.place.line, code=first.code)
    return loaded.scenario


def alone(loaded: Loaded) -> Loaded:
    """Return a deck as the scenario of its own that it was cut into, without the pool; any other as it is."""
    scenario = loaded.scenario
    if scenario is None or scenario.deck is None:
        return loaded
    bare = scenario.model_copy(update={"deck": None, "pool": None})
    return replace(loaded, scenario=bare, bundle=written(loaded.source.data))


def readable(loaded: Loaded) -> Scenario:
    """Return the scenario, even if it must not be played, as long as it has the form of one.

    Raises ScenarioError, naming the first error, when it has not.
    """
    return loaded.scenario or require(loaded)


def _told(name: str, text: str) -> Source:
    """Return what a file says; of one that cannot be read, what it tells all the same."""
    source = read(name, text)
    language = language_of(name)
    if language is not None:
        return below(source, (APART, language), Place(name, 1, 1))
    return outline(name, text, source.problems) if source.unread else source


def _is_cut_unread(bundle: Bundle, source: Source) -> bool:
    """Whether a deck would be cut otherwise than is meant, since a file cannot be read: nothing else is said then."""
    return bool(source.unread) and is_deck(bundle)


def _validated(source: Source, vocabulary: Vocabulary) -> tuple[Scenario | None, list[Problem]]:
    """Return the scenario with what is wrong with its meaning; none where the form is at fault or a file unread."""
    try:
        scenario = Scenario.model_validate(source.data)
    except ValidationError as invalid:
        return None, [*faults(source, invalid), *_causes(salvage(source, vocabulary), source)]
    if source.unread:
        return None, _causes(salvage(source, vocabulary), source)
    return scenario, _causes(check.problems(scenario, vocabulary, source), source)


def _causes(found: list[Problem], source: Source) -> list[Problem]:
    """Return the problems; where an id or a name is there twice, without what is unknown because of it."""
    twice = any(problem.code == "SC106" and _NAME_OF_A_MAP.fullmatch(problem.where) for problem in source.problems)
    if not twice and not any(problem.code == "SC304" for problem in found):
        return found
    return [problem for problem in found if problem.code not in _FOLLOW or _is_misspelt(problem)]


def _without_those_of_the_cut(of_files: list[Problem], found: list[Problem], pool: str) -> list[Problem]:
    """Return all problems; where a deck names what is not there, without what may only come of its being cut so.

    Where that from which it is cut is not there, whatever else is missing may be there.
    """
    of_deck = [one for one in of_files if one.where.startswith("deck.")]
    if any(one.code == "SC342" for one in of_files):
        return [one for one in of_files if one not in of_deck]
    if not of_deck:
        return [*of_files, *found]
    own = [one for one in found if not is_of_pool(one.place.path, pool)]
    return [*of_files, *(one for one in own if one.code not in _FOLLOW or _is_misspelt(one))]


def _is_misspelt(problem: Problem) -> bool:
    """Whether an unknown name looks much like another of its own group: `tilt.su24` is no misspelt `event.su24`."""
    (group, name), (like, hint) = _parts(problem.params["given"]), _parts(problem.hint)
    return bool(hint) and group == like and SequenceMatcher(None, name, hint).ratio() >= ALIKE


def _parts(name: str) -> tuple[str, str]:
    group, _, last = name.replace("/", ".").rpartition(".")
    return group, last
