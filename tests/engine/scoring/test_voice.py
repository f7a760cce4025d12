"""A13: a matter taken to a forum."""

from tests.engine.build import flagged, found, judged


def test_forum_raises_it() -> None:
    assert found(judged(flagged("multilateral")), "A13") == {"multilateral": 6}


def test_own_initiative_alone_does_not() -> None:
    assert found(judged(flagged("initiative")), "A13") == {}
