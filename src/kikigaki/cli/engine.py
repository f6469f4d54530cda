"""MkDocs, called as a library, with its log at our terminal."""

import logging
from pathlib import Path
from typing import Any

import click
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from kikigaki.collection import Gathered
from kikigaki.mkdocs_plugin import KikigakiPlugin
from kikigaki.publish import replacing
from kikigaki.settings import Project


def build(project: Project, gathered: Gathered, site_dir: Path | None, *, strict: bool) -> Path:
    """Build the site from what has been gathered, put it in place whole, and give its folder."""
    _log_at(logging.WARNING)
    options = {} if site_dir is None else {"site_dir": str(site_dir.absolute())}
    try:
        config = load_config(str(project.config_file), strict=strict, **options)
        site = Path(config.site_dir)
        with replacing(
            site, lambda: click.echo("another build is at work; waiting", err=True)
        ) as work:
            config.site_dir = str(work)
            _build(config, gathered)
    except MkDocsException as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"the site cannot be written: {error}") from error
    return _shown(site)


def _say_waiting() -> None:
    click.echo("another build is at work; waiting for it", err=True)


def _build(config: MkDocsConfig, gathered: Gathered) -> None:
    plugin = config.plugins["kikigaki"]
    if isinstance(plugin, KikigakiPlugin):
        plugin.prepared = gathered
        # The command line has printed them; once is enough.
        logging.getLogger("mkdocs.plugins.kikigaki").disabled = True
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()


def serve(config_file: Path, dev_addr: str | None, *, open_browser: bool) -> None:
    """Serve until interrupted."""
    _log_at(logging.INFO)
    options: dict[str, Any] = {} if dev_addr is None else {"dev_addr": dev_addr}
    try:
        mkdocs_serve(str(config_file), open_in_browser=open_browser, **options)
    except MkDocsException as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        message = f"cannot serve: {error.strerror or error}; try another --dev-addr"
        raise click.ClickException(message) from error


def _log_at(level: int) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    log = logging.getLogger("mkdocs")
    log.handlers = [handler]
    log.setLevel(level)


def _shown(path: Path) -> Path:
    cwd = Path.cwd()
    return path.relative_to(cwd) if path.is_relative_to(cwd) else path
