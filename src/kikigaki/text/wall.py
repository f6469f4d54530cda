"""The second wall: an allow-list over the HTML of every generated page.

It holds what we ourselves emit and nothing else. A page that passes the first wall (the tree and
its escaping writers) comes through unchanged, byte for byte; a property test says so.
"""

import re

import nh3

from kikigaki.languages import TAG

_TAGS = {
    *("a", "article", "aside", "blockquote", "code", "div", "em", "h1", "h2", "h3", "h4"),
    *("li", "nav", "ol", "p", "rp", "rt", "ruby"),
    *("section", "span", "strong", "time", "ul"),
}
_ATTRIBUTES = {
    "*": {"class", "id", "lang"},
    "a": {"class", "href", "style", "title"},
    "nav": {"aria-label"},
    "section": {"aria-label"},
    "time": {"datetime"},
    "span": {"class", "data-search-exclude", "lang", "role", "style", "tabindex"},
}
_ALLOWED_VALUE = {
    "class": re.compile(r"headerlink|kk-[a-z-]+(?: kk-[a-z-]+)*"),
    "id": re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*"),
    "data-search-exclude": re.compile(""),
    "datetime": re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "role": re.compile("note"),
    "style": re.compile(
        r"--kk-(?:start|size):[0-9]{1,3}\.[0-9]{2}%(?:;--kk-size:[0-9]{1,3}\.[0-9]{2}%)?"
    ),
    "tabindex": re.compile("0"),
    "lang": TAG,
}
_SCHEMES = {"http", "https", "mailto"}


def clean(html: str) -> str:
    """The same HTML without anything a page of ours cannot hold."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_filter,
        url_schemes=_SCHEMES,
        link_rel=None,
    )


def _filter(_tag: str, attribute: str, value: str) -> str | None:
    allowed = _ALLOWED_VALUE.get(attribute)
    return value if allowed is None or allowed.fullmatch(value) else None
