"""Features: what a policy looks at in an option. Its acts, flags, kinds, threats, ripeness and interests, in permille.

Never an option's name, and never what an axis would give for it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from game.engine import State, dependence, dispute
from game.engine.cameo import GOLDSTEIN
from game.engine.commit import acts_of
from game.engine.fixed import PERMILLE, clip, mean, scale
from game.engine.initiatives import stage_of
from game.engine.scoring.base import FLAGS, IRREVERSIBLE
from game.engine.standing import readings
from game.engine.state import METERS, Act
from game.engine.tables import tables
from game.scenario.effects import Change, Effect
from game.scenario.events import ActSpec, Event
from game.scenario.model import Scenario

BINDING = frozenset(
    {"alliance", "bloc_application", "bloc_member", "base", "territory_use", "surveillance", "limits_sovereignty",
     "tied_ideology"}
)  # fmt: skip
"""Flags of what ties the home country to another's defence, rules or soldiers."""
HELP = frozenset({"solidarity", "aid", "non_combat"})
WARM, COLD = 25, -40
"""Tenths of Goldstein's scale from which an act is substantial cooperation, and below which it is plainly hostile."""
STRONG = 60
"""Tenths that count as whole-hearted (domain of CAMEO class 06)."""
FULL = 120
"""Tenths of all acts of an option together that count as full engagement."""
RIVALRY = 40
"""Percent from which two powers are rivals."""
RIPE = 50


@dataclass(frozen=True, slots=True)
class Glance:
    """Something that may be done in the current turn: an option, a step of an initiative, what a call amounts to."""

    scenario: Scenario
    seen: State
    event: Event
    option: str
    """Its id; nothing for what is no option."""
    acts: tuple[Act, ...]
    effects: tuple[Effect, ...]
    reads: Mapping[str, int]
    """By power what it makes of it, in permille."""
    parties: tuple[str, ...]
    """Whom anything of its kind addresses."""

    @property
    def flags(self) -> frozenset[str]:
        """All flags of its acts."""
        return frozenset().union(*(act.flags for act in self.acts))

    def towards(self) -> dict[str, int]:
        """Return each power that is addressed with the sum of Goldstein's values towards it, in tenths."""
        sums: dict[str, int] = {}
        for act in self.acts:
            sums[act.target] = sums.get(act.target, 0) + act.goldstein
        return sums


Feature = Callable[[Glance], int]


def glance(scenario: Scenario, seen: State, option: str) -> Glance:
    """Return what there is to look at in an option of the current event."""
    known, event = tables(scenario), seen.event or ""
    spec = known.options[(event, option)]
    reads = dict(zip(scenario.powers, readings(scenario, seen, option, scenario.powers), strict=True))
    parties = sorted({act.to for other in known.events[event].options for act in other.acts})
    return _glance(scenario, seen, spec.acts, reads, option, spec.effects, parties)


def glance_step(scenario: Scenario, seen: State, initiative: str) -> Glance:
    """Return what there is to look at in the next step of an initiative."""
    number = stage_of(scenario, seen, initiative) or 0
    stage = scenario.initiatives[initiative].stages[number]
    reads = {power: read.total for power, read in tables(scenario).steps[(initiative, number)].items()}
    return _glance(scenario, seen, stage.acts, reads, "", stage.effects, [act.to for act in stage.acts])


def glance_vow(scenario: Scenario, seen: State, commitment: str, how: str) -> Glance:
    """Return what there is to look at in answering a call (`call`) or in letting the commitment go (`break`)."""
    spec = scenario.commitments[commitment]
    acts = spec.call.acts if how == "call" and spec.call else spec.on_break
    reads = {power: read.total for power, read in tables(scenario).vows[(commitment, how)].items()}
    return _glance(scenario, seen, acts, reads, "", (), [act.to for act in acts])


def _glance(
    scenario: Scenario,
    seen: State,
    acts: tuple[ActSpec, ...],
    reads: Mapping[str, int],
    option: str,
    effects: tuple[Effect, ...],
    parties: Sequence[str],
) -> Glance:
    event = seen.event or ""
    done = acts_of(scenario, seen, acts, event, option)
    return Glance(scenario, seen, tables(scenario).events[event], option, done, effects, reads, tuple(parties))


def look(seen: Glance, name: str) -> int:
    """Return a feature by its name: one of the register, a flag, or `likes.` and a power. 0 for a power not there."""
    group, _, power = name.partition(".")
    if power:
        return seen.reads.get(power, 0)
    return FEATURES[name](seen)


def _flag(flag: str) -> Feature:
    return lambda seen: PERMILLE if flag in seen.flags else 0


def _meter(meter: str) -> Feature:
    """What the option itself moves the meter by; twenty points are a thousand."""
    return lambda seen: 50 * sum(e.by for e in seen.effects if isinstance(e, Change) and e.change == meter)


def _tilt(seen: Glance) -> int:
    """How far the option leans in the dispute of the event, to whichever side."""
    dispute_id = seen.event.dispute
    return abs(dispute.lean(seen.scenario, seen.acts, dispute_id)) if dispute_id else 0


def _uneven(seen: Glance) -> int:
    """How differently those concerned are treated, whatever the norm: the spread over all that the event addresses."""
    values = [seen.towards().get(party, 0) for party in seen.parties]
    return clip(10 * (max(values) - min(values)), 0, PERMILLE)


def _norm(seen: Glance) -> int:
    """Whether the norm is upheld, broken, or passed over in silence where it is voted on."""
    if "norm_ti" in seen.flags:
        return PERMILLE
    return -PERMILLE if "against_norm" in seen.flags or "norm_vote" in seen.event.kinds else 0


def _common(seen: Glance) -> int:
    """Whether help is given where it is everybody's: in a common challenge, or cleared with the parties."""
    helps = any(act.flags & HELP and act.goldstein > 0 for act in seen.acts)
    return PERMILLE if helps and ("common_challenge" in seen.event.kinds or "cleared" in seen.flags) else 0


def _binds(seen: Glance) -> int:
    return PERMILLE if seen.flags & BINDING else 0


def _warmth(seen: Glance) -> int:
    return _share(sum(max(0, act.goldstein) for act in seen.acts), FULL)


def _harshness(seen: Glance) -> int:
    return _share(sum(max(0, -act.goldstein) for act in seen.acts), FULL)


def _breadth(seen: Glance) -> int:
    """How many powers are met with something friendly; four are many."""
    return _share(sum(value > 0 for value in seen.towards().values()), 4)


def _share(value: int, full: int) -> int:
    return clip(scale(value, PERMILLE, full), -PERMILLE, PERMILLE)


def _to_threat(seen: Glance) -> int:
    """How friendly it is towards those who threaten, by the weight of their threats."""
    return _weighed(seen, lambda power, towards: clip(towards.get(power, 0), 0, STRONG))


def _beside_threat(seen: Glance) -> int:
    """How friendly it is towards the rivals of those who threaten, by rivalry and capability."""

    def backing(power: str, towards: Mapping[str, int]) -> int:
        rivals = seen.scenario.powers[power].rivals
        weights = {r: scale(w, seen.scenario.powers[r].capability, 100) for r, w in rivals.items()}
        return clip(sum(scale(max(0, towards.get(r, 0)), w, 100) for r, w in weights.items()), 0, STRONG)

    return _weighed(seen, backing)


def _at_threat(seen: Glance) -> int:
    """How hostile it is towards those who threaten."""
    return _weighed(seen, lambda power, towards: clip(-towards.get(power, 0), 0, STRONG))


def _weighed(seen: Glance, value: Callable[[str, Mapping[str, int]], int]) -> int:
    threats, towards = seen.event.threats, seen.towards()
    whole = STRONG * sum(threats.values())
    return _share(sum(weight * value(power, towards) for power, weight in threats.items()), whole) if whole else 0


def _both(seen: Glance) -> int:
    """Whether two rivals both get something substantial, and neither is rebuffed."""
    towards = seen.towards()
    powers = seen.scenario.powers
    warm = [power for power, value in towards.items() if value >= WARM]
    paired = any(powers[one].rivals.get(other, 0) >= RIVALRY for one in warm for other in warm)
    return PERMILLE if paired and min(towards.values()) > COLD else 0


def _spread(seen: Glance) -> int:
    """How far it spreads what the home country leans on; twenty permille of diversification are a thousand."""
    after = dependence.shift(seen.seen.shares, seen.acts, seen.scenario.home.id)
    return clip(50 * (dependence.diversification(after) - dependence.diversification(seen.seen.shares)), -1000, 1000)


def _timely(seen: Glance) -> int:
    """Acting when ripe and waiting when not; the contrary counts against it, and neither is nothing."""
    ripe = 1 if seen.event.ripeness >= RIPE else -1
    if seen.flags & IRREVERSIBLE or "initiative" in seen.flags:
        return ripe * PERMILLE
    return -ripe * PERMILLE if "defer" in seen.flags else 0


def _turns(seen: Glance) -> int:
    """How far it turns against what was last done to those whom it addresses."""
    last = _stances(seen.seen.acts, seen.scenario.home.id)
    steps = [
        abs(value - last[power]) if value * last[power] < 0 else 0
        for power, value in seen.towards().items()
        if power in last
    ]
    return clip(10 * (mean(steps) or 0), 0, PERMILLE)


def _stances(acts: Iterable[Act], home: str) -> dict[str, int]:
    """Return what the home country chose to do last towards each power, in tenths."""
    return {act.target: act.goldstein for act in acts if act.source == home and act.chosen and act.goldstein}


def _least(seen: Glance) -> int:
    """What the angriest seated capital makes of it."""
    return min(_read(seen), default=0)


def _all(seen: Glance) -> int:
    """What the seated capitals make of it on average."""
    return mean(_read(seen)) or 0


def _read(seen: Glance) -> list[int]:
    return [seen.reads[seat] for seat in tables(seen.scenario).seats]


def _granted(seen: Glance) -> int:
    """How many of those who ask get what they ask for; two are many."""
    return _share(sum(ask.option == seen.option for ask in seen.event.asks), 2)


def _priced(seen: Glance) -> int:
    """What powers have put on it, by Goldstein's values and their capability: rewards for it, threats against it."""
    powers = seen.scenario.powers
    terms = [(seat, press.term) for seat, press in seen.seen.presses.items() if press.term]
    return _share(
        sum(
            scale(GOLDSTEIN[powers[seat].levers[term.lever].cameo], powers[seat].capability, 100)
            for seat, term in terms
            if term.option == seen.option
        ),
        FULL,
    )


FEATURES: Mapping[str, Feature] = {
    **{flag: _flag(flag) for flag in FLAGS},
    **{meter: _meter(meter) for meter in METERS},
    "tilt": _tilt,
    "uneven": _uneven,
    "norm": _norm,
    "common": _common,
    "binds": _binds,
    "warmth": _warmth,
    "harshness": _harshness,
    "breadth": _breadth,
    "to_threat": _to_threat,
    "beside_threat": _beside_threat,
    "at_threat": _at_threat,
    "both": _both,
    "spread": _spread,
    "timely": _timely,
    "turns": _turns,
    "least": _least,
    "all": _all,
    "granted": _granted,
    "priced": _priced,
}
"""Flags as they stand on acts, what an option moves each meter by, and what is worked out from both."""
