"""What notes become for players, feeds and machines; each read back by a program not of ours."""

import csv
import json
import re
from collections.abc import Iterator
from io import BytesIO, StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import webvtt
from feedparser.api import parse
from jsonschema import Draft4Validator, FormatChecker
from lxml import etree
from pyld import jsonld
from referencing import Registry, Resource

from kikigaki.exports import FORMATS, Format, Library, Published, Source, outlet
from kikigaki.exports.formats import NOTE_FORMATS
from kikigaki.exports.views.clocks import media_url, recordings
from kikigaki.importers.draft import Draft
from kikigaki.importers.spreadsheet import read_table
from kikigaki.importers.stamps import leading
from kikigaki.pages import editions
from kikigaki.settings import Settings
from kikigaki.sitemaps import sitemaps
from kikigaki.text import to_readable
from tests.conftest import ROOT
from tests.folders import gathered
from tests.sources import FILES, SITE, TALK, sources

PUBLISHED = Path(__file__).parent / "data/published"
SCHOLARLY = {"bibtex", "csl-json", "iiif", "ohms", "anki"}
"""Their files are named on another page of the guide."""
LONG = """\
    title: {ja: 長い話, en: A long talk}
    video: bc6uFV9CJGg
    published: 2024-04-18
    duration: 1:10:00
    guests: [mark]
    also:
      - {name: {ja: 音声版, en: Podcast}, url: "https://pod.example/1.mp3", offset: -43}
      - {name: Re-upload, url: "https://youtu.be/aaaaaaaaaaa", offset: 5}
    sections:
      - title: {ja: 挨拶, en: Hello}
        moments: [{at: 0:05, ja: 始めます, en: Let's begin}]
      - title: {ja: 本題, en: The matter}
        moments:
          - {at: 0:40, ja: まず, en: First}
          - {at: 2:00, ja: つぎに, en: Second, comment: {ja: 大事な点, en: The point}}
      - title: {ja: 結び, en: The end}
        moments: [{at: 1:06:01, ja: 終わりに, en: In closing}]
    """


def data(name: str, source: Source) -> bytes:
    """A note in a format that it has something for."""
    form = FORMATS[name]
    assert isinstance(form, Format)
    written = form.write(source)
    assert written is not None, form.why_not(source)
    return written


def text(name: str, source: Source) -> str:
    """The same as text."""
    return data(name, source).decode()


def why_not(name: str, source: Source) -> str:
    """Why a note has nothing in a format."""
    form = FORMATS[name]
    assert isinstance(form, Format)
    assert form.write(source) is None
    return form.why_not(source)


def long(folder: Path, talk: str = LONG) -> dict[str, Source]:
    """A note with other recordings."""
    return sources(folder, FILES | {"talk.yaml": talk})


def records(source: Source) -> list[dict[str, Any]]:
    """The moments of a note as records."""
    return [json.loads(line) for line in data("moments", source).splitlines()]


def library(
    folder: Path,
    language: str = "ja",
    files: dict[str, str] | None = None,
    *,
    directory_urls: bool = True,
) -> Library:
    """The notes of a folder, for exports about all of them."""
    options = {"author": "writer", "name": {"ja": "聞き書き", "en": "Kikigaki"}}
    collection = gathered(folder, files or FILES, **options).collection
    published = Published(outlet(Settings(), SITE, directory_urls=directory_urls), collection)
    for edition in editions(collection):
        for note in collection.notes:
            published.beside(edition, note)
    (found,) = (one for one in published.libraries() if one.language == language)
    return found


def whole(name: str, of: Library) -> bytes:
    """The file of a format about all notes."""
    (written,) = FORMATS[name].write([of]).values()  # type: ignore[arg-type, union-attr]
    return bytes(written)


# --- YouTube --------------------------------------------------------------------------------------


def test_chapters_for_youtube_begin_at_zero_ascend_and_are_ten_seconds_apart(
    tmp_path: Path,
) -> None:
    lines = text("youtube-chapters", long(tmp_path)["ja"]).splitlines()
    stamped = [found for line in lines if (found := leading(line))]
    seconds = [stamp.start.seconds for stamp, _ in stamped]

    assert lines == ["0:00 挨拶", "0:40 本題", "1:06:01 結び"]
    assert len(stamped) == len(lines) >= 3
    assert seconds[0] == 0
    assert all(after - before >= 10 for before, after in pairwise(seconds))


def test_a_first_section_that_begins_later_leaves_room_for_an_opening(tmp_path: Path) -> None:
    found = sources(tmp_path)

    assert text("youtube-chapters", found["en"]).startswith("0:00 Opening\n7:18 The beginning\n")
    assert text("youtube-chapters", found["ja"]).startswith("0:00 はじめに\n7:18 始まり\n")


def test_what_youtube_would_not_take_is_said_with_its_place(tmp_path: Path) -> None:
    close = TALK.replace("7:30", "7:25")
    source = long(tmp_path / "close", close)["ja"]
    form = FORMATS["youtube-chapters"]
    assert isinstance(form, Format)

    assert why_not("youtube-chapters", source) == (
        "the section at 7:18 lasts 7 s; YouTube wants 10 s each"
    )
    assert form.where(source).line == 19
    start, end = LONG.index("      - title: {ja: 本題"), LONG.index("      - title: {ja: 結び")
    two = long(tmp_path / "two", LONG[:start] + LONG[end:])["ja"]
    assert why_not("youtube-chapters", two) == "YouTube wants 3 chapters"
    section = "      - title: {}\n        moments: [{{at: 1:{}:00, ja: x}}]\n"
    many = "".join(section.format("題" * 90, minute) for minute in range(10, 40))
    wordy = long(tmp_path / "long", LONG.rstrip(" ").replace("1:10:00", "1:59:00") + many)["ja"]
    assert "YouTube takes 5000" in why_not("youtube-chapters", wordy)


def test_a_comment_has_the_note_taker_s_words_with_their_stamps(tmp_path: Path) -> None:
    assert text("youtube-comment", long(tmp_path)["en"]) == (
        f"A long talk\n\n2:00 The point\n\n{SITE}en/notes/talk/\n"
    )


def test_a_comment_keeps_to_the_length_that_youtube_takes(tmp_path: Path) -> None:
    wordy = LONG.replace("大事な点", "点" * 9000).replace(
        "In closing}", "In closing, comment: {ja: " + "後" * 2000 + "}}"
    )
    written = text("youtube-comment", long(tmp_path, wordy)["ja"])

    assert len(written) <= 10_000
    assert "点点" in written
    assert "後後" not in written
    assert written.endswith(f"{SITE}ja/notes/talk/\n")


# --- Podcasting 2.0 and WebVTT --------------------------------------------------------------------


def test_podcast_chapters_lead_to_the_moments_of_the_page(tmp_path: Path) -> None:
    read = json.loads(data("podcast-chapters", long(tmp_path)["ja"]))

    assert read["version"] == "1.2.0"
    assert read["title"] == "長い話"
    assert read["chapters"][1] == {
        "startTime": 40,
        "endTime": 3961,
        "title": "本題",
        "url": f"{SITE}ja/notes/talk/#t40",
    }
    assert [chapter["startTime"] for chapter in read["chapters"]] == [5, 40, 3961]
    assert read["chapters"][-1]["endTime"] == 4200


def cues_in(written: bytes) -> list[Any]:
    """The cues that a reader of WebVTT finds."""
    read: Any = webvtt.from_buffer(BytesIO(written))
    return list(read)


def captions(source: Source, name: str = "captions") -> list[Any]:
    """The cues of a note."""
    return cues_in(data(name, source))


def test_captions_keep_anchors_stamps_and_voices(tmp_path: Path) -> None:
    cues = captions(sources(tmp_path)["ja"])
    first = cues[0]

    assert [cue.identifier for cue in cues] == ["t438", "t438-2", "t450", "t3599"]
    assert (first.start, first.end) == ("00:07:18.000", "00:07:24.000")
    assert first.voice == "聞き手"
    assert first.text == "なぜか。\n電気が足りない。"
    assert cues[2].voice == "アン"


def test_captions_say_which_language_a_text_is_in(tmp_path: Path) -> None:
    written = text("captions", sources(tmp_path)["ja"])

    assert "NOTE language: ja" in written
    assert "<v.answer マーク・ザッカーバーグ><lang en>Said in English only.</lang></v>" in written
    assert "<v.comment 書き手>ここは推測</v>" in written


def test_a_caption_stays_until_the_next_or_as_long_as_it_is_read(tmp_path: Path) -> None:
    talk = LONG.replace("まず,", "まず" + "長" * 400 + ",")
    cues = captions(long(tmp_path, talk)["ja"])

    assert [(cue.start, cue.end) for cue in cues] == [
        ("00:00:05.000", "00:00:11.000"),
        ("00:00:40.000", "00:02:00.000"),
        ("00:02:00.000", "00:02:06.000"),
        ("01:06:01.000", "01:06:07.000"),
    ]


def test_a_moment_that_is_not_written_is_no_caption_and_cuts_none_short(tmp_path: Path) -> None:
    unwritten = "          - {at: 0:41}\n          - {at: 2:00"
    source = long(tmp_path, LONG.replace("          - {at: 2:00", unwritten))["ja"]

    assert captions(source) == captions(long(tmp_path)["ja"])


def test_chapters_for_a_track_follow_on_each_other(tmp_path: Path) -> None:
    cues = captions(long(tmp_path)["en"], "vtt-chapters")

    assert [cue.text for cue in cues] == ["Hello", "The matter", "The end"]
    assert [cue.end for cue in cues[:-1]] == [cue.start for cue in cues[1:]]


def test_no_chapter_ends_behind_the_video(tmp_path: Path) -> None:
    source = long(tmp_path, LONG.replace("1:10:00", "1:06:01"))["en"]
    chapters = json.loads(data("podcast-chapters", source))["chapters"]

    assert [(one["title"], one["endTime"]) for one in chapters] == [
        ("Hello", 40),
        ("The matter", 3961),
    ]
    assert [cue.end for cue in captions(source, "vtt-chapters")][-1] == "01:06:01.000"
    assert described(source)["hasPart"][-1]["endOffset"] == 3961


# --- Media clocks ---------------------------------------------------------------------------------


def test_a_recording_that_begins_43_seconds_later_has_chapters_43_seconds_earlier(
    tmp_path: Path,
) -> None:
    podcast, _ = recordings(long(tmp_path)["ja"])
    chapters = json.loads(data("podcast-chapters", podcast))["chapters"]

    assert [chapter["startTime"] for chapter in chapters] == [0, 3961 - 43]
    assert [chapter["title"] for chapter in chapters] == ["本題", "結び"]
    assert chapters[0]["url"].endswith("#t40")


def test_captions_of_what_is_before_the_recording_are_left_out(tmp_path: Path) -> None:
    podcast, again = recordings(long(tmp_path)["ja"])

    assert [(c.identifier, c.start) for c in captions(podcast)] == [
        ("t40", "00:00:00.000"),
        ("t120", "00:01:17.000"),
        ("t3961", "01:05:18.000"),
    ]
    assert captions(again)[0].start == "00:00:10.000"


@pytest.mark.parametrize("name", ["captions", "podcast-chapters", "vtt-chapters"])
def test_a_recording_that_begins_when_all_is_said_has_nothing_and_says_why(
    tmp_path: Path, name: str
) -> None:
    podcast, _ = recordings(long(tmp_path, LONG.replace("-43", "-9000"))["ja"])

    assert why_not(name, podcast) == "nothing is said while the recording runs"


def test_links_to_recordings_open_them_at_their_own_time(tmp_path: Path) -> None:
    source = long(tmp_path)["ja"]
    podcast, again = recordings(source)
    at = source.note.sections[1].start

    assert media_url(source, at) == "https://www.youtube.com/watch?v=bc6uFV9CJGg&t=40s"
    assert media_url(podcast, at) == "https://pod.example/1.mp3#t=0"
    assert media_url(again, at) == "https://www.youtube.com/watch?v=aaaaaaaaaaa&t=45s"
    assert records(source)[2]["also"] == [
        "https://pod.example/1.mp3#t=77",
        "https://www.youtube.com/watch?v=aaaaaaaaaaa&t=125s",
    ]


def test_only_a_recording_on_youtube_has_chapters_for_it(tmp_path: Path) -> None:
    podcast, again = recordings(long(tmp_path)["en"])

    assert why_not("youtube-chapters", podcast) == "the recording is not on YouTube"
    assert text("youtube-chapters", again).startswith("0:00 Opening\n0:10 Hello\n0:45 The matter\n")


# --- schema.org and Open Graph --------------------------------------------------------------------


def described(source: Source) -> dict[str, Any]:
    """What a JSON-LD processor makes of a page's description."""
    document = json.loads(data("json-ld", source))
    assert document.pop("@context") == "https://schema.org"
    context = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}, "sameAs": {"@type": "@id"}}
    expanded = jsonld.expand(document | {"@context": context})
    framed: dict[str, Any] = jsonld.compact(expanded, context)
    return framed


@pytest.mark.parametrize("language", ["ja", "en"])
def test_structured_data_has_a_clip_for_each_section(tmp_path: Path, language: str) -> None:
    source = long(tmp_path)[language]
    read = described(source)
    page = f"{SITE}{language}/notes/talk/"

    assert read["@type"] == "VideoObject"
    assert read["name"] == {"ja": "長い話", "en": "A long talk"}[language]
    assert (read["uploadDate"], read["duration"]) == ("2024-04-18", "PT1H10M0S")
    assert [(clip["startOffset"], clip["endOffset"]) for clip in read["hasPart"]] == [
        (5, 40),
        (40, 3961),
        (3961, 4200),
    ]
    assert [clip["url"] for clip in read["hasPart"]] == [
        f"{page}?t=5",
        f"{page}?t=40",
        f"{page}?t=3961",
    ]
    assert read["subjectOf"]["inLanguage"] == language
    other = "en" if language == "ja" else "ja"
    assert read["subjectOf"]["workTranslation"]["@id"] == f"{SITE}{other}/notes/talk/"


def test_structured_data_names_people_and_topics_with_their_pages(tmp_path: Path) -> None:
    read = described(sources(tmp_path)["en"])

    assert read["inLanguage"] == "en"
    assert [person["name"] for person in read["actor"]] == ["Mark Zuckerberg", "アン", "Host & Co."]
    assert read["actor"][0]["url"] == f"{SITE}en/people/mark/"
    assert read["about"]["name"] == "GPU"
    assert read["subjectOf"]["author"]["name"] == "Writer"


def test_nothing_in_structured_data_ends_its_script(tmp_path: Path) -> None:
    talk = LONG.replace("挨拶", "</script><script>window.ran=1</script><!--")
    source = long(tmp_path, talk)["ja"]
    head = outlet(Settings(), SITE).note(source.edition, source.note).beside.head
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head)

    assert "<" not in script
    assert json.loads(script)["hasPart"][0]["name"].startswith("</script><script>")


def test_without_an_address_the_page_describes_nothing(tmp_path: Path) -> None:
    source = sources(tmp_path, site_url="")["ja"]

    assert (
        why_not("json-ld", source)
        == why_not("open-graph", source)
        == ("mkdocs.yml has no site_url")
    )
    assert "url" not in json.loads(data("podcast-chapters", source))["chapters"][0]


def test_open_graph_says_what_others_show(tmp_path: Path) -> None:
    tags = etree.HTML(text("open-graph", sources(tmp_path)["en"]))
    read = {tag.get("property"): tag.get("content") for tag in tags.iter("meta")}

    assert read == {
        "og:type": "article",
        "og:title": 'Power & "bills" <1>',
        "og:description": "About Llama.",
        "og:url": f"{SITE}en/notes/talk/",
        "og:site_name": "Kikigaki",
        "og:locale": "en_US",
        "article:published_time": "2024-04-18",
    }


# --- Feeds and sitemaps ---------------------------------------------------------------------------


def feed(written: bytes) -> Any:  # noqa: ANN401 - what a feed reader makes of it
    """A feed as it is read."""
    return parse(written)  # type: ignore[no-untyped-call]


def dated(number: int) -> str:
    """A note of a day of its own."""
    return TALK.replace("2024-04-18", f"2024-{1 + number // 28:02}-{1 + number % 28:02}")


def test_a_feed_reader_finds_the_newest_interviews(tmp_path: Path) -> None:
    files = FILES | {"older.yaml": dated(3), "undated.yaml": TALK.replace("published", "spoken", 0)}
    read = feed(whole("atom", library(tmp_path, files=files)))

    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    assert (read.feed.title, read.feed.language) == ("聞き書き", "ja")
    assert read.feed.author == "書き手"
    assert read.feed.id == f"{SITE}ja/"
    first = read.entries[0]
    assert (first.title, first.id) == ("電気代の話", f"{SITE}ja/notes/talk/")
    assert first.link == first.id
    assert first.summary == "ラマについて。二つ目の段落。"
    assert first.published == first.updated == "2024-04-18T00:00:00Z"
    assert [tag.term for tag in first.tags] == ["GPU"]


def test_feeds_have_the_newest_thirty_and_notes_json_has_all(tmp_path: Path) -> None:
    files = FILES | {f"n{number:02}.yaml": dated(number) for number in range(40)}
    of = library(tmp_path, files=files)
    read = feed(whole("atom", of))

    assert len(read.entries) == 30
    assert read.entries[0].id == f"{SITE}ja/notes/talk/"
    assert [e.published for e in read.entries] == sorted(
        (e.published for e in read.entries), reverse=True
    )
    assert len(json.loads(whole("notes", of))) == 41
    assert whole("atom", of) == whole("atom", library(tmp_path, files=files))


def test_the_json_feed_keeps_to_the_published_schema(tmp_path: Path) -> None:
    read = json.loads(whole("json-feed", library(tmp_path, "en")))
    schema, base = (json.loads((PUBLISHED / name).read_bytes()) for name in SCHEMAS)
    registry = Registry().with_resource(
        "https://json.schemastore.org/feed-1", Resource.from_contents(base)
    )
    checker = Draft4Validator(schema, registry=registry, format_checker=FormatChecker())

    assert [error.message for error in checker.iter_errors(read)] == []
    assert list(checker.iter_errors(read | {"items": [{"title": "no id"}]}))
    assert read["language"] == read["items"][0]["language"] == "en"
    assert read["items"][0]["content_text"] == "About Llama."
    assert read["items"][0]["date_published"] == "2024-04-18T00:00:00Z"


SCHEMAS = ("jsonfeed.json", "jsonfeed-1.json")


def test_a_note_without_a_day_is_in_no_feed_but_in_the_list_of_all(tmp_path: Path) -> None:
    files = FILES | {"talk.yaml": TALK.replace("    published: 2024-04-18\n", "")}
    of = library(tmp_path, files=files)
    read = feed(whole("atom", of))

    assert not read.bozo
    assert read.entries == []
    assert [note["id"] for note in json.loads(whole("notes", of))] == ["talk"]


def test_sitemaps_keep_to_the_published_schema() -> None:
    schema = etree.XMLSchema(etree.parse(PUBLISHED / "sitemap.xsd"))
    pages = ["ja/index.html", "en/index.html", "ja/notes/a&b/index.html"]
    written = sitemaps(pages, ("ja", "en"), SITE)

    for path, content in written.items():
        document = etree.fromstring(content)
        links = list(document.iter("{http://www.w3.org/1999/xhtml}link"))
        assert links or path != "sitemap.xml"
        for link in links:  # the schema asks for a schema of XHTML too, and there is none
            assert (link.get("rel"), link.get("hreflang")[:2]) == (
                "alternate",
                link.get("hreflang"),
            )
            link.getparent().remove(link)
        schema.assertValid(document)


# --- Records --------------------------------------------------------------------------------------


def test_a_record_says_where_when_who_and_what(tmp_path: Path) -> None:
    (record,) = (one for one in records(sources(tmp_path)["ja"]) if one.get("seconds") == 450)

    assert record == {
        "id": "talk--t450--ja",
        "note": "talk",
        "language": "ja",
        "title": "電気代の話",
        "video": "bc6uFV9CJGg",
        "published": "2024-04-18",
        "year": 2024,
        "anchor": "t450",
        "at": "7:30",
        "seconds": 450,
        "section": "終わり",
        "people": ["アン"],
        "answer": "終わりの話",
        "url": f"{SITE}ja/notes/talk/#t450",
        "watch": "https://www.youtube.com/watch?v=bc6uFV9CJGg&t=450s",
    }


def test_ids_are_unique_and_the_same_but_for_the_language(tmp_path: Path) -> None:
    found = sources(tmp_path)
    ja, en = ([record["id"] for record in records(found[tag])] for tag in ("ja", "en"))

    assert ja == [
        "talk--s1_1--ja",
        "talk--t438_1--ja",
        "talk--t438--ja",
        "talk--t438-2_1--ja",
        "talk--t450--ja",
        "talk--t3599--ja",
    ]
    assert "talk--t438-2--en" in en
    assert len(set(ja + en)) == len(ja + en)


def test_a_record_has_only_what_is_written_in_its_language(tmp_path: Path) -> None:
    found = sources(tmp_path)

    assert all("Said in English only." not in record.values() for record in records(found["ja"]))
    assert {record["language"] for record in records(found["en"])} == {"en"}


def test_records_load_into_meilisearch_as_they_are(tmp_path: Path) -> None:
    for source in long(tmp_path).values():
        for record in records(source):
            assert re.fullmatch(r"[A-Za-z0-9_-]{1,511}", record["id"])
            assert all(value is not None for value in record.values())


KINDS = {"string": str, "int32": int, "string[]": list}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_records_fit_the_schema_for_typesense_in_the_guide(tmp_path: Path, language: str) -> None:
    guide = (ROOT / f"notes/guide/exports.{language}.md").read_text("utf-8")
    (block,) = re.findall(r'```json\n(\{ "name": "moments".*?)```', guide, re.DOTALL)
    fields = {field["name"]: field for field in json.loads(block)["fields"]}

    for source in (*sources(tmp_path / "a").values(), *long(tmp_path / "b").values()):
        for record in records(source):
            for name, field in fields.items():
                if name in record:
                    assert isinstance(record[name], KINDS[field["type"]])
                else:
                    assert field.get("optional"), name


def test_opensearch_takes_each_record_below_what_to_do_with_it(tmp_path: Path) -> None:
    source = sources(tmp_path)["ja"]
    lines = [json.loads(line) for line in data("opensearch", source).splitlines()]

    assert lines[1::2] == records(source)
    assert lines[::2] == [
        {"index": {"_index": "moments", "_id": record["id"]}} for record in records(source)
    ]
    assert data("opensearch", source).endswith(b"\n")


def test_notes_json_names_the_files_beside_each_note(tmp_path: Path) -> None:
    (note,) = json.loads(whole("notes", library(tmp_path)))

    assert note["url"] == f"{SITE}ja/notes/talk/"
    assert "moments.jsonl" in note["files"]
    assert (note["sections"], note["moments"]) == (3, 7)


def test_llms_txt_leads_to_each_note_as_markdown(tmp_path: Path) -> None:
    written = whole("llms", library(tmp_path, "en")).decode()

    assert written.startswith("# Kikigaki\n")
    assert f'- [Power & "bills" <1>]({SITE}en/notes/talk/index.md): 2024-04-18' in written
    assert f"]({SITE}en/notes.json)" in written


def test_llms_txt_leads_to_the_same_markdown_where_pages_are_files(tmp_path: Path) -> None:
    written = whole("llms", library(tmp_path, "en", directory_urls=False)).decode()

    assert f"]({SITE}en/notes/talk/index.md): 2024-04-18" in written


# --- Markdown -------------------------------------------------------------------------------------


def test_the_markdown_twin_reads_as_plain_text(tmp_path: Path) -> None:
    written = text("markdown", sources(tmp_path)["en"])

    assert written.startswith('# Power & "bills" <1>\n\n- Guests: Mark Zuckerberg · アン\n')
    assert f"About [Llama]({SITE}en/glossary/#llama).\n" in written
    assert (
        "## The beginning\n\n"
        "Answer · Mark Zuckerberg · Not translated yet (Japanese)\n\n最初の時刻の前\n\n"
        "[7:18](https://www.youtube.com/watch?v=bc6uFV9CJGg&t=438s) Question · Host & Co.\n\n"
        "Why?\n\n"
        "Answer · Mark Zuckerberg\n\n"
        "There's no power.\n"
    ) in written
    assert "{" not in written


def test_the_twin_names_other_recordings(tmp_path: Path) -> None:
    assert "- 音声版: https://pod.example/1.mp3\n" in text("markdown", long(tmp_path)["ja"])


# --- Spreadsheets ---------------------------------------------------------------------------------


def table(written: str) -> Draft:
    """The note of a table."""
    draft = read_table("talk.csv", written, ("ja", "en"))
    assert draft is not None
    return draft


def moments_of(source: Source) -> list[dict[str, Any]]:
    """Every moment of a note, its texts as they are typed."""
    return [
        {
            "at": moment.at,
            **{
                voice: {tag: to_readable(text) for tag, text in getattr(moment, voice).items()}
                for voice in ("question", "answer", "comment")
            },
            "speaker": moment.speaker.id if moment.speaker else "",
            "by": moment.by.id if moment.by else "",
            "topics": tuple(topic.id for topic in moment.topics),
        }
        for moment in source.note.moments()
    ]


@pytest.mark.parametrize("talk", [TALK, LONG])
def test_a_table_comes_back_from_a_spreadsheet_as_the_same_moments(
    tmp_path: Path, talk: str
) -> None:
    source = long(tmp_path, talk)["ja"]
    draft = table(text("table", source))
    back = [
        {
            "at": moment.at,
            "question": dict(moment.question),
            "answer": dict(moment.answer),
            "comment": dict(moment.comment),
            "speaker": moment.speaker,
            "by": moment.by,
            "topics": moment.topics,
        }
        for section in draft.sections
        for moment in section.moments
    ]

    assert draft.diagnostics == ()
    assert (draft.title, draft.video) == (source.note.title, source.note.video)
    assert [s.title for s in draft.sections] == [s.title for s in source.note.sections]
    assert back == moments_of(source)


def test_a_table_is_utf_8_that_a_spreadsheet_knows_as_such(tmp_path: Path) -> None:
    written = data("table", long(tmp_path)["ja"])
    rows = list(csv.DictReader(StringIO(written.decode("utf-8-sig"), newline="")))

    assert written.startswith(b"\xef\xbb\xbf")
    assert rows[1]["at"] == "0:00:40"
    assert rows[1]["answer.ja"] == "まず"


# --- Everything -----------------------------------------------------------------------------------

ODD = """\
    title: {ja: "=1+1 --> </script> & \\"x\\"", en: "-->\\t<b> ]]> 'q'"}
    video: bc6uFV9CJGg
    published: 2024-04-18
    guests: [mark]
    summary: {ja: "=cmd|' /C calc'!A0 \\\\<!-- -->", en: "a --> b"}
    sections:
      - title: {ja: "--> 00:01", en: "NOTE \\\\ </title>"}
        moments:
          - at: 0:00
            ja: |
              -->

              WEBVTT \\</script> 一行目
              00:00:01.000 --> 00:00:02.000
            en: "=HYPERLINK(1) @x"
            comment: {ja: "+1 \\\\<v x>", en: "- item"}
      - title: {ja: '"二", 三', en: "two; &amp;"}
        moments: [{at: 1:00, ja: "&lt;script> ]]>", en: "'=1"}]
      - title: {ja: 三, en: three}
        moments: [{at: 2:00, ja: 三, en: three}]
    """


def cells(name: str, written: bytes) -> Iterator[str]:
    if name == "table":
        for row in csv.reader(StringIO(written.decode("utf-8-sig"), newline="")):
            yield from row


@pytest.mark.parametrize("form", NOTE_FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_words_of_a_note_break_out_of_a_format(
    tmp_path: Path, form: Format, language: str
) -> None:
    source = long(tmp_path, ODD)[language]
    written = form.write(source)
    if written is None:
        assert form.why_not(source)
        return
    match form.file.rpartition(".")[2]:
        case "vtt":
            cues = cues_in(written)
            assert written.count(b"-->") == len(cues) == 3
            assert all(cue.identifier in {"t0", "t60", "t120"} for cue in cues)
        case "json" | "":
            if form.media_type != "text/html":
                json.loads(written)
        case "jsonl":
            assert all(json.loads(line) for line in written.splitlines())
        case "xml":
            etree.fromstring(written)
        case "csv":
            assert not [cell for cell in cells(form.name, written) if cell[:1] in set("=+-@")]
    if form.media_type == "text/html":
        tags = [element.tag for element in etree.HTML(written.decode()).iter()]
        assert set(tags) <= {"html", "head", "meta"}


@pytest.mark.parametrize("name", ["atom", "json-feed", "notes", "llms"])
def test_no_words_of_a_note_break_out_of_a_list_of_notes(tmp_path: Path, name: str) -> None:
    of = library(tmp_path, files=FILES | {"talk.yaml": ODD})
    written = whole(name, of)

    if name == "atom":
        read = feed(written)
        assert not read.bozo
        assert read.entries[0].title_detail.value == of.newest(1)[0]["title"]
    elif name != "llms":
        json.loads(written)


def test_odd_words_come_back_from_a_table(tmp_path: Path) -> None:
    source = long(tmp_path, ODD)["ja"]
    draft = table(text("table", source))
    (first, *_), (second, *_), _ = (section.moments for section in draft.sections)

    assert first.answer["en"] == "=HYPERLINK(1) @x"
    assert second.answer["en"] == "'=1"
    assert draft.title == source.note.title


@pytest.mark.parametrize("form", NOTE_FORMATS, ids=lambda form: form.name)
def test_the_same_note_gives_the_same_bytes(tmp_path: Path, form: Format) -> None:
    assert form.write(sources(tmp_path)["ja"]) == form.write(sources(tmp_path)["ja"])


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_guide_names_every_format_and_its_file(language: str) -> None:
    guide = (ROOT / f"notes/guide/exports.{language}.md").read_text("utf-8")
    usual, _, asked = guide.partition("\n| `podcast-chapters` |")

    for name, form in FORMATS.items():
        on_request = isinstance(form, Format) and form.asked
        assert f"`{name}`" in (f"`podcast-chapters`{asked}" if on_request else usual)
        if isinstance(form, Format) and form.file and name not in SCHOLARLY:
            assert f"| `{name}` | `{form.file}` |" in guide


def test_every_format_is_known_by_one_name_and_stands_in_one_place() -> None:
    files = [form.file for form in NOTE_FORMATS if form.file]

    assert len(FORMATS) == len({*FORMATS})
    assert len(files) == len(set(files))
    assert all(form.about for form in FORMATS.values())
