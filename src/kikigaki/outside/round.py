"""A round of visits: several hosts at a time, each host's addresses one after the other."""

import socket
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from itertools import chain, takewhile
from typing import TypeAlias
from urllib.parse import urlsplit

from kikigaki.outside.addresses import Address, Named, Use
from kikigaki.outside.memory import Memory
from kikigaki.outside.pace import Pace, host_of
from kikigaki.outside.request import SECONDS
from kikigaki.outside.verdict import Verdict
from kikigaki.outside.visit import NO_HOST, NO_NETWORK, OEMBED, Visitor

HOSTS = 8
"""So many hosts are asked at a time."""
SCOUTS = 3
"""Where none of so many can be reached, there is no network."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How to visit."""

    private: bool = False
    """Whether hosts that are not public may be asked too: for tests, and for an intranet."""
    gap: float = 0.5
    """Seconds between two requests to one host."""
    seconds: float = SECONDS
    """For a request as a whole."""
    oembed: str = OEMBED


@dataclass(frozen=True, slots=True)
class Finding:
    """An address, where it is named, and what is there."""

    named: Named
    verdict: Verdict | None
    """None where it could not be visited, because there is no network."""


Step: TypeAlias = Callable[[int, int], None]
"""Is told how many of how many addresses are done."""


def visit_all(
    named: Iterable[Named], memory: Memory, rules: Rules, now: float, step: Step | None = None
) -> list[Finding]:
    """What is at each address, by the place where it is named.

    Only those are visited that the memory does not know, and it learns what is found. ``now`` is in
    seconds since 1970.
    """
    places = sorted(named)
    known = {one.address: memory.recall(one.address, now) for one in places}
    unknown = [address for address, verdict in known.items() if verdict is None]
    for address, verdict in _Round(unknown, rules, step or _unwatched).verdicts():
        known[address] = verdict
        memory.keep(address, verdict, now)
    return [Finding(one, known[one.address]) for one in places]


def _unwatched(_done: int, _of: int) -> None:
    return


class _Round:
    def __init__(self, addresses: list[Address], rules: Rules, step: Step) -> None:
        self.rules, self.step, self.count = rules, step, len(addresses)
        self.over = False
        self.visitor = Visitor(Pace(rules.gap), rules.private, rules.seconds, rules.oembed)
        self.hosts: defaultdict[str, list[Address]] = defaultdict(list)
        for address in addresses:
            self.hosts[self.host(address)].append(address)

    def host(self, address: Address) -> str:
        """Whom a visit asks."""
        return host_of(address.target if address.use is Use.LINK else self.rules.oembed)

    def verdicts(self) -> Iterator[tuple[Address, Verdict]]:
        """Every address with what is there, in no order; none where there is no network."""
        first = [self.hosts[host].pop(0) for host in list(self.hosts)[:SCOUTS]]
        scouted = [(address, self.visitor.visit(address)) for address in first]
        if scouted and all(map(_is_cut_off, scouted)) and not self.has_network():
            return
        done = 0
        with ThreadPoolExecutor(HOSTS) as threads:
            rest = [threads.submit(self.ask_host, addresses) for addresses in self.hosts.values()]
            try:
                for found in chain([scouted], (future.result() for future in as_completed(rest))):
                    yield from found
                    done += len(found)
                    self.step(done, self.count)
            finally:
                self.over = True
                threads.shutdown(wait=False, cancel_futures=True)

    def ask_host(self, addresses: list[Address]) -> list[tuple[Address, Verdict]]:
        """What is at the addresses of one host; the rest is left when the round ends early."""
        left = takewhile(lambda _: not self.over, addresses)
        return [(address, self.visitor.visit(address)) for address in left]

    def has_network(self) -> bool:
        """Whether the one host that is certain to exist has an address."""
        try:
            return bool(socket.getaddrinfo(urlsplit(self.rules.oembed).hostname, None))
        except OSError:
            return False


def _is_cut_off(found: tuple[Address, Verdict]) -> bool:
    return found[1].detail in (NO_HOST, NO_NETWORK)
