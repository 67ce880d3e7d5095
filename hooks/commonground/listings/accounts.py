"""Accounts on a forge, as a CODEOWNERS file names them: @name, or @organization/team."""

from __future__ import annotations

import re

_ACCOUNT = re.compile(
    r"@[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}(?:/[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?)?"
)


def is_account(text: str) -> bool:
    """Whether a text is an account or a team and nothing else."""
    return _ACCOUNT.fullmatch(text) is not None
