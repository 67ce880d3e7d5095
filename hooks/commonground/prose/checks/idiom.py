"""A saying that a translator, or a reader of another language, has to guess (C28)."""

from __future__ import annotations

from collections.abc import Iterator

from ..passages import Passage
from ..phrases import find, phrase
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="idiom",
    scope=Scope.PASSAGE,
    severity="warning",
    english=True,
    what="Sayings are left out: they do not translate, and some readers take them at their word.",
    bad="It is the ‸tip of the iceberg.",
    good="There is more to it. The tip of your finger touches the table.",
)
_PHRASES = (
    phrase(
        r"tip of the iceberg|light at the end of the tunnel|piece of cake|in the same boat|on the same "
        r"page|back to square one|the elephant in the room|a blessing in disguise|"
        r"bite the bullet|break(?:s|ing)? the ice|hit(?:s|ting)? rock bottom|rock bottom|under the "
        r"weather|over the moon|once in a blue moon|cost an arm and a leg|the last straw|"
        r"the ball is in your court|beat(?:s|ing)? around the bush|call it a day|cut(?:s|ting)? corners|"
        r"get(?:s|ting)? out of hand|let(?:s|ting)? (?:the cat out of the bag|off steam)|"
        r"miss(?:ed|es)? the boat|no pain,? no gain|on thin ice|play(?:s|ing)? devil's advocate|"
        r"pull(?:s|ing)? (?:your|someone's|my) leg|read(?:s|ing)? between the lines|"
        r"see eye to eye|sit(?:s|ting)? on the fence|spill(?:s|ing)? the beans|take(?:s|ing)? (?:it|"
        r"that|this|everything) with a (?:grain|pinch) of salt|through thick and thin|"
        r"up in the air|weather the storm|wrap (?:your|my) head around|go(?:es|ing)? the extra mile|at "
        r"the end of the day|in a nutshell|rule of thumb|think outside the box|"
        r"touch(?:es|ing)? base|a level playing field|low[- ]hanging fruit|move(?:s|ing)? the goalposts|"
        r"open(?:s|ing)? a can of worms|walk(?:s|ing)? on eggshells|the whole nine yards|"
        r"by the skin of your teeth|keep(?:s|ing)? an eye on|a drop in the ocean|one[- ]size[- ]fits[- "
        r"]all|wear(?:s|ing)? your heart on your sleeve|get(?:s|ting)? the ball rolling|"
        r"bottle(?:s|d)? (?:it|things) up|fall(?:s|ing)? through the cracks|hit(?:s|ting)? the nail on "
        r"the head|burn(?:s|ing)? the candle|silver lining|safety net of",
        "'{}' is a saying",
        "say what it means in plain words",
    ),
)


def check(passage: Passage, context: Context) -> Iterator[Finding]:
    yield from find(passage, _PHRASES)
