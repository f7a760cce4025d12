"""A story of thirty events, invented to be drawn: dated, under clauses, scheduled and drawn."""

from typing import Any

from game.scenario.model import Scenario
from tests.engine.build import act, commitment, event, initiative, option, scenario, stage

EVENTS = 30
STATES = ("harbour", "rails", "pipe", "school", "court")
PACTS = ("pact", "lease", "league")
TITLES = (
    "A letter about the weir", "Fever", "Who pays for the bridge over the upper river", "Three flags in one harbour",
    "The winter without coal", "A guest who does not leave",
)  # fmt: skip


def thirty() -> Scenario:
    """Return a scenario of thirty events over twenty-four turns, joined in every way there is."""
    return scenario(
        *(_event(number) for number in range(1, EVENTS + 1)),
        turns=24,
        state={name: {"type": "flag", "name": f"The {name} is open to everybody who asks"} for name in STATES},
        commitments={name: commitment(start=name == "pact", name=f"The {name} with the north") for name in PACTS},
        initiatives={
            "fair": initiative(
                stage(begins="lease"), name="Hold a fair on both banks", when=["harbour"], otherwise="No."
            ),
            "survey": initiative(stage(effects=[{"schedule": "back4", "in": 2}]), name="Measure the river"),
        },
        consequences={f"back{number}": _consequence(number) for number in range(1, 13)},
        endings=[
            {"text": "The river has one name.", "when": ["held.league"]},
            {"text": "The river has two names, and three ferries.", "when": ["chose.e29 == go"]},
            {"text": "The river is as it was."},
        ],
    )


def _event(number: int) -> dict[str, Any]:
    name = f"e{number}"
    effects: list[dict[str, Any]] = []
    if number % 3 == 0:
        effects.append({"schedule": f"back{number % 12 + 1}", "in": 1 + number % 4})
    if number % 4 == 1:
        effects.append({"set": STATES[number % 5], "to": True})
    if number % 7 == 2:
        effects.append({"begin": PACTS[number % 3]})
    if number in (4, 9, 16):
        effects.append({"schedule": f"e{25 + (4, 9, 16).index(number)}", "in": 3})
    gated: dict[str, Any] = {"when": [STATES[(number + 2) % 5]], "otherwise": "Not yet."} if number % 5 == 0 else {}
    scene: list[dict[str, Any]] = [{"text": "It is quiet."}]
    if number > 6 and number % 3 == 1:
        scene.append({"text": "Somebody remembers.", "when": [f"chose.e{number - 6} == go"]})
    options = (option("go", act(), effects=effects), option("dare", act(), **gated), option("stay"))
    title = f"{TITLES[number % len(TITLES)]} {number}"
    return event(name, *options, title=title, date=f"{number} May", scene=scene, **_way(number))


def _way(number: int) -> dict[str, Any]:
    """Return how an event comes."""
    if number > 27:
        return {"year": 2000 + number - 20, "when": [f"held.{PACTS[number % 3]}"] if number != 30 else []}
    if number > 24:
        return {"year": 2020, "scheduled": True}
    return {"year": 2000 + number, "turn": number, **({"when": [STATES[number % 5]]} if number % 8 == 0 else {})}


def _consequence(number: int) -> dict[str, Any]:
    extra: dict[str, Any] = {"when": [f"not {STATES[number % 5]}"]} if number % 4 == 0 else {}
    effects = [{"set": STATES[number % 5], "to": False}] if number % 6 == 1 else []
    return {
        "title": f"What {number} brought back",
        "from": "north",
        "text": "{cause.line}",
        "effects": effects,
        **extra,
    }
