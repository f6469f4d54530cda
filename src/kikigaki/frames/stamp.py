"""A page put into its frame."""

from kikigaki.frames.frame import Frame
from kikigaki.frames.toc import Heading
from kikigaki.pages import Page
from kikigaki.text import clean


def own_parts(page: Page, canonical: str, edit_url: str) -> dict[str, str]:
    """What stands in a page's frame, but for its table of contents; all of it HTML."""
    return {
        "title": page.title_html,
        "description": page.description_html,
        "canonical": canonical,
        "edit_url": edit_url,
        "content": clean(page.html),
        "extra": page.extra,
    }


def stamp(
    frame: Frame, page: Page, contents: list[Heading], canonical: str, edit_url: str
) -> bytes:
    """The whole page, which has these headings, as it is published."""
    values = own_parts(page, canonical, edit_url)
    if frame.contents is not None:
        values["toc"] = frame.contents.write(contents)
    return frame.fill(values).encode("utf-8", errors="xmlcharrefreplace")
