"""Terms: the glossary found in running text, in each language by its own rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikigaki.model import Collection
from kikigaki.terms import TermFinder, finders, used_terms
from kikigaki.text import parse
from tests.folders import gathered

GLOSSARY = {
    "registry/glossary.yaml": """\
    inference: {name: {ja: 推論, en: inference}, aliases: {ja: [インファレンス]}}
    training: {name: {ja: 学習, en: training}, aliases: {en: [train, trained]}}
    rl: {name: {ja: 強化学習, en: reinforcement learning}, aliases: {en: [RL]}}
    token: {name: {ja: トークン, en: token}}
    gpu: {name: {ja: GPU, en: GPU}}
    scaling-law: {name: {ja: スケーリング則, en: scaling law}, aliases: {ja: [スケール則]}}
    quiet: {name: {ja: 静か, en: quiet}, mark: no}
    """
}


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """A glossary."""
    return gathered(tmp_path_factory.mktemp("glossary"), GLOSSARY).collection


def found(collection: Collection, language: str, words: str) -> list[str]:
    finder = finders(collection)[language]
    return [f"{words[use.start : use.end]}={use.term.id}" for use in finder.uses(words)]


@pytest.mark.parametrize(
    ("words", "uses"),
    [
        ("この推論は速い。", ["推論=inference"]),
        ("推論用のGPUを", ["推論=inference", "GPU=gpu"]),
        ("強化学習は学習の一種", ["強化学習=rl", "学習=training"]),
        ("機械学習と事前学習、学習率", []),
        ("学習済みの", ["学習=training"]),
        ("トークン数とトークナイザ", ["トークン=token"]),
        ("マルチトークンの例", []),
        ("ＧＰＵは別の字形", []),
        ("スケール則とスケーリング則", ["スケール則=scaling-law", "スケーリング則=scaling-law"]),
        ("とても静かな部屋", []),
        ("", []),
    ],
)
def test_japanese_terms_need_no_spaces_around_them(
    collection: Collection, words: str, uses: list[str]
) -> None:
    assert found(collection, "ja", words) == uses


@pytest.mark.parametrize(
    ("words", "uses"),
    [
        ("Inference is cheap.", ["Inference=inference"]),
        ("tokens and a token's price", ["tokens=token", "token's=token"]),
        ("tokenizer, subtoken, pre-training", []),
        ("RL is reinforcement learning", ["RL=rl", "reinforcement learning=rl"]),
        ("a rl world, gpu", []),
        ("GPUs: many", ["GPUs=gpu"]),
        ("he trained a train", ["trained=training", "train=training"]),
        ("the scaling laws hold", ["scaling laws=scaling-law"]),
        ("a quiet room", []),
    ],
)
def test_latin_terms_are_whole_words_with_their_endings(
    collection: Collection, words: str, uses: list[str]
) -> None:
    assert found(collection, "en", words) == uses


def test_links_and_code_are_left_alone(collection: Collection) -> None:
    text = parse("[token](https://example.com) `token` *inference*").text

    assert [term.id for term in used_terms(text, finders(collection)["en"])] == ["inference"]


def test_no_terms_find_nothing() -> None:
    assert list(TermFinder((), "ja").uses("推論")) == []


@given(words=st.text(alphabet="推論学習強化機械トークンズGPUs tokenRL。", max_size=60))
def test_uses_are_in_order_and_never_overlap(collection: Collection, words: str) -> None:
    end = 0
    for use in finders(collection)["ja"].uses(words):
        assert end <= use.start < use.end <= len(words)
        end = use.end
