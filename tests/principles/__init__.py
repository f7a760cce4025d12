"""The proof that the commentary is in the game: for each element what embodies it, and the test that misses it.

`tests/test_principles.py` takes each thing away and requires its test to fail. An element that nothing embodies yet
waits in the open, a line each; one that is listed there and is in the game after all is found out.
"""

from tests.principles.chronicle import CHRONICLE
from tests.principles.debrief import DEBRIEF
from tests.principles.deck import BESIDES, DECK
from tests.principles.mechanisms import HEADLINE, MECHANISMS
from tests.principles.rules import RULES

USES = (*RULES, *HEADLINE, *MECHANISMS, *DECK, *BESIDES, *CHRONICLE, *DEBRIEF)

WAITING: dict[str, str] = {}
"""Elements that wait for events, roles and history still to come, and for what each waits; none does now."""
