"""The hooks, in the order in which MkDocs calls them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from kikigaki.collection import Gathered, Memory, gather, with_last_good
from kikigaki.collection.walk import display_path
from kikigaki.exports import Outlet, Published, missing, outlet
from kikigaki.mkdocs_plugin import files as site_files
from kikigaki.mkdocs_plugin import (
    languages,
    navigation,
    policy,
    report,
    search,
)
from kikigaki.mkdocs_plugin import shell as shells
from kikigaki.mkdocs_plugin.framing import Framer
from kikigaki.preview import guard, overlay
from kikigaki.render import generated_pages
from kikigaki.settings import Settings, SettingsError, folder_url, named_files
from kikigaki.sitemaps import sitemaps
from kikigaki.status.look import look
from kikigaki.strings import catalog
from kikigaki.text import clean

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.utils.templates import TemplateContext

    from kikigaki.status import Status

Command = Literal["build", "gh-deploy", "serve"]


class Options(Config):  # type: ignore[no-untyped-call]
    """What stands under ``- kikigaki:`` in ``mkdocs.yml``; :mod:`kikigaki.settings` judges it."""

    languages = option.Optional(option.Type(list))
    author = option.Optional(option.Type(str))
    name = option.Optional(option.Type((str, dict)))
    description = option.Optional(option.Type((str, dict)))
    status = option.Optional(option.Type(bool))
    exports = option.Optional(option.Type((bool, list)))
    cards = option.Optional(option.Type(bool))


class KikigakiPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Reads ``docs_dir`` as a folder of notes and adds the pages they become."""

    def __init__(self) -> None:
        super().__init__()
        self.serving = False
        self.prepared: Gathered | None = None
        """What the command line has gathered already; used once."""
        self.read: Memory = {}
        self.shell: shells.Shell | None = None
        """Set where the generated pages are written by others."""
        self.gathered: Gathered
        self.status: Status | None = None
        self.outlet: Outlet
        self.nav: Navigation
        self.themes: languages.Themes

    def on_startup(self, *, command: Command, dirty: bool) -> None:
        """Remember whether a person is looking; keeps this object alive between rebuilds."""
        if dirty and command != "serve":
            message = "--dirty writes a sitemap of the changed pages only"
            raise PluginError(f"kikigaki: {message}; build without it")
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check all notes before anything is written; the old site stays if they fail."""
        try:
            settings = Settings.from_options(
                {k: v for k, v in self.config.items() if v is not None}
            )
            url, folders = folder_url(config.site_url or ""), config.use_directory_urls
            self.outlet = outlet(settings, url, directory_urls=folders)
        except SettingsError as error:
            raise PluginError(f"kikigaki: {error}") from error
        report.lack(missing(settings))
        file = display_path(Path(config.config_file_path))
        settings = replace(settings, files=named_files(config), file=file)
        self.gathered = self._gather(config, settings)
        languages_of_notes = self.gathered.collection.languages
        self.status = None
        if settings.status:
            self.status = look(Path(config.docs_dir), languages_of_notes).status
        languages.prepare(config, self.gathered.collection)
        search.prepare(config)
        return config

    def _gather(self, config: MkDocsConfig, settings: Settings) -> Gathered:
        found, self.prepared = (
            self.prepared or gather(Path(config.docs_dir), settings, self.read),
            None,
        )
        report.links_to_elsewhere(found)
        if not self.serving:
            report.for_build(found, strict=bool(config.strict))
            return found
        report.for_serve(found)
        return with_last_good(getattr(self, "gathered", None), found)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put the pages where the YAML was, and let the navigation hold indexes only."""
        site_files.replace_notes(files, self.gathered, config)
        config.nav = navigation.navigation(self.gathered, status=self.status is not None)
        if self.shell is not None:
            shells.add_pages(files, self.shell, config)
            site_files.add_companions(files, self.gathered, self.outlet, config)
            return files
        published = Published(self.outlet, self.gathered.collection)
        edit_url = site_files.edit_urls(config)
        pages = generated_pages(self.gathered, edit_url, self.status, published)
        site_files.add_pages(files, pages, config)
        site_files.add_exports(files, published.everything(), config)
        site_files.add_companions(files, self.gathered, self.outlet, config)
        site_files.add_search(files, self.gathered, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Split the navigation by language."""
        del files
        self.nav = nav
        self.themes = languages.Themes(config, self.gathered.collection, nav)
        return nav

    def on_env(self, env: "Environment", *, config: MkDocsConfig, files: Files) -> "Environment":
        """Tell templates of the feeds, and the 404 page its words."""
        if self.shell is not None:
            self.shell.framer = Framer(config, env, self.nav, files)
        tags = self.gathered.collection.languages
        env.globals["kikigaki_feeds"] = self.outlet.feeds()
        env.globals["kikigaki_strings"] = {tag: catalog(tag) for tag in tags}
        env.globals["kikigaki_words"] = {tag: languages.words_in(config, tag) for tag in tags}
        return env

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """The second wall: generated pages hold nothing but what we emit."""
        del config, files
        return clean(html) if page.file.generated_by == "kikigaki" else html

    def on_page_context(
        self, context: "TemplateContext", *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> "TemplateContext":
        """Render each page in its own language."""
        del config, nav
        return self.themes.use(languages.of_page(page), context)

    def on_template_context(
        self, context: "TemplateContext", *, template_name: str, config: MkDocsConfig
    ) -> "TemplateContext":
        """Render what belongs to no language (404) in the first, with words in all of them."""
        del template_name, config
        return self.themes.use(self.gathered.collection.languages[0], context)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Give the 404 page the root of the first language."""
        del config
        if template_name != "404.html":
            return output
        output = languages.set_root(output, self.gathered.collection.languages[0])
        return output if self.serving else policy.add(output)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Make each language a site of its own to Material's script: sitemap, switch."""
        del config
        language = languages.of_page(page)
        if self.serving:
            source = page.file.edit_uri or ""
            problems = self.gathered.diagnostics
            output = overlay.add(output, problems, source, catalog(language))
        output = languages.set_root(output, language)
        # MkDocs' live reload writes a script of its own into each page that is served.
        return output if self.serving else policy.add(output, page.content or "")

    def on_serve(
        self, server: "LiveReloadServer", *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> "LiveReloadServer":
        """Answer nobody who was led here by another name."""
        del builder
        app = server.get_app()
        if app is not None:
            server.set_app(guard.only_for(config.dev_addr.host, app))
        return server

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write one sitemap a language."""
        site = Path(config.site_dir)
        (site / "sitemap.xml.gz").unlink(missing_ok=True)
        if self.shell is not None:
            return
        tags = self.gathered.collection.languages
        pages = [file.relative_to(site).as_posix() for file in site.rglob("*.html")]
        for path, data in sitemaps(pages, tags, config.site_url or "").items():
            (site / path).write_bytes(data)
