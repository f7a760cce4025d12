"""The table: every move that machines and the flow of the game make by themselves, until a person is awaited."""

from collections.abc import Iterator, Mapping

from game import engine
from game.engine import Move, State
from game.engine.chance import draw
from game.players.base import Choice, Player
from game.scenario.model import Scenario

CLOCK = "clock"
"""Who closes a phase in which nobody is awaited."""


def advance(
    scenario: Scenario, state: State, machines: Mapping[str, Player], attended: frozenset[str]
) -> Iterator[tuple[str, Move, State]]:
    """Yield (seat, move, state after it) until a person is awaited or the game is over.

    `machines` play seats; `attended` seats are left to people, who also end the reading of a reveal.
    """
    while state.phase != "over":
        awaited = engine.awaited(scenario, state)
        asked = [seat for seat in engine.addressed(state) if seat in machines and machines[seat].bargains]
        ready = [seat for seat in (*asked, *awaited) if seat in machines and seat not in attended]
        if ready:
            seat = ready[0]
            move = decide(scenario, state, seat, machines[seat])
        elif not awaited and not (state.phase == "reveal" and attended):
            seat, move = CLOCK, engine.closing(state)
        else:
            return
        state = engine.play(scenario, state, seat, move)
        yield seat, move, state


def decide(scenario: Scenario, state: State, seat: str, player: Player) -> Move:
    """Return a machine's move: it sees its seat's observation and draws from the game's seed."""

    def ticket(purpose: str, sides: int) -> int:
        return draw(state.seed, state.turn, state.event or "", seat, purpose, sides)

    observation = engine.observe(scenario, state, seat)
    return player.choose(Choice(scenario, observation, seat, engine.legal(scenario, observation.seen, seat), ticket))
