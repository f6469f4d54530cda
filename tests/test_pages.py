"""Pages: what a collection becomes in each language, whatever its texts hold."""

import re
from collections import Counter
from pathlib import Path

import markdown
import pytest
import yaml

from kikigaki.collection import Gathered, gather
from kikigaki.pages import Page, all_pages, chooser
from kikigaki.settings import read_project
from kikigaki.text import clean
from tests.folders import NOTE, REPOSITORY, gathered
from tests.rendering import EXTENSIONS, as_site

HOSTILE = """<script>alert('x')</script> </title> "quoted" {{ x }} {% y %} --- & &lt; C#"""
FILES = {
    "talk.yaml": f"""\
    title: {{ja: '{HOSTILE.replace("'", "''")}', en: Talk}}
    video: bc6uFV9CJGg
    published: 2024-04-18
    duration: 1:00:00
    spoken: en
    guests: [mark, ann]
    hosts: [host]
    topics: [gpus]
    translation: {{ja: human, en: machine}}
    summary: {{ja: "---\\n"}}
    also:
      - {{name: 音声, url: "https://example.com/a?b=c&d=e", offset: -43}}
      - {{name: {{en: Again}}, url: "https://example.com/b", offset: 0}}
    sections:
      - title: {{ja: 始まり, en: 'C# & <b>'}}
        moments:
          - {{ja: 時刻なし}}
          - {{at: 7:18, question: {{ja: 問い, en: Why?}}, ja: 答え, en: '[[llama]] {{{{x}}}}'}}
          - {{at: 7:18, en: 'Only *English*', translation: {{en: reviewed}}}}
          - {{at: 7:30, ja: 日本語だけ, speaker: ann}}
          - {{comment: {{ja: 解説, en: A comment}}, by: note-taker}}
      - title: {{en: No stamp}}
        moments: [{{fr: Seulement en français, speaker: ann}}]
      - title: {{ja: 終わり}}
        moments: [{{at: 7:18, ja: '[[talk#7:18]]と[[older]]'}}, {{at: 1:00:00, ja: 完}}]
    """.replace('summary: {ja: "---\\n"}', "summary: {ja: '\\--- 要約', fr: Résumé}"),
    "older.yaml": NOTE.replace("2024", "2020"),
    "newer.yaml": NOTE.replace("2024", "2025"),
    "registry/people.yaml": """\
    mark: {name: {ja: 'マーク<img src=x>', en: 'Mark "<b>"'}, description: {en: 'A & B'}}
    ann: {name: アン, links: ['https://example.com/~ann?a=b&c=d']}
    host: {name: {en: Host}}
    note-taker: {name: {ja: 筆者, en: Note-taker}}
    """,
    "registry/topics.yaml": "gpus: {name: GPU}\n",
    "registry/glossary.yaml": """\
    llama: {name: {ja: ラマ, en: Zebra}, reading: {ja: らま}, aliases: {en: ['<i>']}}
    moon: {name: {ja: 月, en: moon}, reading: {ja: ツキ}}
    sun: {name: {ja: 太陽, en: Sun}, reading: {ja: たいよう}, description: {ja: 星}}
    apple: {name: {ja: あっぷる, en: Éclair}}
    """,
}
LANGUAGES = ["ja", "en", "fr"]


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Gathered:
    """Three notes, one of them as odd as it can be, in three languages."""
    folder = tmp_path_factory.mktemp("hostile")
    found = gathered(folder, FILES, languages=LANGUAGES, name=HOSTILE, description=HOSTILE)
    assert [str(problem) for problem in found.diagnostics if problem.severity == "error"] == []
    return found


@pytest.fixture(scope="session")
def real() -> Gathered:
    """The notes of this repository."""
    project = read_project(REPOSITORY / "mkdocs.yml")
    return gather(project.notes, project.settings)


def by_uri(found: Gathered) -> dict[str, Page]:
    return {page.src_uri: page for page in all_pages(found.collection, {})}


@pytest.fixture(scope="session")
def pages(hostile: Gathered) -> dict[str, Page]:
    """The pages of the hostile collection."""
    return by_uri(hostile)


def anchors(html: str) -> list[str]:
    return re.findall(r' id="([^"]+)"', html)


# --- Promises of every page ----------------------------------------------------------------------


@pytest.mark.parametrize("name", ["hostile", "real"])
def test_the_html_of_a_page_is_what_its_markdown_renders_to(
    name: str, request: pytest.FixtureRequest
) -> None:
    for page in by_uri(request.getfixturevalue(name)).values():
        body = page.markdown.split("\n---\n", 1)[1]
        rendered = markdown.markdown(body, extensions=EXTENSIONS)

        assert page.html == as_site(clean(rendered), page.src_uri)


@pytest.mark.parametrize("name", ["hostile", "real"])
def test_the_wall_finds_nothing_to_take_away(name: str, request: pytest.FixtureRequest) -> None:
    for page in by_uri(request.getfixturevalue(name)).values():
        assert page.html == clean(page.html)


@pytest.mark.parametrize("name", ["hostile", "real"])
def test_no_anchor_stands_twice_on_a_page(name: str, request: pytest.FixtureRequest) -> None:
    for page in by_uri(request.getfixturevalue(name)).values():
        assert Counter(set(anchors(page.html))) == Counter(anchors(page.html))


@pytest.mark.parametrize("name", ["hostile", "real"])
def test_every_link_inside_the_site_leads_to_an_anchor_that_exists(
    name: str, request: pytest.FixtureRequest
) -> None:
    found = by_uri(request.getfixturevalue(name))
    known = {uri: {"", *anchors(page.html)} for uri, page in found.items()}
    for page in found.values():
        for target, anchor in re.findall(r"\]\(([^):]*?\.md)?(?:#([^)]*))?\) ?", page.markdown):
            assert anchor in known[_uri(page.src_uri, target)]


def _uri(here: str, target: str) -> str:
    parts = here.split("/")[:-1]
    for part in target.split("/") if target else [here.rsplit("/", 1)[-1]]:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def test_front_matter_is_read_back_as_the_escaped_title(pages: dict[str, Page]) -> None:
    front = {uri: yaml.safe_load(p.markdown.split("---\n")[1]) for uri, p in pages.items()}

    assert front["ja/notes/talk.md"] == {
        "title": "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &lt;/title&gt; "
        "&quot;quoted&quot; {{ x }} {% y %} --- &amp; &amp;lt; C#",
        "description": "--- 要約",
    }
    texts = [meta["title"] + meta.get("description", "") for meta in front.values()]
    assert not any(set("<>\"'") & set(text) for text in texts)


def test_no_tag_and_no_entity_of_a_note_reaches_a_page(pages: dict[str, Page]) -> None:
    for page in pages.values():
        assert "<script" not in page.markdown + page.html
        assert "<b>" not in page.html
        assert "<img" not in page.html
    assert "&lt;script&gt;alert('x')&lt;/script&gt;" in pages["ja/notes/talk.md"].html
    assert "&amp;lt; C#</h1>" in pages["ja/notes/talk.md"].html


def test_every_language_has_the_same_pages(pages: dict[str, Page]) -> None:
    sets = [{u[3:] for u in pages if u.startswith(f"{tag}/")} for tag in LANGUAGES]

    assert sets == [sets[0]] * 3
    assert len(pages) == 3 * len(sets[0])


def test_there_are_no_pages_but_the_kinds_we_name(pages: dict[str, Page]) -> None:
    assert sorted(uri[3:] for uri in pages if uri.startswith("ja/")) == [
        "glossary/index.md",
        "index.md",
        *("notes/newer.md", "notes/older.md", "notes/talk.md"),
        *("people/ann.md", "people/host.md", "people/index.md", "people/mark.md"),
        "people/note-taker.md",
        *("topics/gpus.md", "topics/index.md"),
    ]


def test_every_page_links_to_itself_in_the_other_languages(pages: dict[str, Page]) -> None:
    for page in pages.values():
        others = [tag for tag in LANGUAGES if tag != page.language]
        nav = page.markdown.partition('class="kk-languages"')[2].partition("</nav>")[0]

        assert [f"{tag}/{page.src_uri[3:]}" for tag in others] == [
            _uri(page.src_uri, target) for target in re.findall(r"\]\(([^)]+)\)", nav)
        ]


# --- The page of a note --------------------------------------------------------------------------


def test_anchors_are_equal_in_all_languages(pages: dict[str, Page]) -> None:
    found = [anchors(pages[f"{tag}/notes/talk.md"].html) for tag in LANGUAGES]

    assert found == [["page-title", "t438", "t438-2", "t450", "s2", "t438-3", "t3600"]] * 3


def test_every_stamped_moment_opens_the_video_once_at_its_second(pages: dict[str, Page]) -> None:
    for language in LANGUAGES:
        moments = pages[f"{language}/notes/talk.md"].html.split('<div class="kk-moment"')[1:]
        stamps = [
            re.findall(r'kk-at">\n<p><a class="kk-stamp" href="[^"]*t=(\d+)s">([^<]*)</a>', moment)
            for moment in moments
        ]

        assert stamps == [
            *([], [("438", "7:18")], [("438", "7:18")], [("450", "7:30")], [], []),
            *([("438", "7:18")], [("3600", "1:00:00")]),
        ]


def test_a_section_without_a_timestamp_opens_nothing(pages: dict[str, Page]) -> None:
    section = pages["en/notes/talk.md"].html.split("<section")[2]

    assert 'id="s2"' in section
    assert "youtube" not in section


def test_a_section_says_from_when_to_when_it_runs(pages: dict[str, Page]) -> None:
    shown = re.findall(r"▶ ([^<]*)<", pages["en/notes/talk.md"].html)

    assert shown == ["7:18", "7:18–1:00:00"]


@pytest.mark.parametrize(
    ("language", "notices"),
    [
        ("ja", {"まだ翻訳されていません（英語）": 1, "まだ翻訳されていません（フランス語）": 1}),
        ("en", {"Not translated yet (Japanese)": 5, "Not translated yet (French)": 1}),
        ("fr", {"Not translated yet (Japanese)": 7, "Not translated yet (English)": 1}),
    ],
)
def test_what_is_not_translated_says_so(
    pages: dict[str, Page], language: str, notices: dict[str, int]
) -> None:
    html = pages[f"{language}/notes/talk.md"].html

    assert notices == Counter(re.findall(r'<div class="kk-missing">\n<p>([^<]*)</p>', html))


def test_a_notice_is_no_part_of_a_description(pages: dict[str, Page]) -> None:
    assert pages["en/notes/talk.md"].description == "--- 要約"
    assert pages["ja/people/mark.md"].description == "A & B"
    assert '</a> <span lang="en">A &amp; B</span> <span' in pages["ja/people/index.md"].html


def test_what_stands_in_has_its_own_language(pages: dict[str, Page]) -> None:
    ja, en = (pages[f"{tag}/notes/talk.md"].html for tag in ("ja", "en"))

    assert '<div lang="en">\n<p>Only <em>English</em></p>\n</div>' in ja
    assert '<h2 id="s2"><span lang="en">No stamp</span></h2>' in ja
    assert '<div lang="ja">\n<p>日本語だけ</p>\n</div>' in en
    assert '<div lang="fr">\n<p>Seulement en français</p>\n</div>' in en


@pytest.mark.parametrize(
    ("language", "labels"),
    [("ja", {"質問", "発言", "解説"}), ("en", {"Question", "Answer", "Comment"})],
)
def test_voices_are_named_in_the_language_of_the_page(
    pages: dict[str, Page], language: str, labels: set[str]
) -> None:
    html = pages[f"{language}/notes/talk.md"].html

    assert labels == set(re.findall(r'kk-who">\n<p><span class="kk-label">([^<]*)<', html))


@pytest.mark.parametrize(("language", "label"), [("ja", "発言"), ("en", "Answer")])
def test_an_only_guest_who_answers_a_question_is_named_to_the_ear(
    tmp_path: Path, language: str, label: str
) -> None:
    note = """\
title: {ja: 題, en: A}
video: bc6uFV9CJGg
guests: [mark]
sections:
  - title: {ja: 節, en: S}
    moments:
      - {at: 0:05, question: {ja: 問い, en: Q}, ja: 答え, en: A}
      - {at: 0:10, ja: 続き, en: More}
"""
    people = "mark: {name: {ja: マーク, en: Mark}}\n"
    found = gathered(tmp_path, {"note.yaml": note, "registry/people.yaml": people})
    html = by_uri(found)[f"{language}/notes/note.md"].html

    heard = f'<div class="kk-who kk-aloud">\n<p><span class="kk-label">{label}</span></p>\n</div>'
    assert [part.count(heard) for part in html.split('class="kk-moment"')] == [0, 1, 0]


def test_each_section_leads_to_its_line_of_the_yaml(tmp_path: Path) -> None:
    text = (Path(__file__).parent / "data/pages/note.yaml").read_text("utf-8")
    found = gathered(tmp_path, {"note.yaml": text})
    pages = all_pages(found.collection, {"note": "note.yaml"}, "https://example.org/{}".format)
    (html,) = (page.html for page in pages if page.src_uri == "en/notes/note.md")
    lines = [int(line) for line in re.findall(r'href="https://example.org/note.yaml#L(\d+)"', html)]

    assert len(lines) == html.count("<section")
    assert all("title:" in text.splitlines()[line - 1] for line in lines)


def test_each_voice_names_who_speaks(pages: dict[str, Page]) -> None:
    html = pages["ja/notes/talk.md"].html
    who = re.findall(r'kk-who">\n<p><span class="kk-label">(..)</span> <a href="([^"]*)"', html)

    people = [link.removeprefix("../../people/") for _, link in who]
    assert (
        people
        == ["mark/", "host/", "mark/", "mark/", "ann/", "note-taker/", "ann/"] + ["mark/"] * 2
    )


@pytest.mark.parametrize(
    ("language", "state", "badges"),
    [
        ("ja", "人による訳文", []),
        ("en", "machine translation, not reviewed", ["machine translation, corrected by a person"]),
    ],
)
def test_the_state_of_a_translation_is_shown(
    pages: dict[str, Page], language: str, state: str, badges: list[str]
) -> None:
    html = pages[f"{language}/notes/talk.md"].html

    assert state in html.split("kk-section")[0]
    assert badges == re.findall(r'<div class="kk-state">\n<p>([^<]*)</p>', html)


def test_other_recordings_say_how_their_times_differ(pages: dict[str, Page]) -> None:
    html = pages["en/notes/talk.md"].html

    assert (
        '<a href="https://example.com/a?b=c&amp;d=e"><span lang="ja">音声</span></a>'
        " (43 s earlier than the video)"
    ) in html
    assert '<a href="https://example.com/b">Again</a> (same times as the video)' in html


def test_the_pager_leads_to_the_notes_before_and_after(pages: dict[str, Page]) -> None:
    ways = {
        name: re.findall(
            r'kk-label">([^<]*)</span> <a href="\.\./(\w+)/"', pages[f"en/notes/{name}.md"].html
        )
        for name in ("newer", "talk", "older")
    }

    assert ways == {
        "newer": [("Next note", "talk")],
        "talk": [("Previous note", "newer"), ("Next note", "older")],
        "older": [("Previous note", "talk")],
    }


def test_wiki_links_show_names_and_lead_to_moments(pages: dict[str, Page]) -> None:
    ja, en = (pages[f"{tag}/notes/talk.md"].html for tag in ("ja", "en"))

    assert '<a class="kk-term" href="../../glossary/#llama">Zebra</a> {{x}}' in en
    assert '<a href="#t438">' in ja
    assert '<a href="../older/">題</a>' in ja


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_tiny_note_becomes_just_this_page(tmp_path: Path, language: str) -> None:
    data = Path(__file__).parent / "data/pages"
    found = gathered(tmp_path, {"note.yaml": (data / "note.yaml").read_text("utf-8")})
    expected = (data / f"note.{language}.md").read_text("utf-8")

    assert expected == by_uri(found)[f"{language}/notes/note.md"].markdown


def test_pages_that_only_gather_moments_are_left_to_the_notes_in_search(
    pages: dict[str, Page],
) -> None:
    left_out = {uri for uri, page in pages.items() if "exclude: true" in page.markdown}

    assert {"ja/people/mark.md", "en/topics/gpus.md"} <= left_out
    assert not left_out & {"ja/index.md", "ja/people/index.md", "ja/notes/talk.md"}


# --- The other pages -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("ja", ["apple", "sun", "moon", "llama"]),
        ("en", ["apple", "moon", "sun", "llama"]),
    ],
)
def test_the_glossary_is_in_the_order_of_its_language(
    pages: dict[str, Page], language: str, order: list[str]
) -> None:
    assert ["page-title", *order] == anchors(pages[f"{language}/glossary/index.md"].html)


def test_a_term_lists_the_moments_that_use_it(pages: dict[str, Page]) -> None:
    html = pages["en/glossary/index.md"].html

    assert '<a class="kk-stamp" href="../notes/talk/#t438">7:18</a>' in html


def test_a_person_page_lists_their_moments(pages: dict[str, Page]) -> None:
    html = pages["en/people/ann.md"].html

    assert re.findall(r"t=(\d+)s", html) == ["450"]
    assert '<a href="../../notes/talk/#s2"><span lang="fr">Seulement en français</span></a>' in html


def test_a_home_page_shows_every_interview_newest_first(pages: dict[str, Page]) -> None:
    html = pages["en/index.md"].html

    assert [a for a in anchors(html) if a.startswith("note-")] == [
        *("note-newer", "note-talk", "note-older"),
    ]


def test_a_collection_of_nothing_still_has_its_pages(tmp_path: Path) -> None:
    found = by_uri(gathered(tmp_path, {}))
    names = ("index", "people/index", "topics/index", "glossary/index")

    assert sorted(found) == sorted(f"{tag}/{name}.md" for tag in ("ja", "en") for name in names)
    assert all(page.html.count("まだ何もありません。") for page in list(found.values())[:4])


def test_the_chooser_has_a_plain_link_for_each_language(hostile: Gathered) -> None:
    html = chooser(hostile.collection, [("application/atom+xml", "feed.xml")])

    assert re.findall(r'<a href="(\w\w)/" hreflang="(\w\w)" lang="(\w\w)">', html) == [
        (tag, tag, tag) for tag in LANGUAGES
    ]
    assert html.count("<script") == 1
    assert html.count("<link") == 1 + len(LANGUAGES)
    assert "alert(&#x27;x&#x27;)" in html


# --- More notes than a page has room for ---------------------------------------------------------


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """The pages of 45 interviews with the same guest, and one without a day."""
    note = "title: t{}\nvideo: bc6uFV9CJGg\npublished: {}\nguests: [ann]\nsections:\n"
    note += "  - {{title: s, moments: [{{at: 1:00, en: A word.}}]}}\n"
    days = [f"{2000 + number % 3}-01-{number % 28 + 1:02}" for number in range(45)]
    files = {f"n{number:02}.yaml": note.format(number, day) for number, day in enumerate(days)}
    files["old.yaml"] = note.format("old", "").replace("published: \n", "")
    files["registry/people.yaml"] = "ann: {name: Ann}\n"
    files["registry/glossary.yaml"] = "word: {name: {en: word}}\n"
    folder = tmp_path_factory.mktemp("crowd")
    return by_uri(gathered(folder, files, languages=["en", "ja"]))


def test_a_crowded_home_page_shows_the_newest_interviews_and_leads_to_the_years(
    crowd: dict[str, Page],
) -> None:
    home = crowd["en/index.md"].html

    assert home.count('class="kk-card"') == 24
    years = re.findall(r'href="years/([^"]+)/">([^<]+)</a> <span class="kk-figures">(\d+)', home)
    assert years == [
        ("2002", "2002", "15"),
        ("2001", "2001", "15"),
        ("2000", "2000", "15"),
        ("undated", "Without a date", "1"),
    ]


def test_every_interview_of_a_crowd_is_on_the_page_of_its_year(crowd: dict[str, Page]) -> None:
    years = [page.html for uri, page in crowd.items() if uri.startswith("ja/years/")]
    linked = [link for html in years for link in re.findall(r'href="../../notes/([^/"]+)/"', html)]

    assert len(linked) == 46
    assert set(linked) == {*(f"n{number:02}" for number in range(45)), "old"}


def test_a_crowded_entry_says_how_many_interviews_it_leaves_to_search(
    crowd: dict[str, Page],
) -> None:
    assert "And 6 older interviews; search finds them." in crowd["en/people/ann.md"].html
    assert "ほかに古いインタビューが36本あります" in crowd["ja/glossary/index.md"].html


def test_a_few_interviews_need_no_years(pages: dict[str, Page]) -> None:
    assert [uri for uri in pages if "/years/" in uri] == []
