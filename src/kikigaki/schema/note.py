"""The keys of a note."""

from typing import Annotated, Any

from pydantic import Field, ValidationInfo, model_validator

from kikigaki.schema.fields import (
    Day,
    Known,
    LineMap,
    ProseMap,
    Seconds,
    Shape,
    Stamp,
    StateMap,
    Switch,
    Tag,
    Url,
    Video,
    key,
    languages_of,
)

ANSWER = "\N{NULL}answer"
"""Stands for the language map written straight into a moment; no YAML key holds that character."""


class RecordingShape(Shape):
    """Another recording of the same interview."""

    name: LineMap = key("What the recording is called.", required=True)
    url: Url = key("Where it can be heard or seen.", required=True)
    offset: Seconds = key(
        "Seconds to add to this note's stamps to find the same words there; `-43` if that "
        "recording runs 43 seconds earlier.",
        required=True,
    )


class MomentShape(Shape):
    """A point of a section: a timestamp and what was said there."""

    at: Stamp = key(
        "When it is said: `7:18` or `1:06:01`. A moment without it belongs to the one before."
    )
    speaker: Known = key("Who answers, an id of people.yaml. Default: the first guest.")
    question: ProseMap = key("What the interviewer asks.")
    answer: ProseMap = key("What is answered, retold in your own words.", alias=ANSWER)
    comment: ProseMap = key("What the note-taker adds.")
    by: Known = key("Who comments, an id of people.yaml. Default: the collection's author.")
    topics: list[Known] = key("What this moment is about: ids of topics.yaml.")
    translation: StateMap = key("State of a language here, if it differs from the note's.")

    @model_validator(mode="before")
    @classmethod
    def _gather_answer(cls, data: Any, info: ValidationInfo) -> Any:  # noqa: ANN401
        if not isinstance(data, dict):
            return data
        languages = languages_of(info)
        answer = {name: text for name, text in data.items() if name in languages}
        rest = {name: value for name, value in data.items() if name not in languages}
        return {**rest, ANSWER: answer} if any(t is not None for t in answer.values()) else rest


class SectionShape(Shape):
    """A titled part of a note."""

    title: LineMap = key("What the section is about, in a line.", required=True)
    topics: list[Known] = key("What the whole section is about: ids of topics.yaml.")
    moments: Annotated[list[MomentShape], Field(min_length=1)] = key(
        "What is said, in the order of the video.", required=True
    )


class NoteShape(Shape):
    """One interview, written down."""

    title: LineMap = key("The note's title.", required=True)
    video: Video = key(
        "The video: any form of YouTube address, or the bare id of 11 characters.", required=True
    )
    published: Day = key("The day the interview appeared: `2024-04-18`.")
    duration: Stamp = key("How long the video is: `1:18:38`. Lets the stamps be checked.")
    spoken: Tag = key("Language of the video, such as `en`.")
    hosts: list[Known] = key("Who asks: ids of people.yaml.")
    guests: list[Known] = key("Who answers: ids of people.yaml.")
    topics: list[Known] = key("What the interview is about: ids of topics.yaml.")
    summary: ProseMap = key("What the interview is about, in a few sentences.")
    translation: StateMap = key(
        "How the text of a language came to be: `human`, `machine`, or `reviewed` "
        "(a machine's, corrected by a person)."
    )
    draft: Switch = key("`yes` while it is raw material, such as captions, still to be retold.")
    also: list[RecordingShape] = key("Other recordings of the same interview.")
    sections: Annotated[list[SectionShape], Field(min_length=1)] = key(
        "The note itself, part by part.", required=True
    )
