"""The site while it is being written: built at each save, shown with what is wrong, reloaded.

The pages are those that a build publishes, byte for byte, with one script more, and with the
problems of the notes where there are any.
"""

from kikigaki.preview.server import Server
from kikigaki.preview.site import Site
from kikigaki.preview.watching import watching

__all__ = ["Server", "Site", "watching"]
