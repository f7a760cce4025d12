"""What an answer and the reactions bring about."""

from dataclasses import replace
from typing import Any

import pytest

from game.engine import Press
from game.engine.actions.press import BidSpec, TermSpec
from game.engine.resolve import AUDIENCE
from game.engine.state import PledgeState, Reason, State, Term
from game.scenario.model import Scenario
from game.text import Text
from tests.engine.build import (
    act,
    answered,
    event,
    flagged,
    option,
    orders,
    pressed,
    reacted,
    scenario,
    seated,
    talks,
)

TRACK = {"id": "route", "name": "R", "bidders": ["north", "south"], "awards": {"go": "north", "give": "south"}}
PLEDGE = {"text": "T", "hard": "H", "tested_in": ["e1"], "broken_by": {"flags": ["force"]}}
PAPER = {"turn": 2, "intro": "I", "pledges": [{"id": f"p{n}", **PLEDGE} for n in range(3)]}


def two_turns(**rest: Any) -> Scenario:
    return scenario(event("e1", turn=1), event("e2", turn=2), **rest)


class TestAnswer:
    def test_acts_are_committed_as_the_file_says(self) -> None:
        small = scenario(event("e1", option("go", act("north", "057", "energy", "reciprocal"), act("un", "018"))))
        first, second = answered(small, orders(small)).acts
        assert (first.turn, first.source, first.target, first.cameo, first.goldstein) == (1, "home", "north", "057", 80)
        assert (first.domain, first.flags, first.event, first.cause) == (
            "energy",
            frozenset({"reciprocal"}),
            "e1",
            "go",
        )
        assert second.target == "un"

    def test_material_acts_move_dependence_and_effects_take_place(self) -> None:
        small = scenario(
            event("e1", option("go", act("north", "057", "energy"), effects=[{"change": "credit", "by": -5}]))
        )
        state = answered(small, orders(small))
        assert state.shares["energy"]["north"] == 564
        assert state.values["credit"] == 45

    def test_every_power_reads_the_answer_and_remembers_it(self) -> None:
        small = scenario(event("e1", option("go", act("north", "163", "economic"), act("west", "057"))))
        state = answered(small, orders(small))
        chapter = state.history[0]
        assert {seat: read.total for seat, read in chapter.appraisals.items()} == {
            "north": -320,
            "south": 0,
            "west": 320,
        }
        assert state.standings["north"].grievance == 4 * 320
        assert state.standings["north"].trust < 0 < state.standings["west"].trust
        assert state.standings["south"].trust == 0

    def test_authored_points_whose_clauses_hold_become_findings(self) -> None:
        points = [
            {"axis": "A8", "points": 4, "because": "So.", "cites": ["S33"], "origin": "record"},
            {"axis": "A9", "points": 4, "because": "So.", "origin": "seed", "when": ["turn > 5"]},
            {"axis": "A1", "points": -3, "because": "So.", "origin": "designers", "when": ["credit == 40"]},
        ]
        effects = [{"change": "credit", "by": -10}]
        small = scenario(event("e1", option("go", points=points, effects=effects)))
        findings = [f for f in answered(small, orders(small)).findings if f.authored]
        assert [(f.axis, f.points, f.origin, f.cites) for f in findings] == [
            ("A8", 4, "record", ("S33",)),
            ("A1", -3, "designers", ()),
        ]
        assert findings[1].because == Text("finding.authored", {"where": "e1.go", "index": 2})

    def test_chapter_keeps_what_was_and_what_became(self) -> None:
        small = scenario(event("e1", option("go", effects=[{"change": "economy", "by": 9}]), option("stay")))
        state = pressed(small, talks(small), north=Press(forecast="go"), south=Press(forecast="stay"))
        (chapter,) = answered(small, state).history
        assert (chapter.turn, chapter.event, chapter.option) == (1, "e1", "go")
        assert (chapter.foreseen_by, chapter.forecasts) == (("north",), 2)
        assert (chapter.values_before["economy"], chapter.meters_after) == (50, (50, 59, 50, 50))

    def test_favour_that_is_not_returned_counts_more(self) -> None:
        small = scenario(event("e1", option("go", act("north", "120")), option("stay", act("north", "051"))))
        state = orders(small)
        kind = replace(state, standings={**state.standings, "north": replace(state.standings["north"], rung=4)})
        assert answered(small, state).history[0].appraisals["north"].total == -160
        read = answered(small, kind).history[0].appraisals["north"]
        assert read.total == -160 - 120
        assert Reason("reciprocity", "north", -120) in read.reasons
        assert answered(small, kind, "stay").history[0].appraisals["north"].total == 136


class TestGoodOffices:
    small = scenario(
        event("e1", option("go", flagged("host"), {**flagged("host"), "to": "south"})),
        powers={"north": seated(), "south": seated(trust=100)},
    )

    def at(self, accepted: tuple[str, ...]) -> State:
        states = (answered(self.small, orders(self.small, seed)) for seed in range(300))
        return next(state for state in states if state.history[0].accepted == accepted)

    def test_accepted_by_all_earns_credit(self) -> None:
        state = self.at(("north", "south"))
        assert (state.values["credit"], state.history[0].refused) == (56, ())

    def test_refused_by_one_costs_credit(self) -> None:
        state = self.at(("south",))
        assert (state.values["credit"], state.history[0].refused) == (44, ("north",))


class TestBids:
    small = scenario(event("e1", option("go"), option("give"), option("none"), tracks=[TRACK]))

    def after(self, choice: str, north: int, south: int) -> State:
        presses = {
            seat: Press(bid=BidSpec(track="route", level=level)) for seat, level in (("north", north), ("south", south))
        }
        return answered(self.small, pressed(self.small, talks(self.small), **presses), choice)

    def test_winner_pays_and_is_pleased(self) -> None:
        state = self.after("go", 3, 0)
        assert state.values["economy"] == 50 + 6
        assert (state.standings["north"].trust, state.standings["north"].grievance) == (240, 0)

    def test_loser_minds_what_it_had_put_in(self) -> None:
        state = self.after("give", 2, 1)
        assert state.values["economy"] == 50 + 2
        assert (state.standings["north"].trust, state.standings["north"].grievance) == (0, 500)
        assert state.standings["south"].trust == 80

    def test_nothing_moves_where_nothing_is_awarded_or_bid(self) -> None:
        for state in (self.after("none", 3, 3), self.after("go", 0, 0), answered(self.small, orders(self.small))):
            assert state.values["economy"] == 50
            assert {(now.trust, now.grievance) for now in state.standings.values()} == {(0, 0)}


class TestPledges:
    def after(self, flag: str, **pledges: PledgeState) -> State:
        small = scenario(event("e1", option("go", flagged(flag))), white_paper=PAPER)
        return answered(small, replace(orders(small), pledges=pledges))

    def test_broken_one_costs_the_trust_of_every_power(self) -> None:
        kept = self.after("defer", p0=PledgeState("keep"))
        broken = self.after("force", p0=PledgeState("keep"), p1=PledgeState("harden"))
        assert kept.pledges["p0"] == PledgeState("keep", kept=1)
        assert broken.pledges["p1"] == PledgeState("harden", broken=1)
        assert {seat: kept.standings[seat].trust - broken.standings[seat].trust for seat in kept.standings} == {
            "north": 120,
            "south": 120,
            "west": 120,
        }

    def test_struck_one_costs_nothing(self) -> None:
        assert self.after("force", p0=PledgeState("strike")).standings["west"].trust == 0


class TestReactions:
    small = two_turns()

    def at(self, rung: int, seat: str = "north", small: Scenario | None = None) -> State:
        state = answered(small or self.small, orders(small or self.small))
        standing = replace(state.standings[seat], rung=rung)
        return replace(state, standings={**state.standings, seat: standing})

    @pytest.mark.parametrize(
        ("rung", "lever", "meter", "by"),
        [
            (4, "gift", "economy", 7),
            (4, "aid", "credit", 7),
            (2, "praise", "support", 3),
            (-3, "show", "security", -7),
            (-3, "embargo", "economy", -8),
            (0, "grumble", "support", -2),
            (0, "remark", "support", 0),
        ],
    )
    def test_lever_moves_the_meter_of_its_domain(self, rung: int, lever: str, meter: str, by: int) -> None:
        before = self.at(rung)
        after = reacted(self.small, before, north=lever)
        changed = {name: int(after.values[name]) - int(before.values[name]) for name in after.values}  # type: ignore[arg-type]
        assert changed == {**dict.fromkeys(changed, 0), meter: by}
        assert after.history[0].meters_after != before.history[0].meters_after or by == 0

    def test_weight_is_the_capability(self) -> None:
        small = two_turns(powers={"north": seated(capability=50), "south": seated()})
        assert reacted(small, self.at(-3, small=small), north="embargo").values["economy"] == 46

    def test_act_rung_use_and_dependence(self) -> None:
        state = reacted(self.small, self.at(2), north="deal")
        (done,) = [act for act in state.acts if act.target == "home"]
        assert (done.turn, done.source, done.cameo, done.goldstein, done.domain) == (1, "north", "061", 64, "economic")
        assert (done.event, done.cause, done.flags) == ("e1", "deal", frozenset())
        assert state.standings["north"].rung == 3
        assert state.used == {"north/deal": 1}
        assert state.shares["economic"]["north"] == 551

    def test_who_does_not_react_stays_on_its_rung(self) -> None:
        assert reacted(self.small, self.at(-3), south="remark").standings["north"].rung == -3


class TestGuarantees:
    small = scenario(event("e1", turn=1), event("e2", turn=2))

    def after(self, north: str, kind: str = "guarantee", chosen: str = "go", south: str = "embargo") -> State:
        term = TermSpec.model_validate({"option": "go", "lever": "praise", "kind": kind})
        state = pressed(self.small, talks(self.small), north=Press(term=term))
        state = answered(self.small, state, chosen)
        hostile = replace(state.standings["south"], rung=-4)
        state = replace(state, standings={**state.standings, "south": hostile})
        return reacted(self.small, state, north=north, south=south)

    def test_guarantor_makes_good_half_of_the_harm_by_others(self) -> None:
        assert self.after("praise").values["economy"] == 50 - 8 + 4
        assert self.after("praise", south="show").values["security"] == 50 - 7 + 4

    @pytest.mark.parametrize("broken", [{"kind": "reward"}, {"chosen": "stay"}])
    def test_without_a_guarantee_of_this_option_the_harm_stands(self, broken: dict[str, str]) -> None:
        assert self.after("praise", **broken).values["economy"] == 42

    def test_guarantor_who_does_not_keep_its_word_makes_good_nothing(self) -> None:
        state = self.after("grumble")
        assert not state.history[0].reactions[0].honoured
        assert state.values["economy"] == 42

    @pytest.mark.parametrize("security", [1, 2, 3])
    def test_no_more_is_made_good_than_was_taken(self, security: int) -> None:
        small = scenario(event("e1", turn=1), event("e2", turn=2), meters={"security": security})
        term = TermSpec.model_validate({"option": "go", "lever": "praise", "kind": "guarantee"})
        state = answered(small, pressed(small, talks(small), north=Press(term=term)))
        state = replace(state, standings={**state.standings, "south": replace(state.standings["south"], rung=-4)})
        assert reacted(small, state, north="praise", south="show").values["security"] == (security + 1) // 2

    def test_word_that_is_kept_is_told(self) -> None:
        assert self.after("praise").history[0].reactions[0].honoured
        assert self.after("praise").history[0].presses["north"].term == Term("go", "praise", "guarantee")


class TestAudience:
    """A power that threatens in public and lets it be has lost face, and minds."""

    small = scenario(event("e1", turn=1), event("e2", turn=2))

    def grievance(self, north: str, chosen: str = "go", **term: object) -> int:
        made = TermSpec.model_validate({"option": "go", "lever": "grumble", "kind": "threat", **term})
        state = answered(self.small, pressed(self.small, talks(self.small), north=Press(term=made)), chosen)
        return reacted(self.small, state, north=north).standings["north"].grievance

    def test_threat_that_is_not_carried_out_costs_face(self) -> None:
        assert self.grievance("remark") == AUDIENCE

    @pytest.mark.parametrize(
        ("north", "rest"),
        [
            ("grumble", {}),
            ("remark", {"chosen": "stay"}),
            ("remark", {"public": False}),
            ("remark", {"kind": "reward", "lever": "praise"}),
        ],
    )
    def test_otherwise_nothing_is_lost(self, north: str, rest: dict[str, object]) -> None:
        assert self.grievance(north, **rest) == 0  # type: ignore[arg-type]
