"""Beside the answer: what may be set in motion, who calls, what is held, and what became of it."""

from dataclasses import dataclass

from game.engine.initiatives import likelihood, obstacle, spare, stage_of
from game.engine.pursuits import Lost, Outcome
from game.engine.state import Chapter, whole
from game.engine.tables import tables
from game.scenario.initiatives import Commitment, Initiative
from game.views.parts import NOTHING, AdviceView, Chosen
from game.views.reader import Reader

MINDS = -100
"""Permille of a power's reading from which it would mind a step."""
LIKELY, OPEN = 750, 400
"""Permille from which a partner is likely to agree, and from which it may."""
CHANCES = ("likely", "open_odds", "unlikely")


_CLOSED = {"credit": "besides.no_credit", "early": "besides.early", "attention": "besides.too_much"}


@dataclass(frozen=True, slots=True)
class InitiativeView:
    """Something that may be set in motion now, and what it takes."""

    id: str
    name: str
    step: str
    line: str
    costs: tuple[str, ...]
    """What it takes: credit, attention, who must agree, who would mind."""
    brings: tuple[str, ...]
    """What the commitment that it begins means from turn to turn."""
    wants: AdviceView
    opposes: AdviceView
    chosen: bool


@dataclass(frozen=True, slots=True)
class ClosedView:
    """Something that may not, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class CallView:
    """Partners that call on the home country under a commitment."""

    id: str
    head: str
    text: str
    chosen: str


@dataclass(frozen=True, slots=True)
class HeldView:
    """A commitment in force: with whom, what it costs and brings, and how it can be ended."""

    id: str
    name: str
    terms: tuple[str, ...]
    notice: str
    """What giving notice means; nothing when its end has been announced."""
    chosen: str


@dataclass(frozen=True, slots=True)
class BesidesView:
    """What a desk has beside the answer."""

    attention: str
    purse: str
    """How much credit there is to spend."""
    initiatives: tuple[InitiativeView, ...]
    closed: tuple[ClosedView, ...]
    marked: bool
    """Whether something of it was marked in a form that comes back."""
    calls: tuple[CallView, ...]
    held: tuple[HeldView, ...]


def besides_view(reader: Reader, chosen: Chosen = NOTHING) -> BesidesView | None:
    """Return what may be done beside the answer; None in a scenario that knows nothing of the kind."""
    scenario, seen = reader.scenario, reader.seen
    if not (scenario.initiatives or scenario.commitments):
        return None
    left = spare(scenario, seen)
    obstacles = {name: _obstacle(reader, name, left) for name in scenario.initiatives}
    hidden = (None, "done") if left else (None, "done", "attention")  # that nothing is left is said once
    return BesidesView(
        attention=reader.t("besides.attention", n=left) if left else reader.t("besides.no_attention"),
        purse=purse_text(reader),
        initiatives=tuple(_initiative(reader, name, chosen) for name, why in obstacles.items() if why is None),
        closed=tuple(_closed(reader, name, why) for name, why in obstacles.items() if why not in hidden),
        marked=any(field.startswith(("initiative=", "end.")) for field in chosen),
        calls=tuple(_call(reader, name, chosen) for name in seen.calls),
        held=tuple(_held(reader, name, scenario.commitments[name], chosen) for name in seen.held),
    )  # fmt: skip


def purse_text(reader: Reader) -> str:
    """Return how much credit the home country has: it has no gauge, since it is what can be spent."""
    return reader.t("besides.purse", n=whole(reader.seen.values["credit"]), meter=_meter(reader, "credit"))


def _obstacle(reader: Reader, name: str, left: int) -> str | None:
    """Return why an initiative cannot be taken up, the attention that is left among the reasons."""
    why = obstacle(reader.scenario, reader.seen, name)
    return "attention" if why is None and reader.scenario.initiatives[name].attention > left else why


def _initiative(reader: Reader, name: str, chosen: Chosen) -> InitiativeView:
    spec = reader.scenario.initiatives[name]
    number = stage_of(reader.scenario, reader.seen, name) or 0
    begins = spec.stages[number].begins
    return InitiativeView(
        id=name,
        name=reader.prose(spec.name),
        step=step_text(reader, spec, number),
        line=reader.prose(spec.line),
        costs=tuple(_costs(reader, name, spec, number)),
        brings=terms(reader, reader.scenario.commitments[begins]) if begins else (),
        wants=AdviceView(reader.capital(spec.wants.office), reader.prose(spec.wants.why)),
        opposes=AdviceView(reader.capital(spec.opposes.office), reader.prose(spec.opposes.why)),
        chosen=f"initiative={name}" in chosen,
    )


def step_text(reader: Reader, spec: Initiative, number: int) -> str:
    """Return what a step does, with its number where there are several."""
    title = reader.prose(spec.stages[number].title)
    if len(spec.stages) == 1:
        return title
    return reader.t("besides.step", number=number + 1, of=len(spec.stages), title=title)


def _costs(reader: Reader, name: str, spec: Initiative, number: int) -> list[str]:
    stage = spec.stages[number]
    costs = [reader.t("besides.credit", n=spec.credit)] if spec.credit else []
    if spec.attention > 1:
        costs.append(reader.t("besides.takes", n=spec.attention))
    chances = {power: _chance(likelihood(reader.scenario, reader.seen, name, power)) for power in stage.with_}
    for chance in CHANCES:
        if partners := tuple(power for power in stage.with_ if chances[power] == chance):
            costs.append(reader.t(f"besides.{chance}", powers=reader.names(partners)))
    read = tables(reader.scenario).steps[(name, number)]
    minding = tuple(power for power in reader.scenario.powers if read[power].total <= MINDS)
    if minding:
        costs.append(reader.t("besides.minds", powers=reader.names(minding)))
    return costs


def _chance(permille: int) -> str:
    return CHANCES[0] if permille >= LIKELY else CHANCES[1] if permille >= OPEN else CHANCES[2]


def _closed(reader: Reader, name: str, why: str | None) -> ClosedView:
    spec = reader.scenario.initiatives[name]
    said = reader.prose(spec.otherwise or "") if why == "closed" else reader.t(_CLOSED[why or "early"])
    return ClosedView(reader.prose(spec.name), said)


def _call(reader: Reader, name: str, chosen: Chosen) -> CallView:
    spec = reader.scenario.commitments[name]
    if spec.call is None:
        raise KeyError(name)
    head = reader.t("besides.call", capital=reader.capital(spec.call.from_), commitment=reader.prose(spec.name))
    return CallView(name, head, reader.prose(spec.call.text), _marked(chosen, f"call.{name}", ("answer", "refuse")))


def _held(reader: Reader, name: str, spec: Commitment, chosen: Chosen) -> HeldView:
    held = reader.seen.held[name]
    said = list(terms(reader, spec))
    if held.ends is not None:
        said.append(reader.t("besides.ends", n=held.ends))
    notice = "" if held.ends is not None else reader.t("besides.notice", n=max(1, spec.notice))
    marked = _marked(chosen, f"end.{name}", ("notice", "break"))
    return HeldView(name, reader.prose(spec.name), tuple(said), notice, marked or "keep")


def _marked(chosen: Chosen, field: str, values: tuple[str, ...]) -> str:
    """Return which value of a field was marked, or nothing."""
    return next((value for value in values if f"{field}={value}" in chosen), "")


def terms(reader: Reader, spec: Commitment) -> tuple[str, ...]:
    """Return what a commitment means from turn to turn, in sentences."""
    said = [reader.t("besides.with", powers=reader.names(spec.with_))]
    for key, amounts in (("upkeep", spec.upkeep), ("yields", spec.yields)):
        if amounts:
            what = ", ".join(f"{_meter(reader, meter)} {amount}" for meter, amount in amounts.items())
            said.append(reader.t(f"besides.{key}", what=what))
    if spec.binding:
        said.append(reader.t("besides.binding"))
    if spec.call:
        said.append(reader.t("besides.may_call", power=reader.name(spec.call.from_)))
    return tuple(said)


def _meter(reader: Reader, meter: str) -> str:
    return reader.language.say(getattr(reader.scenario.meters, meter).name)


def outcomes(reader: Reader, chapter: Chapter) -> tuple[str, ...]:
    """Return what became of the initiatives, calls and commitments of a turn, in sentences."""
    return (
        *(_outcome(reader, one) for one in chapter.outcomes),
        *(reader.t("besides.answered", commitment=_name(reader, name)) for name in chapter.programme.answered),
        *(
            reader.t("besides.noticed", commitment=_name(reader, name))
            for name, how in chapter.programme.ended
            if how == "notice"
        ),
        *(lost_text(reader, lost) for lost in chapter.lost),
    )


def _outcome(reader: Reader, one: Outcome) -> str:
    spec = reader.scenario.initiatives[one.initiative]
    step = step_text(reader, spec, one.stage)
    if one.declined:
        return reader.t("besides.declined", step=step, powers=reader.names(one.declined))
    return reader.t("besides.done", step=step, line=reader.prose(spec.line))


def lost_text(reader: Reader, lost: Lost) -> str:
    """Return how a commitment came to its end."""
    return reader.t(f"besides.lost_{lost.how}", commitment=_name(reader, lost.commitment))


def _name(reader: Reader, commitment: str) -> str:
    return reader.prose(reader.scenario.commitments[commitment].name)
