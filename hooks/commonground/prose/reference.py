"""The reference of the rules of prose for writers, made from the rules themselves."""

from __future__ import annotations

from .checks import Rule, rules

FAULTS = {
    "bad-channel": "A way to reach a crisis line has one number or address, and shows the digits that it dials.",
    "bad-escape": "An escape names a rule that there is, and a reason.",
    "bad-value": "A value has the form that its key asks for.",
    "crisis-overdue": "A crisis line was looked at within the last 120 days. It is an error from a year on.",
    "list-length": "A list has as many items as it may.",
    "locked-rule-missing": "Every locked ground rule stands on every poster.",
    "long-description": "The description has at most 160 characters.",
    "missing-field": "Every key that is needed is there; a page with `crisis: none` says why in `crisis_reason`.",
    "missing-part": "The parts that every meeting has are there.",
    "no-front-matter": "A page begins with front matter.",
    "no-sources": "A page with `claims: true` has sources.",
    "plan-without-page": "Every plan of a session has a page that shows it.",
    "repeated-id": "An id stands once in a file.",
    "review-order": "The next review is after the last one.",
    "undeclared-source": "The front matter names every work that the page cites, those of its shortcodes too.",
    "unknown-field": "No key stands in the front matter, or in the data, that means nothing there.",
    "unknown-group": "The comparison of rules names groups that it knows.",
    "unknown-kind": "A page explains kinds of group that there are, and each is explained by one page.",
    "unknown-plan": "A page shows a plan that there is.",
    "unknown-poster": "A page shows a poster that there is.",
    "unknown-rule": "A poster names ground rules that there are.",
    "unknown-shortcode": "Every `cg:` comment is a shortcode that there is.",
    "unused-escape": "An escape allows something; one that is no longer needed is taken out (a warning).",
    "unused-source": "The front matter names no work that the page does not cite.",
    "wrong-shape": "A list stands where one is expected, and lines of the form `key: value` where these are.",
    "wrong-sum": "The usual parts of a meeting add up to its length.",
}
"""What is told besides the rules: by the readers of front matter and data, by the maker of pages, and about escapes."""

_HEAD = """---
title: Rules for pages
description: Every rule that pages of prose are checked by, with an example that breaks it and one that does not.
audience: [writers, maintainers]
grade_max: 12
last_reviewed: 2026-11-26
next_review: 2027-11-26
reviewed_by: not yet reviewed
review_basis: Made from the program by `python -m commonground.prose.made`.
crisis: link
claims: false
license: CC-BY-4.0
---

# Rules for pages

`commonground check --prose` holds every page, and the words that the data put into pages, to these rules. It tells each
problem as `file:line:column: error: [rule] …`. An error stops the build, a warning does not. With `--report` it also prints
a table: the words, the grade, the works cited, the findings and the escapes of each page.

A program cannot tell if a page is kind, or true, or of use. It finds what it was told to look for. If a rule is wrong about
your sentence, change the rule: it is one short file in `hooks/commonground/prose/checks/`.

If you need help for yourself, [help now](../help-now.md) is the page for you.

## Naming what to avoid

Code is not checked: a phrase to avoid can be named `like this`. Quotes are checked like everything else. Where neither
will do, an escape before a block allows what a rule forbids, up to the end of that block or to `check:on`. It needs a
reason, and is counted.

```markdown
<!-- check:off stigma-label reason="quotes the law's own words" -->
The law of 1959 spoke of "the mentally ill".
<!-- check:on stigma-label -->
```

## Texts that no page may copy

`python -m tools.fingerprints FOLDER` makes fingerprints of the texts in a folder, and adds them to
`data/fingerprints.txt`. They are hashes of twelve words in a row. The texts themselves stay out of the project.

## Translations

A page of a copy that says one of these pages in another language names it, and the state that was translated. When the
original changes, the check says so, and gives the new state.

```yaml
translation_of: first-visit.md
source_hash: 0f1e2d3c4b5a
```

In each first example below, ‸ stands where the problem is told. What an example leaves out is as it should be.
"""
_END = "\n<!-- cg:reviewed -->\n"
_SHOWN = 300
"""How many letters of an example are shown."""


def prose_rules_reference() -> str:
    """Return the page on the rules that prose is held to, in Markdown."""
    parts = [_HEAD, *(_part(rule) for rule in rules())]
    parts.append(
        "\n## Other faults\n\nThese are told by those who read the pages and their data. All are errors, unless it says otherwise.\n\n"
        "| fault | meaning |\n|---|---|\n"
    )
    parts += [f"| `{fault}` | {meaning} |\n" for fault, meaning in FAULTS.items()]
    parts.append(_END)
    return "".join(parts)


def _part(rule: Rule) -> str:
    head = f"\n## `{rule.id}`\n\n{rule.severity.capitalize()}: {rule.what}\n"
    if rule.private:
        return f"{head}\nIts examples are not shown.\n"
    return f"{head}\n{_block(rule.bad)}\nRight is:\n\n{_block(rule.good)}"


def _block(example: str) -> str:
    shown = example if len(example) <= _SHOWN else f"{example[:_SHOWN].rpartition(' ')[0]} …"
    language = "yaml" if "\n---\n" not in example and example.startswith("# local/data/") else "markdown"
    return f"```{language}\n{shown.rstrip()}\n```\n"
