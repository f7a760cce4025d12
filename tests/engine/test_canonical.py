"""The canonical form does not depend on order, and tells different values apart."""

from game.engine.canonical import canonical, digest


def test_order_of_keys_and_members_does_not_matter() -> None:
    assert canonical({"b": frozenset({"y", "x"}), "a": (1, 2)}) == canonical({"a": [1, 2], "b": {"x", "y"}})


def test_digest_tells_values_apart() -> None:
    assert digest({"a": 1}) != digest({"a": 2})
    assert len(digest({})) == 24
