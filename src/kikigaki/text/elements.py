"""Which tags are HTML, and which only look like it, as in ``Vec<T>`` or ``<your name>``."""

import re

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
# The HTML standard's elements, those it calls obsolete, and the roots of SVG and MathML.
_NAMES = """
    a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption
    cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input
    ins kbd label legend li link main map mark math menu meta meter nav noscript object ol optgroup
    option output p param picture portal pre progress q rp rt ruby s samp script search section
    select selectedcontent slot small source span strong style sub summary sup svg table tbody td
    template textarea tfoot th thead time title tr track u ul var video wbr

    acronym applet basefont bgsound big blink center command content dir font frame frameset image
    isindex keygen layer listing marquee menuitem multicol nextid nobr noembed noframes plaintext
    rb rtc shadow spacer strike tt xmp
"""
_KNOWN = frozenset(_NAMES.split())


def is_html(tag: str) -> bool:
    """Whether a tag, a comment or the like would mean something to a browser.

    A single capital letter is a type: ``Vec<T>``, ``Option<A>``.
    """
    found = _TAG.match(tag)
    if found is None:  # a comment, a declaration, an instruction
        return True
    name = found[1]
    return name.lower() in _KNOWN and not (len(name) == 1 and name.isupper())
