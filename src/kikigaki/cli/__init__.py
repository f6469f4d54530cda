"""The command line: verbs over the same functions that the plugin uses.

Exit codes: 0 done, 1 problems in the notes (all printed), 2 wrong usage.
"""

import atexit
import gc
from importlib import import_module

import click

from kikigaki import __version__

VERBS = (
    "build",
    "check",
    "export",
    "fmt",
    "grep",
    "import",
    "init",
    "links",
    "new",
    "rename",
    "render",
    "schema",
    "search",
    "serve",
    "status",
)


class Verbs(click.Group):
    """Verbs that are imported when they are asked for: most start slower than they work."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every verb."""
        del ctx
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of a name; ``import`` is a keyword of Python, so its module is ``import_``."""
        del ctx
        if cmd_name not in VERBS:
            return None
        module = "import_" if cmd_name == "import" else cmd_name
        verb: click.Command = getattr(import_module(f"{__name__}.{module}"), module)
        return verb


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kikigaki")
def main() -> None:
    """Timestamped interview notes in YAML become a bilingual, searchable site."""
    # A verb makes values and drops few: looking for what to collect takes a third of its time,
    # and Python looks once more at its end, where all of them go.
    gc.disable()
    atexit.register(gc.freeze)
