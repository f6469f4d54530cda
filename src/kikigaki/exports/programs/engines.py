"""The records of moments in the shapes that search engines want beside them.

Meilisearch and Typesense take the lines of :mod:`.records` as they are; OpenSearch wants each below
a line that says what to do with it.
"""

from kikigaki.exports.programs.records import lines
from kikigaki.exports.views.encoding import as_json
from kikigaki.exports.views.source import Source

INDEX = "moments"


def opensearch(source: Source) -> bytes | None:
    """The records for ``POST /_bulk``; indexing again replaces what has the same id."""
    pairs = (
        as_json({"index": {"_index": INDEX, "_id": record_id}}) + line
        for record_id, line in lines(source)
    )
    return b"".join(pairs) or None
