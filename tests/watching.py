"""A reader with the player open: a stand-in answers for YouTube's host, in the same messages."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Frame, Page, Route, expect

HOST = "https://www.youtube-nocookie.com"
FRAME = Path(__file__).parent / "data" / "frame.html"
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}


@contextmanager
def reading(browser: Browser, **options: Any) -> Iterator[Page]:  # noqa: ANN401 - Playwright's own
    """A page of a reader with a fresh profile; whatever YouTube would be asked is answered here."""
    context = browser.new_context(**{"viewport": DESKTOP, **options})
    context.route(f"{HOST}/**", _answer)
    try:
        yield context.new_page()
    finally:
        context.close()


def _answer(route: Route) -> None:
    route.fulfill(body=FRAME.read_text("utf-8"), content_type="text/html")


def watch(page: Page) -> Frame:
    """Open the player, and wait until it talks; its frame."""
    page.locator(".kk-play").click()
    return talking(page)


def talking(page: Page) -> Frame:
    """The frame of the player, once it has answered."""
    expect(page.locator(".kk-player iframe")).to_be_visible()
    element = page.locator(".kk-player iframe").element_handle()
    frame = element.content_frame()
    assert frame is not None
    frame.wait_for_function("() => window.commands && window.commands.length > 0")
    return frame


def commands(frame: Frame) -> list[list[Any]]:
    """What the player was told to do, without the request to hear of errors."""
    told: list[list[Any]] = frame.evaluate("window.commands")
    return [command for command in told if command[0] != "addEventListener"]
