"""/your-list/: the groups that someone chose, to keep, share and print. The page is the same for everyone; its script fills it."""

from __future__ import annotations

from collections.abc import Iterator

from ..directory import Directory
from .addresses import FIND, LETTERS, YOUR_LIST, page_file
from .environment import environment
from .shell import Shell
from .words import Words
from .your_list_data import count_files

Output = tuple[str, bytes]


def outputs(directory: Directory, shell: Shell) -> Iterator[Output]:
    """Give the page."""
    words = Words(directory.settings, directory.vocabulary, directory.as_of)
    _ = words.gettext
    frame = shell.page(YOUR_LIST, title=_("Your list"), current=FIND, robots="noindex")
    page = (
        environment(directory.settings.language)
        .get_template("your-list.html")
        .render(
            cg=frame,
            tag=words.tag,
            files=count_files(directory),
            site_id=directory.settings.site_url.partition("://")[2].partition("/")[0]
            or "commonground.invalid",
            find=FIND,
            letters=LETTERS,
        )
    )
    yield page_file(YOUR_LIST), page.encode()
