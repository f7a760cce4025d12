"""Dependence: shares of partners in three domains, moved by material acts, and the Herfindahl index over them."""

from collections.abc import Iterable, Mapping

from game.engine.cameo import is_material_conflict, is_material_cooperation
from game.engine.fixed import PERMILLE, clip, herfindahl, scale
from game.engine.state import Act

OTHERS = "others"
SHIFT = 8
"""Permille of a domain that one point of Goldstein's scale moves."""

Shares = Mapping[str, Mapping[str, int]]


def opening(percent: Mapping[str, int], powers: Iterable[str]) -> dict[str, int]:
    """Return a domain's shares in permille from percent; every power is a possible partner, if only with 0."""
    return {partner: 10 * percent.get(partner, 0) for partner in (*powers, OTHERS)}


def shift(shares: Shares, acts: Iterable[Act], home: str) -> Shares:
    """Return the shares after the acts: material cooperation draws a domain to its partner, coercion pushes it away."""
    for act in acts:
        if act.domain in shares and (is_material_cooperation(act.cameo) or is_material_conflict(act.cameo)):
            partner = act.target if act.source == home else act.source
            moved = _move(shares[act.domain], partner, scale(act.goldstein, SHIFT, 10))
            shares = {**shares, act.domain: moved}
    return shares


def _move(partners: Mapping[str, int], partner: str, by: int) -> Mapping[str, int]:
    """Give a partner `by` permille, taken from the rest in proportion; the sum stays 1000."""
    old = partners.get(partner, 0)
    new = clip(old + by, 0, PERMILLE)
    rest = PERMILLE - old
    if rest == 0 or new == old:
        return partners
    others = {name: share for name, share in partners.items() if name != partner}
    return {**divided(PERMILLE - new, others, rest), partner: new}


def divided(whole: int, weights: Mapping[str, int], total: int) -> dict[str, int]:
    """Divide a whole by weights that sum to the total; what rounding leaves goes to the largest remainders."""
    shared = {name: whole * weight // total for name, weight in weights.items()}
    left = whole - sum(shared.values())
    for name in sorted(weights, key=lambda name: (-(whole * weights[name] % total), name))[:left]:
        shared[name] += 1
    return shared


def concentration(partners: Mapping[str, int]) -> int:
    """Return the normalised Herfindahl index of one domain in permille; `others` are many and small."""
    named = [share for name, share in partners.items() if name != OTHERS]
    return herfindahl(named, len(named))


def diversification(shares: Shares) -> int:
    """Return 1000 less the mean concentration of the domains."""
    values = [concentration(partners) for partners in shares.values()]
    return PERMILLE - scale(sum(values), 1, len(values))
