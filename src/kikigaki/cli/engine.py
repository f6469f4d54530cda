"""MkDocs, called as a library, with its log at our terminal."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from kikigaki.building import Addresses, Listed, Shell
from kikigaki.collection import Gathered
from kikigaki.mkdocs_plugin import KikigakiPlugin, edit_urls, stampable
from kikigaki.mkdocs_plugin import shell as shells

_PATH = "kk0path"


class MkDocs:
    """The site generator of a build."""

    def __init__(self, config_file: Path, *, strict: bool, site_url: str | None = None) -> None:
        _log_warnings()
        self.config_file = config_file
        self.strict = strict
        self.site_url = site_url
        """The address of the site, where it is not that of ``mkdocs.yml``."""

    def _config(self, site: Path | None = None) -> MkDocsConfig:
        options: dict[str, Any] = {} if site is None else {"site_dir": str(site)}
        if self.site_url is not None:
            options["site_url"] = self.site_url
        return load_config(str(self.config_file), strict=self.strict, **options)

    def site_dir(self) -> Path:
        """Where ``mkdocs.yml`` wants the site."""
        return Path(self._config().site_dir)

    def refusal(self) -> str:
        """Why MkDocs has to render every page itself."""
        return stampable.why_not(self._config())

    def addresses(self) -> Addresses:
        """The address of the site, and of its sources."""
        config = self._config()
        url, edit_url = config.site_url or "", edit_urls(config)(f"{_PATH}.yaml")
        template = edit_url.replace(f"{_PATH}.yaml", "{path}").replace(_PATH, "{stem}")
        return Addresses(url if not url or url.endswith("/") else f"{url}/", template)

    def shell(
        self,
        work: Path,
        gathered: Gathered,
        pages: Iterable[Listed],
        anchors: Callable[[str], set[str] | None],
    ) -> Shell:
        """Build everything but these pages."""
        left_out = shells.Shell(pages, anchors)
        self._build(self._config(work), gathered, left_out)
        framer = left_out.framer
        if framer is None:
            raise click.ClickException("MkDocs built without the plugin")
        return Shell(framer.frame)

    def everything(self, work: Path, gathered: Gathered) -> None:
        """Build the whole site."""
        self._build(self._config(work), gathered, None)

    def _build(
        self, config: MkDocsConfig, gathered: Gathered, left_out: shells.Shell | None
    ) -> None:
        plugin = config.plugins["kikigaki"]
        if not isinstance(plugin, KikigakiPlugin):
            raise click.ClickException("another plugin goes by the name of kikigaki")
        plugin.prepared, plugin.shell = gathered, left_out
        # The command line has printed them; once is enough.
        logging.getLogger("mkdocs.plugins.kikigaki").disabled = True
        log = logging.getLogger("mkdocs.commands.build")
        log.addFilter(shells.without_warning)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config, dirty=left_out is not None)
        finally:
            config.plugins.on_shutdown()
            log.removeFilter(shells.without_warning)
            plugin.shell = None  # MkDocs keeps the plugin for the next build of this process


def _log_warnings() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    log = logging.getLogger("mkdocs")
    log.handlers = [handler]
    log.setLevel(logging.WARNING)
