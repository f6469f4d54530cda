"""The keys of registry entries: people, topics and terms share one shape."""

from pydantic import BaseModel, RootModel

from kikigaki.schema.fields import AliasMap, Id, LineMap, ProseMap, Shape, Switch, Url, key


class EntryShape(Shape):
    """A person, a topic or a term."""

    name: LineMap = key("The name.", required=True)
    reading: LineMap = key("How the name is read, in kana; to sort and to find it by.")
    aliases: AliasMap = key("Other names, a list for each language.")
    description: ProseMap = key("Who or what it is, in a sentence or two.")
    links: list[Url] = key("Addresses to learn more at.")


class TermShape(EntryShape):
    """An entry of the glossary."""

    mark: Switch = key(
        "Terms only: `no` leaves the term alone in running text, where otherwise its first use in "
        "a section is explained."
    )


class PeopleShape(RootModel[dict[Id, EntryShape]]):
    """The people of a collection: `registry/people.yaml`."""


class TopicsShape(RootModel[dict[Id, EntryShape]]):
    """The topics of a collection: `registry/topics.yaml`."""


class GlossaryShape(RootModel[dict[Id, TermShape]]):
    """The terms of a collection: `registry/glossary.yaml`."""


REGISTRIES: dict[str, type[BaseModel]] = {
    "people": PeopleShape,
    "topics": TopicsShape,
    "glossary": GlossaryShape,
}
"""The files of the registry folder, by stem."""
