"""Invents one group after another (see tools/make_groups.py): every field of a listing, every form of a time, every precision."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Any

from commonground.listings.model import KINDS
from commonground.listings.vocabulary import Vocabulary
from tools.made_towns import Town
from tools.made_words import FIRST_WORDS, SECOND_WORDS, SENTENCES, VENUES

AS_OF = date(2026, 11, 23)
GROUP, NETWORK, WARMLINE = KINDS
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Mapping = dict[str, Any]


class Maker:
    """Makes groups from random numbers, the vocabulary's words and towns."""

    def __init__(self, random: Random, vocabulary: Vocabulary, towns: list[Town]) -> None:
        self.random = random
        self.vocabulary = vocabulary
        self.towns = towns
        self.people = list(accumulate(town.row.population for town in towns))

    def file(self, number: int, groups: range) -> Mapping:
        """Return the document of one organization."""
        id = f"example-organization-{number:05}"
        home = self.town()
        name = f"EXAMPLE – {self.pick(FIRST_WORDS)} {self.pick(('Peers', 'Network', 'Alliance', 'Together', 'Circles'))} {number}"
        organization = {"id": id, "name": name, "website": f"https://{id}.example.org", "owners": [f"@{id}"]}
        organization |= {"confirmed_on": "2026-06-01", "confirmed_how": "website"}
        return {"organization": organization, "groups": [self.group(each, id, home) for each in groups]}

    def town(self) -> Town:
        """Draw a town by its population."""
        return self.towns[bisect(self.people, self.random.random() * self.people[-1])]

    def pick(self, things: Any) -> Any:
        """Draw one of several things."""
        return things[int(self.random.random() * len(things))]

    def some(self, facet: str, most: int, without: tuple[str, ...] = ()) -> list[str]:
        """Draw one to `most` words of a facet, the first ones of the vocabulary more often."""
        words = [
            word
            for word in self.vocabulary.words(facet)
            if word not in without and "imported_only" not in self.vocabulary.term(facet, word).flags
        ]
        count = 1 + int(self.random.random() ** 2 * most)
        return list(dict.fromkeys(words[int(self.random.random() ** 1.6 * len(words))] for _ in range(count)))

    def chance(self, of: float) -> bool:
        """Draw yes or no."""
        return self.random.random() < of

    def three(self) -> str:
        """Draw one of three states."""
        return str(self.pick(("yes", "yes", "no", "unknown")))

    def group(self, number: int, organization: str, home: Town) -> Mapping:
        """Return one listing."""
        kind = NETWORK if number % 97 == 96 else WARMLINE if number % 61 == 60 else GROUP
        town = home if self.chance(0.6) else self.town()
        id = f"example-{number:06}"
        site = f"https://{organization}.example.org/{id}"
        topics = self.some("topics", 3)
        name = f"EXAMPLE – {self.pick(FIRST_WORDS)} {self.pick(SECOND_WORDS)} {number}"
        listing: Mapping = {"id": id, "kind": kind, "name": name}
        if self.chance(0.03):
            listing["was"] = [f"{id}-earlier"]
        listing["summary"] = " ".join(self.sentences(2, 200))
        listing["topics"] = topics
        listing["languages"] = self.pick((["en"],) * 5 + (["en", "es"], ["en", "fr"], ["es"]))
        listing["contact"] = self.contact(town, site, id)
        listing["verified"] = AS_OF - timedelta(days=int(self.random.random() ** 2 * 420))
        listing["verified_how"] = self.pick(self.vocabulary.words("verified_how"))
        listing["demo"] = True
        if kind != NETWORK:
            listing |= self.details(town, site)
            drawn = list(self.meetings(kind, town, site))
            listing["meetings"] = [one for at, one in enumerate(drawn) if one not in drawn[:at]]
            if any(
                "at_risk" in self.vocabulary.term("audiences", word).flags for word in listing["audiences"]
            ):
                listing["joining"] = "contact-first"
        if number % 83 == 82:
            listing |= {
                "status": "closed",
                "closed_on": AS_OF - timedelta(days=40),
                "moved_to": f"example-{number - 1:06}",
            }
        elif number % 41 == 40:
            listing["status"] = "paused"
        return listing

    def sentences(self, count: int, longest: int) -> Iterator[str]:
        """Draw sentences that together are not too long."""
        for sentence in self.random.sample(SENTENCES, count):
            longest -= len(sentence) + 1
            if longest < 0:
                return
            yield sentence

    def details(self, town: Town, site: str) -> Mapping:
        """Return what a group says about itself besides its times."""
        under_18 = tuple(
            word
            for word in self.vocabulary.words("audiences")
            if "safeguarding" in self.vocabulary.term("audiences", word).flags
        )
        cost = self.pick(self.vocabulary.words("cost"))
        currency = {"US": "USD", "GB": "GBP", "CA": "CAD", "AU": "AUD", "IE": "EUR"}[town.country]
        fee = {
            "amount": self.pick(("2.00", "3.50", "5.00")),
            "currency": currency,
            "note": "No one is turned away.",
        }
        access = self.random.sample(list(self.vocabulary.words("access")), 4)
        return {
            "about": "\n\n".join((" ".join(self.sentences(4, 900)), " ".join(self.sentences(3, 900)))),
            "audiences": self.some("audiences", 3, under_18),
            "age_min": 18,
            "eligibility": f"Anyone who lives or works near {town.row.name}.",
            "led_by": self.pick(self.vocabulary.words("led_by")),
            "model": self.pick(self.vocabulary.words("model")),
            "joining": self.pick(self.vocabulary.words("joining")),
            "membership": self.pick(self.vocabulary.words("membership")),
            "cost": {"kind": cost} | (fee if cost == "fee" else {}),
            **{
                name: self.three()
                for name in (
                    "diagnosis_needed",
                    "referral_needed",
                    "supporters_welcome",
                    "confidence_limit_stated",
                    "crisis_plan",
                )
            },
            "faith_content": self.pick(self.vocabulary.words("faith_content")),
            "ground_rules_url": f"{site}/rules",
            "access": {word: self.three() for word in access},
            "first_time": self.first_time(),
            "source": site,
        }

    def first_time(self) -> Mapping:
        """Return what a first visit is like."""
        met = "Someone meets newcomers at the door a little before it begins."
        return ({"met_by": met} if self.chance(0.4) else {}) | {
            "may_stay_silent": self.three(),
            "may_bring_someone": self.three(),
            "asked": "Only what you would like to be called.",
            "group_size": self.pick(("4–8", "6–10", "10–15")),
            "names": self.pick(self.vocabulary.words("names")),
            "recording": self.pick(("no", "unknown")),
            "sign_outside": self.three(),
        }

    def contact(self, town: Town, site: str, id: str) -> Mapping:
        """Return role addresses, and a number of those kept for fiction where the country has some."""
        said = {"email": f"hello@{id}.example.org", "website": site}
        last = int(self.random.random() * 100)
        numbers = {
            "US": f"212-555-01{last:02}",
            "CA": f"416-555-01{last:02}",
            "GB": f"0113 496 00{last:02}",
            "AU": f"(02) 5550 10{last:02}",
        }
        return said | (
            {"phone": numbers[town.country]} if town.country in numbers and self.chance(0.7) else {}
        )

    def meetings(self, kind: str, town: Town, site: str) -> Iterator[Mapping]:
        """Return one meeting, sometimes two or three."""
        if kind == WARMLINE:
            yield {
                "format": "phone",
                "every": "day",
                "start": "18:00",
                "end": "02:00",
                "timezone": town.timezone,
                "join": self.join(site),
            }
            return
        place = self.place(town)
        formats = ("in-person",) * 6 + ("hybrid", "online-video", "online-video", "online-text", "phone")
        for _ in range(1 + int(self.random.random() ** 4 * 3)):
            meeting: Mapping = {"format": self.pick(formats)} | self.times()
            if meeting["format"] in ("in-person", "hybrid"):
                meeting["place"] = place
            if "town" not in meeting.get("place", {}):
                meeting["timezone"] = town.timezone
            meeting["join"] = self.join(site)
            if self.chance(0.05):
                meeting["status"] = self.pick(("full", "paused"))
            yield meeting

    def join(self, site: str) -> Mapping:
        """Return how to come in."""
        return (
            {"url": f"{site}/join", "note": "Come a few minutes early."}
            if self.chance(0.5)
            else {"note": "Drop in."}
        )

    def times(self) -> Mapping:
        """Return when a meeting is: mostly weekly, and every other form now and then."""
        day, other = self.pick(DAYS), self.pick(DAYS)
        start = f"{self.pick((9, 10, 12, 13, 14, 17, 18, 18, 19, 19, 19, 20, 21)):02}:{self.pick(('00', '00', '00', '30', '15'))}"
        length: Mapping = {"duration": self.pick((60, 75, 90, 120))}
        dates = [AS_OF + timedelta(days=days) for days in (9, 30, 58, 86)]
        forms: list[Mapping] = [
            {"every": f"1st and 3rd {day}"},
            {"every": f"last {day} of the month"},
            {"every": f"other {day}", "starting": date(2026, 1, 5) + timedelta(days=DAYS.index(day))},
            {"every": f"2nd {day}", "until": date(2027, 6, 30)},
            {"every": "day 15 of the month"},
            {"every": day, "starting": date(2026, 9, 1), "count": 40},
            {"dates": dates},
            {
                "every": day,
                "excluding": [AS_OF + timedelta(days=(DAYS.index(day) - AS_OF.weekday()) % 7 + 7)],
            },
        ]
        if self.chance(0.02):
            return {"by_arrangement": True}
        if self.chance(0.3):
            return self.pick(forms) | {"start": start} | length
        return {
            "every": day if day == other or self.chance(0.8) else f"{day} and {other}",
            "start": start,
        } | length

    def place(self, town: Town) -> Mapping:
        """Return a place in a town, as precisely as one of several precisions allows."""
        row = town.row
        place: Mapping = {"town": row.name, "region": town.region, "country": town.country}
        precision = self.pick(("exact", "exact", "exact", "town", "town", "region", "hidden"))
        if precision == "exact":
            near = {
                name: round(at + self.random.gauss(0, 0.012), 4)
                for name, at in (("latitude", row.latitude), ("longitude", row.longitude))
            }
            place = (
                {
                    "venue": f"{self.pick(VENUES)}",
                    "address": f"{1 + int(self.random.random() * 90)} Example Street",
                }
                | place
                | near
            )
            place["directions"] = "Ring the lower bell."
        elif precision == "region":
            del place["town"]
        elif precision == "hidden":
            place = {"country": town.country}
        return place | {"precision": precision}
