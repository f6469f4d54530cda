"""One build, N languages: what Material reads at render time is set page by page.

Material takes its own words from ``theme.language``, the names of the site from ``config``, and
the root for sitemap and language switch from a JSON block in each page.
"""

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from kikigaki.model import Collection
from kikigaki.pages import ASSETS
from kikigaki.strings import FALLBACK, catalog, own_name

if TYPE_CHECKING:
    from mkdocs.utils.templates import TemplateContext

_EXTENSIONS = ("attr_list", "md_in_html")
_BASE = re.compile(r'(<script id="__config"[^>]*>\{[^<]*?"base": ?")([^"]*)(")')
_ALTERNATE = re.compile(r'(<link rel="alternate" href="[^"]*") hreflang="[^"]*"')


def of_page(page: Page) -> str:
    """The language of a page: the first folder of its address."""
    return page.file.dest_uri.partition("/")[0]


def prepare(config: MkDocsConfig, collection: Collection) -> None:
    """Set what is the same for all pages."""
    config.theme["language"] = collection.languages[0]
    config.theme.dirs.insert(0, str(Path(str(files("kikigaki"))) / "theme"))
    config.extra_css.append(f"{ASSETS}/kikigaki.css")
    script = option.ExtraScriptValue(f"{ASSETS}/main.js")
    script.type = "module"
    config.extra_javascript.append(script)
    config.markdown_extensions += [e for e in _EXTENSIONS if e not in config.markdown_extensions]
    # Roots only: Material's script finds the counterpart page, and keeps the anchor.
    config.extra["alternate"] = [
        {"name": own_name(tag), "link": f"{tag}/", "lang": tag} for tag in collection.languages
    ]


def words_in(config: MkDocsConfig, tag: str) -> str:
    """The language whose words Material has for this one: ``zh`` for ``zh-Hans``, else English."""
    folders = (Path(folder, "partials/languages") for folder in config.theme.dirs)
    known = {
        file.stem.casefold(): file.stem for folder in folders for file in folder.glob("*.html")
    }
    wanted = tag.casefold()
    while wanted and wanted not in known:
        wanted = wanted.rpartition("-")[0]
    return known.get(wanted, FALLBACK)


class Themes:
    """The theme's settings for each language."""

    def __init__(self, config: MkDocsConfig, collection: Collection, nav: Navigation) -> None:
        self.config = config
        self.collection = collection
        self.site_name = config.site_name
        self.site_description = config.site_description
        branches = zip(collection.languages, nav.items, strict=True)
        self.navs = {tag: _subtree(branch) for tag, branch in branches}

    def use(self, language: str, context: "TemplateContext") -> "TemplateContext":
        """Set everything for a page of a language, and give the context for its template."""
        language = language if language in self.navs else self.collection.languages[0]
        config, collection = self.config, self.collection
        config.theme["language"] = language
        name, description = collection.name, collection.description
        config.site_name = name.best(language, self.site_name)
        config.site_description = description.best(language, self.site_description)
        self._name_toggles(language)
        context["nav"] = self.navs[language]
        return context

    def _name_toggles(self, language: str) -> None:
        """Name the buttons that change the palette; mkdocs.yml has one name for all languages."""
        palettes = self.config.theme.get("palette")
        strings = catalog(language)
        for palette in palettes if isinstance(palettes, list) else []:
            toggle = palette.get("toggle") or {}
            key = toggle.setdefault("kikigaki", toggle.get("name"))
            if key in strings.values:
                toggle["name"] = strings(key)


def _subtree(branch: Any) -> Navigation:  # noqa: ANN401 - a Section, Page or Link of MkDocs
    """A language's branch as a whole navigation."""
    items = branch.children if isinstance(branch, Section) else [branch]
    pages = list(_pages(items))
    for before, page, after in zip([None, *pages], pages, [*pages[1:], None], strict=False):
        page.previous_page, page.next_page = before, after
    for item in items:
        item.parent = None
    subtree = Navigation(items, pages)
    subtree.homepage = pages[0] if pages else None
    return subtree


def _pages(items: Iterable[Any]) -> Iterator[Page]:
    for item in items:
        if isinstance(item, Page):
            yield item
        elif isinstance(item, Section):
            yield from _pages(item.children)


def set_root(output: str, language: str) -> str:
    """Make a language's folder the root that Material's script knows."""
    output = _BASE.sub(lambda m: f"{m[1]}{m[2].rstrip('/')}/{language}/{m[3]}", output, count=1)
    # hreflang of these would claim that every page's counterpart is a home page; sitemaps know.
    return _ALTERNATE.sub(r"\1", output)
