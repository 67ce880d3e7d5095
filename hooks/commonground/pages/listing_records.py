"""What the form for a listing opens: list-your-group/groups-<number>.json, each listing as it is published, and where its lines stand.

list-your-group/groups.json says how many there are. They are dealt out as those of chosen lists are (pages/your_list_data.py), so asking for
one tells the host little about which group is meant. An older id stands for the present one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from operator import itemgetter

from ..directory import Directory, Listing
from ..exports import api
from .addresses import LIST_YOUR_GROUP
from .shell import Shell
from .your_list_data import count_files, file_of

Output = tuple[str, bytes]


def outputs(directory: Directory, shell: Shell) -> Iterator[Output]:
    """Give the files, where the site has a page with the form."""
    if not shell.has(LIST_YOUR_GROUP):
        return
    files: list[list[tuple[str, Listing]]] = [[] for _ in range(count_files(directory))]
    for id, listing in sorted(directory.by_id.items(), key=itemgetter(0)):
        files[file_of(id, len(files))].append((id, listing))
    yield f"{LIST_YOUR_GROUP}groups.json", b'{"files":%d}' % len(files)
    for number, listed in enumerate(files):
        said = (
            b"%s:%s" % (_text(id), _record(one, directory) if id == one.group.id else _text(one.group.id))
            for id, one in listed
        )
        yield f"{LIST_YOUR_GROUP}groups-{number}.json", b'{"groups":{%s}}' % b",\n".join(said)


def _record(listing: Listing, directory: Directory) -> bytes:
    line = directory.lines(api.LINE, listing) if directory.lines else api.line(listing).encode()
    where = (
        b"" if listing.file.startswith("/") else b'"file":%s,"line":%d,' % (_text(listing.file), listing.line)
    )
    return b'{%s"listing":%s}' % (where, line)


def _text(text: str) -> bytes:
    return json.dumps(text, ensure_ascii=False).encode()
