"""One organization that is described in two ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import Organization
from ..read import Entry
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="differing-organization",
    scope=Scope.DIRECTORY,
    what="An organization that stands in several files is described alike in all of them.",
    bad=(
        "# data/demo/north.yaml\norganization: {id: example-peers, name: EXAMPLE – Peers}\ngroups:\n- id: example-north\n"
        "# data/demo/south.yaml\norganization: {id: ‸example-peers, name: EXAMPLE – Other Peers}\ngroups:\n- id: example-south"
    ),
    good="organization: {id: example-peers, name: EXAMPLE – Peers}\ngroups:\n- id: example-north",
)


def check(entries: Sequence[Entry], context: Context) -> Iterator[Finding]:
    first: dict[str, tuple[Organization, Entry]] = {}
    told: set[str] = set()
    for entry in entries:
        organization = entry.organization
        if organization is None or organization.id is None or entry.file in told:
            continue
        known, other = first.setdefault(organization.id, (organization, entry))
        if known != organization:
            told.add(entry.file)
            message = f"the organization '{organization.id}' is described in another way in {other.file}"
            remedy = "write the same in both, or give one of them another id"
            yield Finding(("organization", "id"), message, remedy, entry=entry)
