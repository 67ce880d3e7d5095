"""/places/: countries; /places/<country>/: its regions with their towns; then a page a region and a town."""

from __future__ import annotations

from collections.abc import Iterator

from .addresses import ONLINE, PLACES
from .lists import CardList, Entry, LinkList, ListPage, Lists, pages, soonest_first
from .places import Country, Region, Town, places_of

MOST_TOWNS = 400
"""Up to how many towns a country's page names; above, it names its regions, and their pages the towns."""


def place_pages(lists: Lists) -> Iterator[ListPage]:
    """Give every page of places."""
    _ = lists.words.gettext
    countries = sorted(places_of(lists.directory), key=lambda country: lists.words.country(country.code))
    entries = tuple(
        Entry(country.path, lists.words.country(country.code), lists.count(country.total))
        for country in countries
    )
    yield ListPage(
        path=PLACES,
        title=_("Groups by place"),
        lead=_("Choose a country, then a town."),
        crumbs=(lists.find,),
        links=(LinkList("", entries),),
        after=(_online(lists),),
        empty="" if entries else _("No group with a place is listed yet."),
    )
    for country in countries:
        yield from pages(_country_page(country, lists))
        for region in country.regions:
            yield from pages(_region_page(region, country, lists))
            for town in region.towns:
                yield from pages(_town_page(town, region, country, lists))


def _country_page(country: Country, lists: Lists) -> ListPage:
    _ = lists.words.gettext
    name = lists.words.country(country.code)
    with_towns = sum(len(region.towns) for region in country.regions) <= MOST_TOWNS
    regions = tuple(
        _region_links(region, lists) if with_towns else _only_region(region, lists)
        for region in country.regions
    )
    if not with_towns:
        regions = (LinkList("", tuple(entry for part in regions for entry in part.entries)),)
    cards = (
        CardList(_("Place not shown"), country.unplaced, _("Ask the group where it meets.")),
        CardList(_("By phone and online"), country.remote),
    )
    return ListPage(
        path=country.path,
        title=name,
        lead=lists.count(country.total),
        crumbs=(lists.find, Entry(PLACES, _("By place"))),
        links=regions,
        cards=tuple(part for part in cards if part.listings),
        printed=True,
        after=(_online(lists),),
    )


def _region_links(region: Region, lists: Lists) -> LinkList:
    entries = [Entry(town.path, town.name, str(len(town.listings))) for town in region.towns]
    if region.listings and region.name:
        entries.append(Entry(region.path, lists.words.gettext("Town not shown"), str(len(region.listings))))
    return LinkList(_named(region, lists), tuple(entries), path=region.path)


def _only_region(region: Region, lists: Lists) -> LinkList:
    return LinkList("", (Entry(region.path, _named(region, lists), lists.count(region.total)),))


def _region_page(region: Region, country: Country, lists: Lists) -> ListPage:
    _ = lists.words.gettext
    towns = tuple(Entry(town.path, town.name, lists.count(len(town.listings))) for town in region.towns)
    unplaced = CardList(_("Town not shown"), region.listings, _("Ask the group where it meets."))
    return ListPage(
        path=region.path,
        title=_named(region, lists),
        lead=lists.count(region.total),
        crumbs=_crumbs(country, None, lists),
        links=(LinkList("", towns),) if towns else (),
        cards=(unplaced,) if region.listings else (),
        printed=True,
        after=(_online(lists),),
    )


def _town_page(town: Town, region: Region, country: Country, lists: Lists) -> ListPage:
    _ = lists.words.gettext
    return ListPage(
        path=town.path,
        title=town.name,
        lead=lists.count(len(town.listings)),
        crumbs=_crumbs(country, region, lists),
        cards=(CardList("", tuple(soonest_first(town.listings))),),
        printed=True,
        after=(_online(lists),),
    )


def _crumbs(country: Country, region: Region | None, lists: Lists) -> tuple[Entry, ...]:
    crumbs = [lists.find, Entry(country.path, lists.words.country(country.code))]
    if region and region.name:
        crumbs.append(Entry(region.path, region.name))
    return tuple(crumbs)


def _named(region: Region, lists: Lists) -> str:
    return region.name or lists.words.gettext("Elsewhere")


def _online(lists: Lists) -> LinkList:
    _ = lists.words.gettext
    return LinkList(_("Nothing near you?"), (Entry(ONLINE, _("Groups and warmlines by phone and online")),))
