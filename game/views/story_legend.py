"""The legend of a drawn story: every form and every kind of line that occurs, with its name."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.views.language import Language
from game.views.story_shapes import SMALL, length, shape

SIZE = (30, 20)
ROW = 30
EDGE = 16
GAP = 22


@dataclass(frozen=True, slots=True)
class Sample:
    """One entry: a small outline or a stretch of line, and its name beside it."""

    form: str
    """The form, or nothing for a line."""
    kind: str
    """The kind of line, or nothing for a form."""
    path: str
    head: str
    text: str
    x: int
    y: int


def legend(
    language: Language, forms: Sequence[str], kinds: Sequence[str], plays: int, width: int
) -> tuple[tuple[Sample, ...], int]:
    """Return the legend for a picture of some width, row by row, and how high it is; `plays` is 0 without games."""
    names = [(form, "", language.t(f"story.form.{form}")) for form in forms]
    names += [("", kind, language.t(f"story.line.{kind}")) for kind in kinds]
    names += [("", "", language.t("story.heavier", n=plays))] if plays else []
    samples, x, y = list[Sample](), EDGE, EDGE
    for form, kind, text in names:
        sample = _sample(form, kind, text, x, y)
        ends = sample.x + int(length(text, SMALL))
        if x > EDGE and ends > width - EDGE:
            x, y = EDGE, y + ROW
            sample = _sample(form, kind, text, x, y)
            ends = sample.x + int(length(text, SMALL))
        samples.append(sample)
        x = ends + GAP
    return tuple(samples), y + ROW


def _sample(form: str, kind: str, text: str, x: int, y: int) -> Sample:
    w, h = SIZE
    middle = y + h // 2
    path = shape(form, x, y, w, h) if form else f"M{x} {middle}h{w - 6}" if kind else ""
    head = f"M{x + w} {middle}l-6 -4v8z" if kind else ""
    return Sample(form, kind, path, head, text, x + (w + 8 if path else 0), middle + 4)
