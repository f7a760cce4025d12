"""Movers: who could make a clause true. The answers, consequences and steps that move what it asks for."""

from collections.abc import Callable, Iterator, Mapping

from game.engine.tables import tables
from game.scenario.effects import Add, Advance, Begin, Change, Effect, End, Remove, Set
from game.scenario.model import Scenario
from game.scenario.names import METERS
from game.scenario.sources import Source, sources
from game.scenario.terms import COMPARE, MIRROR, Atom, Fixed, Name, Op, Sum, Term, rank
from game.scenario.things import Thing, answer_of, step_of

MOST = 6
"""Movers that are named of what many things move."""
_UP: tuple[Op, ...] = (">", ">=")
_DOWN: tuple[Op, ...] = ("<", "<=")


def movers(scenario: Scenario, atom: Atom) -> tuple[Thing, ...]:
    """Return what could bring a comparison about, the likeliest first; nothing where only time does."""
    found: list[Thing] = []
    for name, op, other in _sides(atom):
        found += _of(scenario, name, op, other, atom)
    return tuple(dict.fromkeys(found))


def pleasing(scenario: Scenario, power: str) -> tuple[Thing, ...]:
    """Return what a power likes best, the best first."""
    return tuple(_standing(scenario, power, ">", Fixed(0)))


def _sides(atom: Atom) -> Iterator[tuple[str, Op, Term]]:
    """Yield each name of a comparison with the way in which it should move, and what it is compared with."""
    for term, op, other in ((atom.left, atom.op, atom.right), (atom.right, MIRROR[atom.op], atom.left)):
        for name, signed in _named(term, op):
            yield name, signed, other


def _named(term: Term, op: Op) -> Iterator[tuple[str, Op]]:
    if isinstance(term, Name):
        yield term.full, op
    elif isinstance(term, Sum):
        yield from _named(term.left, op)
        yield from _named(term.right, MIRROR[op] if term.sign == "-" else op)


def _of(scenario: Scenario, name: str, op: Op, other: Term, atom: Atom) -> list[Thing]:
    group, _, rest = name.partition(".")
    if not rest:
        if name not in scenario.state and name not in METERS:
            return []
        return [one.thing for one in sources(scenario) if any(_helps(e, name, op, other, atom) for e in one.effects)]
    read = _GROUPS.get(group)
    return list(read(scenario, rest, op, other)) if read else []


def _helps(effect: Effect, name: str, op: Op, other: Term, atom: Atom) -> bool:
    """Whether an effect moves a declared state or a meter towards what is wanted of it."""
    wanted = other.value if isinstance(other, Fixed) else None
    match effect:
        case Change(change=changed, by=by):
            return changed == name and not (op in _UP and by < 0) and not (op in _DOWN and by > 0)
        case Set(set=changed, to=to):
            return changed == name and (wanted is None or COMPARE[op](to, wanted))
        case Advance(advance=changed, to=to):
            ordered = atom.order and op not in ("==", "!=") and wanted is not None
            return changed == name and (not ordered or COMPARE[op](rank(atom, to), rank(atom, str(wanted))))
        case Add(add=member, to=changed):
            return changed == name and op == "has" and member == wanted
        case Remove(remove=member, from_=changed):
            return changed == name and op == "lacks" and member == wanted
    return False


def _standing(scenario: Scenario, power: str, op: Op, other: Term) -> Iterator[Thing]:
    """Yield what a power likes best, or least where it should think less of the home country."""
    del other
    known = tables(scenario)
    worth = {answer_of(*place): totals[power] for place, totals in known.totals.items()}
    worth |= {step_of(*step): read[power].total for step, read in known.steps.items()}
    worth |= {Thing("consequence", name): read[power].total for name, read in known.brought.items()}
    sign = -1 if op in _DOWN else 1
    ranked = sorted(worth, key=lambda one: (-sign * worth[one], one))
    yield from [one for one in ranked if sign * worth[one] > 0][:MOST]


def _held_against(scenario: Scenario, power: str, op: Op, other: Term) -> Iterator[Thing]:
    yield from _standing(scenario, power, MIRROR[op], other)


def _share(scenario: Scenario, rest: str, op: Op, other: Term) -> Iterator[Thing]:
    del op, other
    domain, _, power = rest.partition(".")
    yield from _acting(scenario, lambda one: any(a.domain == domain and power in (a.to, "others") for a in one.acts))


def _tilt(scenario: Scenario, dispute: str, op: Op, other: Term) -> Iterator[Thing]:
    del op, other
    sides = scenario.disputes[dispute].sides
    about = {event.id for event in scenario.events if event.dispute == dispute}
    yield from _acting(
        scenario, lambda one: one.thing.name.partition("/")[0] in about and any(act.to in sides for act in one.acts)
    )


def _acting(scenario: Scenario, is_one: Callable[[Source], bool]) -> Iterator[Thing]:
    yield from [one.thing for one in sources(scenario) if is_one(one)][:MOST]


def _chose(scenario: Scenario, event: str, op: Op, other: Term) -> Iterator[Thing]:
    wanted = other.value if isinstance(other, Fixed) else None
    for option in tables(scenario).events[event].options:
        if wanted is None or COMPARE[op](option.id, wanted):
            yield answer_of(event, option.id)


def _held(scenario: Scenario, name: str, op: Op, other: Term) -> Iterator[Thing]:
    wanted = (other.value if isinstance(other, Fixed) else True) == (op == "==")
    for one in sources(scenario):
        kinds = [e.begin if isinstance(e, Begin) else e.end for e in one.effects
                 if isinstance(e, Begin if wanted else End)]  # fmt: skip
        if name in kinds or (wanted and one.begins == name):
            yield one.thing
    if wanted and scenario.commitments[name].partner in tables(scenario).seats:
        yield Thing("commitment", name)  # an offer begins it


def _stage(scenario: Scenario, name: str, op: Op, other: Term) -> Iterator[Thing]:
    del op, other
    yield from (step_of(name, number) for number in range(len(scenario.initiatives[name].stages)))


def _event(scenario: Scenario, event: str, op: Op, other: Term) -> Iterator[Thing]:
    del scenario
    if (other.value if isinstance(other, Fixed) else True) == (op == "=="):
        yield Thing("event", event)


def _threat(scenario: Scenario, power: str, op: Op, other: Term) -> Iterator[Thing]:
    del op, other
    yield from (Thing("event", event.id) for event in scenario.events if event.threats.get(power))


def _vote(scenario: Scenario, event: str, op: Op, other: Term) -> Iterator[Thing]:
    del op, other
    yield from (answer_of(event, option.id) for option in tables(scenario).events[event].options)


def _pledged(scenario: Scenario, pledge: str, op: Op, other: Term) -> Iterator[Thing]:
    del scenario, op, other
    yield Thing("pledge", pledge)


_GROUPS: Mapping[str, Callable[[Scenario, str, Op, Term], Iterator[Thing]]] = {
    "trust": _standing,
    "grievance": _held_against,
    "rung": _standing,
    "share": _share,
    "tilt": _tilt,
    "chose": _chose,
    "held": _held,
    "stage": _stage,
    "event": _event,
    "threat": _threat,
    "pledged": _pledged,
    **dict.fromkeys(("yes", "no", "abstain", "absent", "adopted"), _vote),
}
