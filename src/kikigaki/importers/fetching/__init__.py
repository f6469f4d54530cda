"""What can be known of a video without watching it, where the editor asks for it."""

from kikigaki.importers.draft import Draft
from kikigaki.importers.fetching.failing import FetchError
from kikigaki.importers.fetching.oembed import fetch_oembed
from kikigaki.importers.fetching.ytdlp import fetch_info, find_program
from kikigaki.importers.wish import Wish

__all__ = ["FetchError", "fetch"]


def fetch(video: str, wish: Wish) -> Draft:
    """What yt-dlp tells of a video, where it is installed; else what YouTube tells everybody.

    yt-dlp knows title, channel, day, length, language and chapters; YouTube's own answer has title
    and channel.

    Raises:
        FetchError: neither could be asked; the message says why.
    """
    program = find_program()
    return fetch_info(program, video, wish) if program else fetch_oembed(video, wish)
