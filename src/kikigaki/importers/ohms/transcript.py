"""The transcript of an OHMS file: WebVTT, or lines that numbers tie to the minutes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kikigaki.importers.captions import webvtt
from kikigaki.importers.captions.markup import plain
from kikigaki.importers.captions.reading import Reading
from kikigaki.importers.draft import Cue
from kikigaki.importers.material.markup import Element

_SYNC = re.compile(r"([1-9][0-9]{0,2}):((?:\|[0-9]{1,7}\([0-9]{1,5}\)){1,2000})\|?")
_MARK = re.compile(r"\|([0-9]+)\(")
_MINUTE = 60


def cues_in(record: Element, key: str) -> Reading:
    """The transcript as captions; none if it has no times.

    ``key`` is ``_alt`` for the translation.
    """
    element = record.first(f"vtt_transcript{key}")
    text = element.text().strip() if element is not None else ""
    reading = webvtt.read(text) if text else None
    if element is None or reading is None:
        written = record.first(f"transcript{key}")
        lines = written.text().split("\n") if written is not None else []
        return Reading(tuple(_by_minutes(lines, record.text_of(f"sync{key}"))))
    above = element.line - 1
    cues = (replace(cue, line=above + cue.line) for cue in reading.cues)
    faults = (replace(fault, line=above + fault.line) for fault in reading.faults)
    return Reading(tuple(cues), tuple(faults))


def _by_minutes(lines: list[str], sync: str) -> Iterator[Cue]:
    """The lines, cut where the synchronizer says that another minute begins.

    ``1:|26(1)|34(3)`` says that minute 1 begins in line 26 and minute 2 in line 34, counted from
    1; words within a line are not told apart.
    """
    found = _SYNC.fullmatch(sync.strip())
    if found is None:
        return
    step = Decimal(int(found[1]) * _MINUTE)
    marks = [0, *(int(mark) - 1 for mark in _MARK.findall(found[2])), len(lines)]
    for number, begin in enumerate(marks[:-1]):
        text = plain("\n".join(lines[max(begin, 0) : marks[number + 1]]))
        if text:
            yield Cue(number * step, (number + 1) * step, text)
