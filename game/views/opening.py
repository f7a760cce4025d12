"""Opening a room: what it can be for, and how long its steps take."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from game.text import Text
from game.views.language import Language

_NAMES = {phase: f"world.minutes.{phase}" for phase in ("brief", "talks", "orders", "reveal")}


class Card(Protocol):
    """What is known of a scenario without playing it; handed in as data."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def content_note(self) -> str | None: ...
    @property
    def turns(self) -> int: ...


@dataclass(frozen=True, slots=True)
class DeckView:
    """Something that a room can be for."""

    id: str
    title: str
    summary: str
    content: str
    way: str
    """How a class uses it."""
    chosen: bool


@dataclass(frozen=True, slots=True)
class MinutesView:
    """How long a step takes, as it was typed."""

    step: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class NewRoomView:
    """The form with which a room is opened."""

    decks: tuple[DeckView, ...]
    minutes: tuple[MinutesView, ...]
    odd: bool
    """Whether the form comes back, and shows all that was typed."""


def new_room_view(
    language: Language, cards: Sequence[Card], chosen: str, minutes: Mapping[str, str], odd: bool
) -> NewRoomView:
    """Return the form, with what was chosen and typed; without that the first deck is."""
    marked = chosen if chosen in {card.id for card in cards} else next((card.id for card in cards), "")
    return NewRoomView(
        decks=tuple(
            DeckView(
                card.id,
                language.say(card.title),
                language.say(card.summary),
                language.say(card.content_note or ""),
                language.t("new_room.drill") if card.turns == 1 else language.t("new_room.world", n=card.turns),
                card.id == marked,
            )
            for card in cards
        ),
        minutes=tuple(
            MinutesView(step, language.say(Text(_NAMES.get(step, f"drill.{step}.name"))), value)
            for step, value in minutes.items()
        ),
        odd=odd,
    )
