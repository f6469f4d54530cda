"""Nothing keeps a reader with a disability out: axe-core over every kind of page, as it is read."""

from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.axe import axe
from tests.test_site import KINDS, LANGUAGES, NOTE
from tests.watching import DESKTOP, PHONE, reading

WRITTEN = ("guide/format/", "about/")  # by hand
PAGES = (
    *(f"{language}/{kind}" for language, kind in product(LANGUAGES, (*KINDS, *WRITTEN))),
    "404.html",
    "",
)
# Each screen in one colour scheme, and each scheme on one screen: half the time of all four.
VIEWS = [
    pytest.param({"viewport": DESKTOP, "color_scheme": "light"}, id="desktop-light"),
    pytest.param({"viewport": PHONE, "color_scheme": "dark"}, id="phone-dark"),
]
STATES = {
    "watching": (".kk-play", ".kk-moment[aria-current]"),
    "stacked": (".kk-tools [type=radio] >> nth=1", ".kk-said > .kk-other"),
    "side by side": (".kk-tools [type=radio] >> nth=2", ".kk-said > .kk-other"),
    "keys": (".kk-help", ".kk-dialog"),
    "citation": (".kk-menu button >> nth=1", ".kk-dialog"),
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(
    browser: Browser,
    address: str,
    path: str,
    view: Any,  # noqa: ANN401
) -> None:
    with reading(browser, reduced_motion="reduce", **view) as page:
        page.route("**/chooser.js", lambda route: route.abort())  # or the root page leads away
        page.goto(f"{address}/{path}", wait_until="networkidle")
        violations = axe(page)

    assert not violations, "\n".join(violations)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_the_search_box(
    browser: Browser,
    address: str,
    language: str,
    view: Any,  # noqa: ANN401
) -> None:
    with reading(browser, reduced_motion="reduce", **view) as page:
        page.goto(f"{address}/{language}/?q=Llama", wait_until="networkidle")
        page.locator(".kk-search__hit").first.wait_for()
        violations = axe(page)

    assert not violations, "\n".join(violations)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_state_of_a_note(
    browser: Browser,
    address: str,
    language: str,
    state: str,
    view: Any,  # noqa: ANN401
) -> None:
    button, sign = STATES[state]
    with reading(browser, reduced_motion="reduce", **view) as page:
        page.goto(f"{address}/{language}/{NOTE}#t438", wait_until="networkidle")
        page.locator("#t438 .kk-stamp").hover()
        page.locator(button).click()
        page.locator(sign).first.wait_for()
        page.evaluate("scrollTo(0, 0)")  # or the header halves a target that is whole elsewhere
        violations = axe(page)

    assert not violations, "\n".join(violations)
