"""Guide: how far a state is from a thing, by the clauses that bar it and the cheapest way to what would help.

What a clause lacks is followed back to the answers that could bring it, a few links deep; the costs of what is lacking
are added up, as in planning by heuristic search (Bonet and Geffner 2001).
"""

from collections.abc import Callable, Iterable, Mapping

from game.engine.facts import Facts
from game.engine.initiatives import likelihood
from game.engine.state import State, chapter_of
from game.engine.tables import tables
from game.lab.coverage import Coverage
from game.lab.distance import FAR, distance, short_of
from game.lab.explore_movers import movers
from game.scenario.effects import Begin
from game.scenario.sources import Source, sources
from game.scenario.terms import Atom, atoms, names_in
from game.scenario.things import Thing

DEEP = 4
"""Links that are followed back."""
LOST = 50 * FAR
"""What can no longer be had in this game."""
OF_THE_TURN = frozenset({"turn", "year", "event", "threat"})
"""Names that only time moves: they are no reason to prefer a state."""


class Guide:
    """Measures states against what is looked for."""

    def __init__(self, coverage: Coverage) -> None:
        self._coverage = coverage
        self._scenario = coverage.scenario
        self._sources: Mapping[Thing, Source] = {one.thing: one for one in sources(self._scenario)}
        self._movers: dict[Atom, tuple[Thing, ...]] = {}
        self._costs: Mapping[str, Callable[[Thing, State, int], float]] = {
            "event": self._event,
            "option": self._option,
            "consequence": self._consequence,
            "step": self._step,
            "commitment": self._commitment,
        }

    def movers(self, atom: Atom) -> tuple[Thing, ...]:
        """Return what could bring a comparison about."""
        if atom not in self._movers:
            self._movers[atom] = movers(self._scenario, atom)
        return self._movers[atom]

    def cost(self, thing: Thing, state: State, deep: int = DEEP) -> float:
        """Return how far a state is from a thing; 0 is there, or nothing known is in the way."""
        if deep <= 0:
            return FAR / 2
        return self._costs.get(thing.kind, self._owned)(thing, state, deep)

    def helpers(self, thing: Thing, deep: int = DEEP) -> set[Thing]:
        """Return all that may help to come to a thing, some links back."""
        found, fresh = {thing}, {thing}
        for _ in range(deep):
            fresh = {helper for one in fresh for helper in self._links(one)} - found
            found |= fresh
        return found

    def _links(self, thing: Thing) -> Iterable[Thing]:
        one = self._coverage.lookout.things.get(thing)
        if one is None:
            return
        if one.parent:
            yield one.parent
        for clause in one.clauses:
            for atom in atoms(self._coverage.part(clause)):
                yield from self.movers(atom)
        yield from self.bringers(thing)

    def partners(self, thing: Thing) -> tuple[str, ...]:
        """Return who has to agree to a step of an initiative."""
        if thing.kind != "step":
            return ()
        name, _, number = thing.name.partition(" ")
        return self._scenario.initiatives[name].stages[int(number) - 1].with_

    def bringers(self, thing: Thing) -> list[Thing]:
        """Return what lets a scheduled thing come, or begins a commitment."""
        name = thing.name
        if thing.kind in ("event", "consequence"):
            return [one.thing for one in self._sources.values() if any(one.schedules(name))]
        if thing.kind != "commitment":
            return []
        return [
            one.thing
            for one in self._sources.values()
            if one.begins == name or any(isinstance(e, Begin) and e.begin == name for e in one.effects)
        ]

    def _clauses(self, thing: Thing, state: State, deep: int) -> float:
        facts = Facts(self._scenario, state)

        def measure(atom: Atom) -> float:
            short = short_of(atom, facts.value)
            if short == 0.0 or atom.span:
                return short if not self._is_of_the_turn(atom) else 0.0
            if self._is_of_the_turn(atom):
                return 0.0
            return FAR / 4 + self._least(self.movers(atom), state, deep - 1)

        clauses = self._coverage.lookout.clauses[thing]
        return sum(distance(self._coverage.part(clause), measure) for clause in clauses)

    def _is_of_the_turn(self, atom: Atom) -> bool:
        return any(name.partition(".")[0] in OF_THE_TURN for name in names_in(atom))

    def _least(self, things: Iterable[Thing], state: State, deep: int) -> float:
        return min((self.cost(one, state, deep) for one in things), default=FAR)

    def _event(self, thing: Thing, state: State, deep: int) -> float:
        event = tables(self._scenario).events[thing.name]
        if state.event == event.id or (event.once and chapter_of(state, event.id)):
            return 0.0
        if event.turn is not None and event.turn < state.turn:
            return LOST
        return self._clauses(thing, state, deep) + (self._brought(thing, state, deep) if event.scheduled else 0.0)

    def _brought(self, thing: Thing, state: State, deep: int) -> float:
        if any(due.item == thing.name for due in (*state.agenda, *state.arrived)):
            return 0.0
        return FAR / 4 + self._least(self.bringers(thing), state, deep - 1)

    def _option(self, thing: Thing, state: State, deep: int) -> float:
        event, _, option = thing.name.partition("/")
        chapter = chapter_of(state, event)
        if chapter and chapter.option == option:
            return 0.0
        if chapter and tables(self._scenario).events[event].once:
            return LOST
        away = 0.0 if state.event == event else self.cost(Thing("event", event), state, deep - 1)
        return away + 1.0 + self._clauses(thing, state, deep)

    def _consequence(self, thing: Thing, state: State, deep: int) -> float:
        return self._clauses(thing, state, deep) + self._brought(thing, state, deep)

    def _step(self, thing: Thing, state: State, deep: int) -> float:
        name, _, number = thing.name.partition(" ")
        project = state.projects.get(name)
        left = int(number) - (project.stage if project else 0)
        if left <= 0:
            return 0.0
        poor = max(0, self._scenario.initiatives[name].credit - int(state.values["credit"]))  # type: ignore[arg-type]  # meters are numbers
        partners = self.partners(thing) if left == 1 else ()
        unlikely = sum(1000 - likelihood(self._scenario, state, name, one) for one in partners)
        return left * FAR / 4 + self._clauses(thing, state, deep) + 5.0 * poor + unlikely / 5

    def _commitment(self, thing: Thing, state: State, deep: int) -> float:
        if thing.name in state.held:
            return 0.0
        return FAR / 4 + self._least(self.bringers(thing), state, deep - 1)

    def _owned(self, thing: Thing, state: State, deep: int) -> float:
        one = self._coverage.lookout.things[thing]
        away = self.cost(one.parent, state, deep - 1) if one.parent else 0.0
        return away + self._clauses(thing, state, deep)
