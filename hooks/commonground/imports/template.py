"""The table that an organization fills in, made from the model: the columns that most groups need, and one group as an example."""

from __future__ import annotations

import csv
import io

from ..listings.vocabulary import Term, Vocabulary
from .columns import MANY, columns

_COLUMNS = """
organization.name organization.website
id kind name summary about topics audiences age_min eligibility languages led_by model
format every start end timezone starting
place.venue place.address place.town place.region place.postcode place.country place.precision place.directions
join.url join.phone join.note
joining membership cost.kind cost.note diagnosis_needed referral_needed supporters_welcome
access.step-free-entrance access.hearing-loop
first_time.met_by first_time.may_stay_silent first_time.may_bring_someone
contact.email contact.phone contact.website
safeguarding_url verified verified_how source
"""
"""The order in which one thinks of a group; any other column of the model may be added."""

_SECOND = {"every": "friday", "start": "10:00", "end": "11:00"}
"""A second meeting of the same group, on a row of its own."""

_OTHER = {
    "kind": "group",
    "topics": f"anxiety{MANY} panic",
    "starting": "",
    "access.step-free-entrance": "yes",
    "access.hearing-loop": "no",
}
"""Where the example shows something else than the model's own."""


_MARK = "\ufeff"
"""By which Excel knows UTF-8."""


def template_text() -> str:
    """Return the table as CSV: the columns, and an invented group with two meetings."""
    names = _COLUMNS.split()
    known = columns(
        Vocabulary({"access": {name: Term(name, name) for name in ("step-free-entrance", "hearing-loop")}})
    )
    example = {name: _OTHER.get(name, known[name].field.example.strip('"')) for name in names}
    meeting = {name: example[name] for name in names if known[name].part == "meeting"}
    table = io.StringIO()
    table.write(_MARK)
    writer = csv.DictWriter(table, names, lineterminator="\n")
    writer.writeheader()
    writer.writerow(example)
    writer.writerow({"id": example["id"]} | meeting | _SECOND)
    return table.getvalue()
