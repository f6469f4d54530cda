"""The engine in Python and the one in the browser give the same answers, from the same files."""

import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from kikigaki.search import FOLDER, Hit, Index, Wishes, ask, search
from kikigaki.search.search import entries
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


@pytest.fixture(scope="module")
def index(built: Path) -> Index:
    return Index(lambda path: (built / FOLDER / path).read_bytes())


@pytest.mark.parametrize("wishes", WISHES, ids=yaml.safe_dump)
def test_both_give_the_same_answers(
    browser: Browser, address: str, index: Index, wishes: dict[str, Any]
) -> None:
    queries = [*(case["query"] for case in GOLDEN), *ODD, *parts_of_texts(60)]
    questions = [{"query": query, "wishes": wishes, "limit": LIMIT} for query in queries]
    scripts = f"{address}/assets/kikigaki/search"
    with reading(browser) as page:
        page.goto(f"{address}/ja/about/")
        answers = page.evaluate(ASK, [f"{address}/{FOLDER}/", f"{scripts}/worker.js", questions])

    for query, answer in zip(queries, answers, strict=True):
        own = search(index, query, Wishes(**wishes), LIMIT)
        theirs = [{k: v for k, v in hit.items() if k != "count"} for hit in answer["hits"]]
        assert theirs == [as_seen(hit) for hit in own], query
        assert answer["entries"] == [index.entry(n) for n in entries(index, query, ENTRIES)], query
        assert answer["corrected"] == [
            [word, list(others)] for word, others in ask(index, query, Wishes(**wishes)).corrected
        ]
