"""A visit to an address: asked politely, followed where it leads, judged by the answer."""

import http.client
import json
import socket
import ssl
import time
from dataclasses import dataclass
from urllib.parse import quote, urldefrag, urljoin

from kikigaki import youtube
from kikigaki.outside.addresses import Address, Use
from kikigaki.outside.guard import UnsafeError
from kikigaki.outside.pace import PATIENCE, Pace, seconds_of
from kikigaki.outside.request import BODY, SECONDS, Answer, ask
from kikigaki.outside.verdict import Status, Verdict

OEMBED = "https://www.youtube.com/oembed"
"""Says whether a video is there and may be shown elsewhere; needs no key."""
NO_HOST = "no such host"
NO_NETWORK = "no way to it"
REDIRECTS = 5
_LEADS_ON, _FOR_GOOD = (301, 302, 303, 307, 308), (301, 308)
_CODES = {
    401: Status.REFUSED,
    403: Status.REFUSED,
    451: Status.REFUSED,
    999: Status.REFUSED,  # what some hosts tell robots
    404: Status.GONE,
    410: Status.GONE,
    429: Status.LATER,
    503: Status.LATER,
}
_VIDEO_CODES = {
    400: Status.GONE,  # no id of any video
    401: Status.NO_EMBED,
    403: Status.PRIVATE,
    404: Status.GONE,
}
_OK = range(200, 300)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Goes and looks."""

    pace: Pace
    private: bool = False
    """Whether hosts that are not public may be asked too."""
    seconds: float = SECONDS
    oembed: str = OEMBED

    def visit(self, address: Address) -> Verdict:
        """What is at an address. Never raises."""
        try:
            return self._look_for(address)
        except UnsafeError as error:
            return Verdict(Status.UNSAFE, str(error))
        except (OSError, http.client.HTTPException) as error:
            return _failure(error, self.seconds)

    def _look_for(self, address: Address) -> Verdict:
        link = address.use is Use.LINK
        return self._follow(address.target) if link else self._video(address)

    def _follow(self, url: str) -> Verdict:
        begun, for_good = url, True
        for _ in range(REDIRECTS + 1):
            answer = self._look(url)
            if answer.code not in _LEADS_ON or "location" not in answer.headers:
                return _judged(answer, url if url != begun and for_good else "")
            for_good = for_good and answer.code in _FOR_GOOD
            url = _led(url, answer.headers["location"])
        return Verdict(Status.BROKEN, f"more than {REDIRECTS} redirects")

    def _look(self, url: str) -> Answer:
        """Ask for the head alone; hosts that refuse that are asked for the whole, unread."""
        answer = self._ask(url, "HEAD")
        if answer.code < 400 or answer.code in (410, 429):  # noqa: PLR2004 - HTTP's own
            return answer
        return self._ask(url, "GET")

    def _video(self, address: Address) -> Verdict:
        watch = quote(youtube.watch_url(address.target), safe="")
        answer = self._ask(f"{self.oembed}?format=json&url={watch}", "GET", BODY)
        if answer.code in _OK:  # for a private video it may say OK, and no more
            return Verdict(Status.GOOD if _is_record(answer.body) else Status.PRIVATE)
        status = _VIDEO_CODES.get(answer.code, Status.LATER)
        if status is Status.NO_EMBED and address.use is Use.VIDEO:
            return Verdict(Status.GOOD)
        return Verdict(status, f"HTTP {answer.code}")

    def _ask(self, url: str, method: str, body: int = 0) -> Answer:
        """Ask in turn; once more where the host asks for a little patience."""
        for tried in (False, True):
            self.pace.wait(url)
            answer = ask(url, method, body=body, private=self.private, seconds=self.seconds)
            after = seconds_of(answer.headers.get("retry-after", ""), time.time())
            if tried or answer.code not in (429, 503) or after is None or after > PATIENCE:
                break
            self.pace.hold(url, after)
        return answer


def _judged(answer: Answer, moved: str) -> Verdict:
    if answer.code in _OK:
        return Verdict(Status.MOVED, moved) if moved else Verdict(Status.GOOD)
    return Verdict(_CODES.get(answer.code, Status.BROKEN), f"HTTP {answer.code}")


def _led(url: str, location: str) -> str:
    """Where a redirect leads; its header is bytes, and most often UTF-8."""
    try:
        typed = location.encode("latin-1").decode("utf-8", "replace")
        return urldefrag(urljoin(url, typed)).url
    except ValueError as error:
        raise UnsafeError("leads to what is no web address") from error


def _is_record(body: bytes) -> bool:
    try:
        return isinstance(json.loads(body), dict)
    except (ValueError, RecursionError):
        return False


def _failure(error: OSError | http.client.HTTPException, seconds: float) -> Verdict:
    match error:
        case TimeoutError():
            return Verdict(Status.UNREACHABLE, f"no answer within {seconds:g} s")
        case socket.gaierror():
            return Verdict(Status.UNREACHABLE, NO_HOST)
        case ssl.SSLCertVerificationError():
            return Verdict(Status.UNREACHABLE, f"its certificate: {error.verify_message}")
        case ConnectionError() | ssl.SSLError():
            return Verdict(Status.UNREACHABLE, "it hangs up")
        case OSError():
            return Verdict(Status.UNREACHABLE, NO_NETWORK)
        case _:
            return Verdict(Status.BROKEN, "what answers is no web server")
