"""TTML and DFXP in any of their namespaces: times on paragraphs, spans or what is around them.

Times follow SMIL, as TTML2 (section 10) has them: in a parallel container each child counts from
the container's begin, in a sequence from the end of the child before; an end cuts what is inside.
"""

from dataclasses import dataclass, field, replace
from fractions import Fraction

from kikigaki.diagnostics import quote
from kikigaki.importers.captions.reading import Reading, bad_time, no_time
from kikigaki.importers.captions.ttml_text import Ruby, keeps_space, ruby_styles, words
from kikigaki.importers.captions.ttml_time import Rates
from kikigaki.importers.draft import Cue
from kikigaki.importers.found import Fault, split
from kikigaki.importers.material.markup import Element
from kikigaki.importers.seconds import ratio

_TIMES = ("begin", "end", "dur")
_TIMED = ("body", "div", "p", "span")
_SPEAKING = ("p", "span")


@dataclass(frozen=True, slots=True)
class _Around:
    """What an element inherits from those it stands in."""

    start: Fraction = Fraction(0)
    """What its times count from."""
    end: Fraction | None = None
    """When everything inside is over; None if never."""
    timed: bool = False
    """Whether any of them says a time."""
    voice: str = ""
    preserve: bool = False


def read(root: Element) -> Reading | None:
    """The captions of a TTML document; None if it is another kind of XML."""
    if root.name != "tt":
        return None
    timeline = _Timeline(Rates.of(root), ruby_styles(root), _agents(root))
    around = _Around(preserve=keeps_space(root, inherited=False))
    for body in root.elements("body"):
        timeline.place(body, around)
    cues, faults = split(timeline.parts)
    said = (element.attributes.get("lang") for element in (root, *root.every("div")))
    head = root.first("head")
    title = next((t.text().strip() for t in head.every("title")), "") if head is not None else ""
    return Reading(cues, faults, next(filter(None, said), ""), title)


@dataclass(slots=True)
class _Timeline:
    """A document on its way to cues, in its order."""

    rates: Rates
    ruby: Ruby
    agents: dict[str, str]
    parts: list[Cue | Fault] = field(default_factory=list)

    def place(self, element: Element, around: _Around) -> Fraction | None:
        """Place an element and what it holds; gives when it is over, None if never."""
        said = {key: element.attributes[key] for key in _TIMES if key in element.attributes}
        times = {key: self.rates.seconds(text) for key, text in said.items()}
        bad = next((said[key] for key, time in times.items() if time is None), None)
        if bad is not None:
            self.parts.append(bad_time(element.line, bad))
            return around.start
        inside = self._inside(element, around, {k: t for k, t in times.items() if t is not None})
        if element.name in _SPEAKING and not _is_container(element):
            self._say(element, inside, around)
            return inside.end
        return self._contain(element, inside)

    def _inside(self, element: Element, around: _Around, times: dict[str, Fraction]) -> _Around:
        start = around.start + times.get("begin", 0)
        end = around.start + times["end"] if "end" in times else None
        over = start + times["dur"] if "dur" in times else None
        return _Around(
            start,
            _earliest(end, over, around.end),
            around.timed or bool(times),
            self.agents.get(element.attributes.get("agent", ""), around.voice),
            keeps_space(element, inherited=around.preserve),
        )

    def _contain(self, element: Element, inside: _Around) -> Fraction | None:
        in_sequence = element.attributes.get("timeContainer") == "seq"
        begin, latest, lasting = inside.start, inside.start, False
        for child in element.elements(*_TIMED):
            # What follows something endless in a sequence never begins.
            end = begin if in_sequence and lasting else inside.end
            over = self.place(child, replace(inside, start=begin, end=end))
            lasting = lasting or over is None
            latest = max(latest, over or latest)
            begin = over if in_sequence and over is not None else begin
        return inside.end if lasting else _earliest(latest, inside.end)

    def _say(self, element: Element, inside: _Around, around: _Around) -> None:
        text = words(element, self.ruby, preserve=inside.preserve)
        if not inside.timed:
            self.parts.extend([no_time(element.line, text)] if text else [])
        elif around.end is not None and inside.start >= around.end:
            message = f"“{quote(text)}” comes after the end of what it stands in, and is left out"
            self.parts.append(Fault(element.line, message))
        else:
            end = ratio(inside.end) if inside.end is not None else None
            self.parts.append(Cue(ratio(inside.start), end, text, inside.voice, element.line))


def _is_container(element: Element) -> bool:
    """Whether the words inside have times of their own, all of them."""
    return _has_times(element) and not _has_loose_words(element)


def _has_times(element: Element) -> bool:
    return any(
        any(key in child.attributes for key in _TIMES) or _has_times(child)
        for child in element.elements("span")
    )


def _has_loose_words(element: Element) -> bool:
    return any(
        child.strip() != ""
        if isinstance(child, str)
        else child.name == "span"
        and not any(key in child.attributes for key in _TIMES)
        and _has_loose_words(child)
        for child in element.content
    )


def _earliest(*times: Fraction | None) -> Fraction | None:
    return min((time for time in times if time is not None), default=None)


def _agents(root: Element) -> dict[str, str]:
    """The names of those who speak, by the ids that paragraphs refer to."""
    agents = (agent for agent in root.every("agent") if "id" in agent.attributes)
    return {agent.attributes["id"]: agent.text_of("name") for agent in agents}
