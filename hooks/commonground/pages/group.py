"""The page of each listing, /groups/<id>/: is it for me, the first time, when and where, how to reach them, and can I trust it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from jinja2 import Template

from ..directory import Directory, Listing
from ..exports.calendar import has_calendar
from ..exports.linked_data import linked_data
from ..listings.model import Group
from . import printed, your_list_data
from .addresses import (
    FIND,
    FIRST_VISIT,
    GROUND_RULES,
    LIST_YOUR_GROUP,
    calendar_path,
    group_path,
    host_of,
    page_file,
    topic_path,
    web_address,
)
from .contact import mail_link
from .counted import explained_for
from .environment import environment
from .facts import Facts, access, for_whom, how_it_works, privacy, young_people
from .first_time import FirstVisit, first_visit_of
from .lists import Entry
from .markup import as_script
from .pack import has_pack, pack_of, pack_path
from .places import trail_of
from .printed import paper_of
from .shell import Shell
from .shown import Shown, shown_of
from .words import Words

Output = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class GroupView:
    """All that the page of a listing says, in the order in which a visitor asks."""

    shown: Shown
    lang: str
    meaning: str
    state: tuple[str, str]
    crumbs: tuple[Entry, ...]
    organization: str
    organization_page: str
    topics: tuple[tuple[str, str], ...]
    help_first: bool
    paragraphs: tuple[str, ...]
    joining: tuple[str, str]
    people: Facts
    works: Facts
    first: FirstVisit
    calendar: str
    access: Facts
    privacy: Facts
    young: Facts | None
    safeguarding: str
    rules: str
    source: str
    pack: str
    report_mail: str
    report_page: str


def maker(directory: Directory, shell: Shell) -> Callable[[Listing], Iterable[Output]]:
    """Return what gives the page of one listing of a directory, and what is said of it on chosen lists and on paper.

    Which other listings there are plays no part in it.
    """
    words = Words(directory.settings, directory.vocabulary, directory.as_of)
    engine = environment(directory.settings.language)
    engine.globals["tag"] = words.tag
    engine.globals["ground_rules"] = GROUND_RULES if shell.has(GROUND_RULES) else ""
    engine.globals["first_visit"] = FIRST_VISIT if shell.has(FIRST_VISIT) else ""
    engine.globals["form"] = LIST_YOUR_GROUP if shell.has(LIST_YOUR_GROUP) else ""
    engine.globals["explained"] = explained_for(shell.explained)
    template, paper = engine.get_template("group.html"), paper_of(engine)
    pack = pack_of(directory, shell, words, engine)

    def made(listing: Listing) -> Iterable[Output]:
        shown = shown_of(listing, words, directory.settings.country)
        yield your_list_data.LINE, your_list_data.line(listing, shown, words)
        if listing.group.status != "closed":
            yield printed.LINE, paper(shown).encode()
            page = render(listing, shown, directory, shell, words, template)
            yield page_file(group_path(listing.group.id)), page
        if has_pack(listing):
            yield page_file(pack_path(listing.group.id)), pack(listing, shown)

    return made


def render(
    listing: Listing, shown: Shown, directory: Directory, shell: Shell, words: Words, template: Template
) -> bytes:
    """Return the page of one listing."""
    group = listing.group
    discreet = directory.settings.discreet_titles
    frame = shell.page(
        group_path(group.id),
        title=words.gettext("Group page") if discreet else group.name,
        description="" if discreet else group.summary or "",
        current=FIND,
    )
    view = group_view(listing, shown, directory, words)
    script = as_script(linked_data(listing, directory.settings))
    return template.render(cg=frame, listing=view, group=group, linked_data=script).encode()


def group_view(listing: Listing, shown: Shown, directory: Directory, words: Words) -> GroupView:
    """Return all that the page of a listing says."""
    group = listing.group
    return GroupView(
        shown=shown,
        lang=shown.lang,
        meaning="" if group.kind == "group" else words.term("kind", group.kind).meaning,
        state=_state(shown, words),
        crumbs=tuple(_crumbs(listing, directory, words)),
        organization=listing.organization.name if listing.organization else "",
        organization_page=web_address(listing.organization.website if listing.organization else None) or "",
        topics=tuple((topic_path(word), words.label("topics", word)) for word in group.topics),
        help_first=any("help_now" in words.term("topics", word).flags for word in group.topics),
        paragraphs=tuple(part.strip() for part in (group.about or "").split("\n\n") if part.strip()),
        joining=_joining(group, words),
        people=for_whom(group, words),
        works=how_it_works(group, words),
        first=first_visit_of(listing, shown, words),
        calendar=calendar_path(group.id) if has_calendar(listing) else "",
        access=access(group, words),
        privacy=privacy(group, words),
        young=young_people(group, words),
        safeguarding=web_address(group.safeguarding_url) or "",
        rules=web_address(group.ground_rules_url) or "",
        source=web_address(group.source) or "",
        pack="pack/" if has_pack(listing) else "",
        report_mail=_report_mail(group, directory, words),
        report_page=_report_page(listing, directory),
    )


def _state(shown: Shown, words: Words) -> tuple[str, str]:
    """Return that a listing cannot be visited at present, and what that means; empty texts where it can."""
    term = words.term("status", shown.state)
    return (term.label, term.meaning) if shown.state else ("", "")


def _crumbs(listing: Listing, directory: Directory, words: Words) -> Iterator[Entry]:
    yield Entry(FIND, words.gettext("Find a group"))
    for crumb in trail_of(listing):
        yield Entry(crumb.path, words.country(crumb.name) if crumb.country else crumb.name)


def _joining(group: Group, words: Words) -> tuple[str, str]:
    """Return what to do before the first time, and what that means."""
    if not group.joining:
        return "", ""
    term = words.term("joining", group.joining)
    return term.label, term.meaning


def _report_mail(group: Group, directory: Directory, words: Words) -> str:
    """Return a link that begins a message to the people who keep the site, with the questions that a correction answers."""
    settings = directory.settings
    if not settings.email:
        return ""
    subject = words.gettext("Something is wrong on the page %(id)s") % {"id": group.id}
    asked = (words.gettext("What is wrong?"), words.gettext("What is right, as far as you know?"))
    page = f"{settings.site_url.rstrip('/')}/{group_path(group.id)}" if settings.site_url else group.id
    # Lines of a message end in CR LF there (RFC 6068, 5).
    return mail_link(settings.email, subject, "\r\n\r\n".join((page, *asked, "")))


def _report_page(listing: Listing, directory: Directory) -> str:
    """Return where the listing can be corrected in the repository, at its line; empty where there is none."""
    repository = web_address(directory.settings.repository.rstrip("/"))
    if not repository or listing.file.startswith("/"):
        return ""
    view = "src/branch" if host_of(repository) == "codeberg.org" else "blob"
    return f"{repository}/{view}/{quote(directory.settings.branch)}/{quote(listing.file)}#L{listing.line}"
