"""The model of a listing: every field declared once, with its type, its label, its help and an example.

The JSON Schema, the reference table of the documentation, the checks and editor completion are made from this file. The names and
meanings are those of the listing contract; a record is frozen, and nothing downstream parses YAML or guesses a type.
While a listing is being checked, a field that could not be read holds its default; only listings without errors go further.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from ..locale import N_
from ..times.recurrence import Recurrence
from .fields import (
    EVERY_KIND,
    THREE_STATE,
    Account,
    Choice,
    Country,
    Currency,
    Date,
    Email,
    Every,
    Flag,
    Id,
    Language,
    ListOf,
    Number,
    Phone,
    Record,
    Text,
    Time,
    TimeZone,
    Url,
    Whole,
    Word,
    WordMap,
    declare,
)

IN_A_ROOM = frozenset({"in-person", "hybrid"})
"""The formats of meetings that one can go to."""
ONLINE_FORMATS = frozenset({"online-video", "online-text", "phone"})
"""Those that are nowhere but online or on the phone."""

KINDS = ("group", "network", "warmline")
PRECISIONS = ("exact", "postcode", "town", "region", "hidden")


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """Who stands behind the groups of one file: shown with each of them, and the owner of the file."""

    id: str = declare(
        Id(),
        N_("Id"),
        N_("Permanent, unique, small letters and hyphens."),
        example="example-riverside-peers",
        required=EVERY_KIND,
    )
    name: str = declare(
        Text(120),
        N_("Name"),
        N_("The name of the organization."),
        example="EXAMPLE – Riverside Peers",
        required=EVERY_KIND,
    )
    website: str | None = declare(
        Url(), N_("Website"), N_("Its own pages."), example="https://riverside.example.org"
    )
    owners: tuple[str, ...] = declare(
        ListOf(Account()),
        N_("Owners"),
        N_("Accounts that may change this file."),
        example='"@riverside-example"',
        default=(),
    )
    confirmed_on: date | None = declare(
        Date(),
        N_("Confirmed on"),
        N_(
            "When a maintainer reached it through a contact found independently. Maintainers alone write this."
        ),
        example="2026-11-02",
    )
    confirmed_how: str | None = declare(
        Choice(("website", "register", "phone", "in-person")),
        N_("Confirmed how"),
        N_("Where that contact was found, or how it was reached."),
        example="register",
    )

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody reached it through a contact that it did not give itself."""
        return self.confirmed_on is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a meeting is, as precisely as the group wants it known."""

    venue: str | None = declare(
        Text(120), N_("Venue"), N_("The name of the building or room."), example="Community Hall"
    )
    address: str | None = declare(
        Text(160),
        N_("Street address"),
        N_("Street and number; only with precision exact."),
        example="1 Example Street",
    )
    town: str | None = declare(Text(80), N_("Town"), N_("Town or city."), example="Leeds")
    region: str | None = declare(
        Text(80), N_("Region"), N_("State, province or county."), example="West Yorkshire"
    )
    postcode: str | None = declare(
        Text(16),
        N_("Postcode"),
        N_("Postcode or ZIP code; with precision postcode its first part."),
        example="LS6 2AB",
    )
    country: str | None = declare(
        Country(),
        N_("Country"),
        N_("The country, by its code of two letters (ISO 3166-1)."),
        example="GB",
        required=EVERY_KIND,
    )
    latitude: Decimal | None = declare(
        Number(-90, 90),
        N_("Latitude"),
        N_("Degrees north; at most 2 decimals unless exact."),
        example="53.8200",
    )
    longitude: Decimal | None = declare(
        Number(-180, 180),
        N_("Longitude"),
        N_("Degrees east; at most 2 decimals unless exact."),
        example="-1.5600",
    )
    precision: str | None = declare(
        Choice(PRECISIONS),
        N_("Precision"),
        N_(
            "How precisely the place may be shown. What must not be shown must not be written: older versions of a listing stay public."
        ),
        example="exact",
    )
    directions: str | None = declare(
        Text(400), N_("Directions"), N_("How to find the door."), example="Blue door beside the library."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """How someone comes in; no passcodes, because this page is public."""

    url: str | None = declare(
        Url(),
        N_("Link"),
        N_("The page where one registers or joins."),
        example="https://riverside.example.org/join",
    )
    phone: str | None = declare(
        Phone(), N_("Phone"), N_("The number to call to join."), example="0113 496 0000"
    )
    note: str | None = declare(
        Text(300),
        N_("Note"),
        N_("How to come in, in a sentence."),
        example="Drop in. Come a few minutes early.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One regular meeting: when it is, where it is and how to come in."""

    format: str = declare(
        Word("formats"),
        N_("Format"),
        N_("In person, online, by phone."),
        example="in-person",
        required=EVERY_KIND,
    )
    every: Recurrence | None = declare(
        Every(), N_("Every"), N_("How it repeats, in words."), example="1st and 3rd tuesday"
    )
    dates: tuple[date, ...] = declare(
        ListOf(Date(), most=100),
        N_("Dates"),
        N_("Single dates, where it does not repeat."),
        example="2026-12-01",
        default=(),
    )
    by_arrangement: bool = declare(
        Flag(),
        N_("By arrangement"),
        N_("True where times are agreed with each person."),
        example="true",
        default=False,
    )
    start: time | None = declare(
        Time(), N_("Start"), N_("When it starts, by the clocks there."), example='"19:00"'
    )
    end: time | None = declare(
        Time(), N_("End"), N_("Local time; at or before the start means the next day."), example='"20:30"'
    )
    duration: int | None = declare(
        Whole(5, 1440), N_("Duration"), N_("Minutes; may stand instead of the end."), example="90"
    )
    timezone: str | None = declare(
        TimeZone(),
        N_("Time zone"),
        N_("Found from the place when absent; needed where there is no place."),
        example="Europe/London",
    )
    starting: date | None = declare(
        Date(),
        N_("Starting"),
        N_("The first date; needed by every other … and every N …"),
        example="2026-01-06",
    )
    until: date | None = declare(Date(), N_("Until"), N_("The last date."), example="2026-12-22")
    count: int | None = declare(
        Whole(1, 500), N_("Count"), N_("How many meetings there are; not together with until."), example="10"
    )
    excluding: tuple[date, ...] = declare(
        ListOf(Date(), most=100),
        N_("Excluding"),
        N_("Dates on which it does not meet."),
        example="2026-08-25",
        default=(),
    )
    place: Place | None = declare(Record(Place), N_("Place"), N_("Where it is; needed in person."))
    join: Join | None = declare(Record(Join), N_("Joining"), N_("How to come in."))
    status: str = declare(
        Choice(("active", "paused", "full")),
        N_("Status"),
        N_("Whether it meets at present."),
        example="active",
        default="active",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What it costs to come."""

    kind: str = declare(
        Word("cost"), N_("Kind"), N_("Free, by donation, or a fee."), example="free", required=EVERY_KIND
    )
    amount: Decimal | None = declare(
        Number(0, 100_000), N_("Amount"), N_("The fee for one meeting."), example="3.50"
    )
    currency: str | None = declare(
        Currency(),
        N_("Currency"),
        N_("The currency, by its code of three letters (ISO 4217)."),
        example="GBP",
    )
    note: str | None = declare(
        Text(200), N_("Note"), N_("Anything else about money."), example="No one is turned away."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstTime:
    """What walking in for the first time is like; makes "Your first time here"."""

    met_by: str | None = declare(
        Text(300),
        N_("Met by"),
        N_("Who meets a newcomer, where and when."),
        example="Someone meets newcomers at the door from 18:45.",
    )
    may_stay_silent: str = declare(
        THREE_STATE,
        N_("May stay silent"),
        N_("Whether you can just listen."),
        example="yes",
        default="unknown",
    )
    may_bring_someone: str = declare(
        THREE_STATE,
        N_("May bring someone"),
        N_("Whether you can bring someone."),
        example="yes",
        default="unknown",
    )
    asked: str | None = declare(
        Text(200),
        N_("Asked"),
        N_("What you will be asked."),
        example="Only what you would like to be called.",
    )
    group_size: str | None = declare(
        Text(40), N_("Group size"), N_("How many people usually come."), example="6–10"
    )
    names: str | None = declare(
        Word("names"), N_("Names"), N_("Which name you give."), example="first-or-none"
    )
    recording: str = declare(
        THREE_STATE, N_("Recording"), N_("Whether meetings are recorded."), example="no", default="unknown"
    )
    sign_outside: str = declare(
        THREE_STATE,
        N_("Sign outside"),
        N_("Whether a sign outside names the group."),
        example="yes",
        default="unknown",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """How to reach the group: role addresses, never those of one person."""

    email: str | None = declare(
        Email(),
        N_("E-mail"),
        N_("An address of the group, not of a person."),
        example="hello@riverside.example.org",
    )
    phone: str | None = declare(
        Phone(), N_("Phone"), N_("A number of the group, not of a person."), example="0113 496 0000"
    )
    website: str | None = declare(
        Url(), N_("Website"), N_("A page about this group."), example="https://riverside.example.org/anxiety"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One listing: a group, a network of groups, or a warmline."""

    id: str = declare(
        Id(),
        N_("Id"),
        N_("Permanent, unique over the whole directory, and the page's address."),
        example="example-riverside-anxiety",
        required=EVERY_KIND,
    )
    was: tuple[str, ...] = declare(
        ListOf(Id()),
        N_("Earlier ids"),
        N_("Older ids; their addresses lead here."),
        example="riverside-worry-group",
        default=(),
    )
    kind: str = declare(
        Choice(KINDS),
        N_("Kind"),
        N_("A group that meets, a network with a finder of its own, or a warmline."),
        example="group",
        required=EVERY_KIND,
    )
    name: str = declare(
        Text(120),
        N_("Name"),
        N_("As the group calls itself."),
        example="EXAMPLE – Riverside Anxiety Circle",
        required=EVERY_KIND,
    )
    summary: str | None = declare(
        Text(200),
        N_("Summary"),
        N_("One or two plain sentences."),
        example="A small weekly group for anyone living with worry or panic. You can just listen.",
        required=frozenset({"network"}),
    )
    about: str | None = declare(
        Text(4000, paragraphs=True),
        N_("About"),
        N_("Plain paragraphs; no Markdown, no HTML."),
        example="Two of us host.",
    )
    topics: tuple[str, ...] = declare(
        ListOf(Word("topics"), least=1, most=5),
        N_("Topics"),
        N_("What it is about: 1 to 5 words."),
        example="anxiety",
        required=frozenset({"group"}),
        default=(),
    )
    audiences: tuple[str, ...] = declare(
        ListOf(Word("audiences"), most=10), N_("For"), N_("Who may come."), example="adults", default=()
    )
    age_min: int | None = declare(Whole(0, 120), N_("Youngest age"), N_("In years."), example="18")
    age_max: int | None = declare(Whole(0, 120), N_("Oldest age"), N_("In years."), example="29")
    eligibility: str | None = declare(
        Text(200),
        N_("Who it is for"),
        N_("One sentence that says who may come."),
        example="Anyone who lives or works in Leeds.",
    )
    languages: tuple[str, ...] = declare(
        ListOf(Language(), most=10),
        N_("Languages"),
        N_("Languages that are spoken or signed (BCP 47)."),
        example="en",
        default=(),
    )
    led_by: str | None = declare(Word("led_by"), N_("Led by"), N_("Who leads the meetings."), example="peer")
    model: str | None = declare(
        Word("model"), N_("Model"), N_("How a meeting runs."), example="open-discussion"
    )
    meetings: tuple[Meeting, ...] = declare(
        ListOf(Record(Meeting), least=1, most=60),
        N_("Meetings"),
        N_("When and where it meets."),
        required=frozenset({"group", "warmline"}),
        default=(),
    )
    joining: str | None = declare(
        Word("joining"), N_("Joining"), N_("What to do before the first time."), example="drop-in"
    )
    membership: str | None = declare(
        Word("membership"), N_("Membership"), N_("Whether new people can come at any time."), example="open"
    )
    cost: Cost | None = declare(Record(Cost), N_("Cost"), N_("What it costs."))
    diagnosis_needed: str = declare(
        THREE_STATE,
        N_("Diagnosis needed"),
        N_("Whether a diagnosis is asked for."),
        example="no",
        default="unknown",
    )
    referral_needed: str = declare(
        THREE_STATE,
        N_("Referral needed"),
        N_("Whether someone has to refer you."),
        example="no",
        default="unknown",
    )
    supporters_welcome: str = declare(
        THREE_STATE,
        N_("Family and friends welcome"),
        N_("Whether you may come for someone you care about."),
        example="yes",
        default="unknown",
    )
    confidence_limit_stated: str = declare(
        THREE_STATE,
        N_("Limit of confidentiality stated"),
        N_("Whether the group says when it would have to tell someone."),
        example="yes",
        default="unknown",
    )
    crisis_plan: str = declare(
        THREE_STATE,
        N_("Crisis plan"),
        N_("Whether the group has agreed what it does in a crisis."),
        example="yes",
        default="unknown",
    )
    faith_content: str | None = declare(
        Word("faith_content"), N_("Faith"), N_("What part faith has in the meetings."), example="none"
    )
    ground_rules_url: str | None = declare(
        Url(),
        N_("Ground rules"),
        N_("Where its own rules can be read."),
        example="https://riverside.example.org/rules",
    )
    access: dict[str, str] | None = declare(
        WordMap("access"),
        N_("Access"),
        N_("What makes it easier to take part: yes, no or unknown each."),
        example="step-free-entrance: yes",
    )
    first_time: FirstTime | None = declare(
        Record(FirstTime), N_("First time"), N_("What a first visit is like.")
    )
    contact: Contact | None = declare(Record(Contact), N_("Contact"), N_("How to reach the group."))
    safeguarding_url: str | None = declare(
        Url(),
        N_("Safeguarding"),
        N_("The safeguarding page; needed where people under 18 may come."),
        example="https://riverside.example.org/safeguarding",
    )
    adults_checked: str = declare(
        THREE_STATE,
        N_("Adults checked"),
        N_("Whether adults who help were checked."),
        example="yes",
        default="unknown",
    )
    parental_consent: str = declare(
        THREE_STATE,
        N_("Parental consent"),
        N_("Whether a parent has to agree."),
        example="no",
        default="unknown",
    )
    verified: date = declare(
        Date(),
        N_("Confirmed on"),
        N_("When someone who knows last confirmed it."),
        example="2026-11-02",
        required=EVERY_KIND,
    )
    verified_how: str = declare(
        Word("verified_how"),
        N_("Confirmed how"),
        N_("Who or what it was confirmed by."),
        example="organizer",
        required=EVERY_KIND,
    )
    status: str = declare(
        Choice(("active", "paused", "closed")),
        N_("Status"),
        N_("A closed group keeps its page, which points on."),
        example="active",
        default="active",
    )
    closed_on: date | None = declare(Date(), N_("Closed on"), N_("The day it closed."), example="2026-08-01")
    moved_to: str | None = declare(
        Id(), N_("Moved to"), N_("The id of the group that goes on."), example="example-riverside-evening"
    )
    source: str | None = declare(
        Url(),
        N_("Source"),
        N_("Where these facts were read."),
        example="https://riverside.example.org/anxiety",
    )
    demo: bool = declare(
        Flag(),
        N_("Demonstration"),
        N_("True for invented groups, which stand only under data/demo/."),
        example="true",
        default=False,
    )


GROUP = Record(Group)
ORGANIZATION = Record(Organization)
