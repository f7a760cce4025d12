"""Small scenarios with planted dead and barely alive things, and every game of them: what play alone can reach."""

from collections.abc import Iterator
from itertools import product

from game import engine
from game.engine import Order, React, State, open_options
from game.engine.initiatives import obstacle, requests
from game.scenario.model import Scenario
from game.scenario.things import Thing, answer_of, step_of
from tests.engine.build import act, closed, commitment, event, initiative, option, power, scenario, seated, stage

LEVERS = {
    "remark": {"cameo": "010", "domain": "political", "label": "remark", "says": "remark"},
    "show": {"cameo": "152", "domain": "military", "label": "show", "says": "show"},
}
LONELY = {"north": seated(levers=LEVERS), "south": power(), "west": power()}
"""One seat with two levers: few enough for every game to be played."""
QUIET = {"north": power(), "south": power(), "west": power()}
"""Nobody reacts, so that only answers and chance decide."""


def number(start: int = 0, **bounds: int) -> dict[str, object]:
    """Return a declared number."""
    return {"type": "number", "name": "N", "start": start, **bounds}


def flag() -> dict[str, object]:
    """Return a declared flag that is false."""
    return {"type": "flag", "name": "F"}


def dead() -> tuple[Scenario, set[Thing]]:
    """Return a scenario of three turns, and what of it can never be met."""
    small = scenario(
        event("first", option("catch", effects=[{"change": "fish", "by": 5}, {"schedule": "letter", "in": 1}]),
              option("locked", when=["chose.third == go"], otherwise="Not yet."),
              option("rest"), turn=1),
        event("second", option("go"), option("shout", when=["rung.west > 0"], otherwise="No."),
              option("open", when=["fish >= 15"], otherwise="No.", effects=[{"begin": "pact"}]), turn=2),
        event("third", option("go"), option("net", when=["fish >= 16"], otherwise="No.", effects=[
              {"set": "shown", "to": True}, {"begin": "vow"}, {"schedule": "echo", "in": 1}]), option("stay"), turn=3),
        event("crowded"),
        event("never", scheduled=True),
        event("torn", by=2, when=["trust.north > 40", "trust.north < 30"]),
        event("shown", by=3, when=["shown"]),
        turns=3,
        powers=LONELY,
        state={"fish": number(10), "shown": flag()},
        consequences={
            "letter": {"title": "L", "from": "north", "text": "L.", "when": ["not shown"]},
            "echo": {"title": "E", "from": "north", "text": "E.", "effects": [{"schedule": "never", "in": 1}]},
        },
        commitments={"pact": commitment(start=False, kind="base"), "vow": commitment(start=False, kind="base")},
        initiatives={"build": initiative(stage(), stage(after=2), stage(after=1), credit=1),
                     "closed": initiative(when=["turn >= 2 and chose.first == locked"], otherwise="No.", credit=1)},
    )  # fmt: skip
    planted = {
        answer_of("first", "locked"), answer_of("second", "shout"), answer_of("third", "net"),
        *(Thing("event", name) for name in ("crowded", "never", "torn", "shown")),
        *(answer_of(name, it) for name in ("crowded", "never", "torn", "shown") for it in ("go", "stay")),
        Thing("consequence", "echo"), Thing("commitment", "vow"),
        step_of("build", 2), step_of("closed", 0),
    }  # fmt: skip
    return small, planted


def barely() -> tuple[Scenario, set[Thing]]:
    """Return a scenario in which one path of 243 leads to an event, one of 243 to an answer, and what these are."""
    steps = [
        event(f"e{turn}", option("a", effects=[{"change": "luck", "by": 1}]), option("b"), option("c"), turn=turn)
        for turn in range(1, 6)
    ]
    exact = " and ".join(f"chose.e{turn} == {choice}" for turn, choice in enumerate("bcbcb", 1))
    small = scenario(
        *steps,
        event("summit", turn=6, when=["luck >= 5"]),
        event("plain", option("go"), option("hidden", when=[exact], otherwise="No."), turn=6),
        turns=6,
        powers=QUIET,
        state={"luck": number()},
    )
    return small, {Thing("event", "summit"), answer_of("plain", "hidden")}


def games(small: Scenario, seed: int = 1) -> Iterator[State]:
    """Yield the last state of every game: every answer, alone and with each initiative, against every reaction."""
    first = _on(small, engine.start(small, seed))
    if first.phase != "over":
        yield from _games(small, first)


def _on(small: Scenario, state: State) -> State:
    """Return the next orders phase, or the end."""
    while state.phase in ("brief", "talks"):
        state = closed(small, state)
    return state


def _games(small: Scenario, state: State) -> Iterator[State]:
    """Play every game on from an orders phase."""
    able = [name for name in small.initiatives if obstacle(small, state, name) is None]
    for choice, besides in product(open_options(small, state), [(), *((name,) for name in able)]):
        after = closed(small, engine.play(small, state, "home", Order(option=choice, initiatives=besides)))
        for settled in _reactions(small, after):
            later = _on(small, closed(small, settled) if settled.phase == "reveal" else settled)
            if later.phase == "over":
                yield later
            else:
                yield from _games(small, later)


def _reactions(small: Scenario, state: State) -> Iterator[State]:
    seats = engine.awaited(small, state) if state.phase == "reveal" else ()
    if not seats:
        yield state
        return
    asked = requests(small, state, seats[0])
    for move in engine.legal(small, state, seats[0]):
        if isinstance(move, React):
            yield from _reactions(small, engine.play(small, state, seats[0], React(lever=move.lever, consents=asked)))


def met(state: State) -> set[Thing]:
    """Return what a finished game has met, by its own memory."""
    found = {Thing("commitment", name) for name in (*state.held, *(lost.commitment for lost in state.lost))}
    for chapter in state.history:
        found |= {Thing("event", chapter.event), answer_of(chapter.event, chapter.option)}
        found |= {step_of(one.initiative, one.stage) for one in chapter.outcomes if not one.declined}
    found |= {Thing("consequence", act.cause) for act in state.acts if not act.chosen}
    found |= {Thing("consequence", entry.about) for entry in state.ledger if entry.kind == "consequence"}
    return found


def marked(name: str) -> dict[str, object]:
    """Return a consequence that leaves its mark in the ledger."""
    return {"title": name, "from": "north", "text": "So.", "effects": [{"change": "economy", "by": 1}],
            "acts": [act()]}  # fmt: skip
