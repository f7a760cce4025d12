"""A small world for the tests of behaviours: twelve events with the same menu, and policies that choose by a rule."""

from collections.abc import Callable
from functools import cache
from typing import Any

from game.engine import Move, Order
from game.engine.behaviours.base import HOSTILE
from game.engine.cameo import GOLDSTEIN
from game.engine.pledges import LASTING
from game.engine.tables import tables
from game.players import Choice, Player
from game.scenario.events import Event, Option
from game.scenario.model import Scenario
from tests.engine.build import act, event, option, scenario, seated

MENU = (
    option("bind", act("north", "057", "economic", "bloc_application", "limits_sovereignty"), act("west", "120")),
    option("sell", act("north", "061", "economic"), act("west", "040")),
    option("treat", act("north", "046"), act("isle", "041")),
    option("arm", act("west", "062", "military"), act("north", "040")),
    option("defy", act("west", "062", "military"), act("north", "138", "military", "sanctions")),
    option("both", act("north", "057", "political", "multilateral"), act("west", "057", "political", "multilateral")),
    option("letter", act("north", "018"), act("isle", "018")),
    option("bargain", act("east", "061", "economic", "reciprocal"), act("south", "061", "energy", "reciprocal")),
    option("decree", act("south", "036", "political", "initiative"), act("isle", "010")),
    option("forum", act("south", "036", "political", "initiative", "multilateral"), act("isle", "040")),
    option("shut", act("north", "120"), act("west", "120")),
    option("later", act("north", "036", "political", "defer"), act("isle", "040", "political", "defer")),
    option("norm", act("isle", "053", "political", "norm_ti", "multilateral"), act("north", "041")),
    option("help", act("isle", "073", "humanitarian", "aid", "solidarity"), act("south", "040")),
)
"""What can be answered to every event: to serve the danger, its rival, both, nobody; alone, in a forum, later."""

EVENTS: tuple[tuple[str, tuple[str, ...], dict[str, Any]], ...] = (
    ("war", ("third_party_dispute", "norm_vote"), {"dispute": "isle_north", "threats": {"north": 80}, "ripeness": 20}),
    ("flood", ("common_challenge",), {"ripeness": 60}),
    ("union", ("bloc_offer",), {"threats": {"north": 60}, "ripeness": 60}),
    ("vote", ("norm_vote",), {"dispute": "isle_north", "threats": {"north": 60}, "ripeness": 60}),
    ("base", ("base_request",), {"threats": {"north": 40}, "ripeness": 30}),
    ("plague", ("common_challenge",), {"ripeness": 40}),
    ("quarrel", ("third_party_dispute",), {"dispute": "north_west", "threats": {"north": 70}, "ripeness": 30}),
    ("envoys", ("core_interest",), {"dispute": "isle_north", "threats": {"north": 50}, "ripeness": 70}),
    ("famine", ("common_challenge",), {"ripeness": 40}),
    ("line", ("project",), {"ripeness": 80}),
    ("charter", ("norm_vote",), {"dispute": "isle_north", "threats": {"north": 60}, "ripeness": 30}),
    ("refuge", ("common_challenge", "hosting"), {"threats": {"north": 30}, "ripeness": 80}),
)  # fmt: skip

POWERS = {
    "north": seated(capability=80, rivals={"west": 60, "isle": 70}, red_lines=("sanctions",)),
    "west": seated(capability=100, rivals={"north": 60}),
    "east": seated(capability=60),
    "south": seated(capability=40),
    "isle": seated(capability=15, rivals={"north": 70}),
}


@cache
def world() -> Scenario:
    """Return the world."""
    events = (
        event(name, *MENU, kinds=list(kinds), turn=turn, **rest) for turn, (name, kinds, rest) in enumerate(EVENTS, 1)
    )
    shares = {"north": 30, "west": 20, "east": 10, "south": 10, "others": 30}
    return scenario(
        *events,
        meters={"security": 100},
        turns=len(EVENTS),
        powers=POWERS,
        dependence={"military": shares, "economic": shares, "energy": shares},
        disputes={
            "isle_north": {"name": "The isle", "sides": ["isle", "north"]},
            "north_west": {"name": "The quarrel", "sides": ["north", "west"]},
        },
    )


Rule = Callable[[Event, Option], int]


class Ruled(Player):
    """Takes what its rule likes best; of equals the one that the file has first."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule

    def choose(self, choice: Choice) -> Move:
        """Return the order that the rule likes best."""
        orders = [move for move in choice.legal if isinstance(move, Order)]
        if not orders:
            return choice.legal[0]
        known, now = tables(choice.scenario), choice.observation.seen.event or ""
        return max(orders, key=lambda order: self.rule(known.events[now], known.options[(now, order.option)]))


def given(option: Option, power: str) -> int:
    """Return what an option does for a power, in tenths."""
    return sum(GOLDSTEIN[act.cameo] for act in option.acts if act.to == power)


def has(option: Option, *flags: str) -> bool:
    """Return whether an act of the option carries one of the flags."""
    return any(set(flags).intersection(act.flags) for act in option.acts)


def total(option: Option) -> int:
    """Return all that an option gives, in tenths."""
    return sum(max(0, GOLDSTEIN[act.cameo]) for act in option.acts)


def is_harsh(option: Option) -> bool:
    """Return whether an option is hostile to anybody, or binds for long."""
    return any(GOLDSTEIN[act.cameo] < HOSTILE for act in option.acts) or has(option, *LASTING)


def is_deal(option: Option) -> bool:
    """Return whether an option moves goods or arms."""
    return any(act.domain != "political" for act in option.acts)
