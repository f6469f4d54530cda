"""Who may ask the server of ``serve``: notes that are not published yet are nobody else's.

A page of another site can make a browser ask 127.0.0.1 under a name of its own (DNS rebinding);
the name it asks for tells.
"""

from collections.abc import Callable, Iterable
from typing import Any

Environ = dict[str, Any]
App = Callable[[Environ, Any], Iterable[bytes]]
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
REFUSAL = b"This preview answers to 127.0.0.1 and localhost only.\n"


def may_ask(host: str, asked: str) -> bool:
    """Whether a server that listens at ``host`` answers to a request's ``Host`` header.

    Somebody who lets it listen on another address wants it to be reached by other names.
    """
    if f"[{host}]" not in LOOPBACK and host not in LOOPBACK:
        return True
    name = asked if asked.endswith("]") else asked.rpartition(":")[0] or asked
    return name.lower() in LOOPBACK


def only_for(host: str, app: App) -> App:
    """The app, for those who may ask it."""

    def guarded(environ: Environ, start_response: Any) -> Iterable[bytes]:  # noqa: ANN401 - WSGI
        if may_ask(host, str(environ.get("HTTP_HOST", ""))):
            return app(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
        return [REFUSAL]

    return guarded
