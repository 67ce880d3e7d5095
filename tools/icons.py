"""Draws the mark: a circle of chairs seen from above, one of them open, facing the reader.

    python -m tools.icons

writes the templates mark.html (small, chairs alike) and circle.html (large, chairs of many kinds), favicon.svg, and
with Chromium apple-touch-icon.png.
"""

from __future__ import annotations

from pathlib import Path

OVERRIDES = Path(__file__).resolve().parent.parent / "overrides"
SHELL = OVERRIDES / "directory/shell"
ICONS = OVERRIDES / "assets/icons"

# One chair each, seen from above: its back away from the middle of the circle, its middle at the origin.
_CUSHION = "M-7-4.5h14q3 0 2.7 3l-.9 8q-.3 2.5-2.8 2.5h-12q-2.5 0-2.8-2.5l-.9-8q-.3-3 2.7-3z"
SMALL_CHAIR = f'<path class="seat" d="{_CUSHION}"/><path class="back" d="M-9-10.5q9-2.6 18 0"/>'
_LARGE_CUSHION = "M-14-9h28q6 0 5.4 6l-1.8 16q-.6 5-5.6 5h-24q-5 0-5.6-5l-1.8-16q-.6-6 5.4-6z"
CHAIR = f'<path class="seat" d="{_LARGE_CUSHION}"/><path class="back" d="M-22-20q22-9 44 0"/>'
ARMCHAIR = (
    '<rect class="seat" x="-13" y="-9" width="26" height="27" rx="7"/>'
    '<path class="back" d="M-22 14v-22q0-13 13-13h18q13 0 13 13v22"/>'
)
SOFA = (
    '<rect class="seat" x="-35" y="-9" width="33" height="27" rx="7"/>'
    '<rect class="seat" x="2" y="-9" width="33" height="27" rx="7"/>'
    '<path class="back" d="M-44 14v-22q0-13 13-13h62q13 0 13 13v22"/>'
)
STOOL = '<circle class="seat" r="15"/><circle class="rug" r="3"/>'
WHEELCHAIR = (
    '<rect class="seat" x="-11" y="-9" width="22" height="24" rx="5"/>'
    '<path class="back" d="M-11-19h22M-20-16v28M20-16v28M-7 24h14"/>'
)

# Around the circle: degrees clockwise from the top, the chair, how far it is turned, how far it is moved out.
PLACES = (
    (180, CHAIR, 0, 5),
    (222, CHAIR, 4, 0),
    (262, ARMCHAIR, -3, 2),
    (300, STOOL, 0, -4),
    (344, SOFA, 0, 0),
    (28, WHEELCHAIR, -4, 0),
    (66, CHAIR, 5, -2),
    (102, STOOL, 0, -3),
    (139, ARMCHAIR, 3, 2),
)

STYLE = (
    ".seat{fill:#1c5d59}.back{fill:none;stroke:#1c5d59;stroke-width:4;stroke-linecap:round}"
    ".open .seat{fill:none;stroke:#b8612f;stroke-width:3}.open .back{stroke:#b8612f}"
)
DARK = (
    "@media(prefers-color-scheme:dark){.seat{fill:#93d3c8}.back{stroke:#93d3c8}"
    ".open .seat,.open .back{stroke:#e7a27a}}"
)


def mark() -> str:
    """Returns the chairs of the small mark, in a square of 100."""
    return "".join(
        f'<g transform="rotate({(180 + 60 * chair) % 360} 50 50) translate(50 16.5) scale(1.2)"{_kind(chair)}>{SMALL_CHAIR}</g>'
        for chair in range(6)
    )


def circle() -> str:
    """Returns the chairs and the rug of the large picture, in a square of 400, one a line."""
    rug = '<circle class="rug" cx="200" cy="200" r="88"/><circle class="rug-line" cx="200" cy="200" r="78"/>'
    return "\n".join([rug, *(_placed(number, *place) for number, place in enumerate(PLACES))])


def _placed(number: int, angle: int, chair: str, turned: int, out: int) -> str:
    turn = f" rotate({turned})" if turned else ""
    return (
        f'<g transform="rotate({angle} 200 200) translate(200 {50 - out}){turn}"{_kind(number)}>{chair}</g>'
    )


def _kind(number: int) -> str:
    """Returns the class of the first chair, the open one."""
    return "" if number else ' class="open"'


def drawings() -> dict[Path, str]:
    """Returns every drawing by the file that holds it."""
    chairs = '<svg class="chairs{0}" viewBox="0 0 {1} {1}" aria-hidden="true" focusable="false">'
    icon = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><style>{STYLE}{DARK}</style>{mark()}</svg>\n'
    return {
        SHELL / "mark.html": f"{chairs.format('', 100)}{mark()}</svg>\n",
        SHELL / "circle.html": f"{chairs.format(' circle', 400)}\n{circle()}\n</svg>\n",
        ICONS / "favicon.svg": icon,
    }


def picture(size: int) -> bytes:
    """Returns the mark on paper as a PNG of `size` pixels, drawn by Chromium."""
    from playwright.sync_api import sync_playwright

    from tools.chromium import find_chromium

    svg = f'<svg viewBox="0 0 100 100"><style>{STYLE}</style>{mark()}</svg>'
    page_style = f"margin:0;background:#faf7f2;padding:{size // 10}px;box-sizing:border-box;width:{size}px"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": size, "height": size})
        page.set_content(f'<body style="{page_style}">{svg}')
        png = page.screenshot()
        browser.close()
    return png


if __name__ == "__main__":
    for path, drawing in drawings().items():
        path.write_text(drawing, encoding="utf-8")
    (ICONS / "apple-touch-icon.png").write_bytes(picture(180))
