"""The pages by which every group is found without script: by place, by topic, online by day, and A to Z."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ..directory import Directory
from .list_letters import letter_pages
from .list_online import online_pages
from .list_places import place_pages
from .list_topics import topic_pages
from .lists import Lists, Output, render
from .shell import Shell


def outputs(directory: Directory, shell: Shell) -> Iterator[Output]:
    """Give every page of lists."""
    lists = Lists(directory, shell.explained)
    made = chain(place_pages(lists), topic_pages(lists), online_pages(lists), letter_pages(lists))
    yield from render(made, directory, shell, lists.words)
