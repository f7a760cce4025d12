"""Who sits where: a card for each, with all that is known of it and who has signed it."""

from game import engine
from game.lab.inspect import load
from game.views.language import language
from game.views.reader import Reader
from game.views.roles import roles_view
from tests.scenario.conftest import TINY

SAY = language().t


def test_every_seat_has_a_card_and_no_other_power() -> None:
    lake = load(TINY)
    view = roles_view(Reader(lake, engine.observe(lake, engine.start(lake, 0), "aldmere"), language()), "/here")
    assert [seat.name for seat in view.seats] == ["Upland", "The Delta Republic"], "the league has no seat"
    upland, delta = view.seats
    assert upland.levers == tuple(lever.label for lever in lake.powers["upland"].levers.values())
    assert upland.goals == ("The weir stays shut.", "Aldmere is in no league.")
    assert upland.sources == ("Almanac of the Lake. Nobody, 1904 (uncertain)",)
    assert upland.review == SAY("roles.reviewed", by="The school at the weir", date="1904")
    assert delta.review == SAY("roles.unreviewed")
    assert [(role.name, role.offices) for role in view.home.cabinet] == [
        ("The pier", "Harbour office"),
        ("The purse", "Treasury"),
    ]
    assert view.home.offices == ("Harbour office", "Treasury")


def test_it_is_read_in_another_language() -> None:
    lake = load(TINY)
    reader = Reader(lake, engine.observe(lake, engine.start(lake, 0), "aldmere"), language(), "de")
    view = roles_view(reader, "/here")
    assert (view.title, view.home.offices[0], view.seats[0].name) == ("Der See", "Hafenamt", "Oberland")
    assert [one.id for one in view.tongues if one.chosen] == ["de"]
    assert view.lang == "", "not all of it is translated"
