"""A use: elements of the commentary, one thing that embodies them, and the test that fails without it."""

from dataclasses import dataclass

from tests.removal import Proof, Removal, name_of


@dataclass(frozen=True)
class Use:
    """Elements, one thing that embodies them, and the test that fails without it."""

    elements: tuple[str, ...]
    thing: Removal
    proof: Proof

    def __str__(self) -> str:
        """Name the use as pytest shows it."""
        return f"{' '.join(self.elements)}: {self.thing.what} ({name_of(self.proof)})"
