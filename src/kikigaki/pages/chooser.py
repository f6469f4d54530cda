"""The root of the site: it leads to a language, by itself or by a plain link."""

import html

from kikigaki.model import Collection
from kikigaki.strings import own_name

ASSETS = "assets/kikigaki"


def chooser(collection: Collection) -> str:
    """The HTML of ``/``: a link for each language, which a script follows by browser language."""
    name = html.escape(" · ".join(dict.fromkeys(collection.name.values())) or "Kikigaki")
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
  </head>
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
