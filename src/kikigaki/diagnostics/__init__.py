"""Problems as values: where, how bad, what kind, what was found, what to do."""

from kikigaki.diagnostics.codes import Code, Severity
from kikigaki.diagnostics.diagnostic import (
    MANY,
    Diagnostic,
    Position,
    did_you_mean,
    ordered,
    quote,
)
from kikigaki.diagnostics.printing import as_github, as_json, as_text, columns_of, summary

__all__ = [
    "MANY",
    "Code",
    "Diagnostic",
    "Position",
    "Severity",
    "as_github",
    "as_json",
    "as_text",
    "columns_of",
    "did_you_mean",
    "ordered",
    "quote",
    "summary",
]
