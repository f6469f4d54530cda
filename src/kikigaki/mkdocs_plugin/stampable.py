"""Whether pages can be put into frames, or MkDocs has to render each."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, meta
from mkdocs.config.defaults import MkDocsConfig

OURS = frozenset({"kikigaki", "search", "material/search"})
PLAIN_EXTENSIONS = frozenset(
    {
        "admonition",
        "attr_list",
        "def_list",
        "fenced_code",
        "footnotes",
        "md_in_html",
        "pymdownx.details",
        "pymdownx.highlight",
        "pymdownx.superfences",
        "tables",
        "toc",
    }
)
"""Extensions that make nothing else of our Markdown; tests hold each to it on every real page."""
TEMPLATES = frozenset({"404.html", "sitemap.xml"})


def why_not(config: MkDocsConfig) -> str:
    """What keeps pages from being put into frames, in words; empty where nothing does."""
    return next(_reasons(config), "")


def _reasons(config: MkDocsConfig) -> Iterator[str]:
    if config.theme.name != "material":
        yield f"the theme is {config.theme.name}"
    if not config.use_directory_urls:
        yield "use_directory_urls is off"
    yield from (
        f"the plugin {name} may change pages" for name in config.plugins if name not in OURS
    )
    yield from (f"the hook {name} may change pages" for name in config.hooks)
    extensions = [name for name in config.markdown_extensions if name not in PLAIN_EXTENSIONS]
    yield from (f"the extension {name} may read our Markdown differently" for name in extensions)
    if config.mdx_configs.get("toc"):
        yield "the extension toc has settings"
    yield from (f"the template {name} may show all pages" for name in config.extra_templates)
    others = sorted(config.theme.static_templates - TEMPLATES)
    yield from (f"the template {name} may show all pages" for name in others)
    yield from _overrides(config)


def _overrides(config: MkDocsConfig) -> Iterator[str]:
    """Templates of the site's own that look at the page."""
    if not config.theme.custom_dir:
        return
    folder = Path(config.theme.custom_dir)
    for file in sorted(folder.rglob("*.html")):
        try:
            names = meta.find_undeclared_variables(Environment().parse(file.read_text("utf-8")))  # noqa: S701 - parsed, not rendered
        except (TemplateSyntaxError, OSError, ValueError):
            names = {"page"}
        if "page" in names:
            yield f"{file.relative_to(folder).as_posix()} in custom_dir looks at each page"
