"""The kinds of value a note is made of, each with its own fault in words."""

import datetime
import re
from collections.abc import Callable
from typing import Annotated, Any, Literal, NoReturn

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from kikigaki import youtube
from kikigaki.diagnostics import Code, did_you_mean, quote
from kikigaki.ids import ID_PATTERN, MAX_ID, id_fault
from kikigaki.languages import TAG
from kikigaki.text import MAX_CHARACTERS
from kikigaki.timestamps import Timestamp, TimestampError

MAX_LINE = 500


def fail(code: Code, message: str, hint: str = "") -> NoReturn:
    """Refuse a value; the validation result carries all three.

    Raises:
        PydanticCustomError: always.
    """
    raise PydanticCustomError(
        "kikigaki", "{message}", {"code": code, "message": message, "hint": hint}
    )


def languages_of(info: ValidationInfo) -> tuple[str, ...]:
    """The collection's languages, given with every validation."""
    return tuple(info.context or ())


class Shape(BaseModel):
    """A mapping with known keys. A key without a value counts as not written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, data: Any) -> Any:  # noqa: ANN401 - whatever the YAML holds
        if not isinstance(data, dict) or None not in data.values():
            return data
        known = {field.alias or name for name, field in cls.model_fields.items()}
        return {key: value for key, value in data.items() if value is not None or key not in known}


def check_id(value: str) -> str:
    """Accept an id that is a safe file name on every system."""
    if (found := id_fault(value)) is not None:
        fail(Code.BAD_ID, found.message, found.hint)
    return value


def _check_line(value: str) -> str:
    if len(value) > MAX_LINE:
        fail(Code.TOO_LONG, f"{len(value):,} characters; at most {MAX_LINE} here")
    if not value.strip():
        fail(Code.EMPTY, "an empty text", "write a text, or leave the key out")
    return value


def _check_text(value: str) -> str:
    if len(value) > MAX_CHARACTERS:
        fail(Code.TOO_LONG, f"{len(value):,} characters; at most {MAX_CHARACTERS:,}", "split it up")
    return value


def _check_stamp(value: str) -> str:
    try:
        Timestamp.parse(value)
    except TimestampError as error:
        fail(Code.BAD_STAMP, f"“{quote(value)}” is not a timestamp", str(error))
    return value


def _check_video(value: str) -> str:
    try:
        youtube.parse(value)
    except youtube.VideoError as error:
        fail(Code.BAD_VIDEO, f"“{quote(value)}” is not a YouTube video", str(error))
    return value


def _check_date(value: str) -> str:
    hint = "a day is written 2024-04-18"
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        fail(Code.BAD_DATE, f"“{quote(value)}” is not a date", hint)
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        fail(Code.BAD_DATE, f"“{quote(value)}” is not a day of the calendar", hint)
    return value


def _check_offset(value: str) -> str:
    if not re.fullmatch(r"[+-]?[0-9]{1,6}", value):
        fail(Code.BAD_NUMBER, f"“{quote(value)}” is not a number of seconds", "whole seconds: -43")
    return value


def _check_url(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"'@\\^`{|}/?#]+(?:[/?#][^\s<>\"\\^`{|}]*)?", value):
        hint = "expected https://host/path"
        fail(Code.BAD_LINK, f"“{quote(value)}” is not a web address", hint)
    return value


def _check_language(value: str, info: ValidationInfo) -> str:
    languages = languages_of(info)
    if value not in languages:
        hint = did_you_mean(value, languages) or f"it has {', '.join(languages)}"
        fail(Code.UNKNOWN_LANGUAGE, f"“{quote(value)}” is no language of the collection", hint)
    return value


def _check_tag(value: str) -> str:
    if not TAG.fullmatch(value):
        fail(Code.BAD_VALUE, f"“{quote(value)}” is no language tag", "two letters: ja, en")
    return value


def _as_map(value: Any, info: ValidationInfo) -> Any:  # noqa: ANN401
    """A plain text is in the collection's first language."""
    return {languages_of(info)[0]: value} if isinstance(value, str) else value


def _check_map(value: dict[str, Any]) -> dict[str, Any]:
    if all(item is None for item in value.values()):
        fail(Code.EMPTY, "a text in no language", "write it in one of them, or leave the key out")
    return value


def _scalar(check: Callable[..., str], **json_schema: Any) -> Any:  # noqa: ANN401
    schema = {"type": "string", **json_schema}
    return Annotated[str, AfterValidator(check), WithJsonSchema(schema)]


Language = Annotated[str, AfterValidator(_check_language)]
Id = _scalar(check_id, pattern=f"^{ID_PATTERN}$", maxLength=MAX_ID)
Known = _scalar(_check_line, pattern=f"^{ID_PATTERN}$", maxLength=MAX_ID)
"""An id of a registry; whether it is there is for the checks, which know the ids."""
Line = _scalar(_check_line, maxLength=MAX_LINE)
Prose = _scalar(_check_text, maxLength=MAX_CHARACTERS)
Stamp = _scalar(_check_stamp, examples=["7:18", "1:06:01"])
Video = _scalar(_check_video, examples=["https://www.youtube.com/watch?v=bc6uFV9CJGg"])
Day = _scalar(_check_date, format="date")
Seconds = Annotated[str, AfterValidator(_check_offset), WithJsonSchema({"type": "integer"})]
Url = _scalar(_check_url, format="uri")
Tag = _scalar(_check_tag, examples=["en"])
State = Literal["human", "reviewed", "machine"]
Switch = Literal["yes", "no"]


PLAIN_KINDS = ("line", "text")
"""The kinds of language map for which a plain text may stand."""


def _map_of(item: Any, kind: str) -> Any:  # noqa: ANN401
    """A language without a value is not written yet; its tag is judged all the same."""
    plain = [BeforeValidator(_as_map)] if kind in PLAIN_KINDS else []
    return Annotated[
        dict[Language, item | None],
        *plain,
        AfterValidator(_check_map),
        WithJsonSchema({"languageMap": kind}),
    ]


LineMap = _map_of(Line, "line")
"""A language map of one-line texts, meant as they stand."""
ProseMap = _map_of(Prose, "text")
"""A language map of texts in the Markdown subset."""
AliasMap = _map_of(list[Annotated[str, AfterValidator(_check_line)]], "lines")
StateMap = _map_of(State, "state")


def key(description: str, *, required: bool = False, **more: Any) -> Any:  # noqa: ANN401
    """A key of a shape, with the sentence that documents it."""
    default = ... if required else None
    return Field(default, description=description, **more)
