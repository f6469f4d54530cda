"""Why nothing could be fetched."""


class FetchError(Exception):
    """Nothing could be fetched; the message says why, in one line."""
