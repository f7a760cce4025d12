"""A use: elements of the commentary, one thing that embodies them, and the test that fails without it."""

from dataclasses import dataclass

from tests.removal import Proof, Removal, name_of
from tests.removal_deck import FIRST_DECK


@dataclass(frozen=True)
class Use:
    """Elements, one thing that embodies them, and the test that fails without it."""

    elements: tuple[str, ...]
    thing: Removal
    proof: Proof
    deck: str = FIRST_DECK
    """The deck with which the test is run."""

    def __str__(self) -> str:
        """Name the use as pytest shows it."""
        return f"{' '.join(self.elements)}: {self.thing.what} ({name_of(self.proof)})"
