"""Scholarly exchange: IIIF, OHMS, citations; each read back by a program that is not ours."""

import json
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from iiif_prezi3 import Manifest
from pyld import jsonld

from kikigaki.exports.scholars.iiif import iiif_manifest, why_no_manifest
from kikigaki.exports.scholars.ohms import ohms_index, why_no_index
from kikigaki.importers.ohms import ohms_of
from tests.sources import FILES, SITE, TALK, sources

PUBLISHED = Path(__file__).parent / "data/published"
CONTEXTS = {
    "http://iiif.io/api/presentation/3/context.json": "iiif-presentation-3.jsonld",
    "http://www.w3.org/ns/anno.jsonld": "anno.jsonld",
}
BASE = f"{SITE}ja/notes/talk/"


def manifest(folder: Path) -> dict[str, Any]:
    """The manifest of the note in tests/sources.py."""
    written = iiif_manifest(sources(folder)["ja"])
    assert written is not None
    data: dict[str, Any] = json.loads(written)
    return data


def annotations(data: dict[str, Any]) -> dict[str, Any]:
    """The annotations of a manifest, by the last part of their address."""
    (page,) = data["items"][0]["annotations"]
    return {item["id"].removeprefix(f"{BASE}iiif/annotations/"): item for item in page["items"]}


# --- IIIF ---------------------------------------------------------------------------------------


def test_the_manifest_is_one_the_iiif_library_reads(tmp_path: Path) -> None:
    data = manifest(tmp_path)
    read = Manifest(**data)

    again = json.loads(read.json())  # type: ignore[no-untyped-call]
    for part in again["structures"][0]["items"]:
        del part["items"][0]["items"]  # it takes a part of the canvas for a canvas of its own

    assert read.id == f"{BASE}manifest.json"
    assert again == data


def test_the_iiif_library_refuses_what_is_wrong(tmp_path: Path) -> None:
    data = manifest(tmp_path)
    data["items"][0]["duration"] = "an hour"

    with pytest.raises(ValueError, match="duration"):
        Manifest(**data)


def test_every_language_has_the_same_manifest(tmp_path: Path) -> None:
    ja, en = map(iiif_manifest, sources(tmp_path).values())

    assert ja == en
    assert ja is not None
    assert "電気代の話" in ja.decode()


def test_language_maps_are_those_of_the_note(tmp_path: Path) -> None:
    data = manifest(tmp_path)

    assert data["label"] == {"ja": ["電気代の話"], "en": ['Power & "bills" <1>']}
    assert data["summary"] == {
        "ja": ["ラマについて。", "二つ目の段落。"],
        "en": ["About Llama."],
    }
    assert [pair["label"]["en"] for pair in data["metadata"]] == [
        ["Guests"],
        ["Hosts"],
        ["Published"],
        ["Spoken in"],
        ["Topics"],
        ["Notes by"],
    ]
    assert data["metadata"][0]["value"] == {
        "ja": ["マーク・ザッカーバーグ", "アン"],
        "en": ["Mark Zuckerberg", "アン"],
    }


def test_the_video_is_a_canvas_with_a_length_and_nothing_painted_on_it(tmp_path: Path) -> None:
    (canvas,) = manifest(tmp_path)["items"]

    assert canvas["duration"] == 3600
    assert canvas["items"] == []
    assert [(link["id"], link["format"]) for link in canvas["rendering"]] == [
        ("https://www.youtube.com/watch?v=bc6uFV9CJGg", "text/html")
    ]


def test_sections_with_a_timestamp_are_ranges_up_to_the_next(tmp_path: Path) -> None:
    (contents,) = manifest(tmp_path)["structures"]

    assert [(part["label"].get("en"), part["items"][0]["id"]) for part in contents["items"]] == [
        (["The beginning"], f"{BASE}iiif/canvas#t=438,450"),
        (["The end"], f"{BASE}iiif/canvas#t=450,3600"),
    ]


def test_a_moment_is_annotated_where_it_is_heard_and_with_the_voice_that_is_heard(
    tmp_path: Path,
) -> None:
    found = annotations(manifest(tmp_path))
    canvas = f"{BASE}iiif/canvas"

    assert {name: (item["target"], item["motivation"]) for name, item in found.items()} == {
        "s1_1-answer": (canvas, "supplementing"),
        "t438_1-answer": (f"{canvas}#t=438,450", "supplementing"),
        "t438-question": (f"{canvas}#t=438,450", "supplementing"),
        "t438-answer": (f"{canvas}#t=438,450", "supplementing"),
        "t438-2-answer": (f"{canvas}#t=438,450", "supplementing"),
        "t438-2_1-comment": (f"{canvas}#t=438,450", "commenting"),
        "t450-answer": (f"{canvas}#t=450,3599", "supplementing"),
        "t3599-answer": (f"{canvas}#t=3599,3600", "supplementing"),
    }
    assert found["t438-question"]["label"] == {
        "ja": ["質問: 聞き手"],
        "en": ["Question: Host & Co."],
    }
    assert found["t438-2_1-comment"]["label"]["en"] == ["Comment: Writer"]


def test_a_text_in_several_languages_is_a_choice_of_them(tmp_path: Path) -> None:
    found = annotations(manifest(tmp_path))
    both, one = found["t438-answer"]["body"], found["t438-2-answer"]["body"]

    assert both["type"] == "Choice"
    assert [(body["language"], body["value"]) for body in both["items"]] == [
        ("ja", "電気が足りない。"),
        ("en", "There's no power."),
    ]
    assert (one["type"], one["language"]) == ("TextualBody", "en")


def test_a_json_ld_processor_sees_web_annotations(tmp_path: Path) -> None:
    graph = expanded(manifest(tmp_path))
    oa = "http://www.w3.org/ns/oa#"
    found = {node["@id"]: node for node in nodes(graph) if f"{oa}Annotation" in types(node)}
    answer = found[f"{BASE}iiif/annotations/t438-answer"]
    (choice,) = answer[f"{oa}hasBody"]
    bodies = choice["http://www.w3.org/ns/activitystreams#items"][0]["@list"]

    assert len(found) == 8
    assert answer[f"{oa}hasTarget"] == [{"@id": f"{BASE}iiif/canvas#t=438,450"}]
    assert answer[f"{oa}motivatedBy"] == [
        {"@id": "http://iiif.io/api/presentation/3#supplementing"}
    ]
    assert {
        (text(body, "http://purl.org/dc/elements/1.1/language"), text(body, f"{RDF}value"))
        for body in bodies
    } == {("ja", "電気が足りない。"), ("en", "There's no power.")}
    assert all(types(body) == [f"{oa}TextualBody"] for body in bodies)


RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def text(node: dict[str, Any], key: str) -> str:
    """The one value of a property."""
    (value,) = node[key]
    return str(value["@value"])


def types(node: dict[str, Any]) -> list[str]:
    found = node.get("@type", [])
    return found if isinstance(found, list) else [found]


def nodes(value: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - JSON
    """Every object in expanded JSON-LD."""
    if isinstance(value, list):
        return [node for item in value for node in nodes(item)]
    if isinstance(value, dict):
        return [value, *(node for item in value.values() for node in nodes(item))]
    return []


def expanded(data: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
    """JSON-LD with every name in full; the contexts are on disk.

    IIIF's own names further ones, for services and selectors; a manifest of ours has none of them.
    """

    def load(url: str, _options: object) -> Any:  # noqa: ANN401 - pyld's own
        file = CONTEXTS.get(url)
        text = (PUBLISHED / file).read_text("utf-8") if file else '{"@context": {}}'
        document = json.loads(text)
        return {"contextUrl": None, "documentUrl": url, "document": document}

    return jsonld.expand(data, {"documentLoader": load})


@pytest.mark.parametrize(
    ("site_url", "line", "reason"),
    [("", "", "site_url"), (SITE, "    duration: 1:00:00\n", "duration")],
)
def test_a_manifest_that_would_have_to_invent_something_is_not_written(
    tmp_path: Path, site_url: str, line: str, reason: str
) -> None:
    files = FILES | {"talk.yaml": TALK.replace(line, "") if line else TALK}
    source = sources(tmp_path, files, site_url)["ja"]

    assert reason in why_no_manifest(source)
    assert iiif_manifest(source) is None


# --- OHMS ---------------------------------------------------------------------------------------

OHMS = {"o": "https://www.weareavp.com/nunncenter/ohms"}
RECORD = (
    "version date cms_record_id title duration collection_name subject interviewee interviewer "
    "format transcript_alt_lang translate media_url mediafile language index type description "
    "rel fmt"
)
POINT = "time title title_alt synopsis synopsis_alt subjects subjects_alt hyperlinks"
"""The elements we write, in the order that OHMS' schema (5.4 and 6.0) gives them.

The schema is public, but nobody says under which licence, so it is not here.
"""


def ohms(folder: Path, language: str = "ja", **options: Any) -> ET.Element:  # noqa: ANN401 - as sources()
    """The record of the note in tests/sources.py."""
    written = ohms_index(sources(folder, **options)[language])
    assert written is not None
    (record,) = ET.fromstring(written)  # noqa: S314 - we have just written it
    return record


def values(parent: ET.Element, tag: str) -> list[str]:
    return [element.text or "" for element in parent.findall(f".//o:{tag}", OHMS)]


def tags(parent: ET.Element) -> str:
    """The names of the children, neighbours of one name once."""
    return " ".join(name for name, _ in groupby(child.tag.partition("}")[2] for child in parent))


def test_the_fields_of_an_index_stand_in_the_order_of_the_schema(tmp_path: Path) -> None:
    record = ohms(tmp_path)

    assert tags(record) == RECORD
    assert [tags(point) for point in record.iterfind(".//o:point", OHMS)] == [POINT, POINT]
    assert 0 <= int(record.get("id", "")) < 2**31
    assert record.get("dt") == "2024-04-18"


def test_an_index_names_the_note_its_video_and_its_languages(tmp_path: Path) -> None:
    record = ohms(tmp_path, "en")

    assert values(record, "cms_record_id") == ["talk"]
    assert values(record, "media_url") == ["https://youtu.be/bc6uFV9CJGg"]
    assert values(record, "duration") == ["01:00:00"]
    assert values(record, "language") == ["English"]
    assert values(record, "transcript_alt_lang") == ["Japanese"]
    assert values(record, "translate") == ["1"]
    assert values(record, "interviewee") == ["Mark Zuckerberg", "アン"]
    assert values(record, "hyperlink")[0] == f"{SITE}en/notes/talk/#t438"


def test_a_point_has_what_is_said_in_both_languages_line_by_line(tmp_path: Path) -> None:
    record = ohms(tmp_path)

    assert values(record, "time") == ["438", "450"]
    assert values(record, "title") == ["電気代の話", "始まり", "終わり"]
    assert values(record, "title_alt") == ["The beginning", "The end"]
    assert values(record, "synopsis")[0].splitlines() == [
        "— 最初の時刻の前",
        "7:18 質問: なぜか。",
        "電気が足りない。",
        "7:18",
        "— 解説: ここは推測",
    ]
    assert values(record, "synopsis_alt")[0].splitlines() == [
        "—",
        "7:18 Question: Why?",
        "There's no power.",
        "7:18 Said in English only.",
        "— Comment: A guess",
    ]
    assert values(record, "subjects") == ["電力, 送電", ""]


def test_no_tag_of_a_stranger_opens_in_the_viewer(tmp_path: Path) -> None:
    talk = TALK.replace("前置き", "x").replace("終わりの話", r"\<img src=x onerror=a()\>")
    record = ohms(tmp_path, files=FILES | {"talk.yaml": talk.replace("終わり}", "'<b>'}")})

    assert not [text for text in record.itertext() if "<" in text]


def test_a_note_in_one_language_has_no_second_one(tmp_path: Path) -> None:
    record = ohms(tmp_path, files={"talk.yaml": ONE}, languages=["ja", "en"], author="")

    assert values(record, "translate") == ["0"]
    assert values(record, "title_alt") == []


ONE = "title: 題\nvideo: bc6uFV9CJGg\nsections: [{title: 一, moments: [{at: 0:10, ja: 話}]}]\n"


def test_an_index_of_nothing_is_not_written(tmp_path: Path) -> None:
    talk = ONE.replace("at: 0:10, ", "")
    source = sources(tmp_path, {"talk.yaml": talk}, author="")["ja"]

    assert "timestamp" in why_no_index(source)
    assert ohms_index(source) is None


def test_what_is_written_as_an_index_is_read_back_with_its_stamps_and_languages(
    tmp_path: Path,
) -> None:
    source = sources(tmp_path)["en"]
    written = ohms_index(source)
    assert written is not None
    read = ohms_of("talk.xml", written.decode())
    assert read is not None
    found = read.chapters
    stamped = [section for section in source.note.sections if section.start is not None]

    assert found.diagnostics == ()
    assert (found.language, found.media) == ("en", "https://youtu.be/bc6uFV9CJGg")
    assert found.published == source.note.published
    assert [chapter.title for chapter in found.chapters] == [one.title for one in stamped]
    assert [int(chapter.start) for chapter in found.chapters] == [438, 450]
