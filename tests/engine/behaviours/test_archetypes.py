"""Archetypes: policies that choose by a rule of their own are told apart by their own name."""

import pytest

from game.engine.behaviours import readings
from game.engine.behaviours.base import Reading
from game.engine.scoring.patience import RIPE
from game.lab.selfplay import play_game
from game.players import Player
from game.scenario.events import Event, Option
from tests.engine.behaviours.deck import Rule, Ruled, given, hard, has, total, world

def careful(_: Event, o: Option) -> int:
    return given(o, "north") - 1000 * hard(o) - 1000*any(a.domain!="political" for a in o.acts)
def plain(_: Event, o: Option) -> int:
    return given(o, "north")
def balancer(_: Event, o: Option) -> int:
    return given(o, "west") - 1000 * hard(o)
def hawk(_: Event, o: Option) -> int:
    return given(o, "west") - given(o, "north")
def hedger(_: Event, o: Option) -> int:
    return min(given(o, "north"), given(o, "west"))
def trader(_: Event, o: Option) -> int:
    return has(o, "reciprocal")
def timer(e: Event, o: Option) -> int:
    return has(o, "initiative") + has(o,"multilateral") if e.ripeness >= RIPE else has(o, "defer")
def hermit(_: Event, o: Option) -> int:
    return -total(o)
def leveller(_: Event, o: Option) -> int:
    return total(o) > 0 and -abs(given(o, "north") - given(o, "isle")) - 1000*(not given(o,'isle'))
def delayer(_: Event, o: Option) -> int:
    return has(o, "defer")
def loner(_: Event, o: Option) -> int:
    return has(o, "initiative") - has(o, "multilateral")
def bystander(e: Event, o: Option) -> int:
    return total(o) * (1 - 2 * has(o, "aid", "solidarity"))
def active(e: Event, o: Option) -> int:
    if "common_challenge" in e.kinds: return has(o, "solidarity")
    if "norm_vote" in e.kinds: return has(o, "norm_ti")
    return min(given(o,"north"),given(o,"west"))
RULES = dict(careful_bandwagoning=careful,plain_bandwagoning=plain,pragmatic_balancing=balancer,confrontational_balancing=hawk,strategic_hedging=hedger,balance_of_interests=trader,strategic_patience=timer,isolationist=hermit,equidistant=leveller,non_commitment=delayer,unilateralism=loner,non_involvement=bystander,active=active)
def helping(rule):
    return lambda e,o: 10**6*has(o,'solidarity') if 'common_challenge' in e.kinds else rule(e,o)
from game.players import Player
class Zig(Player):
    def choose(s,c):
        return Ruled(hawk if c.observation.seen.turn%2 else plain).choose(c)
if __name__=='__main__':
    w=world()
    for n,r in RULES.items():
        st=play_game(w,1,Ruled(r if n in('isolationist','non_involvement') else helping(r))).state
        rs=readings(w,st)
        print(n[:14].ljust(14),len(st.history),*(f"{x.name[:9]}:{x.strength}{'*' if x.labelled else ''}" for x in rs))
    st=play_game(w,1,Zig()).state
    print('zigzag',len(st.history),*(f"{x.name[:9]}:{x.strength}{'*' if x.labelled else ''}" for x in readings(w,st)))
