"""What notes name outside of the site: found, visited politely, judged, remembered, reported."""

import ipaddress
import json
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kikigaki.cli import main
from kikigaki.collection.walk import walk
from kikigaki.diagnostics import Position
from kikigaki.outside import (
    Address,
    Memory,
    Named,
    Rules,
    Status,
    Use,
    Verdict,
    as_json,
    as_text,
    find_addresses,
    summary,
    visit_all,
)
from kikigaki.outside import request as requests
from kikigaki.outside.guard import UnsafeError, is_public, resolve
from kikigaki.outside.memory import DAY
from kikigaki.outside.pace import Pace, seconds_of
from kikigaki.outside.visit import NO_HOST, Visitor
from kikigaki.rewriting import read_sources
from tests.hosts import Host, hosting

MAIN_VIDEO = "AAAAAAAAAAA"


@pytest.fixture
def host() -> Iterator[Host]:
    """A host that answers in every way."""
    with hosting() as found:
        yield found


@pytest.fixture
def no_such_host(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names under .invalid stand for nothing, whatever the resolver of this machine says."""
    real = socket.getaddrinfo

    def look_up(name: str, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - its own
        if name.endswith(".invalid"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return real(name, *arguments, **options)

    monkeypatch.setattr("kikigaki.outside.guard.socket.getaddrinfo", look_up)


def rules(host: Host, seconds: float = 20) -> Rules:
    return Rules(private=True, gap=0, seconds=seconds, oembed=host.oembed)


def visited(host: Host, *addresses: Address, seconds: float = 20) -> list[Verdict | None]:
    """What is found at each address."""
    named = [Named(Position("a.yaml", line), one) for line, one in enumerate(addresses, 1)]
    findings = visit_all(named, Memory(), rules(host, seconds), 0.0)
    return [finding.verdict for finding in findings]


def link(url: str) -> Address:
    return Address(Use.LINK, url)


# --- Where addresses stand ----------------------------------------------------------------------

NOTE = """\
title: 題
video: https://youtu.be/AAAAAAAAAAA?t=3
also:
  - {name: 音声, url: "https://podcast.example/episode", offset: 3}
  - {name: 再掲, url: "https://www.youtube.com/watch?v=BBBBBBBBBBB", offset: 0}
summary:
  ja: |
    [一つ目](https://one.example/a#part)と
    <https://two.example/日本>と[手紙](mailto:a@b.example)。
  en: "[twice](https://one.example/a) and [twice](https://one.example/a)"
sections:
  - title: 一
    moments:
      - {at: 0:10, ja: "[動画](https://youtu.be/CCCCCCCCCCC)", comment: "`https://code.example`"}
"""


def named(folder: Path, files: dict[str, str]) -> list[tuple[str, str, str]]:
    """Place, use and target of every address of a folder of notes."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    sources, _ = read_sources(walk(folder, ("ja", "en")), ("ja", "en"))
    return [
        (
            str(one.position).removeprefix(f"{folder.as_posix()}/"),
            one.address.use.value,
            one.address.target,
        )
        for one in find_addresses(sources)
    ]


def test_every_address_of_a_note_is_found_where_it_stands(tmp_path: Path) -> None:
    assert named(tmp_path, {"talk.yaml": NOTE}) == [
        ("talk.yaml:2:8", "player", "AAAAAAAAAAA"),
        ("talk.yaml:4:21", "link", "https://podcast.example/episode"),
        ("talk.yaml:5:21", "video", "BBBBBBBBBBB"),
        ("talk.yaml:8:11", "link", "https://one.example/a"),
        ("talk.yaml:9:6", "link", "https://two.example/%E6%97%A5%E6%9C%AC"),
        ("talk.yaml:10:16", "link", "https://one.example/a"),
        ("talk.yaml:10:51", "link", "https://one.example/a"),
        ("talk.yaml:14:30", "video", "CCCCCCCCCCC"),
    ]


def test_the_links_of_registries_are_found_too(tmp_path: Path) -> None:
    people = "ann:\n  name: アン\n  links:\n    - https://ann.example/~me\n"

    assert named(tmp_path, {"registry/people.yaml": people}) == [
        ("registry/people.yaml:4:7", "link", "https://ann.example/~me")
    ]


def test_a_video_nobody_can_read_is_the_business_of_check(tmp_path: Path) -> None:
    broken = NOTE.replace("https://youtu.be/AAAAAAAAAAA?t=3", "nothing")

    assert all(use != "player" for _, use, _ in named(tmp_path, {"talk.yaml": broken}))


# --- Answers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "status", "detail"),
    [
        ("ok", Status.GOOD, ""),
        ("no-head", Status.GOOD, ""),
        ("huge", Status.GOOD, ""),
        ("gone", Status.GONE, "HTTP 404"),
        ("deleted", Status.GONE, "HTTP 410"),
        ("refused", Status.REFUSED, "HTTP 403"),
        ("robots", Status.REFUSED, "HTTP 999"),
        ("error", Status.BROKEN, "HTTP 500"),
        ("moved", Status.MOVED, "{host}/ok"),
        ("moved-twice", Status.MOVED, "{host}/ok"),
        ("elsewhere-today", Status.GOOD, ""),
        ("to-japanese", Status.GOOD, ""),
        ("loop", Status.BROKEN, "more than 5 redirects"),
        ("to-file", Status.UNSAFE, "not a web address"),
        ("to-nothing", Status.UNSAFE, "leads to what is no web address"),
        ("busy-once", Status.GOOD, ""),
        ("come-back-tomorrow", Status.LATER, "HTTP 503"),
        ("drop", Status.UNREACHABLE, "it hangs up"),
        ("garbage", Status.BROKEN, "what answers is no web server"),
    ],
)
def test_an_answer_is_judged(host: Host, path: str, status: Status, detail: str) -> None:
    assert visited(host, link(host(path))) == [Verdict(status, detail.format(host=host.url))]


@pytest.mark.parametrize("path", ["hang", "drip"])
def test_who_does_not_answer_in_time_is_left(host: Host, path: str) -> None:
    assert visited(host, link(host(path)), seconds=0.5) == [
        Verdict(Status.UNREACHABLE, "no answer within 0.5 s")
    ]


@pytest.mark.parametrize(
    ("video", "player", "linked"),
    [
        ("AAAAAAAAAAA", Status.GOOD, Status.GOOD),
        ("noembedding", Status.NO_EMBED, Status.GOOD),
        ("privatevide", Status.PRIVATE, Status.PRIVATE),
        ("privateasok", Status.PRIVATE, Status.PRIVATE),
        ("deletedvide", Status.GONE, Status.GONE),
        ("neverexistd", Status.GONE, Status.GONE),
        ("brokenyoutb", Status.LATER, Status.LATER),
    ],
)
def test_a_video_is_asked_for_where_embedding_is_known(
    host: Host, video: str, player: Status, linked: Status
) -> None:
    found = visited(host, Address(Use.PLAYER, video), Address(Use.VIDEO, video))

    assert [verdict and verdict.status for verdict in found] == [player, linked]
    assert set(host.asked) == {"GET /oembed"}


def test_an_address_named_twice_is_asked_for_once(host: Host) -> None:
    assert len(visited(host, link(host("ok")), link(host("ok")))) == 2
    assert host.asked == ["HEAD /ok"]


def test_a_visit_says_who_comes(host: Host) -> None:
    visited(host, link(host("ok")))

    assert [agent.partition("/")[0] for agent in host.agents] == ["Kikigaki"]


@pytest.mark.usefixtures("no_such_host")
def test_one_that_does_not_exist_is_told_from_no_network(host: Host) -> None:
    found = visited(host, link("http://nowhere.invalid/"), link(host("ok")))

    assert found == [Verdict(Status.UNREACHABLE, NO_HOST), Verdict(Status.GOOD)]


@pytest.mark.usefixtures("no_such_host")
def test_without_a_network_nothing_is_judged() -> None:
    offline = Rules(private=True, gap=0, oembed="http://nowhere.invalid/oembed")
    addresses = [Address(Use.PLAYER, MAIN_VIDEO), link("http://nobody.invalid/")]
    named = [Named(Position("a.yaml", line), one) for line, one in enumerate(addresses, 1)]
    memory = Memory()
    findings = visit_all(named, memory, offline, 0.0)

    assert [finding.verdict for finding in findings] == [None, None]
    assert memory.found == {}
    assert summary(findings) == "2 addresses: 2 not checked"


# --- Who may be asked ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - judged, not bound to
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("2002:7f00:1::", False),
        ("64:ff9b::10.0.0.1", False),
        ("64:ff9b::8.8.8.8", True),
    ],
)
def test_an_address_is_public_or_not(address: str, *, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}/ok",
        "http://localhost:{port}/ok",
        "http://2130706433:{port}/ok",
        "http://[::ffff:127.0.0.1]:{port}/ok",
        "http://0x7f.1:{port}/ok",
    ],
)
def test_a_private_host_is_not_asked(host: Host, url: str) -> None:
    target = url.format(port=host.url.rpartition(":")[2])
    verdict = Visitor(Pace(0)).visit(link(target))

    assert verdict == Verdict(Status.UNSAFE, "not a public host")
    assert host.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/",
        "file:///etc/passwd",
        "gopher://a.example/",
        "http://user:password@a.example/",
        "http://a.example:99999/",
        "http://[broken/",
        "http:///path",
        f"http://{'a' * 70}.example/",
    ],
)
def test_what_is_no_web_address_is_not_asked(url: str) -> None:
    assert Visitor(Pace(0)).visit(link(url)) == Verdict(Status.UNSAFE, "not a web address")


def test_a_public_host_cannot_lead_to_a_private_one(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    def as_if(name: str, port: int, *, private: bool) -> str:
        return "127.0.0.1" if name == "public.example" else resolve(name, port, private=private)

    monkeypatch.setattr(requests, "resolve", as_if)
    port = host.url.rpartition(":")[2]
    outside = f"http://public.example:{port}/moved"
    monkeypatch.setitem(__import__("tests.hosts").hosts.REDIRECTS, "moved", (301, host("ok")))

    assert Visitor(Pace(0)).visit(link(outside)) == Verdict(Status.UNSAFE, "not a public host")
    assert host.asked == ["HEAD /moved"]


def test_a_name_is_looked_up_once_and_that_answer_used(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["203.0.114.7", "127.0.0.1"])
    connected: list[tuple[str, int]] = []

    def look_up(_host: str, port: int, **_: object) -> list[object]:
        kind = (socket.AF_INET, socket.SOCK_STREAM, 0, "")
        return [(*kind, (next(answers), port))]

    def connect(address: tuple[str, int], _timeout: float) -> socket.socket:
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr("kikigaki.outside.guard.socket.getaddrinfo", look_up)
    monkeypatch.setattr("kikigaki.outside.request.socket.create_connection", connect)
    Visitor(Pace(0)).visit(link("http://rebinding.example/"))

    assert connected == [("203.0.114.7", 80)]
    assert host.asked == []


def test_of_several_addresses_a_public_one_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(*_: object, **__: object) -> list[object]:
        return [(0, 0, 0, "", (ip, 80)) for ip in ("10.0.0.1", "203.0.114.7")]

    monkeypatch.setattr("kikigaki.outside.guard.socket.getaddrinfo", look_up)

    assert resolve("both.example", 80) == "203.0.114.7"


def test_a_name_for_private_addresses_alone_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(*_: object, **__: object) -> list[object]:
        return [(0, 0, 0, "", ("fe80::1%eth0", 80, 0, 0))]

    monkeypatch.setattr("kikigaki.outside.guard.socket.getaddrinfo", look_up)
    with pytest.raises(UnsafeError):
        resolve("inside.example", 80)


# --- TLS ----------------------------------------------------------------------------------------


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A host with HTTPS, and its certificate, which nobody has signed."""
    if shutil.which("openssl") is None:
        pytest.skip("a certificate is made with openssl, which is not here")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    request = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*request, *subject, *files], check=True, capture_output=True)
    server = HTTPServer(("127.0.0.1", 0), _Quiet)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"https://localhost:{server.server_address[1]}/", certificate
    server.shutdown()
    server.server_close()
    thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its parent's name
        del format, args


def test_a_certificate_is_checked_against_the_name(
    secure: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    url, certificate = secure
    visitor = Visitor(Pace(0), private=True)
    unknown = visitor.visit(link(url))
    trusted = ssl.create_default_context(cafile=certificate)
    monkeypatch.setattr(requests, "_tls", lambda: trusted)

    assert (unknown.status, unknown.detail[:15]) == (Status.UNREACHABLE, "its certificate")
    assert visitor.visit(link(url)) == Verdict(Status.GOOD)
    assert "certificate" in visitor.visit(link(url.replace("localhost", "127.0.0.1"))).detail


def test_a_host_without_tls_is_no_https(host: Host) -> None:
    verdict = Visitor(Pace(0), private=True).visit(link(host("ok").replace("http:", "https:")))

    assert verdict == Verdict(Status.UNREACHABLE, "it hangs up")


# --- Politeness ---------------------------------------------------------------------------------


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def test_between_two_requests_to_one_host_is_a_pause() -> None:
    clock = Clock()
    pace = Pace(0.5, clock, clock.sleep)
    for url in (
        "http://a.example/1",
        "http://A.example/2",
        "http://b.example/",
        "http://a.example/3",
    ):
        pace.wait(url)

    assert clock.slept == [0, 0.5, 0, 0.5]


def test_a_host_that_asks_for_patience_gets_it() -> None:
    clock = Clock()
    pace = Pace(0.5, clock, clock.sleep)
    pace.wait("http://a.example/")
    pace.hold("http://a.example/", 7)
    pace.wait("http://a.example/")

    assert clock.slept == [0, 7]


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("120", 120.0),
        ("Thu, 01 Jan 1970 00:01:40 GMT", 90.0),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0),
        ("soon", None),
        ("", None),
        ("-1", None),
        ("١٢", None),
        ("9" * 400, None),
    ],
)
def test_the_time_to_come_back_is_read(typed: str, seconds: float | None) -> None:
    assert seconds_of(typed, 10.0) == seconds


# --- What is remembered -------------------------------------------------------------------------


def test_what_was_found_is_not_asked_again(host: Host, tmp_path: Path) -> None:
    file = tmp_path / "kept" / "links.json"
    named = [
        Named(Position("a.yaml"), link(host("moved"))),
        Named(Position("b"), link(host("gone"))),
    ]
    first = Memory()
    before = visit_all(named, first, rules(host), now=1000.0)
    first.save(file)
    host.asked.clear()
    after = visit_all(named, Memory.load(file), rules(host), now=1001.0)

    assert after == before
    assert host.asked == []


@pytest.mark.parametrize(
    ("path", "age", "again"),
    [
        ("ok", 6 * DAY, False),
        ("ok", 8 * DAY, True),
        ("gone", 0.5 * DAY, False),
        ("gone", 2 * DAY, True),
        ("refused", 1.0, True),
        ("ok", -1.0, True),
    ],
)
def test_what_was_found_is_looked_at_again_in_time(
    host: Host, path: str, age: float, *, again: bool
) -> None:
    named = [Named(Position("a.yaml"), link(host(path)))]
    memory = Memory()
    visit_all(named, memory, rules(host), now=10 * DAY)
    host.asked.clear()
    visit_all(named, memory, rules(host), now=10 * DAY + age)

    assert bool(host.asked) is again


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[1]", '[{"use": "x"}]', "\x00", '[{"use": "link"}]', "[" * 100_000],
)
def test_a_memory_that_cannot_be_read_is_empty(tmp_path: Path, text: str) -> None:
    file = tmp_path / "links.json"
    file.write_text(text, "utf-8")

    assert Memory.load(file).found == {}


def test_a_round_that_ends_early_asks_no_more_and_keeps_what_it_found(host: Host) -> None:
    class Enough(Exception):  # noqa: N818 - as a person says it
        """Somebody stops the round."""

    def stop(_done: int, _of: int) -> None:
        raise Enough

    named = [Named(Position("a.yaml", n), link(host(f"page-{n}"))) for n in range(1, 40)]
    memory = Memory()
    with pytest.raises(Enough):
        visit_all(named, memory, replace(rules(host), gap=0.05), 0.0, stop)

    assert link(host("page-1")) in memory.found
    assert len(host.asked) < len(named)


# --- Reports ------------------------------------------------------------------------------------


def test_a_report_has_a_line_for_each_place_that_needs_looking_at(host: Host) -> None:
    places = ["ok", "gone", "moved", "gone"]
    named = [
        Named(Position("notes/a.yaml", line, 7), link(host(path)))
        for line, path in enumerate(places, 1)
    ]
    findings = visit_all(named, Memory(), rules(host), 0.0)

    assert as_text(findings).splitlines() == [
        f"notes/a.yaml:2:7: gone: {host('gone')} (HTTP 404)",
        f"notes/a.yaml:3:7: moved: {host('moved')} ({host('ok')})",
        f"notes/a.yaml:4:7: gone: {host('gone')} (HTTP 404)",
    ]
    assert summary(findings) == "3 addresses: 1 ok, 1 moved, 1 gone"
    assert json.loads(as_json(findings))[1] == {
        "path": "notes/a.yaml",
        "line": 2,
        "column": 7,
        "use": "link",
        "address": host("gone"),
        "status": "gone",
        "detail": "HTTP 404",
    }


# --- The command --------------------------------------------------------------------------------


def run(folder: Path, host: Host, *arguments: str) -> Result:
    """``kikigaki links`` in a knowledge base of one note."""
    (folder / "mkdocs.yml").write_text("plugins: [kikigaki]\n", "utf-8")
    note = folder / "docs/talk.yaml"
    note.parent.mkdir(exist_ok=True)
    note.write_text(
        f"title: 題\nvideo: {MAIN_VIDEO}\nsummary: '[一]({host('ok')}) [二]({host('gone')})'\n"
        "sections: [{title: 一, moments: [{at: 0:10, ja: 話}]}]\n",
        "utf-8",
    )
    return CliRunner().invoke(main, ["links", *arguments])


@pytest.fixture
def here(tmp_path: Path, host: Host, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to run in; YouTube is the host."""
    monkeypatch.setattr(
        "kikigaki.cli.links.Rules", lambda private: Rules(private, 0, 20, host.oembed)
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_shows_what_is_gone_and_exits_with_0(here: Path, host: Host) -> None:
    done = run(here, host, "--allow-private")

    assert done.exit_code == 0
    assert (
        done.stdout == f"docs/talk.yaml:3:{21 + len(host('ok'))}: gone: {host('gone')} (HTTP 404)\n"
    )
    assert done.stderr == "3 addresses: 2 ok, 1 gone\n"


def test_with_strict_it_exits_with_1(here: Path, host: Host) -> None:
    assert run(here, host, "--allow-private", "--strict").exit_code == 1


def test_it_remembers_until_told_to_look_again(here: Path, host: Host) -> None:
    run(here, host, "--allow-private")
    host.asked.clear()
    again = run(here, host, "--allow-private", "--format", "json")

    assert host.asked == []
    assert [one["status"] for one in json.loads(again.stdout)] == ["ok", "ok", "gone"]
    run(here, host, "--allow-private", "--fresh")
    assert host.asked


def test_it_does_not_ask_private_hosts_unless_told_to(here: Path, host: Host) -> None:
    done = run(here, host, "--strict")

    assert done.exit_code == 1
    assert done.stdout.count("unsafe: ") == 3
    assert host.asked == []


def test_without_a_network_it_says_so_and_exits_with_0(
    here: Path, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr("kikigaki.outside.guard.socket.getaddrinfo", cut_off)
    done = run(here, host)

    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == (
        "there is no network; nothing new was checked\n3 addresses: 3 not checked\n"
    )
    assert run(here, host, "--strict").exit_code == 1
    assert not (here / ".kikigaki/links.json").exists()
