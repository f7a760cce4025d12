"""All randomness: integers drawn from the game's seed and what they are for, never from clock or order of arrival."""

from hashlib import blake2b


def draw(seed: int, turn: int, event: str, seat: str, purpose: str, sides: int) -> int:
    """Return a whole number from 0 to sides − 1, the same for the same words on any machine."""
    words = f"{seed}|{turn}|{event}|{seat}|{purpose}".encode()
    return int.from_bytes(blake2b(words, digest_size=8).digest(), "big") % sides


def shuffled(seed: int, turn: int, event: str, items: tuple[str, ...]) -> tuple[str, ...]:
    """Return the items in an order drawn from the seed."""
    return tuple(sorted(items, key=lambda item: (draw(seed, turn, event, item, "order", 1 << 32), item)))
