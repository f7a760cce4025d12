"""The White Paper: three sentences drafted from what was just done, each to be kept, struck or hardened."""

from dataclasses import dataclass

from game.views.parts import Head, head
from game.views.reader import Reader


@dataclass(frozen=True, slots=True)
class PledgeView:
    """One drafted sentence and its hardened form."""

    id: str
    text: str
    hard: str


@dataclass(frozen=True, slots=True)
class PaperView:
    """The page of the White Paper."""

    head: Head
    intro: str
    line: str
    pledges: tuple[PledgeView, ...]


def paper_view(reader: Reader, game: str, seat: str, version: int) -> PaperView:
    """Return the draft as the home seat sees it."""
    paper = reader.scenario.white_paper
    specs = {pledge.id: pledge for pledge in paper.pledges} if paper else {}
    return PaperView(
        head=head(reader, game, seat, version),
        intro=reader.prose(paper.intro) if paper else "",
        line=reader.language.say(reader.line_of(reader.seen.history[-1].event)) if reader.seen.history else "",
        pledges=tuple(
            PledgeView(name, reader.prose(specs[name].text), reader.prose(specs[name].hard))
            for name in reader.seen.drafted
        ),
    )
