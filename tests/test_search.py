"""Search without a browser: the files of the index, and what a query finds in them."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kikigaki.collection import gather
from kikigaki.model import Collection, Note
from kikigaki.search import (
    Builder,
    Change,
    Last,
    Updated,
    index_files,
    indexed,
    runs,
    updated,
)
from kikigaki.search.asking import Hit, Index, UnreadableIndexError, Wishes, ask, search
from kikigaki.search.asking.query import Literal, Word, parse
from kikigaki.search.asking.snippet import COLUMNS, pieces
from kikigaki.search.making import run, shards
from kikigaki.search.making.merge import with_note
from kikigaki.search.making.postings import code, note_step, read_postings
from kikigaki.search.making.records import read_note
from kikigaki.search.making.shards import LARGEST, cut, packed, read_shard, shard
from kikigaki.search.making.varints import read_varint, varint
from kikigaki.search.words.fold import plain
from kikigaki.settings import read_project
from kikigaki.text import Paragraph, Words, to_plain
from kikigaki.wiki import Names
from tests.conftest import ROOT
from tests.folders import NOTE, gathered
from tests.searching import PAIRS, saying, texts_of_pairs
from tests.strategies import few, many

GOLDEN: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/data/search.yaml").read_text("utf-8"))
EVERYTHING = 10_000


@cache
def real_notes() -> Collection:
    project = read_project(ROOT / "mkdocs.yml")
    return gather(project.notes, project.settings).collection


@cache
def real_index() -> Index:
    return Index(index_files(real_notes()).__getitem__)


def of(collection: Collection) -> Index:
    return Index(index_files(collection).__getitem__)


def moment(hit: Hit) -> str:
    return f"{hit.note}#{hit.anchor}"


def moments(query: str, wishes: Wishes | None = None) -> list[str]:
    return [moment(hit) for hit in search(real_index(), query, wishes or Wishes(), EVERYTHING)]


# --- Files --------------------------------------------------------------------------------------


@many
@given(st.integers(0, 1 << 40))
def test_numbers_come_back(number: int) -> None:
    written = varint(number)

    assert read_varint(written + b"\0", 0) == (number, len(written))


PLACES = st.dictionaries(
    st.integers(0, 500),
    st.dictionaries(st.integers(0, 90), st.integers(0, 3), min_size=1, max_size=4),
    max_size=6,
)


def written(places: dict[int, dict[int, int]]) -> bytes:
    data, before = b"", 0
    for note in sorted(places):
        data += note_step(note - before)
        data += b"".join(code(passage, places[note][passage]) for passage in sorted(places[note]))
        before = note
    return data


@many
@given(
    PLACES, st.integers(0, 500), st.dictionaries(st.integers(0, 90), st.integers(0, 3), max_size=3)
)
def test_a_note_is_changed_in_a_list_as_if_it_were_written_anew(
    places: dict[int, dict[int, int]], note: int, now: dict[int, int]
) -> None:
    chunk = b"".join(code(passage, now[passage]) for passage in sorted(now))
    after = {**places, note: now} if now else {n: p for n, p in places.items() if n != note}

    assert with_note(written(places), note, chunk) == written(after)
    assert list(read_postings(written(after))) == [
        (n, passage, after[n][passage]) for n in sorted(after) for passage in sorted(after[n])
    ]


def test_a_shard_comes_back_as_it_was() -> None:
    postings = {"gpt": (b"ab", b""), "gpt-4": (b"", b"c"), "の数": (b"", b"")}

    assert read_shard(shard(list(postings), postings).data, 2) == postings


def test_shards_are_of_bounded_size_and_cover_all_tokens() -> None:
    postings = {f"t{number:05}": (b"x" * (number % 40),) for number in range(9000)}
    tokens_in_order, ends = list(postings), [0]
    while ends[-1] < len(postings):
        ends.append(cut(tokens_in_order, ends[-1], postings))
    sizes = [
        sum(len(token) + len(postings[token][0]) for token in tokens_in_order[start:end])
        for start, end in pairwise(ends)
    ]

    assert min(sizes) > 0
    assert max(sizes) <= LARGEST


def test_a_file_lies_under_the_hash_of_its_content() -> None:
    assert packed(b"one") == packed(b"one")
    assert packed(b"one")[0] != packed(b"two")[0]


def test_an_index_of_another_format_is_refused() -> None:
    with pytest.raises(UnreadableIndexError, match="format 99"):
        Index(lambda _: b'{"format": 99}')


def an_edit(collection: Collection) -> Collection:
    """One word more in the last moment of a note in the middle."""
    notes = list(collection.notes)
    note = notes[2]
    (moment, *rest), section = note.sections[-1].moments, note.sections[-1]
    answer = type(moment.answer)({**moment.answer, "en": notes[0].summary["en"]})
    section = replace(section, moments=(replace(moment, answer=answer), *rest))
    notes[2] = replace(note, sections=(*note.sections[:-1], section))
    return replace(collection, notes=tuple(notes))


def changed(before: Collection, after: Collection) -> tuple[Updated, dict[str, bytes]]:
    """The index of one collection made from that of another, and its files."""
    names, builder = Names(before), Builder(before)
    notes = sorted(before.notes, key=lambda note: (str(note.published or ""), note.id))
    records = {note.id: indexed(note, before, names) for note in notes}
    for taken in runs(records.values(), before.languages):
        builder.add(taken)
    files = {path: data for one in records.values() for path, data in one.files.items()}
    files.update(builder.files())
    now = [indexed(note, after, Names(after)) for note in after.notes]
    old = {one.record.id: one.record for one in records.values()}
    changes = [
        Change(old.get(one.record.id), one) for one in now if old.get(one.record.id) != one.record
    ]
    made = updated(Last(builder.state, files.__getitem__, before), changes, after)
    assert made is not None
    files |= made.files
    return made, {path: data for path, data in files.items() if path not in made.gone}


def test_after_an_edit_the_index_has_the_same_bytes_and_few_files_are_new() -> None:
    before, after = real_notes(), an_edit(real_notes())
    made, files = changed(before, after)

    assert files == index_files(after)
    written = {path.split(".")[0] for path in made.files if path.startswith("notes/")}
    assert len(written) == 1
    assert len(made.files) < len(files) / 2


SENTENCES = st.lists(
    st.sampled_from(
        ["基盤モデル", "サーバー", "の電力は", "open", "source", " ", "gpt-4", "latency"]
    ),
    min_size=1,
    max_size=12,
).map("".join)


@pytest.mark.parametrize("longest", [1, 2, 3, 4])
def test_an_index_is_the_same_however_many_notes_are_taken_at_once(
    longest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = index_files(real_notes())
    monkeypatch.setattr(run, "LONGEST", longest)

    assert index_files(real_notes()) == at_once


@many
@given(st.lists(SENTENCES, min_size=1, max_size=5), st.lists(SENTENCES, min_size=1, max_size=5))
def test_any_edit_gives_the_bytes_of_an_index_made_anew(old: list[str], new: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:  # so that there are many shards
        patch.setattr(shards, "SMALLEST", 20)
        patch.setattr(shards, "LARGEST", 90)
        patch.setattr(shards, "_TARGET", 40)
        before, after = saying(old), saying(new)
        if old != new:
            assert changed(before, after)[1] == index_files(after)


def test_a_note_newer_than_all_others_is_added_to_the_index() -> None:
    newest = max(real_notes().notes, key=lambda note: str(note.published))
    later = replace(newest, id="later", published=date(2099, 1, 1))
    after = replace(real_notes(), notes=(later, *real_notes().notes))

    assert changed(real_notes(), after)[1] == index_files(after)


def test_an_index_follows_the_names_in_the_registries() -> None:
    before = real_notes()
    fewer = dict(list(before.terms.items())[3:])
    after = replace(before, terms=fewer)

    assert changed(before, after)[1] == index_files(after)


def test_where_notes_change_their_order_the_index_is_made_anew() -> None:
    collection = real_notes()
    names = Names(collection)
    builder = Builder(collection)
    notes = sorted(collection.notes, key=lambda note: (str(note.published or ""), note.id))
    ones = (indexed(note, collection, names) for note in notes)
    for taken in runs(ones, collection.languages):
        builder.add(taken)
    moved = indexed(replace(notes[0], published=date(2099, 1, 1)), collection, names)
    change = Change(indexed(notes[0], collection, names).record, moved)
    last = Last(builder.state, dict[str, bytes]().__getitem__, collection)

    assert updated(last, [change], collection) is None


def test_a_collection_without_notes_has_an_index(tmp_path: Path) -> None:
    index = of(gathered(tmp_path, {}).collection)

    assert search(index, "何か", Wishes(), 5) == []


# --- Queries ------------------------------------------------------------------------------------


def test_a_query_falls_into_words_and_literal_parts() -> None:
    clauses = parse("Llama3 の学習 “Scaling Law” gpt-4 GPUの")

    kinds = [type(atom) for clause in clauses for atom in clause.atoms]
    assert kinds == [Word, Literal, Literal, Word, Literal]
    assert [clause.quoted for clause in clauses] == [False, False, True, False, False]


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["query"])
def test_golden_queries(case: dict[str, Any]) -> None:
    found = moments(case["query"])

    assert set(case.get("finds", ())) <= set(found)
    assert bool(found) != case.get("none", False)
    if "same-as" in case:
        assert set(found) == set(moments(case["same-as"]))
    if "every" in case:
        in_yaml = sum(
            case["every"].lower() in plain(str(text)).lower()
            for note in real_notes().notes
            for text in ja_texts(note)
        )
        assert len(found) >= in_yaml > 0


def ja_texts(note: Note) -> list[str]:
    """What is said in each moment."""
    return [
        " ".join(to_plain(text["ja"]) for _, text in moment.voices() if "ja" in text)
        for moment in note.moments()
    ]


@cache
def pairs_index() -> Index:
    return of(saying(texts_of_pairs()))


@pytest.mark.parametrize(
    ("query", "text", "is_found"),
    [(*pair, kind == "finds") for kind, pairs in PAIRS.items() for pair in pairs],
)
def test_a_query_finds_a_text_or_not(query: str, text: str, *, is_found: bool) -> None:
    seconds = [hit.seconds for hit in search(pairs_index(), query, Wishes(), EVERYTHING)]

    assert (texts_of_pairs().index(text) in seconds) == is_found


@few
@given(st.data())
def test_every_part_of_what_is_said_in_the_real_notes_is_found(data: st.DataObject) -> None:
    note = data.draw(st.sampled_from(real_notes().notes))
    anchor, text = data.draw(st.sampled_from([pair for pair in texts_of(note.id) if pair[1]]))
    part = data.draw(parts(text))

    assert part is None or f"{note.id}#{anchor}" in moments(part)


SAID = st.text(
    "基盤のモデルサーバーヴァ・ｶﾞＧ１llama 3-,.'e\u3099é。𠮷한국", min_size=2, max_size=20
)


@many
@given(st.lists(SAID.filter(str.strip), min_size=1, max_size=3), st.data())
def test_every_part_of_any_text_is_found(texts: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(texts) - 1))
    part = data.draw(parts(to_plain((Paragraph((Words(texts[number]),)),))))
    found = search(of(saying(texts)), part, Wishes(), EVERYTHING) if part is not None else []

    assert part is None or number in [hit.seconds for hit in found]


@st.composite
def parts(draw: st.DrawFn, text: str) -> str | None:
    """Two or more characters of a text; None where they are no query."""
    start = draw(st.integers(0, max(0, len(text) - 2)))
    part = text[start : start + draw(st.integers(2, 12))]
    return part if _can_be_asked(text, start, part) else None


def texts_of(note_id: str) -> list[tuple[str, str]]:
    collection = real_notes()
    note = collection.note(note_id)
    assert note is not None
    return [
        (passage.anchor, speech.text.get(language, ""))
        for passage in read_note(note, collection, Names(collection)).passages
        for speech in passage.speeches
        for language in collection.languages
    ]


def _can_be_asked(text: str, start: int, part: str) -> bool:
    """Words of scripts with spaces are found from their beginning, and whole if they are short."""
    letters = r"[a-z0-9+#]"
    before, asked, after = plain(text[:start]), plain(part), plain(text[start + len(part) :])
    begins_inside = re.match(letters, asked) and re.search(rf"{letters}$", before)
    cut_short = re.search(rf"(?<!{letters}){letters}{{1,2}}$", asked) and re.match(letters, after)
    one_kana = all(len(run) == 1 for run in re.findall(r"[^\W_]+", asked))
    cuts_a_character = before + asked + after != plain(text)
    return not (begins_inside or cut_short or one_kana or cuts_a_character) and '"' not in asked


@pytest.mark.parametrize("language", ["ja", "en"])
def test_restricted_to_a_language_only_its_texts_are_looked_at(language: str) -> None:
    found = search(real_index(), "スケール則", Wishes(language, only=language), EVERYTHING)

    assert found
    assert {hit.matching.language for hit in found} == {language}


def test_a_moment_is_shown_in_the_reader_s_language_with_what_matches_in_another() -> None:
    found = search(real_index(), "bonnet", Wishes("ja"), 1)

    assert [(hit.shown.language, hit.matching.language) for hit in found] == [("ja", "en")]
    assert any(piece.marked for piece in found[0].matching.snippet)
    assert found[0].shown.snippet


@pytest.mark.parametrize(
    ("kind", "value"),
    [("person", "yann-lecun"), ("topic", "open-source"), ("voice", "question"), ("year", "2024")],
)
def test_filters_narrow_down(kind: str, value: str) -> None:
    everything = moments("AI")
    some = moments("AI", Wishes(filters={kind: [value]}))

    assert 0 < len(some) < len(everything)
    assert set(some) <= set(everything)


def test_sorted_by_date_the_newest_interview_comes_first() -> None:
    found = search(real_index(), "AI", Wishes(sort="date"), EVERYTHING)
    dates = [hit.date for hit in found]

    assert dates == sorted(dates, reverse=True)


def test_a_title_counts_more_than_the_text_even_where_both_have_a_word(tmp_path: Path) -> None:
    note = """\
        title: {en: Interview}
        video: bc6uFV9CJGg
        sections:
          - {title: {en: Steel}, moments: [{at: 0:01, en: Chips and more chips and chips.}]}
          - {title: {en: Chips}, moments: [{at: 0:02, en: Of chips.}]}
          - {title: {en: Glass}, moments: [{at: 0:03, en: Of chips.}]}
        """
    found = search(of(gathered(tmp_path, {"a.yaml": note}).collection), "chips", Wishes("en"), 5)

    assert [hit.seconds for hit in found] == [2, 1, 3]


def test_what_was_corrected_is_said() -> None:
    assert ask(real_index(), "nuclaer", Wishes()).corrected == [("nuclaer", ("nuclear",))]


def test_a_note_in_one_language_is_found(tmp_path: Path) -> None:
    only_ja = (
        NOTE.replace(", en: Title", "").replace(", en: One", "").replace(", en: An answer", "")
    )
    index = of(gathered(tmp_path, {"a.yaml": only_ja}).collection)
    (hit,) = search(index, "答え", Wishes("en"), 5)

    assert (hit.shown.language, hit.matching.language, hit.matching.section) == ("en", "ja", "一")


# --- Snippets -----------------------------------------------------------------------------------


@many
@given(st.text(alphabet="あいう abc. ", max_size=300), st.data())
def test_a_snippet_is_a_part_of_the_text_with_its_first_find_marked(
    text: str, data: st.DataObject
) -> None:
    begin = data.draw(st.integers(0, max(0, len(text) - 1)))
    end = data.draw(st.integers(begin, min(len(text), begin + 9)))
    spans = [(begin, end)] if end > begin else []
    shown = list(pieces(text, spans))
    inside = "".join(piece.text for piece in shown if piece.text != "…")

    assert inside in text
    assert [piece.text for piece in shown if piece.marked] == [text[b:e] for b, e in spans]
    assert len(inside) <= COLUMNS + 12
