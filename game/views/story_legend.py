"""The legend of a drawn story: every form and every kind of line that occurs, with its name."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.views.language import Language
from game.views.story_shapes import SMALL, length, shape

SIZE = (30, 20)
ROW = 30
ROWS = 3
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


def legend_height() -> int:
    """Return the height that a legend takes at most."""
    return ROW * ROWS + EDGE


def legend(language: Language, forms: Sequence[str], kinds: Sequence[str], width: int) -> tuple[Sample, ...]:
    """Return the legend for a picture of some width, row by row."""
    names = [(form, "", language.t(f"story.form.{form}")) for form in forms]
    names += [("", kind, language.t(f"story.line.{kind}")) for kind in kinds]
    samples, x, y = list[Sample](), EDGE, EDGE
    w, h = SIZE
    for form, kind, text in names:
        room = w + 8 + int(length(text, SMALL))
        if x > EDGE and x + room > width - EDGE:
            x, y = EDGE, y + ROW
        path = shape(form, x, y, w, h) if form else f"M{x} {y + h // 2}h{w - 6}"
        head = f"M{x + w} {y + h // 2}l-6 -4v8z" if kind else ""
        samples.append(Sample(form, kind, path, head, text, x + w + 8, y + h // 2 + 4))
        x += room + GAP
    return tuple(samples)
