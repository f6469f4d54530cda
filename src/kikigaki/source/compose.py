"""Text becomes nodes, over libyaml's events: a stack, no recursion, no guessed types."""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from kikigaki.diagnostics import MANY, Code, Diagnostic, Position, quote
from kikigaki.source import syntax
from kikigaki.source.nodes import Document, Entry, Mapping, Node, Scalar, Sequence
from kikigaki.text.characters import FORBIDDEN, describe

MAX_DEPTH = 8
MAX_EVENTS = 20_000
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_COMMENT_AT_ONCE = re.compile(r"[ \t]+#(?=[^\s#])")


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still open."""

    position: Position
    start: int
    flow: bool
    mapping: bool
    key: Scalar | None = None
    """The key that waits for its value."""
    expects_key: bool = False
    items: list[Any] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    """On which line each key stood first."""


def compose(text: str, path: str) -> tuple[Node | None, list[Diagnostic]]:
    """Read one YAML document.

    Returns its root, which is an empty scalar if nothing is written, and everything that was found
    wrong. Reading stops early, without a root, only at a syntax error or at a limit.
    """
    composer = _Composer(path, text)
    return composer.compose(), composer.diagnostics


class _Stop(Exception):  # noqa: N818 - not an error: the end of reading
    """A limit is reached; what follows is not read."""


class _Composer:
    def __init__(self, path: str, text: str) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.path = path
        self.document = Document(path, self._without_forbidden(text))
        self.stack: list[_Frame] = []
        self.root: Node | None = None
        self.documents = 0

    def compose(self) -> Node | None:
        try:
            for count, event in enumerate(yaml.parse(self.document.text, Loader=_LOADER)):
                if count > MAX_EVENTS:
                    self._stop(event, f"more than {MAX_EVENTS:,} parts", "split the note")
                self._take(event)
        except _Stop:
            return None
        except yaml.YAMLError as error:
            self.diagnostics.append(syntax.explain(error, self.document))
            return None
        return self.root or Scalar("", Position(self.path), "", 0, 0, self.document)

    def _take(self, event: Any) -> None:  # noqa: ANN401 - one of yaml's event classes
        match event:
            case yaml.ScalarEvent():
                self._refuse_features(event)
                self._add(self._scalar(event))
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._refuse_features(event)
                self._open(event, mapping=isinstance(event, yaml.MappingStartEvent))
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._close(event)
            case yaml.AliasEvent():
                self._problem(
                    event,
                    f"an alias, *{quote(event.anchor or '')}",
                    "write the text out; to begin a text with * quote it",
                )
                self._add(self._alias(event))
            case yaml.DocumentStartEvent():
                self._start_document(event)

    def _start_document(self, event: Any) -> None:  # noqa: ANN401
        self.documents += 1
        if self.documents > 1:
            self._problem(event, "a second document", "one file holds one note; remove the ---")
            raise _Stop
        if event.version or event.tags:
            self._problem(event, "a YAML directive", "remove the line that begins with %")

    def _refuse_features(self, event: Any) -> None:  # noqa: ANN401
        if event.anchor:
            hint = "write the text out where it is needed; to begin a text with & quote it"
            self._problem(event, f"an anchor, &{quote(event.anchor)}", hint)
        if event.tag:
            hint = "everything is text here; to begin a text with ! quote it"
            tag = event.tag.replace("tag:yaml.org,2002:", "!!", 1)
            self._problem(event, f"a tag, {quote(tag)}", hint)

    def _scalar(self, event: Any) -> Scalar:  # noqa: ANN401
        style = event.style or ""
        scalar = Scalar(
            event.value,
            self._position(event),
            style,
            event.start_mark.index,
            event.end_mark.index,
            self.document,
        )
        if style == '"' and FORBIDDEN.search(event.value):
            return self._without_escapes(scalar)
        if not style and event.value:
            self._lint_comment(scalar)
        return scalar

    def _without_escapes(self, scalar: Scalar) -> Scalar:
        found = FORBIDDEN.search(scalar.text)
        if found:
            message = f"an escape for {describe(found[0])}"
            self._add_diagnostic(scalar.position, Code.BAD_CHARACTER, message, "delete it")
        text = FORBIDDEN.sub(_REPLACEMENT, scalar.text)
        return Scalar(text, scalar.position, '"', scalar.start, scalar.end, scalar.document)

    def _lint_comment(self, scalar: Scalar) -> None:
        if found := _COMMENT_AT_ONCE.match(self.document.text, scalar.end):
            position = scalar.position_of(found.end() - 1)
            hint = "put the text into quotes, or a space after # if it is a comment"
            message = "the text ends here: “ #” begins a comment"
            self._add_diagnostic(position, Code.CUT_BY_COMMENT, message, hint)

    def _open(self, event: Any, *, mapping: bool) -> None:  # noqa: ANN401
        if len(self.stack) >= MAX_DEPTH:
            self._stop(event, f"nested more than {MAX_DEPTH} levels deep", "check the indentation")
        position, start = self._position(event), event.start_mark.index
        frame = _Frame(position, start, event.flow_style, mapping, expects_key=mapping)
        self.stack.append(frame)

    def _close(self, event: Any) -> None:  # noqa: ANN401
        frame, end = self.stack.pop(), event.end_mark.index
        node = Mapping if frame.mapping else Sequence
        self._add(node(tuple(frame.items), frame.position, frame.start, end, frame.flow))

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        if not frame.mapping:
            frame.items.append(node)
        elif frame.expects_key:
            frame.key = self._key(node, frame)
            frame.expects_key = False
        else:
            if frame.key is not None:
                frame.items.append(Entry(frame.key, node))
            frame.expects_key = True

    def _key(self, node: Node, frame: _Frame) -> Scalar | None:
        """The node as a key, or None where its value is to be dropped."""
        if not isinstance(node, Scalar):
            hint = "a key is one word, followed by a colon and a space"
            self._add_diagnostic(node.position, Code.WRONG_KIND, "a key that is no text", hint)
            return None
        if node.text == "<<":
            message, hint = "a merge key, <<", "write the keys out"
            self._add_diagnostic(node.position, Code.YAML_FEATURE, message, hint)
            return None
        if node.text in frame.lines:
            message = f"the key “{quote(node.text)}” stands twice here"
            hint = f"it stands on line {frame.lines[node.text]} already; keep one of the two"
            self._add_diagnostic(node.position, Code.DUPLICATE_KEY, message, hint)
            return None
        frame.lines[node.text] = node.position.line
        return node

    def _alias(self, event: Any) -> Scalar:  # noqa: ANN401
        """The alias as the text it was perhaps meant to be."""
        start, end = event.start_mark.index, event.end_mark.index
        text = self.document.text[start:end]
        return Scalar(text, self._position(event), "", start, end, self.document)

    def _without_forbidden(self, text: str) -> str:
        """The text with every forbidden character named and replaced, so that reading can go on."""
        for found in FORBIDDEN.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            position = Position(self.path, line, found.start() - text.rfind("\n", 0, found.start()))
            self._add_diagnostic(position, Code.BAD_CHARACTER, describe(found[0]), "delete it")
            if len(self.diagnostics) > MANY:
                break
        return FORBIDDEN.sub(_REPLACEMENT, text) if self.diagnostics else text

    def _position(self, event: Any) -> Position:  # noqa: ANN401
        return Position(self.path, event.start_mark.line + 1, event.start_mark.column + 1)

    def _problem(self, event: Any, message: str, hint: str) -> None:  # noqa: ANN401
        self._add_diagnostic(self._position(event), Code.YAML_FEATURE, message, hint)

    def _stop(self, event: Any, message: str, hint: str) -> None:  # noqa: ANN401
        self._add_diagnostic(self._position(event), Code.TOO_DEEP, message, hint)
        raise _Stop

    def _add_diagnostic(self, position: Position, code: Code, message: str, hint: str) -> None:
        self.diagnostics.append(Diagnostic(position, code, message, hint))
