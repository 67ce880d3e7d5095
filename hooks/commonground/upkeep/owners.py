"""The command `owners`: makes .github/CODEOWNERS from what the files of listings say, so that who owns a file is asked about its changes.

Of several lines for a file the last one counts (GitHub, GitLab and Forgejo read the file alike in this).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..listings import nodes
from ..listings.accounts import is_account
from ..project import Project, ProjectError
from ..settings import Settings
from ..writing import write_whole

FILE = ".github/CODEOWNERS"
_HEAD = "# Made by `commonground owners` from the `owners` of the files of listings and from the setting `maintainers`."
FOR_MAINTAINERS = ("*",)
"""Everything that is not an organization's own."""


def owners_text(project: Project, settings: Settings) -> str:
    """Return the text of the file; raise ProjectError where a file of listings cannot be read."""
    maintainers = " ".join(settings.maintainers)
    lines = [_HEAD, *(f"{pattern} {maintainers}" for pattern in FOR_MAINTAINERS if maintainers)]
    return "\n".join([*lines, *_owned(project), ""])


def write_owners(project: Project, settings: Settings, *, check: bool) -> tuple[str, int]:
    """Write the file, or with `check` only look whether it is as it would be written; return a sentence and the exit code."""
    text, path = owners_text(project, settings), project.root / FILE
    there = path.read_text("utf-8") if path.is_file() else ""
    if there == text:
        return f"{FILE} is as it should be.", 0
    if check:
        return f"{FILE} does not say what the files of listings say; run commonground owners", 1
    write_whole(path, text)
    return f"{FILE} was written.", 0


def _owned(project: Project) -> Iterator[str]:
    for source in project.sources(demo=False):
        try:
            document, _ = nodes.read_nodes(source.path.read_bytes())
        except OSError as error:
            raise ProjectError(f"{source.name} cannot be read: {error.strerror}") from error
        owners = [owner for owner in dict.fromkeys(_said(document)) if is_account(owner)]
        if owners and not source.name.startswith("/"):
            yield f"/{_pattern(source.name)} {' '.join(owners)}"


def _said(document: nodes.Node | None) -> Iterator[str]:
    """Yield what a file names as owners, whatever it is."""
    organization = document.entries.get("organization") if isinstance(document, nodes.Mapping) else None
    if organization and isinstance(organization[1], nodes.Mapping):
        _, owners = organization[1].entries.get("owners", (None, None))
        if isinstance(owners, nodes.Sequence):
            yield from (item.text for item in owners.items if isinstance(item, nodes.Scalar))


def _pattern(name: str) -> str:
    """Return the name of a file as a pattern that means it alone."""
    return "".join(f"\\{sign}" if sign in " #\\*?[]!" else sign for sign in name)
