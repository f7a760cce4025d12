"""Other ways to read a game: what each lens makes of it, whose it is, and what decides it."""

from dataclasses import dataclass

from game.engine.lenses import LENSES, Because, read
from game.engine.scoring import balance
from game.engine.state import METERS
from game.views.reader import Reader

STRONG = 25
"""Points of a hundred between a lens and the doctrine from which the result says that they disagree."""


@dataclass(frozen=True, slots=True)
class LensView:
    """One lens: its number, whose eyes it has, and what decides it."""

    title: str
    value: int
    whose: str
    because: str


@dataclass(frozen=True, slots=True)
class LensesView:
    """The doctrine's number, and what others make of the game."""

    doctrine: str
    lenses: tuple[LensView, ...]


def lenses_view(reader: Reader) -> LensesView:
    """Return what the lenses make of the game so far; no lenses before anything was decided."""
    own = balance.balance(reader.seen)
    doctrine = reader.t("lenses.doctrine_untested") if own is None else reader.t("lenses.doctrine", n=own // 10)
    return LensesView(doctrine, tuple(_lens(reader, lens.id) for lens in LENSES) if reader.seen.history else ())


def disagreement(reader: Reader) -> str:
    """Return the one sentence on the lens that differs most from the doctrine; nothing where none differs strongly."""
    own = balance.balance(reader.seen)
    if own is None:
        return ""
    gaps = [(read(lens, reader.scenario, reader.seen).value - own // 10, lens.id) for lens in LENSES]
    gap, lens = max(gaps, key=lambda one: (abs(one[0]), one[1]))
    if abs(gap) < STRONG:
        return ""
    return reader.t("result.lens_higher" if gap > 0 else "result.lens_lower", lens=reader.t(f"lens.{lens}"))


def _lens(reader: Reader, name: str) -> LensView:
    found = read(next(lens for lens in LENSES if lens.id == name), reader.scenario, reader.seen)
    reasons = "; ".join(_because(reader, one) for one in found.reasons)
    return LensView(
        title=reader.t("lenses.value", name=reader.t(f"lens.{name}"), n=found.value),
        value=found.value,
        whose=reader.t(f"lens.{name}.whose"),
        because=reader.t("lenses.because", reasons=reasons) if reasons else reader.t("lenses.undecided"),
    )


def _because(reader: Reader, one: Because) -> str:
    side = "for" if one.pull > 0 else "against"
    return reader.t(f"lens.because.{one.measure}_{side}", about=_about(reader, one.about))


def _about(reader: Reader, about: str) -> str:
    """Return the word for what was measured: a meter, an axis or a flag."""
    if about in METERS:
        return reader.language.say(getattr(reader.scenario.meters, about).name)
    kinds = (key for key in (f"axis.{about}", f"flag.{about}") if reader.language.has(key))
    return reader.t(next(kinds)) if about else ""
