"""The only arithmetic of the rules: whole numbers, scaled by a thousand where a share is meant (permille)."""

from collections.abc import Iterable

PERMILLE = 1000

_TANH_STEP = 125
_TANH = (0, 124, 245, 358, 462, 555, 635, 704, 762, 809, 848, 880, 905, 926, 941, 954, 964)
"""1000·tanh(x) at x = 0, 0.125, … 2.0; above that the last steps to 1000 are straight."""


def scale(value: int, by: int, over: int) -> int:
    """Return value·by/over, rounded half away from zero. `over` is positive.

    >>> scale(5, 1, 2), scale(-5, 1, 2), scale(7, 3, 10)
    (3, -3, 2)
    """
    product = value * by
    rounded = (2 * abs(product) + over) // (2 * over)
    return rounded if product >= 0 else -rounded


def clip(value: int, low: int, high: int) -> int:
    """Return value, or the bound that it passed."""
    return low if value < low else high if value > high else value


def mean(values: Iterable[int]) -> int | None:
    """Return the rounded mean, or None of nothing."""
    listed = tuple(values)
    return scale(sum(listed), 1, len(listed)) if listed else None


def tanh(permille: int) -> int:
    """Return 1000·tanh(permille/1000) by table and straight lines between; odd, within ±1000.

    >>> tanh(0), tanh(500), tanh(-500), tanh(9000)
    (0, 462, -462, 1000)
    """
    size = abs(permille)
    index, rest = divmod(size, _TANH_STEP)
    last = len(_TANH) - 1
    if index >= last:
        result = clip(_TANH[last] + scale(size - last * _TANH_STEP, 36, PERMILLE), 0, PERMILLE)
    else:
        result = _TANH[index] + scale(_TANH[index + 1] - _TANH[index], rest, _TANH_STEP)
    return result if permille >= 0 else -result


def harmonic(a: int, b: int) -> int:
    """Return the harmonic mean of two permille values; 0 when either is.

    >>> harmonic(800, 400), harmonic(1000, 0)
    (533, 0)
    """
    return scale(2 * a, b, a + b) if a > 0 and b > 0 else 0


def geometric(a: int, b: int, c: int) -> int:
    """Return the geometric mean of three permille values, rounded: as high as the three are together, 0 when one is.

    >>> geometric(1000, 1000, 1000), geometric(800, 400, 200), geometric(1000, 1000, 0)
    (1000, 400, 0)
    """
    product, root = a * b * c, 0
    for step in (512, 256, 128, 64, 32, 16, 8, 4, 2, 1):
        if (root + step) ** 3 <= product:
            root += step
    return root + (8 * product >= (2 * root + 1) ** 3)


def herfindahl(shares: Iterable[int], count: int) -> int:
    """Return the normalised Herfindahl index in permille: 0 spread evenly over `count` partners, 1000 all on one.

    `shares` are permille. H* = (H − 1/n)/(1 − 1/n) (Herfindahl 1950; Hirschman 1945).

    >>> herfindahl((500, 500), 2), herfindahl((1000, 0), 2)
    (0, 1000)
    """
    if count < 2:
        return PERMILLE
    raw = scale(sum(share * share for share in shares), 1, PERMILLE)
    return clip(scale(raw * count - PERMILLE, 1, count - 1), 0, PERMILLE)
