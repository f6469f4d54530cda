"""Diagnostics in MkDocs' log, where ``--strict`` counts them."""

import sys
from functools import cache

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from kikigaki.collection import Gathered
from kikigaki.diagnostics import Code, Severity, as_text, summary
from kikigaki.source import source_line

log = get_plugin_logger("kikigaki")
_LEVELS = {Severity.ERROR: log.error, Severity.WARNING: log.warning, Severity.INFO: log.info}


def for_build(gathered: Gathered, *, strict: bool) -> None:
    """Log every problem.

    Raises:
        PluginError: there are errors, or warnings where these count as errors; MkDocs then ends
            without touching the old site.
    """
    for problem in gathered.diagnostics:
        _LEVELS[problem.severity](as_text([problem], source_line).rstrip())
    if gathered.refused(strict=strict):
        raise PluginError(f"{summary(gathered.diagnostics)} in the notes; nothing was written")


def for_serve(gathered: Gathered) -> None:
    """Show every problem at the terminal and go on; the last good pages stay up."""
    if gathered.diagnostics:
        sys.stderr.write(as_text(gathered.diagnostics, source_line))
        sys.stderr.write(f"{summary(gathered.diagnostics)}\n")


@cache
def lack(what: str) -> None:
    """Say once what this machine lacks; the build goes on without it."""
    if what:
        log.info(what)


def links_to_elsewhere(gathered: Gathered) -> None:
    """Stop before MkDocs walks the folder itself, following links and opening pipes.

    Raises:
        PluginError: something among the notes is no regular file, or there are no notes at all.
    """
    codes = {Code.NOT_A_FILE, Code.NO_NOTES}
    bad = [problem for problem in gathered.diagnostics if problem.code in codes]
    if bad:
        for_serve(gathered)
        raise PluginError(f"{summary(bad)} that MkDocs cannot build with; nothing was written")
