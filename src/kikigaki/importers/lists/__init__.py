"""Lists of chapters, as descriptions, show notes and tables of contents hold them.

Nothing is taken for granted that YouTube asks of chapters: the first may begin anywhere, they may
be out of order, and two may begin at one time.
"""

from kikigaki.importers.draft import Draft
from kikigaki.importers.lists.drafting import draft_of
from kikigaki.importers.lists.finding import find_parts
from kikigaki.importers.pages import Page

__all__ = ["read_list"]


def read_list(page: Page, language: str, video: str = "") -> Draft | None:
    """The draft of a page that holds such a list; None where it holds none.

    ``language`` is that of its words. ``video`` is YouTube's id of the one to import, where the
    page may be about several; empty takes the one most timestamps belong to.
    """
    found = find_parts(page)
    return draft_of(page, found, language, video) if found.parts else None
