"""``kikigaki build``: the notes become a site."""

import time
from pathlib import Path

import click

from kikigaki.building import Build, Built, Engine, Options, processes
from kikigaki.cli.common import home_of, open_project
from kikigaki.cli.options import config_option, strict_option
from kikigaki.cli.progress import bar
from kikigaki.diagnostics import as_text, summary
from kikigaki.exports import missing
from kikigaki.settings import Project
from kikigaki.source import source_line


@click.command()
@config_option
@strict_option
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(path_type=Path),
    help="Where to; as in mkdocs.yml if not given.",
)
@click.option("--fresh", is_flag=True, help="Build everything anew.")
@click.option("--plain", is_flag=True, help="Let MkDocs render every page itself.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes write notes; as many as there are cores, up to 4, if not given.",
)
@click.option("--profile", is_flag=True, help="Show where the time went.")
def build(  # noqa: PLR0913 - a parameter for each option
    config_file: Path,
    site_dir: Path | None,
    *,
    strict: bool,
    fresh: bool,
    plain: bool,
    jobs: int | None,
    profile: bool,
) -> None:
    """Check the notes and build the site.

    What did not change since the last build is left as it is.

    \b
    Example: kikigaki build --strict
    """
    started = time.monotonic()
    project = open_project(config_file)
    options = Options(strict=strict, fresh=fresh, plain=plain, jobs=jobs or processes())
    work = a_build(project, site_dir, options)
    built = run(work)
    click.echo(as_text(built.diagnostics, source_line), err=True, nl=False)
    if built.refused:
        click.echo(f"{summary(built.diagnostics)}; nothing was written", err=True)
        raise SystemExit(1)
    if built.reason and not work.options.plain:
        click.echo(f"{built.reason}; MkDocs rendered every page itself", err=True)
    if built.unkept:
        click.echo(f"nothing is kept for the next build: {built.unkept}", err=True)
    if lack := missing(project.settings):
        click.echo(lack, err=True)
    click.echo(told(built, time.monotonic() - started))
    if profile:
        for phase, seconds in work.progress.spent.items():
            click.echo(f"{seconds:8.2f} s CPU  {phase}")


def a_build(project: Project, site: Path | None, options: Options) -> Build:
    """A build of a knowledge base, with MkDocs behind it."""

    def engine() -> Engine:
        from kikigaki.cli.engine import MkDocs  # noqa: PLC0415 - MkDocs is slow to import

        url = options.site_url or None
        return MkDocs(project.config_file, strict=options.strict, site_url=url)

    target = site or project.site or engine().site_dir()
    home = home_of(project.config_file)
    return Build(project, engine, target, home, options, _say_waiting, bar())


def run(work: Build) -> Built:
    """Build, or exit with the reason."""
    try:
        return work.run()
    except OSError as error:
        raise click.ClickException(f"the site cannot be written: {error}") from error
    except Exception as error:
        if type(error).__module__.startswith("mkdocs."):
            raise click.ClickException(str(error)) from error
        raise


def told(built: Built, seconds: float) -> str:
    """What was done, in a line."""
    reused = built.notes - built.read
    parts = [f"{built.pages} pages in {_shown(built.site)} ({seconds:.1f} s)"]
    if reused:
        parts.append(f"{built.written} files changed, {reused} of {built.notes} notes as they were")
    return "; ".join(parts)


def _say_waiting() -> None:
    click.echo("another build is at work; waiting", err=True)


def _shown(path: Path) -> Path:
    cwd = Path.cwd()
    return path.relative_to(cwd) if path.is_relative_to(cwd) else path
