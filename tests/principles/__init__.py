"""The proof that the commentary is in the game: for each element what embodies it, and the test that misses it.

`tests/test_principles.py` takes each thing away and requires its test to fail. An element that nothing embodies yet
waits in the open, a line each; one that is listed there and is in the game after all is found out.
"""

from tests.principles.debrief import DEBRIEF
from tests.principles.deck import BESIDES, DECK
from tests.principles.mechanisms import HEADLINE, MECHANISMS
from tests.principles.rules import RULES

USES = (*RULES, *HEADLINE, *MECHANISMS, *DECK, *BESIDES, *DEBRIEF)

WAITING_FOR_THE_CHRONICLE = {
    "S3": "the years from 1991 on, in which both tasks can be seen side by side",
    "S34": "the years after September 2001",
    "S35": "the mission in Iraq, from 2003 to 2008",
    "S36": "the mission in Kosovo, to be kept or left in March 2008",
    "S48": "Turkmenistan, at a table on energy",
    "S49": "Pakistan, at a table and with its vote",
    "S50": "Ankara and Tehran at one table of three, and October 2018",
    "S52": "a table of four with Ankara, Tehran and Moscow, of which no dated meeting was found",
    "S55": "China as a capital, and its initiative",
    "S56": "the port of Baku, as something to build",
    "S59": "the way from south to west, as something to open",
    "S65": "China as a capital that looks for a way to Europe",
    "S95": "channels that identity opens, and a standing that capitals grant",
}
"""Elements that wait for events, roles and history still to come, and for what each waits."""
