"""Shapes of a drawn story: an outline for each form, and words that fit into it whatever the type at hand."""

from collections.abc import Callable
from dataclasses import dataclass, replace

SMALL, USUAL, LARGE = 12, 13, 15
"""Sizes of type: of notes, of titles, and of the titles of events."""
PAD = 14
"""From the sides of a box to its words."""
ABOVE, BELOW = 16, 8
"""From the top of a box to the line on which its note stands, and from the last line to the bottom."""
MOST_LINES = 2
NARROW, WIDE = "iljtfrI.,:;'’‘|!()[] ", "mwMW@%—…&"
CUT = 8
"""Of a corner."""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words, where it stands."""

    text: str
    x: int = 0
    y: int = 0


@dataclass(frozen=True, slots=True)
class Label:
    """What a box says: a note and, beside it, a share; below them the title, in one line or two."""

    note: Words
    share: Words
    title: tuple[Words, ...]
    large: bool

    def at(self, left: int, top: int, width: int, height: int) -> "Label":
        """Return the label in its box; in a tall one it stands in the middle of the height."""
        top += (height - height_of(self)) // 2
        step = _step(self.large)
        return Label(
            replace(self.note, x=left + PAD, y=top + ABOVE),
            replace(self.share, x=left + width - PAD, y=top + ABOVE),
            tuple(
                replace(words, x=left + PAD, y=top + ABOVE + step * number)
                for number, words in enumerate(self.title, 1)
            ),
            self.large,
        )


def label_of(note: str, title: str, share: str, width: int, large: bool) -> Label:
    """Return the label of a box of some width."""
    room = width - 2 * PAD
    lines = wrapped(title, LARGE if large else USUAL, room)
    note = wrapped(note, SMALL, room - (length(share, SMALL) + SMALL if share else 0), most=1)[0]
    return Label(Words(note), Words(share), tuple(Words(line) for line in lines), large)


def height_of(label: Label) -> int:
    """Return how high a box must be for its label."""
    return ABOVE + _step(label.large) * len(label.title) + BELOW


def _step(large: bool) -> int:
    return (LARGE if large else USUAL) + 4


def length(text: str, size: int) -> float:
    """Return about how long a text is, in pixels, by a wide type: rather too long than too short."""
    return sum(_letter(letter) for letter in text) * size / 100


def _letter(letter: str) -> int:
    """Return the width of a letter in percent of the size."""
    if letter in NARROW:
        return 38
    if letter in WIDE:
        return 96
    if ord(letter) > 0x2E80:
        return 104
    return 74 if letter.isupper() else 62


def wrapped(text: str, size: int, room: float, most: int = MOST_LINES) -> list[str]:
    """Return a text in at most so many lines; what does not fit ends with an ellipsis."""
    words = " ".join(text.split()).split(" ")
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if length(longer, size) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] = f"{kept[-1]} …"
    return [_clipped(line, size, room) for line in kept]


def _clipped(line: str, size: int, room: float) -> str:
    if length(line, size) <= room:
        return line
    line = line.removesuffix("…").rstrip()
    while line and length(f"{line}…", size) > room:
        line = line[:-1].rstrip()
    return f"{line}…"


def shape(form: str, x: int, y: int, width: int, height: int) -> str:
    """Return the outline of a form, as a path: it tells the form without any colour."""
    return _OUTLINES.get(form, _plain)(x, y, width, height)


def _plain(x: int, y: int, w: int, h: int) -> str:
    return f"M{x} {y}h{w}v{h}h{-w}z"


def _cut(x: int, y: int, w: int, h: int) -> str:
    """Four corners cut off."""
    c = CUT
    return f"M{x + c} {y}h{w - 2 * c}l{c} {c}v{h - 2 * c}l{-c} {c}h{-(w - 2 * c)}l{-c} {-c}v{-(h - 2 * c)}z"


def _round(x: int, y: int, w: int, h: int) -> str:
    """Round corners."""
    r = min(2 * CUT - 2, h // 2)
    return (
        f"M{x + r} {y}h{w - 2 * r}a{r} {r} 0 0 1 {r} {r}v{h - 2 * r}a{r} {r} 0 0 1 {-r} {r}"
        f"h{-(w - 2 * r)}a{r} {r} 0 0 1 {-r} {-r}v{-(h - 2 * r)}a{r} {r} 0 0 1 {r} {-r}z"
    )


def _edged(x: int, y: int, w: int, h: int) -> str:
    """A second line at the left: a page of a calendar."""
    return f"{_plain(x, y, w, h)}M{x + 5} {y}v{h}"


def _folded(x: int, y: int, w: int, h: int) -> str:
    """A corner folded over: a note that comes back."""
    c = CUT + 2
    return f"M{x} {y}h{w - c}l{c} {c}v{h - c}h{-w}zM{x + w - c} {y}v{c}h{c}"


def _barred(x: int, y: int, w: int, h: int) -> str:
    """A second line at either side: it lasts."""
    return f"{_edged(x, y, w, h)}M{x + w - 5} {y}v{h}"


def _tabbed(x: int, y: int, w: int, h: int) -> str:
    """Two corners cut off: something to be set going."""
    c = CUT + 2
    return f"M{x + c} {y}h{w - c}v{h - c}l{-c} {c}h{-(w - c)}v{-(h - c)}z"


def _double(x: int, y: int, w: int, h: int) -> str:
    """A frame within a frame."""
    return f"{_plain(x, y, w, h)}{_plain(x + 4, y + 4, w - 8, h - 8)}"


def _footed(x: int, y: int, w: int, h: int) -> str:
    """A second line at the bottom: here it ends."""
    return f"{_plain(x, y, w, h)}M{x} {y + h - 4}h{w}"


_OUTLINES: dict[str, Callable[[int, int, int, int], str]] = {
    "guaranteed": _plain,
    "conditional": _cut,
    "scheduled": _edged,
    "drawn": _round,
    "consequence": _folded,
    "commitment": _barred,
    "initiative": _tabbed,
    "state": _round,
    "paper": _double,
    "ending": _footed,
}
