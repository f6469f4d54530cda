"""A judge of finished HTML that shares nothing with the walls: what in it could act."""

import re
from html.parser import HTMLParser

_PLAIN = {
    *("a", "article", "aside", "blockquote", "br", "code", "div", "em", "h1", "h2", "h3", "h4"),
    *("li", "nav", "ol", "p", "rp", "rt", "ruby", "section", "span", "strong", "time", "ul"),
}
_ADDRESSES = {"href", "src", "action", "formaction", "data", "xlink:href", "poster", "srcdoc"}
_SAFE = re.compile(r"(?:https?://|mailto:|#|\.{0,2}/|[a-z0-9])", re.IGNORECASE)
_SCHEME = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.-]*)[\x00-\x20]*:", re.IGNORECASE)
_KNOWN = {"http", "https", "mailto"}


def faults(html: str) -> list[str]:
    """Elements, attributes and addresses that the content of a page of ours cannot have."""
    judge = _Judge()
    judge.feed(html)
    judge.close()
    return judge.found


class _Judge(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _PLAIN:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            self._attribute(tag, name, value or "")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data[:20]}")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"<!{decl[:20]}")

    def unknown_decl(self, data: str) -> None:
        self.found.append(f"<![{data[:20]}")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"<?{data[:20]}")

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") or name in ("srcset", "http-equiv"):
            self.found.append(f"{tag} {name}")
        if name in _ADDRESSES:
            scheme = _SCHEME.match(value)
            if not _SAFE.match(value) or (scheme and scheme[1].lower() not in _KNOWN):
                self.found.append(f"{tag} {name}={value[:30]}")
            if "@" in value.partition("://")[2].partition("/")[0]:
                self.found.append(f"{tag} {name} with a user: {value[:30]}")
        if name == "style" and not value.startswith("--kk-"):
            self.found.append(f"{tag} style={value[:30]}")
        if name in ("class", "id") and value.startswith(("md-", "__")):
            self.found.append(f"{tag} {name}={value[:30]}")
