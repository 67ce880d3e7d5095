"""An owner that is no account."""

from __future__ import annotations

from collections.abc import Iterator

from ..accounts import is_account
from ..fields import Account, Type
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="bad-account",
    scope=Scope.VALUE,
    what="An owner is an account where the listings are kept: @name, or @organization/team.",
    types=(Account,),
    bad='organization: {id: example-org, name: EXAMPLE – Org, owners: [‸"riverside"]}\ngroups:\n- id: example-north',
    good='organization: {id: example-org, name: EXAMPLE – Org, owners: ["@riverside"]}\ngroups:\n- id: example-north',
)


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    if not is_account(text):
        remedy = f'write "@{text.strip("@ ")}"' if is_account(f"@{text.strip('@ ')}") else 'write "@name"'
        yield Finding((), f"'{text[:80]}' is not an account", remedy)
