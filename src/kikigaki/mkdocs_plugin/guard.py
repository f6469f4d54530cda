"""Who may ask the server of ``serve``: notes that are not published yet are nobody else's.

A page of another site can make a browser ask 127.0.0.1 under a name of its own (DNS rebinding);
the name it asks for tells.
"""

from collections.abc import Callable, Iterable
from typing import Any

Environ = dict[str, Any]
App = Callable[[Environ, Any], Iterable[bytes]]
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})


def only_for(host: str, app: App) -> App:
    """The app, for those who ask for it by the name of this machine.

    Somebody who lets it listen on another address wants it to be reached by other names.
    """
    if f"[{host}]" not in LOOPBACK and host not in LOOPBACK:
        return app

    def guarded(environ: Environ, start_response: Any) -> Iterable[bytes]:  # noqa: ANN401 - WSGI
        asked = str(environ.get("HTTP_HOST", ""))
        name = asked if asked.endswith("]") else asked.rpartition(":")[0] or asked
        if name.lower() in LOOPBACK:
            return app(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
        return [b"This preview answers to 127.0.0.1 and localhost only.\n"]

    return guarded
