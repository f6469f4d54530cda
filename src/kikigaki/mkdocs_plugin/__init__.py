"""The MkDocs plugin: hooks that hand finished pages to MkDocs; the only room that knows it."""

from kikigaki.mkdocs_plugin import shell, stampable
from kikigaki.mkdocs_plugin.files import edit_urls
from kikigaki.mkdocs_plugin.plugin import KikigakiPlugin

__all__ = ["KikigakiPlugin", "edit_urls", "shell", "stampable"]
