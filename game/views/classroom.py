"""The room of a class: how one joins it, its clock, who is awaited, the console of whoever leads, and the screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.views.language import Language

NAMED = 6
"""How many of those who are awaited are named; of more it is said how many."""


@dataclass(frozen=True, slots=True)
class JoinView:
    """The page on which one joins: first the code, then a name."""

    code: str
    title: str
    """Of the scenario; empty while only the code is asked for."""
    here: int
    typed: str
    """What was typed before, in a form that comes back."""
    back: bool = False
    """Whether it was that of somebody who was here before."""


@dataclass(frozen=True, slots=True)
class ClockView:
    """The clock. What is left is no part of what makes two of them different, and is filled in when one is sent."""

    runs: bool
    paused: bool
    note: str
    seconds: int
    until: str
    """Another word whenever it is set anew."""
    said: str


@dataclass(frozen=True, slots=True)
class StatusView:
    """What is going on, who is awaited, and what can be done meanwhile."""

    told: str
    awaited: str
    meanwhile: str


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of the room, and where the class stands."""

    name: str
    current: bool
    done: bool


@dataclass(frozen=True, slots=True)
class MemberView:
    """Somebody in the room, for whoever leads it."""

    id: str
    name: str
    power: str
    state: str
    here: bool
    presence: str


@dataclass(frozen=True, slots=True)
class ReasonView:
    """A reason that a member gave, for whoever leads to show or not."""

    member: str
    step: str
    name: str
    label: str
    reason: str
    shown: bool


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """An answer that the class may sign."""

    id: str
    label: str
    told: str
    favourite: bool
    locked: bool


@dataclass(frozen=True, slots=True)
class LeadView:
    """The step, and what whoever leads can do about it."""

    url: str
    step: str
    steps: tuple[StepView, ...]
    told: str
    next: str
    """What the button for the next step says; empty at the end."""
    can_go_back: bool
    asks: tuple[ChoiceView, ...]
    """What can be signed, where the class is to sign."""
    paused: bool
    timed: bool
    """Whether there is a clock that can be stopped."""


@dataclass(frozen=True, slots=True)
class WorldLeadView:
    """Where a game of many stands, and what whoever leads can do about it."""

    url: str
    step: str
    """What a button is pressed for, so that a late press ends nothing else."""
    stands: str
    told: str
    buttons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PeopleView:
    """Who is in the room, and what they gave as reasons."""

    url: str
    told: str
    members: tuple[MemberView, ...]
    reasons: tuple[ReasonView, ...]
    place: str
    """What the column is called that tells what each does."""
    answers: bool
    """Whether each answers, and it is told how far they are."""


@dataclass(frozen=True, slots=True)
class HandOverView:
    """What another device needs to take the console, shown once."""

    link: str
    phrase: str
    back: str


@dataclass(frozen=True, slots=True)
class PhraseView:
    """What a member needs to go on elsewhere, shown once."""

    name: str
    phrase: str
    code: str
    back: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note as somebody reads it."""

    sender: str
    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class NotesView:
    """What somebody may read, the latest first, and for whoever leads to whom they may write."""

    url: str
    notes: tuple[NoteView, ...]
    aims: tuple[tuple[str, str], ...]
    """The value and the name of each; none where one writes to whoever leads only."""


@dataclass(frozen=True, slots=True)
class ConsoleView:
    """The frame of the console: how one gets in, and where its other pages are."""

    title: str
    code: str
    join_url: str
    url: str
    screen_url: str
    teaching_url: str


@dataclass(frozen=True, slots=True)
class DoorView:
    """How one joins, large enough for the last row."""

    title: str
    code: str
    join_url: str
    shown_url: str
    qr_url: str


def clock_view(language: Language, seconds: int | None, until: str, paused: bool, note: str) -> ClockView:
    """Return the clock; `seconds` are what is left of the step, None without a deadline."""
    left = seconds or 0
    said = ""
    if paused:
        said = language.t("room.paused_for", note=note) if note else language.t("room.paused")
    elif seconds is not None:
        said = language.t("room.left", minutes=left // 60, seconds=f"{left % 60:02d}")
    return ClockView(seconds is not None and not paused, paused, note, left, until, said)


def named(language: Language, names: Sequence[str]) -> str:
    """Return who is awaited: by name where they are few."""
    if not names:
        return ""
    if len(names) > NAMED:
        return language.t("room.awaited_many", n=len(names))
    return language.t("room.awaited", names=", ".join(names))


def progress(language: Language, done: int, of: int) -> str:
    """Return how many have signed."""
    return language.t("room.signed_of", n=of, done=done) if of else language.t("room.nobody_here")


def status_view(
    language: Language, way: str, step: str, names: Sequence[str], done: int, of: int, waiting: bool
) -> StatusView:
    """Return what a member is told besides: `names` are awaited, `done` of `of` have signed, `waiting` whether they
    have nothing to write now."""
    answered = language.has(f"{way}.{step}.legend")
    return StatusView(
        told=progress(language, done, of) if answered else language.t(f"{way}.{step}.status", n=of),
        awaited=named(language, names) if answered else "",
        meanwhile=language.t(f"{way}.{step}.meanwhile") if waiting else "",
    )


def step_views(language: Language, way: str, steps: Sequence[str], step: str) -> tuple[StepView, ...]:
    """Return all steps with where the class stands."""
    at = steps.index(step)
    return tuple(
        StepView(language.t(f"{way}.{name}.name"), place == at, place < at) for place, name in enumerate(steps)
    )
