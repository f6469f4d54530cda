"""One note: its nodes, read from the outside in."""

from kikigaki import youtube
from kikigaki.diagnostics import Code, Diagnostic
from kikigaki.model import Moment, Note, Recording, Section
from kikigaki.reader.shape import diagnose_shape
from kikigaki.reader.values import Values
from kikigaki.schema import NoteShape
from kikigaki.source import Mapping, Node, Scalar, Sequence


def read_note(
    root: Node, note_id: str, languages: tuple[str, ...]
) -> tuple[Note | None, list[Diagnostic]]:
    """Read the root of a note's file.

    Returns the note as far as it can be read, None only if the root is no mapping, and every
    fault of its shape and its texts.
    """
    if not isinstance(root, Mapping):
        return None, [_no_mapping(root)]
    reader = _NoteReader(languages)
    note = reader.note(root, note_id)
    return note, diagnose_shape(NoteShape, root, languages) + reader.values.diagnostics


def _no_mapping(root: Node) -> Diagnostic:
    message = "expected a note: a mapping that begins with title: and video:"
    hint = ""
    if isinstance(root, Scalar):
        if "：" in root.text:
            hint = "a full-width colon ： makes no key; type a half-width : and a space"
        elif root.empty:
            message = "the file is empty; " + message
    return Diagnostic(root.position, Code.WRONG_KIND, message, hint)


class _NoteReader:
    def __init__(self, languages: tuple[str, ...]) -> None:
        self.values = Values(languages)

    def note(self, root: Mapping, note_id: str) -> Note:
        values = self.values
        summary, links = values.text_map(root.get("summary"))
        return Note(
            id=note_id,
            position=root.position,
            title=values.line_map(root.get("title")),
            video=self.video(root.get("video")),
            published=values.date(root.get("published")),
            duration=values.stamp(root.get("duration")),
            spoken=values.line(root.get("spoken")),
            hosts=values.references(root.get("hosts")),
            guests=values.references(root.get("guests")),
            topics=values.references(root.get("topics")),
            summary=summary,
            links=links,
            sections=tuple(map(self.section, _mappings(root.get("sections")))),
            translation=values.states(root.get("translation")),
            also=tuple(map(self.recording, _mappings(root.get("also")))),
            draft=values.line(root.get("draft")) == "yes",
        )

    def video(self, node: Node | None) -> str:
        try:
            return youtube.parse(self.values.line(node)).id
        except youtube.VideoError:
            return ""

    def section(self, node: Mapping) -> Section:
        return Section(
            position=node.position,
            title=self.values.line_map(node.get("title")),
            moments=tuple(map(self.moment, _mappings(node.get("moments")))),
            topics=self.values.references(node.get("topics")),
        )

    def moment(self, node: Mapping) -> Moment:
        values = self.values
        at = node.get("at")
        question, in_question = values.text_map(node.get("question"))
        answer, in_answer = values.text_map(node)
        comment, in_comment = values.text_map(node.get("comment"))
        return Moment(
            position=node.position,
            at=values.stamp(at),
            at_position=at.position if at else None,
            question=question,
            answer=answer,
            comment=comment,
            speaker=values.reference(node.get("speaker")),
            by=values.reference(node.get("by")),
            topics=values.references(node.get("topics")),
            translation=values.states(node.get("translation")),
            links=in_question + in_answer + in_comment,
        )

    def recording(self, node: Mapping) -> Recording:
        return Recording(
            name=self.values.line_map(node.get("name")),
            url=self.values.line(node.get("url")),
            offset=self.values.seconds(node.get("offset")),
        )


def _mappings(node: Node | None) -> list[Mapping]:
    items = node.items if isinstance(node, Sequence) else ()
    return [item for item in items if isinstance(item, Mapping)]
