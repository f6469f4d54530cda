"""YouTube's timed text as XML: srv1 (``transcript``), srv2 and srv3 (``timedtext``, also ytt)."""

import re

from kikigaki.importers import seconds
from kikigaki.importers.captions.markup import plain, references
from kikigaki.importers.captions.reading import Reading, bad_time
from kikigaki.importers.draft import Cue
from kikigaki.importers.found import Fault, split
from kikigaki.importers.material.markup import Element

_MILLISECONDS = 1000
_INVISIBLE = re.compile("[\u200b\ufeff]")
"""Zero-width spaces, which converters put around each line to keep its background together."""


def read_srv1(root: Element) -> Reading | None:
    """The captions of an srv1 document; None if it is another kind of XML."""
    if root.name != "transcript":
        return None
    # The text is escaped twice: once as HTML, and that as XML.
    lines = root.every("text")
    return Reading(*split(_cue(line, "start", "dur", 1, plain(line.text())) for line in lines))


def read_srv3(root: Element) -> Reading | None:
    """The captions of an srv2 or srv3 document; None if it is another kind of XML."""
    if root.name != "timedtext":
        return None
    lines = (line for line in (*root.every("p"), *root.every("text")) if not _is_line_end(line))
    return Reading(*split(_cue(line, "t", "d", _MILLISECONDS, _words(line)) for line in lines))


def _words(line: Element) -> str:
    return _INVISIBLE.sub("", references(line.text())).strip()


def _is_line_end(line: Element) -> bool:
    """Whether an automatic caption only ends a line of the window it is added to."""
    added = line.attributes.get("a") or line.attributes.get("append")
    return bool(added) and not line.text().strip()


def _cue(line: Element, start: str, lasts: str, per_second: int, text: str) -> Cue | Fault:
    begin = seconds.number(line.attributes.get(start, "0"), per_second)
    length = seconds.number(line.attributes.get(lasts, ""), per_second)
    if begin is None:
        return bad_time(line.line, line.attributes[start])
    end = begin + length if length is not None else None
    return Cue(begin, end, text, line=line.line)
