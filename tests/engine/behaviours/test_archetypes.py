"""Archetypes: policies that choose by a rule of their own in a world of twelve events are told apart by their name.

The rules read what the options do and never their ids. They were written with the detectors in mind, so this shows
that the formulae do what they say, and not that they are valid measures of behaviour.
"""

from functools import cache

import pytest

from game.engine.behaviours import DETECTORS, readings
from game.engine.behaviours.base import LABELLED, Reading
from game.engine.scoring import balance
from game.engine.scoring.patience import RIPE
from game.engine.state import State
from game.lab.selfplay import play_game
from game.scenario.events import Event, Option
from tests.engine.behaviours.deck import Rule, Ruled, given, has, is_deal, is_harsh, total, world

pytestmark = pytest.mark.slow
SEEDS = (1, 2008)
FIRST = 10_000
"""What outweighs all else."""


def careful(_: Event, option: Option) -> int:
    """Talks with the danger, and sells it nothing."""
    return given(option, "north") - given(option, "west") - FIRST * (is_harsh(option) or is_deal(option))


def plain(_: Event, option: Option) -> int:
    """Gives the danger most."""
    return given(option, "north") - given(option, "west")


def balancer(_: Event, option: Option) -> int:
    """Gives its rival most, and angers nobody."""
    return given(option, "west") - given(option, "north") - FIRST * is_harsh(option)


def hawk(_: Event, option: Option) -> int:
    """Gives its rival most, and the danger least."""
    return given(option, "west") - given(option, "north")


def hedger(_: Event, option: Option) -> int:
    """Gives both most."""
    return min(given(option, "west"), given(option, "north"))


def trader(_: Event, option: Option) -> int:
    """Strikes bargains."""
    return has(option, "reciprocal")


def timer(event: Event, option: Option) -> int:
    """Begins something when it is ripe, and waits until then."""
    return has(option, "initiative") + has(option, "multilateral") if event.ripeness >= RIPE else has(option, "defer")


def hermit(_: Event, option: Option) -> int:
    """Gives least."""
    return -total(option)


def leveller(_: Event, option: Option) -> int:
    """Treats the isle and the north alike."""
    return -abs(given(option, "north") - given(option, "isle")) - FIRST * (given(option, "isle") <= 0)


def delayer(_: Event, option: Option) -> int:
    """Puts off."""
    return has(option, "defer")


def loner(_: Event, option: Option) -> int:
    """Begins something, with nobody."""
    return has(option, "initiative") - has(option, "multilateral")


def active(event: Event, option: Option) -> int:
    """Upholds norms, and works with both sides of everything else."""
    return has(option, "norm_ti") if "norm_vote" in event.kinds else hedger(event, option)


def bystander(event: Event, option: Option) -> int:
    """Does all this but where the trouble is common: there it gives nothing."""
    return -total(option) if "common_challenge" in event.kinds else active(event, option)


def zigzag(event: Event, option: Option) -> int:
    """Is a hawk in one turn and gives in on the next."""
    return hawk(event, option) if (event.turn or 0) % 2 else plain(event, option)


def helping(rule: Rule) -> Rule:
    """Return a rule that does its part where the trouble is common."""

    def choose(event: Event, option: Option) -> int:
        return has(option, "solidarity") if "common_challenge" in event.kinds else rule(event, option)

    return choose


RULES: dict[str, Rule] = {
    "careful_bandwagoning": helping(careful),
    "plain_bandwagoning": helping(plain),
    "pragmatic_balancing": helping(balancer),
    "confrontational_balancing": helping(hawk),
    "strategic_hedging": helping(hedger),
    "balance_of_interests": helping(trader),
    "predictability": helping(active),
    "strategic_patience": helping(timer),
    "isolationist": hermit,
    "equidistant": helping(leveller),
    "non_commitment": helping(delayer),
    "unilateralism": helping(loner),
    "non_involvement": bystander,
}
"""Name to the policy that earns it by its rule."""
SHARED = {
    "careful_bandwagoning": {"strategic_hedging", "non_commitment"},
    "pragmatic_balancing": {"strategic_hedging"},
    "strategic_hedging": {"predictability", "non_involvement"},
    "predictability": set(RULES),
    "strategic_patience": {"balance_of_interests", "predictability"},
    "non_involvement": {"isolationist"},
}
"""Name to the other policies that earn it too, and rightly; none of the others does."""


@cache
def played(name: str, seed: int) -> State:
    return play_game(world(), seed, Ruled(RULES[name])).state


@cache
def read(name: str, seed: int) -> dict[str, Reading]:
    return {reading.name: reading for reading in readings(world(), played(name, seed))}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", RULES)
def test_policy_is_called_by_its_own_name(name: str, seed: int) -> None:
    assert read(name, seed)[name].labelled
    strengths = {policy: one.strength or 0 for policy in RULES if (one := read(policy, seed).get(name))}
    assert strengths[name] == max(strengths.values()) or name == "predictability"


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", RULES)
def test_no_other_policy_is_called_so(name: str, seed: int) -> None:
    others = {policy for policy in RULES if policy != name and (one := read(policy, seed).get(name)) and one.labelled}
    assert others - SHARED.get(name, set()) == set()


def test_every_detector_and_variant_has_its_policy() -> None:
    assert set(RULES) == {name for one in DETECTORS for name in (one.id, one.variant) if name}


@pytest.mark.parametrize("seed", SEEDS)
def test_zigzag_is_not_predictable(seed: int) -> None:
    found = {one.id: one for one in readings(world(), play_game(world(), seed, Ruled(helping(zigzag))).state)}
    assert (found["predictability"].strength or 0) < LABELLED / 2


@pytest.mark.parametrize("seed", SEEDS)
def test_corners(seed: int) -> None:
    corners = {name: balance.road(played(name, seed))[-1].quadrant for name in RULES}
    assert corners["predictability"] == "active"
    assert corners["isolationist"] == "isolationist"
    assert corners["plain_bandwagoning"] in ("camp", "opportunist")
