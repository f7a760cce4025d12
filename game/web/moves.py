"""Moves out of forms: what the fields of a page stand for."""

from typing import Any

from starlette.datastructures import FormData

from game.engine import ClosePhase, Declare, Inject, Move, Offer, Order, Press, React, Reply, Withdraw
from game.errors import BadForm
from game.rooms.answers import Stamp


def parse(form: FormData) -> Move:
    """Return the move that a form stands for.

    Raises BadForm for a form without what it needs.
    """
    kind = form.get("kind")
    read = _READERS.get(kind) if isinstance(kind, str) else None
    if read is None:
        raise BadForm("bad_move")
    try:
        return read(form)
    except ValueError as problem:  # a form that the rules cannot read, or digits without end
        raise BadForm("bad_move") from problem


def _order(form: FormData) -> Move:
    return Order.model_validate(
        {
            "option": _text(form, "option"),
            "initiatives": form.getlist("initiative"),
            "answered": [name for name, value in _named(form, "call.").items() if value == "answer"],
            "ended": {name: value for name, value in _named(form, "end.").items() if value != "keep"},
        }
    )


def _declare(form: FormData) -> Move:
    return Declare.model_validate({"pledges": _named(form, "pledge.")})


def _close(form: FormData) -> Move:
    stamp = parse_stamp(form)
    return ClosePhase.model_validate({"turn": stamp.turn, "closes": stamp.phase, "reason": "ready"})


def _offer(form: FormData) -> Move:
    how = form.get("how")
    sides = {
        side: [
            _promise(value) | {"secret": how == "annex" and place > 0}
            for place, value in enumerate(form.getlist(side))
            if isinstance(value, str) and value
        ]
        for side in ("gives", "asks")
    }
    counters = form.get("counters") or None
    return Offer.model_validate({"to": _text(form, "to"), "public": how != "private", "counters": counters, **sides})


def _promise(value: str) -> dict[str, Any]:
    """Return a promise out of the value of its field: kind, what, amount and turns."""
    kind, what, amount, turns = (value.split("|") + ["", "", ""])[:4]
    if not (amount.isdecimal() and turns.isdecimal()):
        raise BadForm("bad_move")
    return {"kind": kind, "what": what, "amount": int(amount), "turns": int(turns)}


def _reply(form: FormData) -> Move:
    return Reply.model_validate({"offer": _text(form, "offer"), "answer": form.get("answer")})


def _withdraw(form: FormData) -> Move:
    return Withdraw(offer=_text(form, "offer"))


def _inject(form: FormData) -> Move:
    return Inject(inject=_text(form, "inject"))


def _press(form: FormData) -> Move:
    option, lever = form.get("term.option"), form.get("term.lever")
    if bool(option) != bool(lever):
        raise BadForm("half_a_term")
    term = None
    if isinstance(option, str) and isinstance(lever, str) and option:
        name, _, kind = lever.partition("|")
        term = {"option": option, "lever": name, "kind": kind, "public": form.get("term.private") != "yes"}
    bids = _named(form, "bid.")
    track, level = next(iter(bids.items()), ("", ""))
    bid = {"track": track, "level": int(str(level))} if track else None
    return Press.model_validate({"term": term, "forecast": form.get("forecast") or None, "bid": bid})


def _react(form: FormData) -> Move:
    return React.model_validate({"lever": _text(form, "lever"), "consents": form.getlist("consent")})


_READERS = {
    "press": _press,
    "react": _react,
    "order": _order,
    "declare": _declare,
    "close_phase": _close,
    "offer": _offer,
    "reply": _reply,
    "withdraw": _withdraw,
    "inject": _inject,
}


def _named(form: FormData, prefix: str) -> dict[str, Any]:
    return {name.removeprefix(prefix): value for name, value in form.items() if name.startswith(prefix)}


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    if not isinstance(value, str) or not value:
        raise BadForm("nothing_chosen")
    return value


def parse_stamp(form: FormData) -> Stamp:
    """Return what a form was made for.

    Raises BadForm when it does not say.
    """
    try:
        return Stamp(int(_text(form, "turn")), _text(form, "phase"), int(_text(form, "revision")))
    except ValueError as problem:
        raise BadForm from problem
