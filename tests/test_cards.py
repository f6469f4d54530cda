"""Social cards: what is drawn, how titles break, and what happens where nothing can be drawn."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kikigaki.exports import missing, outlet, surroundings
from kikigaki.exports.crawlers.cards import card, fonts_key, no_fonts, why_no_card
from kikigaki.exports.crawlers.cards.breaking import NEVER_FIRST, NEVER_LAST, break_lines
from kikigaki.exports.crawlers.cards.fonts import Face
from kikigaki.exports.crawlers.cards.fonts import fonts as find_fonts
from kikigaki.exports.views.source import Source
from kikigaki.settings import Settings
from tests.conftest import run
from tests.sources import FILES, TALK, sources
from tests.strategies import few

LANGUAGES = ("ja", "en")
PAPER = (0xFB, 0xF9, 0xF5)

needs_fonts = pytest.mark.skipif(
    no_fonts(LANGUAGES) != "", reason=f"nothing to draw with: {no_fonts(LANGUAGES)}"
)


def picture(data: bytes | None) -> Image.Image:
    assert data is not None
    return Image.open(BytesIO(data)).convert("RGB")


def titled(folder: Path, title: str, language: str = "ja") -> Source:
    """The note in tests/sources.py by another title."""
    quoted = title.replace("'", "''")
    first = f"    title: {{ja: '{quoted}', en: '{quoted}'}}\n"
    talk = first + TALK.partition("\n")[2]
    return sources(folder, FILES | {"talk.yaml": talk})[language]


# --- What is drawn ------------------------------------------------------------------------------


@needs_fonts
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_is_a_picture_of_1200_by_630(tmp_path: Path, language: str) -> None:
    drawn = picture(card(sources(tmp_path)[language]))

    assert drawn.size == (1200, 630)
    assert drawn.getpixel((600, 5)) == (0x23, 0x4D, 0x6E)


@needs_fonts
def test_the_same_note_gives_the_same_bytes(tmp_path: Path) -> None:
    assert card(sources(tmp_path)["ja"]) == card(sources(tmp_path)["ja"])


@needs_fonts
def test_languages_and_titles_give_different_pictures(tmp_path: Path) -> None:
    found = sources(tmp_path)
    titles = ["骨", "直", "人工知能", "AI"]
    drawn = [card(titled(tmp_path / str(n), title)) for n, title in enumerate(titles)]

    assert len({card(found["ja"]), card(found["en"]), *drawn}) == 6


@needs_fonts
@pytest.mark.parametrize(
    "title",
    [
        "題",
        "「AIの偏り」と“オープンソース”の行方――" * 12,
        "Why the weights should be open " * 9,
        "https://example.org/" + "verylong" * 34,
        "ーー、。」" * 40,
        "W" * 300,
    ],
)
def test_nothing_runs_into_the_margins(tmp_path: Path, title: str) -> None:
    drawn = picture(card(titled(tmp_path, title)))
    edges = [(0, 14, 70, 630), (1125, 14, 1200, 630), (0, 582, 1200, 630), (80, 424, 1120, 440)]

    for box in edges:
        assert drawn.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), PAPER)]


@needs_fonts
def test_an_emoji_is_left_out_and_the_rest_is_drawn(tmp_path: Path) -> None:
    plain = card(titled(tmp_path / "a", "電気代の話"))

    assert card(titled(tmp_path / "b", "電気代の話 👨‍👩‍👧🤔")) == plain


@needs_fonts
def test_a_script_the_font_lacks_gives_no_card_rather_than_boxes(tmp_path: Path) -> None:
    source = titled(tmp_path, "𐎠𐎡𐎢")

    assert card(source) is None
    assert "𐎠" in why_no_card(source)


@needs_fonts
def test_a_note_that_says_little_has_a_card(tmp_path: Path) -> None:
    talk = "title: 題\nvideo: bc6uFV9CJGg\nsections: [{title: 一, moments: [{ja: 話}]}]\n"
    files = {"talk.yaml": talk}

    assert card(sources(tmp_path, files, author="", name=None)["ja"])


@needs_fonts
@few
@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=80))
def test_any_title_is_drawn_or_refused_with_a_reason(
    tmp_path_factory: pytest.TempPathFactory, title: str
) -> None:
    source = titled(tmp_path_factory.mktemp("any"), f"題{title}")
    drawn = card(source)

    assert (drawn is None) == bool(why_no_card(source))


# --- Lines --------------------------------------------------------------------------------------


def columns(text: str) -> float:
    """Two for each character beyond Latin-1, one for others."""
    return sum(2 if c > "\xff" else 1 for c in text)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        (
            "ザッカーバーグ、Llama 3とオープンソースを語る",
            30,
            ["ザッカーバーグ、Llama 3と", "オープンソースを語る"],
        ),
        ("「公開」という選択", 14, ["「公開」という", "選択"]),
        ("費用は10%減った（推定）。", 12, ["費用は10%", "減った", "（推定）。"]),
        ("長い――とても長い話", 8, ["長い――", "とても", "長い話"]),
        (
            "Mark Zuckerberg on Llama 3 and open source",
            26,
            ["Mark Zuckerberg on", "Llama 3 and open source"],
        ),
        ("スーパーコンピューター", 12, ["スーパーコン", "ピューター"]),
        ("一", 1, ["一"]),
        ("", 10, []),
    ],
)
def test_a_title_breaks_where_a_reader_pauses(text: str, room: int, lines: list[str]) -> None:
    assert break_lines(text, columns, room) == lines


TITLES = st.text(
    st.sampled_from("日本語カタカナーひらがなっゃ、。「」『』（）――……AI gpt-4 3.5%々〻 "),
    max_size=60,
)


@few
@given(TITLES, st.integers(6, 40))
def test_lines_hold_the_whole_text_in_the_room_there_is(text: str, room: int) -> None:
    lines = break_lines(text, columns, room)

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(columns(line) <= room for line in lines)


PROSE = st.lists(
    st.sampled_from(
        ["電気代", "は", "「公開」", "する、", "オープンソース", "の", "話（仮）。", "AI"]
    ),
    max_size=12,
).map("".join)


@few
@given(PROSE, st.integers(20, 40))
def test_no_line_begins_or_ends_with_a_sign_that_may_not(text: str, room: int) -> None:
    lines = break_lines(text, columns, room)

    assert not [line for line in lines[1:] if line[0] in NEVER_FIRST]
    assert not [line for line in lines[:-1] if line[-1] in NEVER_LAST]


@pytest.fixture
def forgetful() -> Iterator[None]:
    """Fonts are looked for anew, before and after."""
    find_fonts.cache_clear()
    yield
    find_fonts.cache_clear()


# --- In a site ----------------------------------------------------------------------------------


def test_a_site_has_cards_only_if_it_asks_for_them() -> None:
    names = {form.name for form in outlet(Settings(), "").formats}
    asked = {form.name for form in outlet(Settings(cards=True), "").formats}

    assert asked - names == {"card"}


@needs_fonts
def test_a_built_site_has_a_card_beside_each_page(knowledge_base: Path) -> None:
    config = knowledge_base / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("languages: [ja, en]", "languages: [ja, en]\n      cards: true"))
    done = run("kikigaki", "build", cwd=knowledge_base)
    cards = sorted(knowledge_base.glob("site/*/notes/*/card.png"))

    assert done.returncode == 0, done.stderr
    assert len(cards) == 2 * len(list(knowledge_base.glob("notes/*.yaml")))
    assert picture(cards[0].read_bytes()).size == (1200, 630)


@pytest.mark.usefixtures("forgetful")
def test_a_site_is_built_without_cards_where_nothing_can_draw_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kikigaki.exports.crawlers.cards.fonts.find_spec", lambda _name: None)

    assert "Pillow" in missing(Settings(cards=True))
    assert missing(Settings()) == ""


@needs_fonts
@pytest.mark.usefixtures("forgetful")
def test_other_fonts_make_a_site_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    before = surroundings(Settings(cards=True))
    find_fonts.cache_clear()
    monkeypatch.setattr("kikigaki.exports.crawlers.cards.fonts.find_spec", lambda _name: None)

    assert surroundings(Settings(cards=True)) != before
    assert surroundings(Settings()) == ""


# --- Without fonts or Pillow --------------------------------------------------------------------


@pytest.mark.usefixtures("forgetful")
def test_without_pillow_there_is_no_card_and_the_remedy_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kikigaki.exports.crawlers.cards.fonts.find_spec", lambda _name: None)
    source = sources(tmp_path)["ja"]

    assert card(source) is None
    assert why_no_card(source) == "social cards need Pillow: pip install 'kikigaki[cards]'"


@pytest.mark.usefixtures("forgetful")
def test_without_a_font_there_is_no_card_and_the_remedy_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font")
    monkeypatch.setattr(
        "kikigaki.exports.crawlers.cards.fonts._asked", lambda *_: iter([Face(str(broken), 0)])
    )
    monkeypatch.setattr("kikigaki.exports.crawlers.cards.fonts._KNOWN", {200: (), 80: ()})
    source = sources(tmp_path / "notes")["ja"]

    assert card(source) is None
    assert why_no_card(source) == (
        "social cards need a font for “ja”, such as fonts-noto-cjk on Debian"
    )
    assert fonts_key(LANGUAGES) == fonts_key(("en",))


@needs_fonts
def test_the_key_of_the_fonts_is_that_of_their_bytes() -> None:
    assert fonts_key(LANGUAGES) == fonts_key(LANGUAGES)
    assert len(fonts_key(LANGUAGES)) == 64


def test_a_latin_font_is_not_taken_for_japanese() -> None:
    latin = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
    if not latin.is_file():
        pytest.skip("there is no font without Japanese here")

    assert Face(str(latin), 0).lacks("aあb亜") == "あ亜"
