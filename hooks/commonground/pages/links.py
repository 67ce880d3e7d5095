"""What the finder shows to everyone, with or without script: the ways to every group by plain links."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ..directory import Directory
from .addresses import LETTERS, ONLINE, PLACES, TOPICS, WEEKDAYS, topic_path
from .lists import Entry
from .places import places_of
from .words import Words


@dataclass(frozen=True, slots=True)
class BrowseLinks:
    """Links by which every listing can be reached: `note` of each entry is how many listings it leads to."""

    countries: tuple[Entry, ...]
    topics: tuple[Entry, ...]
    weekdays: tuple[Entry, ...]
    places: Entry
    all_topics: Entry
    online: Entry
    letters: Entry


def browse_links(directory: Directory, words: Words) -> BrowseLinks:
    """Return the links of a directory, countries by name, topics in the order of the vocabulary, weekdays from the day of the build."""
    _ = words.gettext
    countries = (
        Entry(country.path, words.country(country.code), str(country.total))
        for country in places_of(directory)
    )
    numbers = Counter(word for listing in directory.listings for word in listing.group.topics)
    topics = (
        Entry(topic_path(word), words.label("topics", word), str(numbers[word]))
        for word in words.words("topics")
        if numbers[word]
    )
    today = directory.as_of.weekday()
    weekdays = (
        Entry(f"{ONLINE}{WEEKDAYS[number]}/", words.weekday(number))
        for number in ((today + later) % 7 for later in range(7))
    )
    return BrowseLinks(
        countries=tuple(sorted(countries, key=lambda entry: entry.name)),
        topics=tuple(topics),
        weekdays=tuple(weekdays),
        places=Entry(PLACES, _("All places")),
        all_topics=Entry(TOPICS, _("All topics")),
        online=Entry(ONLINE, _("Online and by phone")),
        letters=Entry(LETTERS, _("All groups, A to Z"), str(len(directory.listings))),
    )
