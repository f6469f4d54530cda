"""The one list of keys: validates notes, emits the JSON Schemas, feeds the reference table."""

from kikigaki.schema.export import FILES, json_schema, reference_table
from kikigaki.schema.note import ANSWER, NoteShape
from kikigaki.schema.registry import REGISTRIES, GlossaryShape, PeopleShape
from kikigaki.schema.validate import Fault, validate

__all__ = [
    "ANSWER",
    "FILES",
    "REGISTRIES",
    "Fault",
    "GlossaryShape",
    "NoteShape",
    "PeopleShape",
    "json_schema",
    "reference_table",
    "validate",
]
