"""Which of the lines with a timestamp are the list, and which only speak of a time."""

import re
from collections import Counter
from collections.abc import Sequence

from kikigaki.importers.lists.entry import Entry, Place
from kikigaki.importers.lists.siblings import Siblings
from kikigaki.importers.pages import Line, Mark

_FACT = re.compile(
    r".*\b(?:duration|length|run(?:ning |-)?time|total(?: time)?|meeting time|recorded|published"
    r"|date|starts?|ends?|end time|finish(?:ed)?|deadline)"
    r"|.*(?:再生時間|収録時間|所要時間|総時間|合計|長さ|尺|日時|開始|終了|開演|開場|締切|締め切り|集合|配信|公開日?)",
    re.IGNORECASE,
)
_LONG = 120
"""Characters; a longer line that ends in a timestamp is a sentence."""
_FEW = 2


def choose(entries: Sequence[Entry], lines: Sequence[Line]) -> list[Entry]:
    """The entries that make up the list or lists of a page, in file order."""
    siblings = Siblings(lines, [entry for entry in entries if _begins(entry)])
    kept = [e for e in entries if _begins(e) and (e.marked or siblings.agree(e.line))]
    kept += _lasts([entry for entry in entries if entry.place is Place.LAST], len(kept))
    kept += _insides([entry for entry in entries if entry.place is Place.INSIDE], kept)
    kept += _addresses([entry for entry in entries if entry.place is Place.ADDRESS], kept)
    return sorted(kept, key=lambda entry: (entry.line.number, entry.line.column))


def _begins(entry: Entry) -> bool:
    return entry.place in (Place.FIRST, Place.ALONE, Place.CELL)


def _lasts(lasts: list[Entry], firsts: int) -> list[Entry]:
    """Timestamps behind a title: links and headings, others where there are several of a kind."""
    titles = [e for e in lasts if e.video or not _FACT.fullmatch(e.title)]
    sure = [e for e in titles if e.video or e.line.mark is Mark.HEADING]
    rest = [e for e in titles if e not in sure and len(e.title) <= _LONG]
    both = sure + rest
    return sure if len(both) < _FEW or firsts >= len(both) else both


def _insides(insides: list[Entry], kept: list[Entry]) -> list[Entry]:
    """Links in mid-line, into the video that the list is of."""
    videos = Counter(entry.video for entry in kept or insides if entry.video)
    main = videos.most_common(1)[0][0] if videos else ""
    return [entry for entry in insides if entry.video == main]


def _addresses(entries: list[Entry], kept: list[Entry]) -> list[Entry]:
    """Links without a written timestamp: a list where most lead into a video that several do.

    Beside written timestamps only headings count.
    """
    entries = [e for e in entries if not kept or e.line.mark is Mark.HEADING]
    videos = Counter(entry.video for entry in entries)
    chosen = [entry for entry in entries if videos[entry.video] >= _FEW]
    return chosen if len(chosen) * 2 > len(entries) else []
