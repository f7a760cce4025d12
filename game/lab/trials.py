"""Trials: the tests inside a scenario file. Each is played, and every clause that it expects must then be true."""

from collections.abc import Iterator

from game import engine
from game.engine import FACILITATOR, Declare, Inject, Order, State
from game.engine.deck import open_options
from game.engine.facts import Facts
from game.engine.tables import tables
from game.errors import IllegalMove
from game.lab.lunch import Complaint
from game.players import PLAYERS
from game.players.table import advance
from game.scenario.expression import compile_clause
from game.scenario.model import Scenario, Trial
from game.scenario.names import INJECT
from game.scenario.source import Path, show
from game.text import Text

CODE = "trial"


def failures(scenario: Scenario) -> tuple[Complaint, ...]:
    """Return what the scenario's own tests complain about."""
    return tuple(one for number, trial in enumerate(scenario.tests) for one in _failures(scenario, trial, number))


def _failures(scenario: Scenario, trial: Trial, number: int) -> Iterator[Complaint]:
    state = _on(scenario, engine.start(scenario, trial.seed))
    for step, answer in enumerate(trial.play):
        where = ("tests", number, "play", step)
        obstacle, after = _stepped(scenario, state, answer, last=step == len(trial.play) - 1)
        if obstacle:
            yield _complain(obstacle, where, trial, answer=answer, event=state.event or "", turn=str(state.turn))
            return
        state = after
    for step, clause in enumerate(trial.expect):
        if not scenario.holds((clause,), Facts(scenario, state)):
            now = _values(scenario, state, clause)
            yield _complain(None, ("tests", number, "expect", step), trial, clause=clause, now=now)


def _stepped(scenario: Scenario, state: State, answer: str, last: bool) -> tuple[str | None, State]:
    """Return why a step of a test cannot be taken, or None, and the state after it."""
    event, _, order = answer.partition("/")
    if event == INJECT:
        try:
            return None, engine.play(scenario, state, FACILITATOR, Inject(inject=order))
        except IllegalMove:
            return "inject", state
    option, *besides = order.split("+")
    orders = Order(option=option, initiatives=tuple(besides))
    obstacle = _obstacle(scenario, state, event, orders)
    return obstacle, state if obstacle else _answer(scenario, state, orders, last)


def _obstacle(scenario: Scenario, state: State, event: str, orders: Order) -> str | None:
    """Return why an answer cannot be given now, or None when it can."""
    option = orders.option
    if state.phase == "over":
        return "over"
    if state.event != event:
        return "elsewhere"
    if (event, option) not in tables(scenario).options:
        return "unknown"
    if option not in open_options(scenario, state):
        return "locked"
    try:
        orders.check(scenario, state, scenario.home.id)
    except IllegalMove:
        return "besides"
    return None


def _on(scenario: Scenario, state: State) -> State:
    """Return the state in which the home country is next awaited, or has to read what followed; it keeps pledges."""
    home = scenario.home.id
    machines = dict.fromkeys(tables(scenario).seats, PLAYERS["power"])
    for _, _, after in advance(scenario, state, machines, frozenset({home})):
        state = after
    if home in engine.awaited(scenario, state) and state.phase == "brief":
        return _on(scenario, engine.play(scenario, state, home, Declare(pledges={})))
    return state


def _answer(scenario: Scenario, state: State, orders: Order, last: bool) -> State:
    """Return the state after the answer and what the powers did about it; unless it is the last, in the next turn."""
    home = scenario.home.id
    state = _on(scenario, engine.play(scenario, state, home, orders))
    if last or state.phase == "over":
        return state
    return _on(scenario, engine.play(scenario, state, home, engine.closing(state)))


def _values(scenario: Scenario, state: State, clause: str) -> str:
    """Return what the names of a clause stand at."""
    facts = Facts(scenario, state)
    return ", ".join(
        f"{name} = {_shown(facts.value(name))}" for name in sorted(compile_clause(clause, scenario.names).reads)
    )


def _shown(value: int | bool | str | frozenset[str]) -> str:
    if isinstance(value, frozenset):
        return f"({', '.join(sorted(value))})"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _complain(what: str | None, path: Path, trial: Trial, **params: str) -> Complaint:
    key = f"check.{CODE}.{what}" if what else f"check.{CODE}"
    return Complaint(CODE, show(path), Text(key, {"name": trial.name, **params}), path)
