"""Foresight: what the home country will probably answer, and what a power's own move leads to by the rules."""

from collections.abc import Collection, Mapping

from game import engine
from game.engine import Observation, Order, Press, React, State
from game.engine.actions import ClosePhase
from game.engine.actions.press import TermSpec
from game.engine.actions.react import triggered_lever
from game.engine.cameo import GOLDSTEIN
from game.engine.facts import holds
from game.engine.fixed import PERMILLE, clip, mean, scale
from game.engine.standing import anger, liking
from game.engine.state import changed
from game.engine.tables import tables
from game.scenario.model import Scenario

FAMILIAR = 120
"""Permille that an option gains for each flag that the home country has shown before."""
PRICED = 5
"""Permille by which a term of one tenth on Goldstein's scale, from a power of full capability, moves an expectation."""
DOUBLES = 150
"""Permille of expectation that make an answer twice as likely."""
UNSURE = 4
"""Turns that must have passed before what the home country did outweighs what anybody would do."""
DRAW = 1
"""The seed of what is imagined: it stands for nothing."""


def expectations(scenario: Scenario, state: State, options: Collection[str], studied: bool = False) -> dict[str, int]:
    """Return how strongly each option is expected, in permille: what angers few, and is like what was done before.

    A power that has studied the home country counts in whom it has favoured until now.
    """
    home, event = scenario.home.id, state.event or ""
    known = tables(scenario)
    angers = anger(scenario, state, options)
    shown = {flag for act in state.acts if act.source == home for flag in act.flags}
    favoured = _favours(scenario, state, options) if studied else dict.fromkeys(options, 0)

    def expected(option: str) -> int:
        familiar = FAMILIAR * len(known.flags[(event, option)] & shown)
        return scale(angers[option], 1, len(known.seats)) + familiar + favoured[option]

    return {option: expected(option) for option in options}


def _favours(scenario: Scenario, state: State, options: Collection[str]) -> dict[str, int]:
    """Return what each option gains by what it is worth to those whom earlier choices have favoured."""
    of_event = tables(scenario).totals
    turns = len(state.history) + UNSURE
    gains = dict.fromkeys(options, 0)
    for seat in tables(scenario).seats:
        leaning = scale(sum(_apart(scenario, c.event, c.option, seat) for c in state.history), 1, turns)
        for option in options:
            gains[option] += scale(leaning, of_event[(state.event or "", option)][seat], PERMILLE)
    return gains


def _apart(scenario: Scenario, event: str, option: str, seat: str) -> int:
    """Return how much better than the middle of its event an option was for a seat, in permille."""
    known = tables(scenario)
    middle = mean(known.totals[(event, other)][seat] for other in known.answers[event][0]) or 0
    return known.totals[(event, option)][seat] - middle


def priced(scenario: Scenario, seat: str, term: TermSpec) -> int:
    """Return by how much a term moves what is expected, in permille."""
    power = scenario.powers[seat]
    return scale(PRICED * GOLDSTEIN[power.levers[term.lever].cameo], power.capability, 100)


def weighed(expected: Mapping[str, int], worth: Mapping[str, int]) -> int:
    """Return the mean worth of the answers, each by how likely it is."""
    weights = {option: 1 << clip(scale(value, 1, DOUBLES) + 10, 0, 20) for option, value in expected.items()}
    return scale(sum(weight * worth[option] for option, weight in weights.items()), 1, sum(weights.values()))


def after_press(scenario: Scenario, observation: Observation, seat: str, press: Press, option: str) -> int:
    """Return what it is worth to a power, in permille, that it presses so and an option is chosen.

    The option counts by itself where the power, for all that it can see, would take it to be locked.
    """
    home, state = scenario.home.id, engine.imagine(observation, DRAW)
    if option not in engine.open_options(scenario, state):
        return liking(scenario, state, seat, [option])[option]
    state = changed(state, presses=dict.fromkeys(tables(scenario).seats, engine.NO_PRESS))
    state = press.apply(scenario, state, seat)
    state = engine.play(scenario, state, "", engine.closing(state))
    state = engine.play(scenario, state, home, Order(option=option))
    state = engine.play(scenario, state, home, engine.closing(state))
    read = state.history[-1].appraisals[seat].total
    return read + goals_met(scenario, _settled(scenario, state, seat, triggered_lever(state, seat)), seat)


def after_lever(scenario: Scenario, observation: Observation, seat: str, lever: str) -> int:
    """Return what it is worth to a power, in permille, to pull a lever now: its goals, and the answer that is next."""
    state = _settled(scenario, engine.imagine(observation, DRAW), seat, lever)
    worth = goals_met(scenario, state, seat)
    if state.phase == "over":
        return worth
    options = engine.open_options(scenario, state)
    expected = expectations(scenario, state, options, studied=True)
    return worth + weighed(expected, liking(scenario, state, seat, options))


def _settled(scenario: Scenario, state: State, seat: str, lever: str | None) -> State:
    """Return the state of the next turn when this power has pulled a lever, or none, and the others kept still."""
    if state.phase == "reveal" and lever:
        state = engine.play(scenario, state, seat, React(lever=lever))
    if state.phase == "reveal":
        state = engine.play(scenario, state, "", ClosePhase(turn=state.turn, closes="reveal", reason="time"))
    return state


def goals_met(scenario: Scenario, state: State, seat: str) -> int:
    """Return the share of a seat's own goals that are met, in permille."""
    spec = scenario.powers[seat].seat
    goals = spec.goals if spec else ()
    met = sum(holds(scenario, state, goal.when) for goal in goals)
    return scale(met, PERMILLE, len(goals)) if goals else 0
