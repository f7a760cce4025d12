"""Small scenarios for the tests of the rules, made from keyword overrides, and short ways through a turn."""

from typing import Any

from game import engine
from game.engine import ClosePhase, Order, Press, React
from game.engine.cameo import GOLDSTEIN
from game.engine.state import Act, Finding, State, changed
from game.scenario.model import Scenario

Data = dict[str, Any]

LADDER = {
    "gift": ("071", "economic"), "aid": ("073", "humanitarian"), "deal": ("061", "economic"),
    "praise": ("051", "political"), "visit": ("042", "political"), "remark": ("010", "political"),
    "grumble": ("111", "political"), "refuse": ("120", "economic"), "expel": ("161", "political"),
    "embargo": ("163", "energy"), "show": ("152", "military"),
}  # fmt: skip
"""Lever to CAMEO code and domain: rungs 4, 4, 3, 2, 1, 0, −1, −2, −3, −4, −5."""


def act(to: str = "north", cameo: str = "010", domain: str = "political", *flags: str) -> Data:
    """Return an act; by default words that move nothing."""
    return {"to": to, "cameo": cameo, "domain": domain, "flags": flags}


def flagged(*flags: str) -> Data:
    """Return an act of friendly words that carries flags."""
    return act("north", "013", "political", *flags)


def option(name: str = "go", *acts: Data, **rest: Any) -> Data:
    """Return an option with these acts, or with one of mere words."""
    advice = {"office": "desk", "why": "So."}
    return {
        "id": name,
        "label": "Do it",
        "line": "It is done",
        "acts": acts or (act(),),
        "wants": advice,
        "opposes": advice,
        "after": [{"text": "It was done."}],
        "objection": {"from": "north", "text": "No."},
        **rest,
    }


def event(name: str = "e1", *options: Data, **rest: Any) -> Data:
    """Return an event with these options, and one that does nothing where there is no second."""
    options = options if len(options) > 1 else (*(options or (option("go"),)), option("stay"))
    told = {"who": "Home", "text": "Nothing."}
    return {
        "id": name,
        "title": "An event",
        "date": "once",
        "year": 2000,
        "kinds": ["core_interest"],
        "deadline": "today",
        "scene": [{"text": "It is quiet."}],
        "cables": [{"from": "north", "text": "Well?"}],
        "options": options,
        "record": {"home": told, "comparable": told},
        "teaching": {"note": "None.", "sources": ["book"]},
        **rest,
    }


def initiative(*stages: Data, **rest: Any) -> Data:
    """Return an initiative with these steps, or with one of mere words."""
    advice = {"office": "desk", "why": "So."}
    return {
        "name": "Begin it",
        "kind": "format",
        "line": "It is begun",
        "credit": 10,
        "stages": stages or (stage(),),
        "wants": advice,
        "opposes": advice,
        "objection": {"from": "north", "text": "No."},
        **rest,
    }


def stage(*acts: Data, **rest: Any) -> Data:
    """Return a step of an initiative with these acts, or with one of mere words."""
    return {"title": "A step", "acts": acts or (act(),), **rest}


def commitment(*members: str, **rest: Any) -> Data:
    """Return a commitment with these powers that is there from the start; breaking it is defying a norm."""
    partners = members or ("north",)
    return {
        "name": "A treaty", "kind": "treaty", "with": partners, "start": True,
        "on_break": [act(partners[0], "128")], **rest,
    }  # fmt: skip


def power(**rest: Any) -> Data:
    """Return a power of full capability with a lever on every rung."""
    levers = {
        name: {"cameo": cameo, "domain": domain, "label": name, "says": name}
        for name, (cameo, domain) in LADDER.items()
    }
    return {"name": "P", "short": "P", "capital": "C", "capability": 100, "floor": -5, "levers": levers, **rest}


def seated(**rest: Any) -> Data:
    """Return a power with a seat."""
    goals = [{"text": "One.", "when": ["turn > 0"]}, {"text": "Two.", "when": ["turn > 0"]}]
    said = dict.fromkeys(("office", "account", "wants", "red_lines", "hardest_question"), "Words.")
    return power(seat={**said, "goals": goals}, **rest)


def meter(start: int = 50) -> Data:
    """Return a meter."""
    return {"name": "M", "start": start, "words": [{"upto": 50, "say": "low"}, {"upto": 100, "say": "high"}]}


def scenario(*events: Data, meters: dict[str, int] | None = None, **rest: Any) -> Scenario:
    """Return a scenario with these events: home, the seated rivals north and south, and west without a seat."""
    start = {"security": 50, "economy": 50, "support": 50, "credit": 50} | (meters or {})
    shares = {"north": 50, "others": 50}
    data = {
        "format": 1,
        "id": "small",
        "title": "Small",
        "summary": "Small.",
        "minutes": 5,
        "turns": 5,
        "home": {"id": "home", "name": "H", "capital": "C", "office": "O", "brief": "B", "offices": {"desk": "D"}},
        "meters": {name: meter(value) for name, value in start.items()},
        "issues": {"gas": {"name": "Gas"}},
        "powers": {"north": seated(), "south": seated(), "west": power()},
        "dependence": {"military": shares, "economic": shares, "energy": shares},
        "disputes": {"strait": {"name": "The strait", "sides": ["north", "south"]}},
        "events": events or (event(),),
        "sources": {"book": {"title": "T", "publisher": "P", "date": "D", "flag": "G"}},
        **rest,
    }
    return Scenario.model_validate(data)


def closed(small: Scenario, state: State, times: int = 1) -> State:
    """Return the state after so many phases have ended by time."""
    for _ in range(times):
        move = ClosePhase(turn=state.turn, closes=state.phase, reason="time")
        state = engine.play(small, state, "clock", move)
    return state


def talks(small: Scenario, seed: int = 1) -> State:
    """Return a game in its first talks."""
    return closed(small, engine.start(small, seed))


def orders(small: Scenario, seed: int = 1) -> State:
    """Return a game whose first talks have ended without a word."""
    return closed(small, talks(small, seed))


def pressed(small: Scenario, state: State, **presses: Press) -> State:
    """Return the state after talks with these presses."""
    for seat, move in presses.items():
        state = engine.play(small, state, seat, move)
    return closed(small, state)


def answered(small: Scenario, state: State, choice: str = "go", **besides: Any) -> State:
    """Return the state after the home country has chosen, and what besides: the reveal, or the end of the game."""
    return closed(small, engine.play(small, state, "home", Order(option=choice, **besides)))


def reacted(small: Scenario, state: State, **levers: str) -> State:
    """Return the state after these reactions; the others let the time run out, so that the next turn begins."""
    for seat, lever in levers.items():
        state = engine.play(small, state, seat, React(lever=lever))
    return closed(small, state) if state.phase == "reveal" else state


def turn(small: Scenario, state: State, choice: str = "go", **levers: str) -> State:
    """Return the state at the start of the next turn."""
    return reacted(small, answered(small, closed(small, state, 2), choice), **levers)


def played(small: Scenario, *choices: str, seed: int = 1) -> State:
    """Return the state after a turn for each choice, with nobody reacting."""
    state = engine.start(small, seed)
    for choice in choices:
        state = turn(small, state, choice)
    return state


def judged(*acts: Data, **of_event: Any) -> State:
    """Return the reveal of a one-event game in which the home country has committed these acts."""
    small = scenario(event("e1", option("go", *acts), option("stay"), **of_event))
    return answered(small, orders(small))


def judged_after(past: tuple[Act, ...], *acts: Data, **of_event: Any) -> State:
    """Return the reveal of such a game before whose first turn something has been done."""
    small = scenario(event("e1", option("go", *acts), option("stay"), **of_event))
    return answered(small, changed(orders(small), acts=past))


def past(source: str, cameo: str, turns_ago: int = 1, target: str = "home", *flags: str) -> Act:
    """Return an act of so many turns before the first."""
    value = GOLDSTEIN[cameo]
    return Act(1 - turns_ago, source, target, cameo, value, "political", frozenset(flags), "e0", "before")


def found(state: State, axis: str, turn: int | None = None) -> dict[str, int]:
    """Return reason to points of the computed findings on an axis."""
    return {reason(f): f.points for f in state.findings if f.axis == axis and not f.authored and turn in (None, f.turn)}


def reason(finding: Finding) -> str:
    """Return the last word of the key of its sentence."""
    return finding.because.key.rpartition(".")[2]


def changed_acts(small: Scenario, *done: tuple[Act, ...]) -> State:
    """Return a game in which these acts have been committed."""
    return changed(engine.start(small, 1), acts=sum(done, ()))
