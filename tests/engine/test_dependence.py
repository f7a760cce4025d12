"""Dependence: shares always add up, and move the way that acts push."""

from hypothesis import given
from hypothesis import strategies as st

from game.engine import dependence
from game.engine.cameo import GOLDSTEIN
from game.engine.state import Act

PARTNERS = {"energy": {"north": 500, "west": 300, "others": 200}, "military": {"north": 1000}}


def act(code: str, target: str = "west", domain: str = "energy", source: str = "home") -> Act:
    return Act(1, source, target, code, GOLDSTEIN[code], domain, frozenset(), "event", "option")


@given(
    st.lists(st.sampled_from("abcdefghij"), max_size=40),
    st.sampled_from(("057", "061", "071", "163", "172")),
)
def test_no_share_falls_below_nothing_among_many_small_partners(targets: list[str], code: str) -> None:
    shares = {"energy": {**dict.fromkeys("abcdefghij", 1), "others": 990}}
    moved = dependence.shift(shares, [act(code, target) for target in targets], "home")["energy"]
    assert sum(moved.values()) == 1000
    assert min(moved.values()) >= 0


@given(
    st.lists(st.tuples(st.sampled_from(sorted(GOLDSTEIN)), st.sampled_from(("north", "west", "south"))), max_size=12)
)
def test_shares_always_add_up(moves: list[tuple[str, str]]) -> None:
    shares = dependence.shift(PARTNERS, [act(code, target) for code, target in moves], "home")
    assert all(sum(partners.values()) == 1000 for partners in shares.values())
    assert all(share >= 0 for partners in shares.values() for share in partners.values())


def test_a_deal_draws_its_domain_to_the_partner_and_an_embargo_pushes_it_away() -> None:
    more = dependence.shift(PARTNERS, [act("061")], "home")["energy"]["west"]
    less = dependence.shift(PARTNERS, [act("163", target="home", source="west")], "home")["energy"]["west"]
    assert more > 300 > less


def test_words_move_nothing() -> None:
    assert dependence.shift(PARTNERS, [act("051"), act("111"), act("046")], "home") == PARTNERS


def test_diversification_falls_as_one_partner_grows() -> None:
    before = dependence.diversification(PARTNERS)
    after = dependence.diversification(dependence.shift(PARTNERS, [act("057", "north")] * 3, "home"))
    assert after < before
