"""Frames, rendered by the theme's own templates: one for each shape that pages have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import TYPE_CHECKING, Any

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, get_toc

from kikigaki.frames import Contents, Frame, Shape, UnstampableError, cut, learn
from kikigaki.frames.toc import Heading, Item

if TYPE_CHECKING:
    from jinja2 import Environment

TITLE: Heading = (1, "page-title", "Title")
TOKENS = {
    "title": "Kk0title&lt;&quot;b&quot;&gt;&amp;",
    "description": "Kk0description&lt;&quot;b&quot;&gt;&amp;",
    "canonical": "https://kk0canonical.invalid/",
    "edit_url": "https://kk0edit.invalid/",
    "content": '<h1 id="page-title">Kk0content</h1>',
    "extra": '<meta name="Kk0extra">\n',
}
TRIAL = {
    "title": escape('「題」 & <b>\'"</b> id="__toc"'),
    "description": escape("説明 & <i>\"'</i>"),
    "canonical": "https://notes.example/ja/notes/x/",
    "edit_url": "https://code.example/edit/main/notes/x.yaml",
    "content": '<h1 id="page-title">題</h1>\n<p id="__toc">&lt;/body&gt; for="__toc"</p>',
    "extra": '<script type="application/ld+json">{"a":"\\u003c題\\u003e"}</script>\n',
}
"""Another page of the same shape, to prove a frame with."""
LISTED: tuple[Heading, ...] = (TITLE, (2, "Kk0a", "Kk0b"), (2, "Kk0c", "Kk0d"))
TRIAL_LISTED: tuple[Heading, ...] = (
    TITLE,
    (2, "t0", "<a> & \"b\"  'c'"),
    (3, "t1", '下 for="__toc" &amp;'),
    (3, "t2", "下 <!-- x -->"),
    (2, "t3", "上"),
)


@dataclass(slots=True)
class Framer:
    """What MkDocs knew at the end of a build: enough to render one more page."""

    config: MkDocsConfig
    env: "Environment"
    nav: Navigation
    files: Files
    frames: dict[Shape, Frame] = field(default_factory=dict)
    pages: Sequence[File] = field(init=False)
    """All pages; MkDocs looks for them among the files each time that it is asked."""

    def __post_init__(self) -> None:
        self.pages = self.files.documentation_pages()

    def frame(self, shape: Shape) -> Frame:
        """The frame of a shape.

        Raises:
            UnstampableError: the theme's templates do something that a frame cannot do.
        """
        if shape not in self.frames:
            self.frames[shape] = self._proven(shape)
        return self.frames[shape]

    def _proven(self, shape: Shape) -> Frame:
        contents = self._contents() if shape.listed else None
        output = self._render(shape, TOKENS, LISTED)
        tokens = dict(TOKENS)
        if contents is not None:
            contents, tokens["toc"] = _joined(contents, output)
        frame = cut(output, tokens, contents)
        values = dict(TRIAL)
        if contents is not None:
            values["toc"] = contents.write(TRIAL_LISTED)
        if frame.fill(values) != self._render(shape, TRIAL, TRIAL_LISTED):
            raise UnstampableError("a template decides by the text of a page")
        return frame

    def _render(self, shape: Shape, values: Mapping[str, str], listed: tuple[Heading, ...]) -> str:
        page = self._page(shape)
        meta = page.meta
        page.markdown = ""
        page.meta = {"title": values["title"]}
        if shape.described:
            page.meta["description"] = values["description"]
        if shape.extra:
            page.meta["extra_head"] = values["extra"]
        page.content = values["content"]
        page.edit_url = values["edit_url"] if shape.edited else None
        page.canonical_url = values["canonical"] if self.config.site_url else None
        page.toc = get_toc(_tokens(listed if shape.listed else listed[:1]))
        output = self._whole(page)
        page.meta = meta  # the navigation shows the title of this page on others
        return output

    def _whole(self, page: MkDocsPage) -> str:
        """The page as MkDocs' own build renders it."""
        config, plugins = self.config, self.config.plugins
        page.active = True
        try:
            context = get_context(self.nav, self.pages, config, page)
            context = plugins.on_page_context(context, page=page, config=config, nav=self.nav)
            output = self.env.get_template("main.html").render(context)
            return plugins.on_post_page(output, page=page, config=config)
        finally:
            page.active = False

    def _page(self, shape: Shape) -> MkDocsPage:
        """The page of an index, which the navigation may hold; else one that stands for many."""
        if not shape.place.endswith("/"):
            file = self.files.get_file_from_path(shape.place)
            if file is not None and file.page is not None:
                return file.page
        path = f"{shape.place}-.md" if shape.place.endswith("/") else shape.place
        level = InclusionLevel.NOT_IN_NAV
        config = self.config
        file = File(path, None, config.site_dir, config.use_directory_urls, inclusion=level)
        file.generated_by = "kikigaki"
        page = MkDocsPage(None, file, self.config)
        page.meta = {}
        return page

    def _contents(self) -> Contents:
        template = self.env.get_template("partials/toc-item.html")
        contents = learn(lambda item: template.render(toc_item=_link(item)))
        if contents is None:
            raise UnstampableError("partials/toc-item.html is another than Material's")
        return contents


def _joined(contents: Contents, output: str) -> tuple[Contents, str]:
    """With what stands between two items of the first level, and both as they stand there."""
    one, other = (contents.write([heading]) for heading in LISTED[1:])
    _, found, rest = output.partition(one)
    between, found_other, _ = rest.partition(other)
    if not found or not found_other:
        raise UnstampableError("partials/toc.html is another than Material's")
    return replace(contents, between=between), f"{one}{between}{other}"


def _link(item: Item) -> AnchorLink:
    link = AnchorLink(item.html, item.anchor, item.level)
    link.children = [_link(child) for child in item.children]
    return link


def _tokens(headings: tuple[Heading, ...]) -> Any:  # noqa: ANN401 - as Python-Markdown lists them
    flat: Any = [
        {"level": level, "id": anchor, "name": escape(title, quote=False)}
        for level, anchor, title in headings
    ]
    return nest_toc_tokens(flat)
