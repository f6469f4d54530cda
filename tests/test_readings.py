"""Ruby: how a name is read, over the part of it that does not say so itself."""

import pytest

from kikigaki.pages.ordering import plainly
from kikigaki.pages.readings import ruby, sounds
from kikigaki.text import Paragraph, Ruby, Words, to_plain


@pytest.mark.parametrize(
    ("name", "reading", "parts"),
    [
        ("基盤モデル", "きばんもでる", (Ruby("基盤", "きばん"), Words("モデル"))),
        ("コンテキスト長", "こんてきすとちょう", (Words("コンテキスト"), Ruby("長", "ちょう"))),
        ("エアギャップ", "えあぎゃっぷ", (Words("エアギャップ"),)),
        ("量子", "りょうし", (Ruby("量子", "りょうし"),)),
        ("お茶の水", "おちゃのみず", (Words("お"), Ruby("茶の水", "ちゃのみず"))),
        ("ＧＰＵ", "じーぴーゆー", (Ruby("ＧＰＵ", "じーぴーゆー"),)),
        ("㍍", "めーとる", (Ruby("㍍", "めーとる"),)),
    ],
)
def test_ruby_stands_over_what_the_kana_do_not_say(
    name: str, reading: str, parts: tuple[Words | Ruby, ...]
) -> None:
    assert parts == ruby(name, reading)
    assert to_plain((Paragraph(parts),)) == name


def test_kana_are_compared_as_dictionaries_do() -> None:
    in_order = [
        "えーあい",
        "えむえむ",
        "がか",
        "かがく",
        "かた",
        "バイブ",
        "はるしねーしょん",
        "ろうりん",
        "ろーら",
    ]
    keys = [(plainly(sounds(word)), sounds(word)) for word in in_order]

    assert keys == sorted(keys)
    assert plainly(sounds("エージェント")) == "ええしえんと"
    assert plainly(sounds("がっコー")) == "かつこお"
