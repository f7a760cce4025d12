"""Errors that reach a person: each has a stable code, an HTTP status and a Text; one place turns them into a page."""

from game.text import Param, Text


class GameError(Exception):
    """What went wrong, in words for the person who caused it. Subclasses name the kind of fault."""

    code = "game"
    status = 400

    def __init__(self, key: str | None = None, **params: Param) -> None:
        self.text = Text(f"error.{key or self.code}", params)
        super().__init__(self.text.key, params)


class IllegalMove(GameError):
    """The rules do not allow this move now."""

    code = "illegal_move"
    status = 422


class StaleMove(GameError):
    """The turn or phase has closed, or this seat's own orders have changed, since the form was shown."""

    code = "stale_move"
    status = 409


class NotYourSeat(GameError):
    """The person holds no grant for this seat."""

    code = "not_your_seat"
    status = 403


class NotFound(GameError):
    """No game, scenario or page of this name."""

    code = "not_found"
    status = 404


class BadForm(GameError):
    """A form came without what it needs, or forged."""

    code = "bad_form"
    status = 400


class TooLarge(GameError):
    """The body of a request is larger than any form of this game."""

    code = "too_large"
    status = 413


class StoreBusy(GameError):
    """The database is locked or full: nothing was saved, nothing was lost."""

    code = "store_busy"
    status = 503


class ScenarioError(GameError):
    """A scenario cannot be read or does not pass its checks."""

    code = "scenario"
    status = 422


class ReplayError(GameError):
    """A log does not replay to what was recorded."""

    code = "replay"
    status = 409


class StartError(GameError):
    """The server cannot start: a port is taken, a folder cannot be written."""

    code = "start"
    status = 500
