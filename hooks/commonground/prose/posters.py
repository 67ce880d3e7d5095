"""What the templates of posters, of the tick list, of the page that makes posters and of the comparison are given."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from .citations import Notes
from .front_matter import FrontMatter
from .ground_rules import FITS, IN_PERSON, KINDS, MOMENTS, GroundRule, by_moment
from .library import Library
from .rule_answers import OWN_LENGTH
from .wording import Wording

OWN_RULES = 5
"""How many rules of one's own a poster can have."""


def poster(library: Library, matter: FrontMatter, notes: Notes, words: Wording) -> dict[str, Any]:
    """Give the poster that the page names."""
    found = library.posters.get(matter.poster)
    rules = found.choose(library.rules) if found else ()
    kind = found.variant if found else IN_PERSON
    return {
        "rules": [rule.short_for(kind) for rule in rules],
        "moments": [
            (words.say(MOMENTS[moment]), [rule.text_for(kind) for rule in of])
            for moment, of in by_moment(rules)
        ],
        **_frame(library),
    }


def tick_list(library: Library, matter: FrontMatter, notes: Notes, words: Wording) -> dict[str, Any]:
    """Give every rule, to tick on paper."""
    return {"moments": _moments(library.rules, words), "own": range(2), **_frame(library)}


def builder(library: Library, matter: FrontMatter, notes: Notes, words: Wording) -> dict[str, Any]:
    """Give every rule, and as one text all that the script of the page needs to know."""
    presets = {poster.variant: poster.rules for poster in library.posters.values()}
    first = presets.get(IN_PERSON, tuple(rule.id for rule in library.rules if rule.locked))
    known = {
        "rules": [
            {
                "id": rule.id,
                "locked": rule.locked,
                "words": {kind: rule.short_for(kind) for kind in KINDS},
            }
            for rule in library.rules
        ],
        "presets": {kind: presets.get(kind, first) for kind in KINDS},
        "answers": [answer.as_data() for answer in library.answers],
        "own": OWN_RULES,
        "length": OWN_LENGTH,
        "fits": FITS,
    }
    return {
        "known": json.dumps(known, ensure_ascii=False, separators=(",", ":")),
        "kinds": [(kind, words.say(title)) for kind, title in KINDS.items()],
        "moments": _moments(library.rules, words),
        "chosen": first,
        "own": OWN_RULES,
        **_frame(library),
    }


def compared(library: Library, matter: FrontMatter, notes: Notes, words: Wording) -> dict[str, Any]:
    """Give the rules of real groups."""
    return {"comparison": library.comparison}


def _frame(library: Library) -> dict[str, Any]:
    return {"help": library.help_strip(), "settings": library.settings}


def _moments(rules: Sequence[GroundRule], words: Wording) -> list[tuple[str, tuple[GroundRule, ...]]]:
    return [(words.say(MOMENTS[moment]), of) for moment, of in by_moment(rules)]
