"""Kikigaki (聞き書き): timestamped interview notes in YAML become a bilingual site.

Data flows one way: ``source`` turns bytes into nodes with positions, ``reader`` turns nodes into
notes, ``checks`` judges them, ``collection`` holds them all, ``pages`` writes Markdown, and
``mkdocs_plugin`` (or ``render``) hands the pages to a site generator. Problems travel beside the
data as diagnostics and are shown together.
"""

__version__ = "0.1.0"
