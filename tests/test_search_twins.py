"""The engine in Python and the one in the browser give the same answers, from the same files."""

import random
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, Route

from kikigaki.search import index_files
from kikigaki.search.asking import Hit, Index, Wishes, ask, search
from kikigaki.search.asking.search import entries
from tests.searching import PAIRS, saying, texts_of_pairs
from tests.strategies import few
from tests.test_search import GOLDEN, real_notes, texts_of
from tests.watching import reading

LIMIT = 12
ENTRIES = 4
ODD = (
    *("ｶﾞ", "炉", "の", "C++", "gpt-4を", "の3", "サーバー ＧＰＵ", '"ｵｰﾌﾟﾝ ｿｰｽ"', "llma", "AI"),
    *(
        "“open source” Llama",
        "電力 nuclear",
        "ヴァ",
        "Llama 3",
        "ルカン",
        "LeCun 言語",
        "e",
        "%_[(*",
    ),
    *(
        "data-centers",
        "datacenter",
        "tanining",
        "rtaining",
        "る",
        "るかん",
        "H 100",
        "1,000",
        "open so",
    ),
)
WISHES: tuple[dict[str, Any], ...] = (
    {},
    {"language": "en"},
    {"language": "en", "only": "en"},
    {"sort": "date"},
    {"filters": {"voice": ["question"], "year": ["2024", "2025"]}},
    {"filters": {"person": ["yann-lecun"], "topic": ["open-source", "llms"]}},
)
ASK = """async ([index, worker, questions]) => {
  const engine = new Worker(`${worker}?index=${index}`, { type: "module" });
  const answers = [];
  for (const [id, question] of questions.entries()) {
    engine.postMessage({ id, kind: "search", ...question });
    answers.push(await new Promise((resolve) => { engine.onmessage = (e) => resolve(e.data); }));
  }
  return answers;
}"""


def parts_of_texts(count: int) -> list[str]:
    """Random parts of what is said in the real notes."""
    dice = random.Random(7)  # noqa: S311 - the same parts every time
    texts = [text for note in real_notes().notes for _, text in texts_of(note.id) if text]
    parts = []
    for _ in range(count):
        text = dice.choice(texts)
        start = dice.randrange(len(text))
        parts.append(text[start : start + dice.randint(1, 14)])
    return parts


def as_seen(hit: Hit) -> dict[str, Any]:
    """A result with everything that a reader sees of it, as the browser gives it."""
    return {
        **{
            key: getattr(hit, key) for key in ("note", "page", "anchor", "seconds", "date", "video")
        },
        **{side: shown(getattr(hit, side)) for side in ("shown", "matching")},
    }


def shown(side: Any) -> dict[str, Any]:  # noqa: ANN401 - what a hit shows in a language
    fields = ("language", "title", "section", "kind", "person")
    pieces = {
        name: [[piece.text, piece.marked] for piece in getattr(side, name)]
        for name in ("heading", "snippet")
    }
    return {**{name: getattr(side, name) for name in fields}, **pieces}


class Engine:
    """The browser's engine, asking an index whose files are in memory."""

    def __init__(self, page: Page, address: str) -> None:
        self.files: dict[str, bytes] = {}
        self._page = page
        self._worker = f"{address}/assets/kikigaki/search/worker.js"
        self._folder = f"{address}/made-up/"
        page.goto(f"{address}/ja/about/")
        page.context.route(f"{self._folder}**", self._answer)

    def _answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(self._folder)
        route.fulfill(body=self.files.get(path, b""), status=200 if path in self.files else 404)

    def ask(self, questions: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """The answers to some questions, in their order."""
        answers: list[dict[str, Any]] = self._page.evaluate(
            ASK, [self._folder, self._worker, questions]
        )
        return answers


@pytest.fixture(scope="module")
def engine(browser: Browser, address: str) -> Iterator[Engine]:
    with reading(browser) as page:
        yield Engine(page, address)


def assert_same(engine: Engine, queries: Sequence[str], wishes: dict[str, Any]) -> None:
    """Both engines give the same answers to all queries."""
    index = Index(engine.files.__getitem__)
    answers = engine.ask([{"query": q, "wishes": wishes, "limit": LIMIT} for q in queries])
    for query, answer in zip(queries, answers, strict=True):
        own = search(index, query, Wishes(**wishes), LIMIT)
        theirs = [{k: v for k, v in hit.items() if k != "count"} for hit in answer["hits"]]
        assert theirs == [as_seen(hit) for hit in own], query
        assert answer["entries"] == [index.entry(n) for n in entries(index, query, ENTRIES)], query
        assert answer["corrected"] == [
            [word, list(others)] for word, others in ask(index, query, Wishes(**wishes)).corrected
        ], query


@pytest.mark.parametrize("wishes", WISHES, ids=yaml.safe_dump)
def test_both_give_the_same_answers(engine: Engine, wishes: dict[str, Any]) -> None:
    engine.files = index_files(real_notes())
    queries = [*(case["query"] for case in GOLDEN), *ODD, *parts_of_texts(60)]

    assert_same(engine, queries, wishes)


def test_both_give_the_same_answers_to_each_kind_of_query(engine: Engine) -> None:
    engine.files = index_files(saying(texts_of_pairs()))

    assert_same(engine, [query for pairs in PAIRS.values() for query, _ in pairs], {})


FRAGMENTS = st.sampled_from(
    (
        *("基盤", "モデル", "サーバー", "データ", "ヴァイオリン", "・", "の", "を", "ｶﾞ", "é", "。"),
        *(" ", " ", "　", "gpt-4", "GPU", "open", "source", "data", "centre", "centers", "running"),
        *(
            "Llama 3",
            "3.5",
            "1,000",
            "億",
            "it's",
            "C++",
            "CI/CD",
            '"',
            "“",
            "”",
            "𠮷",
            "한국",
            "naïve",
        ),
    )
)


@few
@given(
    st.lists(st.lists(FRAGMENTS, min_size=2, max_size=12).map("".join), min_size=1, max_size=4),
    st.lists(st.lists(FRAGMENTS, min_size=1, max_size=4).map("".join), min_size=4, max_size=4),
    st.data(),
)
def test_both_give_the_same_answers_in_any_texts(
    engine: Engine, texts: list[str], queries: list[str], data: st.DataObject
) -> None:
    engine.files = index_files(saying(texts))
    text = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, len(text) - 1))

    assert_same(engine, [*queries, text[start : data.draw(st.integers(start + 1, len(text)))]], {})
