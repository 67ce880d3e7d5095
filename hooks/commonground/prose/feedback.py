"""The feedback card of a group: four sentences and three answers, without a name, a date or room to write."""

from __future__ import annotations

from ..locale import N_

STATEMENTS = (
    N_("I could be myself here."),
    N_("People listened to me."),
    N_("I take something from today that I will try or keep."),
    N_("I would come again."),
)
"""What a card asks, in order; about safety in the words of a member, never a sentence that would point at one person."""

ANSWERS = (N_("Yes"), N_("Partly"), N_("No"))
"""What can be ticked, the best first; the tally counts the first."""

CARDS = 4
"""How many cards stand on one sheet of paper."""
