"""Bargains: the offers on the table, what is owed under those that were accepted, and the form for a new one."""

from dataclasses import dataclass, replace

from game.engine.deck import open_options
from game.engine.initiatives import spare
from game.engine.offers import find, owed, partner
from game.engine.promises import MONEY, VOTES, require_free, require_possible
from game.engine.pursuits import Offer, Promise
from game.engine.tables import tables
from game.errors import IllegalMove
from game.views.besides import purse_text
from game.views.parts import Head, head
from game.views.reader import Reader

AMOUNTS = (3, 6, 10)
SILENCE = (1, 3)
PLACES = 3
"""Promises of a side that the form has room for."""


@dataclass(frozen=True, slots=True)
class OfferView:
    """An offer as one side of it reads it."""

    id: str
    power: str
    head: str
    gives: tuple[str, ...]
    """What the power gives."""
    asks: tuple[str, ...]
    """What is asked of the home country."""
    status: str
    answerable: bool
    counter: str
    """The address of the form for a counter-offer; nothing when it cannot be answered."""
    retractable: bool
    """Whether it is the home country's own and not answered yet."""


@dataclass(frozen=True, slots=True)
class PartnerView:
    """A power to which an offer can be made, and where."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class BargainsView:
    """The table of a turn."""

    offers: tuple[OfferView, ...]
    owed: tuple[str, ...]
    partners: tuple[PartnerView, ...]


@dataclass(frozen=True, slots=True)
class PromiseView:
    """A promise that can be chosen: the value of its field, and its words."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class SideView:
    """What a side could promise, and what stands in its places already."""

    name: str
    promises: tuple[PromiseView, ...]
    marked: tuple[str, ...]
    """The value in each place; nothing where it is empty."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What an offer form is filled with: values of promises on both sides, and how it is made."""

    gives: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    how: str = "public"


@dataclass(frozen=True, slots=True)
class OfferFormView:
    """The page on which an offer to one power is put together."""

    head: Head
    to: str
    capital: str
    counters: str
    first: OfferView | None
    purse: str
    sides: tuple[SideView, ...]
    how: str


def bargains_view(reader: Reader, url: str) -> BargainsView:
    """Return the offers of this turn, what is owed, and to whom more can be offered."""
    seen, home = reader.seen, reader.scenario.home.id
    current = [o for o in seen.offers if home in (o.maker, o.to) and (o.turn == seen.turn or o.status == "open")]
    asked = {offer.to for offer in seen.offers if offer.maker == home and offer.turn == seen.turn}
    may = spare(reader.scenario, seen) > 0
    return BargainsView(
        offers=tuple(_offer(reader, offer, url) for offer in current),
        owed=tuple(
            reader.t("offer.owed", power=reader.name(power), promise=promise_text(reader, promise, seen.turn))
            for power, promise in owed(reader.scenario, seen)
        ),
        partners=tuple(
            PartnerView(reader.name(seat), f"{url}/offer/{seat}")
            for seat in tables(reader.scenario).seats
            if may and seat not in asked
        ),
    )


def _offer(reader: Reader, offer: Offer, url: str) -> OfferView:
    home, power = reader.scenario.home.id, partner(reader.scenario, offer)
    answerable = offer.to == home and offer.status == "open"
    kind = "counter" if offer.counters else "own" if offer.maker == home else "theirs"
    privacy = "public" if offer.public else "private"
    return OfferView(
        id=offer.id,
        power=reader.name(power),
        head=reader.t(f"offer.head_{kind}", power=reader.name(power), privacy=reader.t(f"offer.{privacy}")),
        gives=promise_texts(reader, offer, theirs=True),
        asks=promise_texts(reader, offer, theirs=False),
        status="" if answerable else reader.t(f"offer.status_{offer.status}", power=reader.name(power)),
        answerable=answerable,
        counter=f"{url}/offer/{power}?counters={offer.id}" if answerable else "",
        retractable=offer.maker == home and offer.status == "open",
    )


def promise_texts(reader: Reader, offer: Offer, theirs: bool) -> tuple[str, ...]:
    """Return what the power, or the home country, would give in an offer."""
    home, turn = reader.scenario.home.id, offer.accepted or offer.turn
    own = [promise for promise in offer.promises if (promise.by != home) == theirs]
    return tuple([promise_text(reader, promise, turn) for promise in own])


def promise_text(reader: Reader, promise: Promise, turn: int) -> str:
    """Return what a promise says, counted from a turn, with a note where it is secret."""
    length = promise.amount if promise.kind == "meter" else promise.until - turn + 1
    said = reader.t(f"promise.{promise.kind}", what=_what(reader, promise, turn), n=length)
    return reader.t("promise.secret", promise=said) if promise.secret else said


def _what(reader: Reader, promise: Promise, turn: int) -> str:
    scenario = reader.scenario
    match promise.kind:
        case "answer":
            return reader.prose(reader.option(_event_of(reader, turn), promise.what).label)
        case "act" if promise.by == scenario.home.id:
            return reader.prose(scenario.initiatives[promise.what].name)
        case "act":
            return reader.prose(scenario.powers[promise.by].levers[promise.what].label)
        case "commitment":
            return reader.prose(scenario.commitments[promise.what].name)
        case "meter":
            return reader.language.say(getattr(scenario.meters, promise.what).name)
        case "vote":
            return reader.t(f"vote.{promise.what}")
    return ""


def _event_of(reader: Reader, turn: int) -> str:
    """Return the event of a turn; events may share the ids of options."""
    return next((chapter.event for chapter in reader.seen.history if chapter.turn == turn), reader.event.id)


def offer_form_view(
    reader: Reader, game: str, seat: str, version: int, power: str, counters: str, draft: Draft | None = None
) -> OfferFormView:
    """Return the form for an offer to a power, or for a counter-offer to one of its own.

    It is filled with a draft that comes back; without one a counter-offer starts from what it answers.
    """
    home, turn = reader.scenario.home.id, reader.seen.turn
    first = find(reader.seen, counters) if counters else None
    filled = draft or (_countering(first, home, turn) if first else Draft())
    top = head(reader, game, seat, version)
    return OfferFormView(
        head=top,
        to=power,
        capital=reader.name(power),
        counters=counters if first else "",
        first=_offer(reader, first, top.url) if first else None,
        purse=purse_text(reader),
        sides=(
            _side("gives", _choices(reader, home, power, first), filled.gives),
            _side("asks", _choices(reader, power, power, first), filled.asks),
        ),
        how=filled.how,
    )


def _countering(first: Offer, home: str, turn: int) -> Draft:
    values = {theirs: tuple(encoded(one, turn) for one in first.promises if (one.by != home) == theirs)
              for theirs in (False, True)}  # fmt: skip
    how = "annex" if first.public and any(one.secret for one in first.promises) else "public"
    return Draft(values[False], values[True], how if first.public else "private")


def _side(name: str, promises: list[PromiseView], values: tuple[str, ...]) -> SideView:
    known = [value for value in values if value in {promise.value for promise in promises}][:PLACES]
    return SideView(name, tuple(promises), (*known, *[""] * (PLACES - len(known))))


def _choices(reader: Reader, by: str, power: str, first: Offer | None) -> list[PromiseView]:
    """Return what a side could promise now, beside what it has promised already; what is being answered comes first."""
    home, turn = reader.scenario.home.id, reader.seen.turn
    promises = [
        *(replace(one, secret=False) for one in (first.promises if first else ()) if one.by == by),
        *_acts(reader, by),
        *(Promise(by, "meter", meter, amount, turn) for meter in MONEY for amount in AMOUNTS),
        *(Promise(by, "silence", "", 0, turn + turns - 1) for turns in SILENCE),
        *(Promise(by, "vote", word, 0, turn) for word in VOTES),
        *(Promise(by, "commitment", name, 0, turn) for name in reader.scenario.commitments if by == home),
    ]
    possible = [promise for promise in promises if _is_possible(reader, promise, power)]
    texts = {encoded(promise, turn): promise_text(reader, promise, turn) for promise in possible}
    return [PromiseView(value, text) for value, text in texts.items()]


def _is_possible(reader: Reader, promise: Promise, power: str) -> bool:
    """Whether the rules would let it stand in an offer by itself."""
    scenario, seen = reader.scenario, reader.seen
    alone = Offer("", seen.turn, scenario.home.id, power, (promise,), True, seen.turn)
    try:
        require_possible(scenario, seen, alone)
        require_free(scenario, seen, promise.by, alone)
    except IllegalMove:
        return False
    return True


def _acts(reader: Reader, by: str) -> list[Promise]:
    scenario, seen = reader.scenario, reader.seen
    if by == scenario.home.id:
        answers = [Promise(by, "answer", option, 0, seen.turn) for option in open_options(scenario, seen)]
        return answers + [Promise(by, "act", name, 0, seen.turn + 1) for name in scenario.initiatives]
    return [Promise(by, "act", lever, 0, seen.turn) for lever in tables(scenario).grips[by]]


def encoded(promise: Promise, turn: int) -> str:
    """Return a promise as the value of a field: kind, what, amount and turns."""
    return f"{promise.kind}|{promise.what}|{promise.amount}|{promise.until - turn + 1}"


def fates(reader: Reader, turn: int) -> tuple[str, ...]:
    """Return which promises were found kept or broken in a turn, and which secrets came out in it."""
    home = reader.scenario.home.id
    said = []
    for offer in reader.seen.offers:
        power = reader.name(partner(reader.scenario, offer))
        for promise in offer.promises:
            if promise.settled == turn and promise.fate in ("kept", "broken"):
                key = f"offer.{promise.fate}_{'home' if promise.by == home else 'power'}"
                kept = promise_text(reader, promise, offer.accepted or turn)
                said.append(reader.t(key, power=power, promise=kept))
        if offer.revealed == turn:
            said.append(reader.t("offer.revealed", power=power))
    return tuple(said)
