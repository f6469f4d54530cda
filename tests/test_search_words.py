"""Words and characters: how texts and queries are compared, before there is an index."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikigaki.search.asking.typos import one_edit_away
from kikigaki.search.words.fold import folded, plain
from kikigaki.search.words.spellings import bare, spellings
from kikigaki.search.words.stems import beginning, stem
from kikigaki.search.words.tokens import tokens, words
from kikigaki.search.words.vocabulary import word_lists
from tests.strategies import many

# --- Folding ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("ＧＰＵ", "gpu"),
        ("ｴｰｼﾞｪﾝﾄ", "エージェント"),
        ("Ｈ１００", "h100"),
        ("Café", "cafe"),
        ("か\u3099", "が"),
        ("ΟΔΟΣ", "οδοσ"),
    ],
)
def test_width_case_and_accents_do_not_count(typed: str, same: str) -> None:
    assert plain(typed) == same


@many
@given(st.text())
def test_folding_by_character_is_folding_the_whole(text: str) -> None:
    assert folded(text).text == plain(text)


def test_a_span_covers_whole_characters_of_the_original() -> None:
    text = folded("ｶﾞ㌔x")

    assert text.text == "ガキロx"
    assert [text.span(0, 1), text.span(1, 2), text.span(3, 4)] == [(0, 2), (2, 3), (3, 4)]


# --- Spellings ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("サーバー", "サーバ"),
        ("サーバー", "ルートサーバの"),
        ("データセンタの", "データセンターの"),
        ("インターフェース", "インタフェース"),
        ("インターフェイス", "インタフェース"),
        ("ヴァイオリン", "バイオリン"),
        ("バイオリン", "ヴァイオリン"),
        ("ディープラーニング", "ディープ・ラーニング"),
        ("1000", "1,000"),
    ],
)
def test_spellings_stand_for_each_other(typed: str, text: str) -> None:
    assert re.search(spellings(typed), text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("ビール", "ビル"),
        ("コード", "コド"),
        ("カラー", "カラ"),
        ("サバ", "サーバ"),
        ("100", "10,0"),
    ],
)
def test_short_words_keep_their_long_vowels(typed: str, text: str) -> None:
    assert not re.search(spellings(typed), text)


@pytest.mark.parametrize(
    ("typed", "bared"),
    [("1,000億", "1000億"), ("データ・センター", "データセンター"), ("1,5・2", "1,5・2")],
)
def test_marks_that_some_leave_out_do_not_count(typed: str, bared: str) -> None:
    assert bare(typed) == bared


KATAKANA = st.text(alphabet="アカサルテンーヴァィェイバブ・", min_size=1, max_size=10)


@many
@given(KATAKANA, st.data())
def test_every_part_of_a_word_is_one_of_its_spellings(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : data.draw(st.integers(start + 1, len(text)))]

    assert not bare(part) or re.search(spellings(bare(part)), text)


# --- Tokens, stems, typos -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("基盤モデル", {"基盤", "盤モ", "モデ", "デル", "ル"}),
        ("gpuの数", {"gpu", "uの", "の数", "数"}),
        ("gpt-4, ci/cd", {"gpt", "4", "gpt-4", "ci", "cd", "cicd"}),
        ("state-of-the-art", {"stateof", "ofthe", "stateoftheart", "theart"}),
        ("llama 3.1", {"llama", "3", "llama 3", "3-1", "llama 3-1"}),
        ("1,000 units", {"1000", "units"}),
        ("it's, gpu,cpu", {"it", "s", "gpu", "cpu"}),
        ("c++", {"c++"}),
        ("サーバー", {"サー", "ーバ", "バー", "ー", "バ"}),
        ("データ・センター", {"デー", "ータ", "タセ", "セン", "ンタ"}),
    ],
)
def test_tokens(text: str, has: set[str]) -> None:
    assert has <= set(tokens(text))


@pytest.mark.parametrize("text", ["it's", "gpu, cpu", "gpu,cpu", "3 5", "one: two"])
def test_what_only_stands_side_by_side_is_not_joined(text: str) -> None:
    assert all(end - start == len(token) for token, start, end in words(text))


def test_a_long_chain_of_words_makes_few_tokens() -> None:
    assert len(tokens("-".join("a" * 5000))) <= 6 * 5000


@many
@given(st.text(alphabet="ab1 -,.:/'&_éの・カ+#", max_size=20))
def test_words_are_tokens_and_know_where_they_stand(text: str) -> None:
    found = list(words(text))

    assert {token for token, _, _ in found} <= set(tokens(text))
    assert all(text[start : start + 1] == token[0] for token, start, _ in found)
    assert all(text[end - 1] == token[-1] for token, _, end in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("embeddings", "embedding"),
        ("studies", "study"),
        ("planned", "plan"),
        ("training", "trains"),
        ("tuning", "tune"),
        ("making", "make"),
        ("controlled", "control"),
        ("quantized", "quantization"),
        ("optimised", "optimizing"),
        ("centres", "center"),
        ("behaviours", "behavior"),
        ("licence", "licensed"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)
    assert one.startswith(beginning(other))
    assert other.startswith(beginning(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [("news", "new"), ("site", "sit"), ("foundation", "found"), ("made", "mad"), ("rate", "rat")],
)
def test_words_that_only_look_alike_do_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@many
@given(st.text(alphabet="abcdeghilnorstuyz", min_size=1, max_size=12))
def test_a_word_begins_as_all_its_forms_do(word: str) -> None:
    assert word.startswith(beginning(word))


@pytest.mark.parametrize(
    "typed",
    ["latancy", "latncy", "lattency", "latecny", "atency", "platency", "altency", "katency"],
)
def test_one_slip_is_forgiven(typed: str) -> None:
    assert list(one_edit_away(typed, ["latency", "lately", "later"])) == ["latency"]


def test_words_are_listed_by_their_first_letter_and_by_their_second() -> None:
    assert word_lists(["gpu", "late", "later", "gate", "gpt-4", "電力"]) == {
        "?a": ["late", "later", "gate"],
        "g": ["gate"],
        "l": ["late", "later"],
    }
