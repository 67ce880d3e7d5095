"""Makes listings, directories and frames for tests of pages and exports, without files and without a gazetteer."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from commonground.batches import LINES
from commonground.directory import NEXT, Directory, Listing, PlacedMeeting, listing_of, schedule_of
from commonground.exports import api, calendar, sitemap
from commonground.listings.model import Contact, Cost, FirstTime, Group, Join, Meeting, Organization, Place
from commonground.listings.redact import redact
from commonground.listings.vocabulary import Vocabulary, read_vocabulary
from commonground.pages import browse, closed, group, sheets
from commonground.pages.shell import Shell, open_shell
from commonground.pages.words import Words
from commonground.places.geocode import Located
from commonground.project import Project
from commonground.settings import Settings
from commonground.times.occurrences import occurrences
from commonground.times.recurrence import parse_every

PROJECT = Path(__file__).parent.parent.parent
AS_OF = date(2026, 11, 23)
SETTINGS = Settings(site_url="https://site.example.org/sub/", country="GB")
LEEDS = Place(
    venue="Community Hall",
    address="1 Example Street",
    town="Leeds",
    region="West Yorkshire",
    postcode="LS6 2AB",
    country="GB",
    precision="exact",
    directions="Blue door.",
)
AT_HALL = Located(53.82, -1.56, "exact", "listing", 0.0, "Europe/London")
TUESDAY = Meeting(
    format="in-person",
    every=parse_every("tuesday"),
    start=time(19),
    end=time(20, 30),
    timezone="Europe/London",
    place=LEEDS,
)
ONLINE = Meeting(
    format="online-video",
    every=parse_every("1st and 3rd thursday"),
    start=time(20),
    end=time(21),
    timezone="America/New_York",
)


@dataclass(frozen=True)
class KnownTown:
    """A town as a gazetteer tells it."""

    name: str
    region: str
    latitude: float = 53.8
    longitude: float = -1.55


@dataclass(frozen=True)
class KnownRegion:
    """A region as a gazetteer tells it."""

    name: str


class FewPlaces:
    """A gazetteer that knows two towns called Newport, and Leeds under two names."""

    _towns: ClassVar = {
        "Leeds": [KnownTown("Leeds", "England")],
        "Leeds City": [KnownTown("Leeds", "England")],
        "Newport": [
            KnownTown("Newport", "Wales", 51.58, -3.0),
            KnownTown("Newport", "England", 52.77, -2.38),
        ],
    }

    def town(
        self, name: str, country: str, region: str | None = None, postcode: str | None = None
    ) -> list[Any]:
        return self._towns.get(name, [])

    def region(self, name: str, country: str) -> Any:
        return KnownRegion("England") if name.lower() == "england" else None

    def nearest_town(self, latitude: float, longitude: float, country: str) -> Any:
        return KnownTown("Leeds", "England")


CONFIRMED = Organization(
    id="example-org",
    name="EXAMPLE – Org",
    website="https://org.example.org/",
    confirmed_on=date(2026, 10, 5),
    confirmed_how="register",
)


def listing(
    id: str = "example-one",
    *,
    located: Located | None = AT_HALL,
    organization: Organization | None = None,
    **fields: Any,
) -> Listing:
    """Makes one listing: a weekly group in a hall in Leeds unless said otherwise."""
    said: dict[str, Any] = {
        "id": id,
        "kind": "group",
        "name": f"EXAMPLE – {id}",
        "topics": ("anxiety",),
        "meetings": (TUESDAY,),
        "verified": date(2026, 11, 2),
        "verified_how": "organizer",
    }
    written = Group(**{**said, **fields})
    shown = redact(written)
    placed = []
    for meeting, redacted in zip(written.meetings, shown.meetings, strict=True):
        schedule = schedule_of(meeting, None)
        meets = written.status == "active" and meeting.status != "paused"
        coming = tuple(occurrences(schedule, AS_OF, NEXT)) if schedule and meets else ()
        hidden = redacted.place is None or redacted.place.precision == "hidden"
        placed.append(PlacedMeeting(redacted, schedule, None if hidden else located, coming))
    gazetteer: Any = FewPlaces()
    return listing_of(shown, organization, tuple(placed), "data/groups.yaml", 41, gazetteer)


def full(id: str = "example-full", **fields: Any) -> Listing:
    """Makes a listing in which every field says something."""
    said: dict[str, Any] = {
        "was": ("example-older",),
        "summary": "A small weekly group. You can just listen.",
        "about": "Two of us host.\n\nTea is free.",
        "topics": ("anxiety", "panic"),
        "audiences": ("adults",),
        "age_min": 18,
        "age_max": 60,
        "eligibility": "Anyone who lives in Leeds.",
        "languages": ("en", "cy"),
        "led_by": "peer",
        "model": "open-discussion",
        "meetings": (
            replace(
                TUESDAY,
                until=date(2027, 12, 21),
                starting=date(2026, 1, 6),
                excluding=(date(2026, 12, 29),),
                join=Join(url="https://hall.example.org/join", phone="0113 496 0001", note="Drop in."),
            ),
        ),
        "joining": "drop-in",
        "membership": "open",
        "cost": Cost(kind="fee", amount=Decimal("3.50"), currency="GBP", note="No one is turned away."),
        "diagnosis_needed": "no",
        "referral_needed": "no",
        "supporters_welcome": "yes",
        "confidence_limit_stated": "yes",
        "crisis_plan": "yes",
        "faith_content": "none",
        "ground_rules_url": "https://hall.example.org/rules",
        "access": {"step-free-entrance": "yes", "hearing-loop": "no", "lift": "unknown"},
        "first_time": FirstTime(
            met_by="Someone at the door.",
            may_stay_silent="yes",
            may_bring_someone="yes",
            asked="Only a name.",
            group_size="6–10",
            names="first-or-none",
            recording="no",
            sign_outside="yes",
        ),
        "contact": Contact(
            email="hello@hall.example.org", phone="0113 496 0000", website="https://hall.example.org/"
        ),
        "safeguarding_url": "https://hall.example.org/safe",
        "adults_checked": "yes",
        "parental_consent": "no",
        "source": "https://hall.example.org/about",
    }
    return listing(id, organization=CONFIRMED, **{**said, **fields})


@cache
def vocabulary() -> Vocabulary:
    """Reads the project's own vocabulary."""
    found, problems = read_vocabulary([PROJECT / "data/vocabulary.yaml"], PROJECT)
    assert problems == []
    return found


def directory(*listings: Listing, settings: Settings = SETTINGS, as_of: date = AS_OF) -> Directory:
    """Makes a directory of listings, those that closed apart."""
    ordered = sorted(listings, key=lambda one: one.group.id)
    current = tuple(one for one in ordered if one.group.status != "closed")
    closed = tuple(one for one in ordered if one.group.status == "closed")
    return Directory(current, closed, vocabulary(), settings, FewPlaces(), as_of)  # type: ignore[arg-type]


def shell(of: Directory) -> Shell:
    """Makes the frame of a directory's pages."""
    return open_shell(Project.at(PROJECT), of)


def words(settings: Settings = SETTINGS, as_of: date = AS_OF) -> Words:
    """Makes the words of a site."""
    return Words(settings, vocabulary(), as_of)


def outputs(module: Any, of: Directory, frame: Shell | None = None) -> dict[str, bytes]:
    """Makes the files of a module: those of all listings together, or of each, where those that closed and older ids have pages too."""
    if module is api:
        lines = ",\n".join(map(api.line, of.listings))
        return {api.API: f"{api.head(of)}{lines}{api.END}".encode()}
    frame = frame or shell(of)
    if not hasattr(module, "maker"):
        return dict(module.outputs(of, frame))
    make = module.maker(of, frame)
    made = dict(output for one in (*of.listings, *of.closed) for output in make(one))
    own = {path: content for path, content in made.items() if path not in LINES}
    return own | (dict(closed.outputs(of, frame)) if module is group else {})


def write(of: Directory, folder: Path) -> Path:
    """Writes the pages and exports of a directory into a folder, with the files that they load."""
    for module in (group, browse, calendar, api, sitemap, sheets):
        for path, content in outputs(module, of).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    shutil.copytree(PROJECT / "overrides/assets", folder / "assets", dirs_exist_ok=True)
    return folder
