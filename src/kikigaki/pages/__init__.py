"""A collection becomes pages of Markdown, the same in every language. Pure: no I/O, no MkDocs."""

from kikigaki.pages.chooser import ASSETS, chooser
from kikigaki.pages.page import Page
from kikigaki.pages.site import EditUrl, all_pages

__all__ = ["ASSETS", "EditUrl", "Page", "all_pages", "chooser"]
