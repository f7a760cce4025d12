"""Renaming: an id gets another name wherever it is meant, and nowhere else.

Where it is meant is not listed here: the new name is put where the thing is declared, and the checks then complain
about every place that still says the old one. Those are changed, until nothing new is complained about.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError

from game.errors import ScenarioError
from game.scenario.base import Id
from game.scenario.bundle import Bundle, is_of_pool, own, taken_from
from game.scenario.edit import Edit, Scalar, applied, line_edits, offsets, scalars
from game.scenario.expression import closest
from game.scenario.load import Loaded, load_scenario
from game.scenario.merge import merged
from game.scenario.problems import Place, Problem
from game.scenario.source import Path, Source, read
from game.scenario.vocabulary import Vocabulary

ANY = "*"
KEY = "<key>"
DECLARED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("home", ("home", "id")),
    ("office", ("home", "offices", KEY)),
    ("cabinet", ("home", "cabinet", KEY)),
    ("issue", ("issues", KEY)),
    ("power", ("powers", KEY)),
    ("lever", ("powers", ANY, "levers", KEY)),
    ("state", ("state", KEY)),
    ("member", ("state", ANY, "members", ANY)),
    ("member", ("state", ANY, "stages", ANY)),
    ("dispute", ("disputes", KEY)),
    ("voter", ("voters", KEY)),
    ("pledge", ("white_paper", "pledges", ANY, "id")),
    ("place", ("map", "places", KEY)),
    ("route", ("map", "routes", KEY)),
    ("event", ("events", ANY, "id")),
    ("option", ("events", ANY, "options", ANY, "id")),
    ("track", ("events", ANY, "tracks", ANY, "id")),
    ("consequence", ("consequences", KEY)),
    ("initiative", ("initiatives", KEY)),
    ("commitment", ("commitments", KEY)),
    ("controversy", ("controversies", KEY)),
    ("source", ("sources", KEY)),
)
"""Where each kind of thing gets its id: as a key of a map, or as what stands there."""
KINDS = tuple(dict.fromkeys(kind for kind, _ in DECLARED))
ROUNDS = 40
"""More than names that one clause can have; each round finds one of them."""
MOST_NAMED = 12
"""Names that are told where none is like the one that was meant."""
_ID: TypeAdapter[str] = TypeAdapter(Id)


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with an id: its kind, its id, in what it lies, and where in the files its id is declared."""

    kind: str
    id: str
    within: str
    place: Place
    way: str = ""
    """The way to it from the top of the file, as the keys of translations have it: `events.weir_letter`."""

    @property
    def name(self) -> str:
        """Its id in full, as in `event/option`."""
        return f"{self.within}/{self.id}" if self.within else self.id


def rename(
    bundle: Bundle, vocabulary: Vocabulary, old: str, new: str, kind: str | None = None
) -> dict[str, list[Edit]]:
    """Return the edits by file that give one thing another id.

    `old` may be given in full, `event/option`. Raises ScenarioError when the scenario has errors, when there is no such
    thing or several or it is one of the pool of a deck, when the new id is none or is taken, and when something would
    no longer be sound.
    """
    loaded = _loaded(bundle, vocabulary)
    if loaded.errors:
        first = loaded.errors[0]
        raise ScenarioError("rename_faulty", path=first.place.path, line=first.place.line, code=first.code)
    things, of_pool = things_of(bundle), _of_pool(bundle)
    if not _called(things, old, kind) and _called(of_pool, old, kind):
        raise ScenarioError("rename_of_pool", name=old, pool=_pool(bundle))
    thing = _meant(things, old, kind)
    fresh = new.removeprefix(f"{thing.within}/") if thing.within else new
    _require_free([*things, *of_pool], thing, fresh)
    return _Renaming(loaded, vocabulary, thing, fresh).edits()


def things_of(bundle: Bundle) -> list[Thing]:
    """Return everything in the files of a scenario without errors that has an id; of a deck what is not its pool's."""
    theirs = {(one.kind, one.name) for one in _of_pool(bundle)}
    return [one for one in _declared(own(bundle).files) if (one.kind, one.name) not in theirs]


def _of_pool(bundle: Bundle) -> list[Thing]:
    """Return what has an id in the scenario from which a deck is cut."""
    return _declared({name: text for name, text in bundle.files.items() if is_of_pool(name, _pool(bundle))})


def _pool(bundle: Bundle) -> str:
    return taken_from(next(iter(bundle.files.values())))


def _declared(files: Mapping[str, str]) -> list[Thing]:
    return list(_things(merged([read(name, text) for name, text in files.items()])))


def _loaded(bundle: Bundle, vocabulary: Vocabulary) -> Loaded:
    """Return what comes of a bundle; of one that says itself what is played of it, everything."""
    return load_scenario(bundle, vocabulary, whole=not _pool(bundle))


def _things(source: Source) -> Iterator[Thing]:
    for kind, pattern in DECLARED:
        is_key = pattern[-1] == KEY
        for path, place in (source.keys if is_key else source.values).items():
            if len(path) == len(pattern) and all(p in (ANY, KEY, step) for p, step in zip(pattern, path, strict=True)):
                id = str(path[-1] if is_key else _at(source, path))
                yield Thing(kind, id, _within(source, path), place, _way(source, path))


def _within(source: Source, path: Path) -> str:
    """Return the id of that in which something lies: the event of an option, the power of a lever."""
    if len(path) < 4 or path[0] in ("white_paper", "map"):
        return ""
    return str(_at(source, ("events", path[1], "id")) if path[0] == "events" else path[1])


def _way(source: Source, path: Path) -> str:
    """Return the way to a thing, with ids where a list has numbers."""
    steps = path[:-1] if path[-1] == "id" else path
    return ".".join(
        str(_at(source, (*steps[:n], step, "id")) if path[-1] == "id" and isinstance(step, int) else step)
        for n, step in enumerate(steps)
    )


def _at(source: Source, path: Path) -> object:
    found = source.data
    for step in path:
        found = found[step]
    return found


def _called(things: Sequence[Thing], old: str, kind: str | None) -> list[Thing]:
    return [one for one in things if old in (one.id, one.name) and kind in (None, one.kind)]


def _meant(things: Sequence[Thing], old: str, kind: str | None) -> Thing:
    """Return the one thing that is meant."""
    found = _called(things, old, kind)
    if not found:
        raise _unknown([one for one in things if kind in (None, one.kind)], old)
    if len(found) > 1:
        kinds = tuple(f"{one.kind} {one.name}" for one in found)
        raise ScenarioError("rename_ambiguous", name=old, known=kinds)
    return found[0]


def _unknown(things: Sequence[Thing], old: str) -> ScenarioError:
    """Return that none of some things is called so, with the one that was probably meant or those that there are."""
    hint = closest(old, [name for one in things for name in (one.id, one.name)])
    if hint:
        return ScenarioError("rename_unknown_like", name=old, hint=hint)
    if not things:
        return ScenarioError("rename_unknown_kin", name=old)
    return ScenarioError(
        "rename_unknown", name=old, known=tuple(dict.fromkeys(one.name for one in things))[:MOST_NAMED]
    )


def _require_free(things: Sequence[Thing], thing: Thing, new: str) -> None:
    try:
        _ID.validate_python(new)
    except ValidationError as problem:
        raise ScenarioError("rename_no_id", name=new) from problem
    if any((one.kind, one.within, one.id) == (thing.kind, thing.within, new) for one in things):
        raise ScenarioError("rename_taken", name=new, kind=thing.kind)


def said_now(thing: Thing, new: str, given: str) -> str:
    """Return what a name that is no longer known is called when a thing has a new id; nothing where it is another's."""
    if f"{given}.".startswith(f"{thing.way}.") and thing.way.endswith(f".{thing.id}"):
        return thing.way.removesuffix(thing.id) + new + given.removeprefix(thing.way)
    event, slash, option = given.partition("/")
    if slash:
        if thing.kind == "event" and event == thing.id:
            return f"{new}/{option}"
        return f"{event}/{new}" if (event, option) == (thing.within, thing.id) else ""
    group, dot, last = given.rpartition(".")
    return f"{group}{dot}{new}" if last == thing.id else ""


@dataclass
class _Renaming:
    """One renaming on its way: which words of which keys and values are to be others."""

    loaded: Loaded
    vocabulary: Vocabulary
    thing: Thing
    new: str
    _words: dict[tuple[str, int], dict[str, str]] = field(default_factory=dict)
    """File and number of a key or value in it: words, and what they become."""

    def edits(self) -> dict[str, list[Edit]]:
        """Return the edits by file."""
        before = self.loaded.bundle
        known = {_known_by(one) for one in self.loaded.problems}
        self._note(before, self.thing.place, self.thing.id, self.new)
        for _ in range(ROUNDS):
            after = Bundle({name: self._renamed(name, text) for name, text in before.files.items()})
            found = [one for one in _loaded(after, self.vocabulary).problems if _known_by(one) not in known]
            noted = [self._note(after, one.place, old, said) for one in found for old, said in self._stale(after, one)]
            if not any(noted):
                break
        self._require_sound(found)
        changed = {name: line_edits(text, after.files[name]) for name, text in before.files.items()}
        return {name: edits for name, edits in changed.items() if edits}

    def _require_sound(self, found: list[Problem]) -> None:
        errors = [one for one in found if one.level == "error"]
        if errors:
            place = errors[0].place
            raise ScenarioError("rename_unsound", name=self.new, path=place.path, line=place.line, code=errors[0].code)

    def _stale(self, bundle: Bundle, problem: Problem) -> list[tuple[str, str]]:
        """Return the names that a complaint is about and what they are now called; none where they are others' names.

        One that names none is about the braces of a translation, which are to be those of its original.
        """
        given = problem.params.get("given")
        names = [given] if given else re.findall(r"\{([\w.]+)\}", _written_at(bundle, problem.place))
        return [(name, said) for name in names if (said := said_now(self.thing, self.new, name))]

    def _note(self, bundle: Bundle, place: Place, old: str, new: str) -> bool:
        """Note that a word becomes another in the key or value at a place; return whether that is news."""
        text = bundle.files[place.path]
        number = _number(scalars(place.path, text), text, place, old)
        words = self._words.setdefault((place.path, number), {})
        is_news = old not in words
        words[old] = new
        return is_news

    def _renamed(self, name: str, text: str) -> str:
        """Return a file with all that was noted."""
        noted = {number: words for (path, number), words in self._words.items() if path == name}
        if not noted:
            return text
        found = scalars(name, text)
        edits = [edit for number, words in noted.items() for edit in _replaced(text, found[number], words)]
        return applied(text, edits)


def _known_by(problem: Problem) -> tuple[str, str, int, str]:
    """What tells one complaint from another when columns have moved."""
    return problem.code, problem.place.path, problem.place.line, problem.params.get("given", "")


def _sign(text: str, place: Place) -> int:
    """Return which sign of a file stands at a place."""
    return sum(len(line) + 1 for line in text.split("\n")[: place.line - 1]) + place.column - 1


def _written_at(bundle: Bundle, place: Place) -> str:
    """Return the key or value at a place; nothing where there is none."""
    text = bundle.files[place.path]
    sign = _sign(text, place)
    return next((one.value for one in scalars(place.path, text) if one.start <= sign < one.end), "")


def _number(found: Sequence[Scalar], text: str, place: Place, word: str) -> int:
    """Return which key or value of a file has a place within; where a list begins there, which item is meant."""
    sign = _sign(text, place)
    return next(n for n, one in enumerate(found) if one.end > sign and (one.start <= sign or one.value == word))


def _replaced(text: str, scalar: Scalar, words: dict[str, str]) -> Iterator[Edit]:
    """Yield the edits of one key or value: words that stand alone, or between braces where it has them there."""
    written = offsets(text, scalar)
    for old, new in words.items():
        braced = f"{{{old}}}" in scalar.value
        pattern = rf"(?<=\{{){re.escape(old)}(?=\}})" if braced else rf"(?<![\w./]){re.escape(old)}(?![\w./])"
        for match in re.finditer(pattern, scalar.value):
            start, last = written[match.start()], written[match.end() - 1]
            yield Edit(start, last + 1, new)
