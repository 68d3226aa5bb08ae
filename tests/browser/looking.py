"""Looking: what is wrong with a page on a desk and on a phone, in light and in dark, and what it looks like there."""

import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

SCREENS = Path(__file__).parents[2] / "artefacts" / "screens"
WIDE: ViewportSize = {"width": 1440, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}
GRAVE = {"serious", "critical"}
AXE = Axe().axe_script
RUN = "axe.run({resultTypes: ['violations']}).then(found => found.violations)"


def faults(page: Page, name: str) -> list[str]:
    """Serious faults of access by axe, and whether the page is wider than the window; screenshots are kept."""
    page.evaluate(AXE)
    told = []
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found = [one for one in page.evaluate(RUN) if one["impact"] in GRAVE]
            told += [f"{name}, {scheme}: {one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            told.append(f"{name}: wider than {size['width']}")
        keep(page, f"{size['width']}-{name}")
    return told


def keep(page: Page, name: str) -> None:
    """Keep what the page looks like, for people to look at."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"{re.sub(r'[^a-z0-9-]+', '-', name.lower()).strip('-')}.png", full_page=True)
