"""Bundles: the sources of scenarios, each kept once, for as long as a game is played with it."""

from sqlmodel import Session

from game.errors import NotFound
from game.store.tables import Bundle


def keep(session: Session, bundle_hash: str, files: str) -> None:
    """Add a bundle unless it is there."""
    if session.get(Bundle, bundle_hash) is None:
        session.add(Bundle(hash=bundle_hash, files=files))
        session.flush()


def files(session: Session, bundle_hash: str) -> str:
    """Return the JSON of a bundle.

    Raises NotFound.
    """
    found = session.get(Bundle, bundle_hash)
    if found is None:
        raise NotFound
    return found.files
