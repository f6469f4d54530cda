"""Every kind of problem Kikigaki reports: its name, its severity and its meaning, in one list."""

from enum import StrEnum
from typing import Self


class Severity(StrEnum):
    """How bad a problem is."""

    ERROR = "error"
    """The note cannot be published; ``build`` writes nothing."""
    WARNING = "warning"
    """The note is published as it is; ``--strict`` refuses it."""
    INFO = "info"
    """A hint on form; never refuses anything."""


class Code(StrEnum):
    """The stable name of a kind of problem, with its severity and one sentence of meaning."""

    severity: Severity
    meaning: str

    def __new__(cls, name: str, severity: Severity, meaning: str) -> Self:
        """Build a member that is its own name and carries what belongs to it."""
        code = str.__new__(cls, name)
        code._value_ = name
        code.severity = severity
        code.meaning = meaning
        return code

    # The folder of notes and its files
    NO_NOTES = "no-notes", Severity.ERROR, "the folder of notes does not exist"
    NOT_A_FILE = "not-a-file", Severity.ERROR, "a link, pipe, socket or device among the notes"
    UNREADABLE = "unreadable", Severity.ERROR, "a file or folder cannot be read"
    TOO_LARGE = "too-large", Severity.ERROR, "a file is over the size limit"
    NOT_UTF8 = "not-utf8", Severity.ERROR, "a file, or its name, is not UTF-8 text"
    BAD_CHARACTER = (
        "bad-character",
        Severity.ERROR,
        "a control or direction-override character, invisible and able to mislead",
    )
    BAD_ID = "bad-id", Severity.ERROR, "an id is not kebab-case, too long or a reserved name"
    BAD_NAME = (
        "bad-name",
        Severity.ERROR,
        "a file or folder whose name not every system can hold",
    )
    DUPLICATE_ID = "duplicate-id", Severity.ERROR, "two entries or notes share one id"
    PAGE_LANGUAGE = (
        "page-language",
        Severity.WARNING,
        "a hand-written page does not end in a language of the collection",
    )
    PAGE_TAKEN = (
        "page-taken",
        Severity.ERROR,
        "a hand-written page where another page of the site stands",
    )
    UNPUBLISHED_FILE = (
        "unpublished-file",
        Severity.WARNING,
        "a file of a kind that is not published, and that mkdocs.yml does not name",
    )

    # YAML
    YAML_SYNTAX = "yaml-syntax", Severity.ERROR, "the file is not well-formed YAML"
    YAML_FEATURE = (
        "yaml-feature",
        Severity.ERROR,
        "an anchor, alias, tag, merge key or second document: not part of the note format",
    )
    DUPLICATE_KEY = "duplicate-key", Severity.ERROR, "a key stands twice in one mapping"
    TOO_DEEP = "too-deep", Severity.ERROR, "the YAML is nested too deeply or has too many parts"
    CUT_BY_COMMENT = (
        "cut-by-comment",
        Severity.WARNING,
        "an unquoted text is cut at ` #`, which begins a YAML comment",
    )

    # The shape of a note
    WRONG_KIND = (
        "wrong-kind",
        Severity.ERROR,
        "a text, list or mapping stands where another belongs",
    )
    UNKNOWN_KEY = "unknown-key", Severity.ERROR, "a key the format does not have"
    MISSING_KEY = "missing-key", Severity.ERROR, "a required key is missing or empty"
    UNKNOWN_LANGUAGE = "unknown-language", Severity.ERROR, "a language the collection does not have"
    EMPTY = "empty", Severity.ERROR, "something that must hold text or items is empty"
    TOO_LONG = "too-long", Severity.ERROR, "a text is over the length limit"
    BAD_VALUE = "bad-value", Severity.ERROR, "a value is not one of those allowed"
    BAD_STAMP = "bad-stamp", Severity.ERROR, "a timestamp cannot be read"
    STAMP_FORM = "stamp-form", Severity.INFO, "a timestamp is understood but not in canonical form"
    BAD_VIDEO = "bad-video", Severity.ERROR, "the address or id of the video cannot be read"
    BAD_DATE = "bad-date", Severity.ERROR, "a date is not a day of the calendar written 2024-04-18"
    BAD_NUMBER = "bad-number", Severity.ERROR, "a number of seconds cannot be read"
    BAD_LINK = "bad-link", Severity.ERROR, "a link is not http, https or mailto, or has an odd form"

    # Texts
    TEXT_HTML = "text-html", Severity.ERROR, "HTML in a text"
    TEXT_IMAGE = "text-image", Severity.ERROR, "an image in a text"
    TEXT_HEADING = "text-heading", Severity.ERROR, "a heading in a text"
    TEXT_TABLE = "text-table", Severity.ERROR, "a table in a text"
    TEXT_CODE_BLOCK = "text-code-block", Severity.ERROR, "a fenced code block in a text"
    TEXT_RULE = "text-rule", Severity.ERROR, "a horizontal rule in a text"
    TEXT_DEFINITION = (
        "text-definition",
        Severity.ERROR,
        "a link, footnote or abbreviation definition in a text",
    )
    TEXT_ATTRIBUTES = "text-attributes", Severity.ERROR, "an attribute list in a text"
    TEXT_INCLUDE = "text-include", Severity.ERROR, "a file include in a text"
    TEXT_LIST = "text-list", Severity.ERROR, "a list of a shape that texts do not have"
    TEXT_TOO_DEEP = "text-too-deep", Severity.ERROR, "lists, quotes or emphasis nested too deeply"
    WIKI_FORM = "wiki-form", Severity.WARNING, "`[[` that does not become a wiki link"

    # What a note says about the rest of the collection
    UNKNOWN_PERSON = "unknown-person", Severity.ERROR, "a person who is not in people.yaml"
    UNKNOWN_TOPIC = "unknown-topic", Severity.ERROR, "a topic that is not in topics.yaml"
    UNKNOWN_TARGET = (
        "unknown-target",
        Severity.ERROR,
        "a wiki link to something that does not exist",
    )
    UNKNOWN_MOMENT = (
        "unknown-moment",
        Severity.ERROR,
        "a wiki link to a timestamp at which the note has no moment",
    )
    AMBIGUOUS_NAME = (
        "ambiguous-name",
        Severity.WARNING,
        "one name means two registry entries, so a wiki link by that name is unclear",
    )
    EMPTY_MOMENT = "empty-moment", Severity.ERROR, "a moment in which nothing is said"
    UNWRITTEN = "unwritten", Severity.WARNING, "a moment that has only its timestamp so far"
    DRAFT = "draft", Severity.WARNING, "a note that calls itself raw material"
    STAMP_GOES_BACK = "stamp-goes-back", Severity.WARNING, "a timestamp before the one above it"
    STAMP_PAST_END = "stamp-past-end", Severity.ERROR, "a timestamp after the end of the video"
    NO_STAMP = "no-stamp", Severity.WARNING, "a section without any timestamp, so without a link"

    # Files that a note is made from
    UNKNOWN_ENCODING = (
        "unknown-encoding",
        Severity.ERROR,
        "the encoding of a file to import is not certain, or not the one that was named",
    )
    BAD_IMPORT = (
        "bad-import",
        Severity.ERROR,
        "a file to import is damaged, or not of the kind its name says",
    )
    LEFT_OUT = (
        "left-out",
        Severity.WARNING,
        "a part of a file to import that cannot be read, and is left out",
    )
    NOTHING_FOUND = "nothing-found", Severity.ERROR, "nothing in a file can become a note"
    NOT_PLACED = (
        "not-placed",
        Severity.INFO,
        "lines of an imported file that the note keeps as a comment",
    )
    STAMP_TWICE = "stamp-twice", Severity.WARNING, "an imported list has one timestamp twice"
    LINK_DIFFERS = (
        "link-differs",
        Severity.WARNING,
        "an imported timestamp and its link name different seconds",
    )
    OTHER_VIDEO = "other-video", Severity.WARNING, "imported timestamps belong to another video"
    LIST_TWICE = "list-twice", Severity.INFO, "an imported page has the same list twice"
    MADE_PLAIN = (
        "made-plain",
        Severity.INFO,
        "a text of an imported file had what notes do not have, such as HTML",
    )
    TO_FILL_IN = "to-fill-in", Severity.WARNING, "a new note lacks what only the editor knows"
    NOTE_EXISTS = "note-exists", Severity.ERROR, "a note of this id is there already"
    CANNOT_MERGE = "cannot-merge", Severity.ERROR, "nothing can be added to a note that is there"
    NOT_TAKEN = (
        "not-taken",
        Severity.INFO,
        "a file to import says something else than the note or the command line",
    )
    TEXT_DIFFERS = (
        "text-differs",
        Severity.WARNING,
        "a table to merge has another text than the note, which keeps its own",
    )

    # What is exported
    NOTHING_TO_EXPORT = (
        "nothing-to-export",
        Severity.WARNING,
        "a note has not what the format asked for needs",
    )
