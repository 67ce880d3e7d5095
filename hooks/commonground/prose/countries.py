"""A page for each country that has crisis lines, made from the data alone: one thing to print, to link to, or to load on a slow phone."""

from __future__ import annotations

import json

from .library import Library
from .page import wording

HELP = "help-now.md"


def country_pages(library: Library) -> dict[str, str]:
    """Return the Markdown of every country's page by its path below docs/: "help-now/gb.md".

    Its review dates are those of the page of all countries, of which each is a part; a site without that page has none of these.
    """
    whole = library.pages.get(HELP)
    if whole is None:
        return {}
    words = wording(library)
    pages = {}
    for help in library.crisis.countries():
        title = words.say("Help now: %(country)s") % {"country": words.country(help.country)}
        matter = {
            "title": title,
            "description": words.say(
                "Emergency numbers and crisis lines, with their hours, languages and sources."
            ),
            "audience": ["people in crisis"],
            "grade_max": whole.grade_max,
            "last_reviewed": whole.last_reviewed,
            "next_review": whole.next_review,
            "reviewed_by": whole.reviewed_by,
            "review_basis": whole.review_basis,
            "crisis": "required",
            "claims": False,
            "license": "CC-BY-4.0",
            "styles": ["country-help"],
            "hide": ["toc"],
        }
        head = "".join(f"{key}: {_yaml(value)}\n" for key, value in matter.items())
        body = f"# {title}\n\n<!-- cg:country-lines:{help.country.lower()} -->\n\n<!-- cg:reviewed -->\n"
        pages[f"{HELP.removesuffix('.md')}/{help.country.lower()}.md"] = f"---\n{head}---\n\n{body}"
    return pages


def _yaml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str | list | bool | int) else str(value)
