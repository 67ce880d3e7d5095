"""What stands at the address of a listing that a maintainer has hidden: that it is not listed at present, and nothing of the listing."""

from __future__ import annotations

from collections.abc import Iterator

from ..directory import Directory
from ..locale import translations
from .addresses import FIND, group_path, page_file
from .environment import environment
from .shell import Shell

Output = tuple[str, bytes]


def outputs(directory: Directory, shell: Shell) -> Iterator[Output]:
    """Give the page of every id that is hidden, unless a listing that is shown has it."""
    title = translations(directory.settings.language).gettext("Not listed at present")
    template = environment(directory.settings.language).get_template("hidden.html")
    for id in directory.hidden:
        if id not in directory.by_id:
            frame = shell.page(group_path(id), title=title, current=FIND, robots="noindex")
            yield page_file(group_path(id)), template.render(cg=frame).encode()
