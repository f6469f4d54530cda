"""Notes to export in a test, as each language's readers see them."""

from collections.abc import Mapping
from pathlib import Path

from kikigaki.exports.views.source import Source
from kikigaki.pages import editions
from tests.folders import gathered

SITE = "https://example.org/kb/"
TALK = """\
    title: {ja: 電気代の話, en: Power & "bills" <1>}
    video: bc6uFV9CJGg
    published: 2024-04-18
    duration: 1:00:00
    spoken: en
    hosts: [host]
    guests: [mark, ann]
    topics: [gpus]
    translation: {en: machine}
    summary:
      ja: |
        [[llama]]について。

        二つ目の段落。
      en: About [[llama]].
    sections:
      - title: {ja: 前置き}
        moments: [{ja: 時刻のない発言}]
      - title: {ja: 始まり, en: The beginning}
        topics: [energy]
        moments:
          - {ja: 最初の時刻の前}
          - at: 7:18
            question: {ja: なぜか。, en: Why?}
            ja: "**電気**が足りない。"
            en: There's no power.
          - {at: 7:18, en: Said in English only.}
          - {comment: {ja: ここは推測, en: A guess}, by: writer}
      - title: {ja: 終わり, en: The end}
        moments:
          - {at: 7:30, ja: 終わりの話, speaker: ann}
          - {at: 59:59, ja: 最後, en: Last}
    """
FILES = {
    "talk.yaml": TALK,
    "registry/people.yaml": """\
    mark: {name: {ja: マーク・ザッカーバーグ, en: Mark Zuckerberg}}
    ann: {name: {ja: アン}}
    host: {name: {ja: 聞き手, en: Host & Co.}}
    writer: {name: {ja: 書き手, en: Writer}}
    """,
    "registry/topics.yaml": """\
    gpus: {name: GPU}
    energy: {name: {ja: 電力; 送電, en: Energy}}
    """,
    "registry/glossary.yaml": """\
    llama:
      name: {ja: ラマ, en: Llama}
      reading: {ja: らま}
      description: {ja: モデル, en: A model}
    """,
}


def sources(
    folder: Path,
    files: Mapping[str, str] = FILES,
    site_url: str = SITE,
    note: str = "talk",
    **options: object,
) -> dict[str, Source]:
    """A note for the readers of each language, by language."""
    options = {"author": "writer", "name": {"ja": "聞き書き", "en": "Kikigaki"}, **options}
    collection = gathered(folder, files, **options).collection
    found = collection.note(note)
    assert found is not None
    return {edition.language: Source(found, edition, site_url) for edition in editions(collection)}
