"""No link of the built site leads nowhere: pages, files and anchors, in both languages."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit


class _Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.targets: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name in ("href", "src") and value and tag != "base":
                self.targets.append(value)


def test_every_internal_link_and_anchor_exists(built: Path) -> None:
    pages = {
        f"/{file.relative_to(built).as_posix().removesuffix('index.html')}": _Page(
            file.read_text("utf-8")
        )
        for file in built.rglob("*.html")
    }
    broken = []
    for here, page in pages.items():
        for target in page.targets:
            url = urlsplit(urljoin(f"http://site{here}", target))
            if url.netloc != "site":
                continue
            path = unquote(url.path)
            there = pages.get(path)
            if there is None:
                found = (built / path.lstrip("/")).is_file()
            else:
                found = not url.fragment or url.fragment in there.ids
            if not found:
                broken.append((here, target))

    assert broken == []
