"""``kikigaki serve``: the site while it is being written."""

import gc
import time
import traceback
import webbrowser
from dataclasses import dataclass, replace
from pathlib import Path

import click

from kikigaki.building import Build, Built, Options, processes
from kikigaki.cli.build import a_build
from kikigaki.cli.common import home_of, open_project
from kikigaki.cli.options import config_option
from kikigaki.diagnostics import as_text, summary
from kikigaki.preview import Server, Site, watching
from kikigaki.settings import Project
from kikigaki.source import source_line

_ADDRESS = "127.0.0.1:8000"


@click.command()
@config_option
@click.option("-a", "--dev-addr", metavar="HOST:PORT", help=f"Where to listen ({_ADDRESS}).")
@click.option("-o", "--open", "open_browser", is_flag=True, help="Open the site in a browser.")
def serve(config_file: Path, dev_addr: str | None, *, open_browser: bool) -> None:
    """Show the site and reload it whenever a note is saved.

    A wrong note keeps its last good page; its problems are printed here.

    \b
    Example: kikigaki serve --open
    """
    project = open_project(config_file)
    host, port = _parsed(dev_addr or project.dev_addr or _ADDRESS)
    root = home_of(config_file) / f"preview-{port}"  # one for each port
    site = Site(root, project.settings.languages)
    try:
        server = Server(host, port, site)
    except OSError as error:
        message = f"cannot serve: {error.strerror or error}; try another --dev-addr"
        raise click.ClickException(message) from error
    address = f"http://{f'[{host}]' if ':' in host else host}:{server.server_port}/"
    settings = [file.absolute() for file in project.config_files]
    places = [project.notes, *settings, *filter(None, [project.theme])]
    preview = Preview(config_file, site, address)
    preview.rebuild()  # before there are threads: only then can several processes share the work
    with watching(*places) as changes, server.serving():
        preview.rebuild(saved=False)  # what was saved in the meantime
        click.echo(f"Serving on {address}")
        if open_browser:
            webbrowser.open(address)
        try:
            while True:
                gc.collect()  # what a build leaves, when its page is shown
                changes.wait()
                preview.rebuild()
        except KeyboardInterrupt:
            click.echo(err=True)


@dataclass(slots=True)
class Preview:
    """The builds behind a preview, one after each save."""

    config_file: Path
    site: Site
    address: str
    work: Build | None = None
    """Remembers what it wrote, as long as the settings stay as they are."""
    problems: str = ""
    """What was last told to be wrong."""

    def rebuild(self, *, saved: bool = True) -> None:
        """Build what changed, and tell of it; what cannot be built leaves the site as it is.

        Where perhaps nothing was ``saved``, nothing is told that was told before.
        """
        started = time.monotonic()
        try:
            built = self.build(open_project(self.config_file)).run()
        except Exception as error:  # noqa: BLE001 - the next save may set right whatever it was
            self.tell(f"not built: {_reason(error)}\n", again=saved)
            return
        self.site.built(built)
        problems = as_text(built.diagnostics, source_line)
        if built.diagnostics:
            problems += f"{summary(built.diagnostics)}\n"
        self.tell(problems, again=saved)
        if saved or built.written:
            click.echo(_told(built, time.monotonic() - started))

    def tell(self, problems: str, *, again: bool) -> None:
        """Tell what is wrong; ``again`` if that was told last time too."""
        if again or problems != self.problems:
            click.echo(problems, err=True, nl=False)
        self.problems = problems

    def build(self, project: Project) -> Build:
        """The build of a knowledge base; the last one again, if its settings are the same."""
        if self.work is None or self.work.project != project:
            options = Options(lenient=True, site_url=self.address, alone=True, jobs=processes())
            work = a_build(project, self.site.root, options)
            self.work = replace(work, home=home_of(self.config_file) / "preview")
        return self.work


def _reason(error: Exception) -> str:
    """Why nothing was built; for a fault of our own, all that is known of it."""
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, OSError) or type(error).__module__.startswith("mkdocs."):
        return str(error)
    return "".join(traceback.format_exception(error)).rstrip()


def _told(built: Built, seconds: float) -> str:
    """What was done, in a line."""
    if built.read < built.notes or not built.written:
        return f"{built.written} file{'s' * (built.written != 1)} changed ({seconds:.2f} s)"
    return f"{built.pages} pages ({seconds:.1f} s)"


def _parsed(address: str) -> tuple[str, int]:
    """The host and port of ``HOST:PORT``, or exit 2 with the reason."""
    host, colon, port = address.rpartition(":")
    if not colon or not port.isdecimal() or int(port) > 0xFFFF:  # noqa: PLR2004 - the last port
        raise click.UsageError(f"--dev-addr {address}: expected HOST:PORT, such as {_ADDRESS}")
    return host.strip("[]"), int(port)
