"""The third wall: a content security policy in every page.

It lets a browser run our own files and the few scripts that Material's templates write into a
page, by their hashes, and nothing else: whatever came through the other walls would not run. A
script in the content of a page has no hash here. CSP Level 3, https://www.w3.org/TR/CSP3/.
"""

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache

PLAYER = "https://www.youtube-nocookie.com"
_NOT_RUN = re.compile(r"\bsrc=|\btype=\"?application/(?:ld\+)?json")
_HEAD = re.compile(r"<head>\s*(?:<meta charset=[^>]*>)?")
_REST = (
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",  # the places of a timeline are style attributes
    "img-src 'self' data:",
    f"frame-src {PLAYER}",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
)


def add(output: str, content: str = "") -> str:
    """The page with its policy; scripts in ``content``, which others wrote, get no leave."""
    frame = output.replace(content, "", 1) if content else output
    texts = {text for attributes, text in _scripts(frame) if not _NOT_RUN.search(attributes)}
    hashes = "".join(f" '{_hash(text)}'" for text in sorted(texts) if text.strip())
    policy = "; ".join((f"script-src 'self'{hashes}", *_REST))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _HEAD.sub(lambda head: f"{head[0]}\n{meta}", output, count=1)


def _scripts(html: str) -> Iterator[tuple[str, str]]:
    """Attributes and text of each script."""
    end = 0
    while (begin := html.find("<script", end)) >= 0:
        head = html.find(">", begin)
        end = html.find("</script>", head)
        if head < 0 or end < 0:
            return
        yield html[begin + len("<script") : head], html[head + 1 : end]


@lru_cache(maxsize=1024)
def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
