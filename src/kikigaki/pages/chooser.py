"""The root of the site: it leads to a language, by itself or by a plain link."""

import html
from collections.abc import Iterator, Sequence

from kikigaki.model import Collection
from kikigaki.strings import own_name

ASSETS = "assets/kikigaki"


def chooser(collection: Collection, feeds: Sequence[tuple[str, str]] = ()) -> str:
    """The HTML of ``/``: a link for each language, which a script follows by browser language.

    ``feeds`` are the media type of each feed and its file in the folder of a language; feed readers
    find those of all languages.
    """
    name = html.escape(" · ".join(dict.fromkeys(collection.name.values())) or "Kikigaki")
    named = "".join(f"    {line}\n" for line in _feeds(collection, feeds))
    links = "\n".join(
        f'      <li><a href="{tag}/" hreflang="{tag}" lang="{tag}">{shown}</a></li>'
        for tag in collection.languages
        for shown in [html.escape(own_name(tag))]
    )
    return f"""<!doctype html>
<html lang="{collection.languages[0]}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'self'; base-uri 'none'">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <title>{name}</title>
    <link rel="stylesheet" href="{ASSETS}/kikigaki.css">
    <script src="{ASSETS}/chooser.js" defer></script>
{named}  </head>
  <body>
    <main class="kk-chooser">
    <h1>{name}</h1>
    <ul>
{links}
    </ul>
    </main>
  </body>
</html>
"""


def _feeds(collection: Collection, feeds: Sequence[tuple[str, str]]) -> Iterator[str]:
    for tag in collection.languages:
        title = html.escape(f"{collection.name.best(tag, 'Kikigaki')} ({own_name(tag)})")
        for kind, file in feeds:
            address = f'hreflang="{tag}" title="{title}" href="{tag}/{file}"'
            yield f'<link rel="alternate" type="{kind}" {address}>'
