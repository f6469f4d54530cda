"""The interview itself: sections, moments, and who is heard in them."""

from dataclasses import dataclass

from kikigaki import links
from kikigaki.links import MomentAnchor, SectionAnchors
from kikigaki.mentions import heard_id
from kikigaki.model import Moment, Note, Section, Voice
from kikigaki.pages.edition import Edition
from kikigaki.pages.explain import Explainer
from kikigaki.pages.parts import heading, paragraph, stamp_link
from kikigaki.text import Block, Box, Inline, Link, Paragraph, Span, Words
from kikigaki.timestamps import Timestamp


def sections(edition: Edition, note: Note, edit_url: str) -> tuple[Box, ...]:
    """All sections of a note, each with the way to its lines in the YAML, if there is one."""
    starts = [section.start for section in note.sections[1:]]
    parts = zip(note.sections, links.note_anchors(note), [*starts, note.duration], strict=True)
    return tuple(
        _SectionWriter(edition, note, Explainer(edition), edit_url).section(section, anchors, end)
        for section, anchors, end in parts
    )


@dataclass(frozen=True, slots=True)
class _SectionWriter:
    edition: Edition
    note: Note
    explainer: Explainer
    edit_url: str

    def section(self, section: Section, anchors: SectionAnchors, end: Timestamp | None) -> Box:
        title = self.edition.inline(section.title, anchors.heading)
        moments = map(self.moment, section.moments, anchors.moments)
        blocks: tuple[Block, ...] = (
            heading(2, title, anchors.heading),
            *self.when(section, end),
            *moments,
        )
        return Box(blocks, "kk-section", tag="section")

    def when(self, section: Section, end: Timestamp | None) -> tuple[Box, ...]:
        """From when to when the section runs, and where it is edited."""
        parts: list[Inline] = []
        if (start := section.start) is not None:
            shown = f"▶ {start}–{end}" if end is not None and end > start else f"▶ {start}"
            parts.append(stamp_link(self.note, start, shown))
        if self.edit_url:
            parts += [Words(" "), self.edit(section)]
        return (Box((Paragraph(tuple(parts)),), "kk-when"),) if parts else ()

    def edit(self, section: Section) -> Link:
        """The section's line in its YAML file; hosts of repositories agree on ``#L12``."""
        words = Words(self.edition.strings("section.edit"))
        return Link(f"{self.edit_url}#L{section.position.line}", (words,), "kk-edit")

    def moment(self, moment: Moment, anchor: MomentAnchor) -> Box:
        said: list[Block] = [
            Box((*self.who(moment, voice), *self.explainer.text(texts)), f"kk-voice kk-{voice}")
            for voice, texts in moment.voices()
        ]
        if state := moment.translation.get(self.edition.language):
            label = paragraph(self.edition.strings(f"translation.{state}"))
            said.append(Box((label,), "kk-state"))
        blocks = (*self.stamp(moment), Box(tuple(said), "kk-said"))
        return Box(blocks, "kk-moment", anchor.id if anchor.own else "")

    def stamp(self, moment: Moment) -> tuple[Box, ...]:
        if moment.at is None:
            return ()
        return (Box((paragraph(stamp_link(self.note, moment.at)),), "kk-at"),)

    def who(self, moment: Moment, voice: Voice) -> tuple[Block, ...]:
        """Who is heard.

        An answer by a note's only guest needs no label to the eye; the ear needs one where a
        question came before it.
        """
        name = Span((Words(self.edition.strings(f"voice.{voice}")),), "kk-label")
        if voice is Voice.ANSWER and moment.speaker is None and len(self.note.guests) <= 1:
            heard = Box((Paragraph((name,)),), "kk-who kk-aloud")
            return (heard,) if moment.question else ()
        speaker = heard_id(self.note, moment, voice, self.edition.collection.author)
        label: tuple[Inline, ...] = (name,)
        if speaker:
            label = (name, Words(" "), self.edition.person(speaker))
        return (Box((Paragraph(label),), "kk-who"),)
