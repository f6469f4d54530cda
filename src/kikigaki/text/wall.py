"""The second wall: an allow-list over the HTML of every generated page.

It holds what we ourselves emit and nothing else. A page that passes the first wall (the tree and
its escaping writers) comes through unchanged, byte for byte; a property test says so.
"""

import re

import nh3

from kikigaki.languages import TAG

_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_INLINES = frozenset({"a", "code", "em", "rp", "rt", "ruby", "span", "strong", "time"})
_BLOCKS = _HEADINGS | {
    "article",
    "aside",
    "blockquote",
    "div",
    "li",
    "nav",
    "ol",
    "p",
    "section",
    "ul",
}
_PHRASING = _INLINES | _HEADINGS | {"p"}
"""What holds no blocks: one that is begun inside of it closes it."""
_PARENTS = {"li": ("ol", "ul"), "rp": ("ruby",), "rt": ("ruby",)}
_TAGS = set(_BLOCKS | _INLINES)
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
    return html if _is_ours(html) else _cleaned(html)


def _cleaned(html: str) -> str:
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


# --- What needs no cleaning -----------------------------------------------------------------------
#
# The cleaner parses a page into a tree and asks about every attribute: a millisecond. A page of
# which every character belongs to a tag, an attribute and a value of the lists above, written as
# the cleaner would write it, and whose tags close in order, comes out of it as it went in.


def _attribute(name: str, value: str = "") -> str:
    pattern = value or _ALLOWED_VALUE[name].pattern
    return f'(?: {name}="(?:{pattern})")?+'


_HOST = r"(?:[a-z0-9]++(?:-[a-z0-9]++)*+\.)++[a-z]{2,63}"
_REST = r"(?:[A-Za-z0-9._~/?#=%+,;:@!*-]|&amp;)*+"
_NAME = r"[a-z0-9]++(?:[._-][a-z0-9]++)*+"
_OWN = rf"(?:\.\.?/)*+(?:{_NAME}/)*(?:{_NAME})?+(?:#{_NAME})?+"
_HREF = rf"https?://{_HOST}(?:[/?#]{_REST})?+|{_OWN}"
_LABEL = r"[^\"&<>\x00-\x1f\x7f-\xa0]*+"
_COMMON = "".join(map(_attribute, ("class", "id", "lang")))
_SPAN = "".join(
    map(_attribute, ("class", "data-search-exclude", "lang", "role", "style", "tabindex"))
)
_OPENINGS = (
    "(?:p|li|ul|ol|em|strong|code|blockquote|ruby|rp|rt)",
    f"(?:div|h[1-4]|article|aside){_COMMON}",
    f"(?:nav|section){_attribute('aria-label', _LABEL)}{_COMMON}",
    f"span{_SPAN}",
    f"a{_attribute('class')}{_attribute('href', _HREF)}{_attribute('style')}",
    f"time{_attribute('datetime')}",
)
_CLOSINGS = "/[a-z]++[1-4]?+"  # that they close what was opened is seen below
_OURS = re.compile(
    rf"(?:[^<>&\x00-\x08\x0b-\x1f\x7f-\xa0]++|<(?:{'|'.join((_CLOSINGS, *_OPENINGS))})>"
    r"|&(?:amp|lt|gt|nbsp);)*+"
)
_NAMES = re.compile(r"<(/?[a-z0-9]+)")


def _inside(parent: str) -> frozenset[str]:
    """The tags that may begin right inside of another, and do not close it."""
    held = _INLINES if parent in _PHRASING else _TAGS
    return frozenset(tag for tag in held if parent in _PARENTS.get(tag, (parent,)))


_INSIDE = {parent: _inside(parent) for parent in (*_TAGS, "")}
"""By parent; without a name, what may stand outside of everything."""


def _is_ours(html: str) -> bool:
    return _OURS.fullmatch(html) is not None and _is_nested(_NAMES.findall(html))


def _is_nested(names: list[str]) -> bool:
    """Whether every tag is closed, in order, and none stands where it would close another."""
    opened = [""]
    for name in names:
        if name in _INSIDE[opened[-1]] and (name != "a" or name not in opened):
            opened.append(name)
        elif name != f"/{opened.pop()}":
            return False
    return opened == [""]
