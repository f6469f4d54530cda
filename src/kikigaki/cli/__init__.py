"""The command line: verbs over the same functions that the plugin uses.

Exit codes: 0 done, 1 problems in the notes (all printed), 2 wrong usage.
"""

import click

from kikigaki import __version__
from kikigaki.cli.build import build
from kikigaki.cli.check import check
from kikigaki.cli.fmt import fmt
from kikigaki.cli.grep import grep
from kikigaki.cli.init import init
from kikigaki.cli.rename import rename
from kikigaki.cli.render import render
from kikigaki.cli.schema import schema
from kikigaki.cli.search import search
from kikigaki.cli.serve import serve
from kikigaki.cli.status import status


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kikigaki")
def main() -> None:
    """Timestamped interview notes in YAML become a bilingual, searchable site."""


for _verb in (
    build,
    check,
    fmt,
    grep,
    init,
    rename,
    render,
    schema,
    search,
    serve,
    status,
):
    main.add_command(_verb)
