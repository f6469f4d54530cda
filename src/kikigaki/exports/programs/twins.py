"""A note's page as plain Markdown, for people and programs that read text.

Not the Markdown that MkDocs is given, which escapes whatever some reader might take for markup.
"""

from collections.abc import Iterator
from functools import cache, partial

from kikigaki import youtube
from kikigaki.exports.views.clocks import media_url, recordings
from kikigaki.exports.views.source import Source
from kikigaki.exports.views.spoken import Speech, Spoken, person_name, spoken
from kikigaki.model import Reference, Section, Voice
from kikigaki.strings import Strings
from kikigaki.text import readable_line, to_readable


def twin(source: Source) -> bytes:
    """The whole note: what is known of it, its summary, and every moment with its link."""
    return ("\n\n".join(_Twin(source).blocks()) + "\n").encode()


class _Twin:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.address = source.address
        self.named = cache(partial(_named, source.edition.strings))

    def blocks(self) -> Iterator[str]:
        source, note = self.source, self.source.note
        yield f"# {readable_line(source.title)}"
        yield "\n".join(f"- {label}: {value}" for label, value in self.facts() if value)
        if summary := to_readable(source.edition.text(note.summary), self.address):
            yield summary
        section: Section | None = None
        for said in spoken(source):
            if said.section is not section:
                section = said.section
                yield f"## {readable_line(said.title)}"
            yield from self.moment(said)

    def facts(self) -> Iterator[tuple[str, str]]:
        source, note = self.source, self.source.note
        strings, topics = source.edition.strings, source.edition.collection.topics
        yield strings("note.guests"), self.people(note.guests)
        yield strings("note.hosts"), self.people(note.hosts)
        yield strings("note.published"), note.day
        yield strings("note.duration"), str(note.duration or "")
        named = (source.edition.name(topics[ref.id]) for ref in note.topics if ref.id in topics)
        yield strings("note.topics"), readable_line(" · ".join(named))
        yield strings("export.video"), youtube.watch_url(note.video)
        for other in recordings(source):
            if other.recording is not None:
                name = source.edition.words(other.recording.name, other.recording.url)
                yield readable_line(name), media_url(other)
        yield strings("export.page"), source.page if source.site_url else ""

    def people(self, references: tuple[Reference, ...]) -> str:
        return readable_line(" · ".join(person_name(self.source, ref.id) for ref in references))

    def moment(self, said: Spoken) -> Iterator[str]:
        at = said.moment.at
        stamp = f"[{at}]({media_url(self.source, at)})" if at is not None else ""
        for speech in said.speeches:
            label = self.label(said, speech)
            if stamp or label:
                yield f"{stamp} {label}" if stamp and label else stamp or label
            if text := speech.said.readable(self.address):
                yield text
            stamp = ""

    def label(self, said: Spoken, speech: Speech) -> str:
        """Who is heard; nothing for an answer by the only guest, as on the page."""
        by_only_guest = said.moment.speaker is None and len(self.source.note.guests) <= 1
        known = speech.voice is Voice.ANSWER and by_only_guest and not said.moment.question
        language = "" if speech.translated else speech.language
        return self.named("" if known else speech.voice, speech.person, language)


def _named(strings: Strings, voice: str, person: str, language: str) -> str:
    """The voice and who it is, and the language of what is not translated."""
    who = [strings(f"voice.{voice}"), person] if voice else []
    if language:
        who.append(strings("note.untranslated", language=strings.language_name(language)))
    return readable_line(" · ".join(filter(None, who)))
