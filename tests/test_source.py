"""Bytes become nodes: the characters as typed, the right place, and no surprise of YAML."""

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kikigaki.diagnostics import MANY, Code, Diagnostic, Position
from kikigaki.source import Mapping, Node, Scalar, Sequence, compose, files, read_text, source_line
from kikigaki.source.nodes import plain_data
from tests.strategies import many


def data(text: str) -> Any:  # noqa: ANN401 - nested text, list and dict
    """What a well-formed text holds."""
    root, diagnostics = compose(text, "note.yaml")
    assert (root is not None, diagnostics) == (True, [])
    return plain_data(root) if root else None


def found(text: str) -> list[tuple[int, int, str, str]]:
    """What is wrong with a text: line, column, code, message."""
    return [
        (d.position.line, d.position.column, d.code.value, d.message)
        for d in compose(text, "note.yaml")[1]
    ]


def one(text: str) -> tuple[int, int, str, str]:
    """The one thing that is wrong with a text."""
    (problem,) = found(text)
    return problem


def scalar(text: str, key: str) -> Scalar:
    """The text below a key."""
    root, _ = compose(text, "note.yaml")
    assert isinstance(root, Mapping)
    node = root.get(key)
    assert isinstance(node, Scalar)
    return node


# --- Characters -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        *("7:18", "12:30", "1:06:01", "190:20:30.15", "2024-04-18", "2026-02-30"),
        *("no", "on", "yes", "off", "true", "null", "~", "=", "<<"),
        *("0123", "0x1F", "0o7", "1_000", "3.10", "1e3", ".inf", ".nan"),
    ],
)
def test_a_value_is_the_characters_that_were_typed(typed: str) -> None:
    assert {"key": typed} == data(f"key: {typed}\n")


def test_a_key_is_the_characters_that_were_typed() -> None:
    assert data("no: ノルウェー語\n12:30: a\nnull: b\n") == {
        "no": "ノルウェー語",
        "12:30": "a",
        "null": "b",
    }


def test_nothing_typed_is_none_and_an_empty_quoted_text_is_not() -> None:
    assert data("a:\nb: ''\nc:\n  -\n") == {"a": None, "b": "", "c": [None]}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_line_ends_of_either_kind_read_alike(line_end: str) -> None:
    text = "a: |\n  一行目\n  二行目\nb: x\n".replace("\n", line_end)

    assert data(text) == {"a": "一行目\n二行目\n", "b": "x"}
    assert Position("note.yaml", 4, 4) == scalar(text, "b").position


def test_one_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    (file := tmp_path / "note.yaml").write_bytes(b"\xef\xbb\xbftitle: x\n")

    assert read_text(file, "note.yaml") == "title: x\n"


def test_a_second_byte_order_mark_is_named() -> None:
    assert one("\ufefftitle: x\n") == (1, 1, "bad-character", "U+FEFF ZERO WIDTH NO-BREAK SPACE")


@pytest.mark.parametrize("text", ["", "# a comment\n", "---\n"])
def test_a_file_in_which_nothing_is_written_is_an_empty_text(text: str) -> None:
    root, diagnostics = compose(text, "note.yaml")

    assert isinstance(root, Scalar)
    assert (root.empty, diagnostics) == (True, [])


# --- Places ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("before", ["abc", "聞き書き", "𠮷野家", "👩‍👩‍👧"])
def test_columns_count_characters_whatever_their_width(before: str) -> None:
    root, _ = compose(f"{{{before}: x, key: y}}\n", "note.yaml")

    assert isinstance(root, Mapping)
    entry = root.entry("key")
    assert entry
    assert Position("note.yaml", 1, len(before) + 7) == entry.key.position


@pytest.mark.parametrize(
    ("note", "line", "column"),
    [
        ("a: |\n  一行目\n\n    ここ\n", 4, 5),
        ("a: >\n  一行目\n  二行目 ここ\n", 3, 7),
        ("a: | # a comment\n  ここ\n", 2, 3),
        ('a: "一行目 ここ"\n', 1, 9),
        ('a: "一行目\n  ここ"\n', 2, 3),
        ("a: '一行目 ここ'\n", 1, 9),
        ("a: 一行目\n\n   二行目 ここ\n", 3, 8),
        ("a: |\r\n  一行目\r\n  ここ\r\n", 3, 3),
    ],
    ids=["literal", "folded", "header", "quoted", "folded quotes", "single", "plain", "crlf"],
)
def test_a_place_inside_a_text_is_found_in_the_file(note: str, line: int, column: int) -> None:
    text = scalar(note, "a")

    assert Position("note.yaml", line, column) == text.locate(text.text.index("ここ"))


@pytest.mark.parametrize("note", ['a: "\\u4e00 ここ"\n', "a: 'it''s ここ'\n"])
def test_a_text_with_escapes_is_shown_at_its_beginning(note: str) -> None:
    text = scalar(note, "a")

    assert text.position == text.locate(text.text.index("ここ"))


def test_the_end_of_a_text_is_a_place_too() -> None:
    text = scalar("a: |\n  ここ\n", "a")

    assert Position("note.yaml", 3, 1) == text.locate(len(text.text))
    assert Position("note.yaml", 2, 1) == scalar("a: |\n", "a").locate(0)


def test_thousands_of_places_in_one_text_are_found_at_once() -> None:
    text = scalar("a: |\n  " + "[[a]] " * 3_000 + "\n", "a")

    assert [3 + 6 * n for n in range(3_000)] == [text.locate(6 * n).column for n in range(3_000)]


def test_the_line_of_a_place_is_read_back(tmp_path: Path) -> None:
    (file := tmp_path / "note.yaml").write_bytes("a: 1\r\nb: 二\r\n".encode())

    assert source_line(Position(str(file), 2, 1)) == "b: 二"
    assert source_line(Position(str(file), 99, 1)) is None
    assert source_line(Position(str(tmp_path / "gone.yaml"))) is None


# --- What the note format does not have -----------------------------------------------------------


@pytest.mark.parametrize(
    ("note", "line", "column", "message"),
    [
        ("a: &x b\n", 1, 4, "an anchor, &x"),
        ("a: &x [b]\n", 1, 4, "an anchor, &x"),
        ("&x a: b\n", 1, 1, "an anchor, &x"),
        ("a: *x\n", 1, 4, "an alias, *x"),
        ("*x : a\n", 1, 1, "an alias, *x"),
        ("a: !x b\n", 1, 4, "a tag, !x"),
        ("a: !!python/object:os.system b\n", 1, 4, "a tag, !!python/object:os.system"),
        ("!note\na: b\n", 1, 1, "a tag, !note"),
        ("a: ! b\n", 1, 4, "a tag, !"),
        ("a: 1\n<<: {b: c}\n", 2, 1, "a merge key, <<"),
        ("a: 1\n---\nb: 2\n", 2, 1, "a second document"),
        ("%YAML 1.1\n---\na: 1\n", 1, 1, "a YAML directive"),
        ("%TAG ! tag:x,2024:\n---\na: 1\n", 1, 1, "a YAML directive"),
    ],
)
def test_a_feature_of_yaml_is_refused(note: str, line: int, column: int, message: str) -> None:
    assert (line, column, "yaml-feature", message) == one(note)


def test_a_refused_feature_does_not_hide_the_next() -> None:
    assert [line for line, *_ in found("a: &x b\nc: *x\nd: !t e\n")] == [1, 2, 3]


def test_a_second_key_is_refused_and_the_first_one_named() -> None:
    root, (problem,) = compose("a: 1\nb: 2\n'a': 3\n", "note.yaml")

    assert root is not None
    assert plain_data(root) == {"a": "1", "b": "2"}
    assert Position("note.yaml", 3, 1) == problem.position
    assert problem.message == "the key “a” stands twice here"
    assert problem.hint == "it stands on line 1 already; keep one of the two"


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}", "[]"])
def test_a_key_that_is_no_text_is_refused(key: str) -> None:
    assert one(f"{key} : x\n") == (1, 1, "wrong-kind", "a key that is no text")


def test_eight_levels_are_read_and_nine_are_not() -> None:
    eight = "[" * 8 + "]" * 8

    assert data(eight) == [[[[[[[[]]]]]]]]
    assert one(f"[{eight}]") == (1, 9, "too-deep", "nested more than 8 levels deep")


def test_twenty_thousand_parts_are_read_and_more_are_not() -> None:
    assert len(data("[" + "a," * 19_990 + "]")) == 19_990
    assert one("[" + "a," * 20_010 + "]")[2:] == ("too-deep", "more than 20,000 parts")


@pytest.mark.parametrize(
    "note",
    [
        "[" * 200_000,
        "{a: " * 100_000,
        "- " * 200_000,
        "a:\n" + "".join(" " * n + "a:\n" for n in range(1, 600)),
        "".join(f"? {'[' * 3}\n" for _ in range(50_000)),
    ],
    ids=["brackets", "braces", "dashes", "indents", "keys"],
)
def test_depth_ends_reading_at_once(note: str) -> None:
    assert one(note)[2] in ("too-deep", "yaml-syntax")


def test_a_billion_laughs_are_refused_not_unfolded() -> None:
    lines = ["a0: &a0 [ha]"] + [
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)
    ]

    assert {"yaml-feature"} == {code for _, _, code, _ in found("\n".join(lines))}


@pytest.mark.parametrize(
    ("note", "column", "message"),
    [
        ("a: x\x00y\n", 5, "U+0000 control character"),
        ("a: x\x1by\n", 5, "U+001B control character"),
        ("a: x\x85y\n", 5, "U+0085 control character"),
        ("a: x\u2028y\n", 5, "U+2028 LINE SEPARATOR"),
        ("a: x\u202ey\n", 5, "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("a: 𠮷\u2066y\n", 5, "U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("a: x\ufffey\n", 5, "U+FFFE control character"),
        ("a\u202e: x\n", 2, "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ('a: "\\u202ex"\n', 4, "an escape for U+202E RIGHT-TO-LEFT OVERRIDE"),
        ('a: "x\\0"\n', 4, "an escape for U+0000 control character"),
        ('a: "x\\e[2J"\n', 4, "an escape for U+001B control character"),
        ('a: "x\\N"\n', 4, "an escape for U+0085 control character"),
    ],
)
def test_a_character_that_misleads_is_named(note: str, column: int, message: str) -> None:
    assert (1, column, "bad-character", message) == one(note)


def test_joiners_and_marks_that_languages_need_are_kept() -> None:
    text = "👩\u200d👩\u200d👧 \u200fעברית\u200e か\u3099"

    assert {"a": text} == data(f"a: {text}\n")


def test_a_file_full_of_bad_characters_names_the_first_hundred() -> None:
    assert len(found("a: " + "\u202e" * 5_000)) == MANY + 1


@pytest.mark.parametrize(
    ("note", "line", "column"),
    [
        ("a: 道具は #1 だ\n", 1, 8),
        ("a: 一行目\n   二行目 #2 だ\n", 2, 8),
        ("- 𠮷 #1\n", 1, 5),
    ],
)
def test_a_text_cut_by_a_comment_is_named_at_the_sign(note: str, line: int, column: int) -> None:
    message = "the text ends here: “ #” begins a comment"

    assert (line, column, "cut-by-comment", message) == one(note)


@pytest.mark.parametrize(
    "note", ["a: b # a comment", "a: b#c", "a: '#1 だ'", "a: |\n  b #1\n", "# c"]
)
def test_a_real_comment_is_left_in_peace(note: str) -> None:
    assert found(note) == []


# --- What libyaml cannot read ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("note", "line", "column", "message"),
    [
        ("a: b: c\n", 1, 5, "a colon and a space inside an unquoted text"),
        ("a: {b:}\n", 1, 6, "a colon with no space after it, inside [ ] or { }"),
        ("a: @b\n", 1, 4, "a character that no unquoted text begins with"),
        ("a:\n\tb: c\n", 2, 1, "a character that no unquoted text begins with"),
        ("a: |\n\tb\n", 2, 1, "a tab in the indentation"),
        ('a: 1\nb: "c\nd: e\n', 2, 4, "a quotation mark that is never closed"),
        ("a: 'b\n---\nc'\n", 1, 4, "a quoted text with a line that begins with --- or ..."),
        ("a: 1\nb\nc: 2\n", 2, 1, "a key without its colon, or a text that begins too far left"),
        ("a: 1\nb：2\nc: 2\n", 2, 1, "a key without its colon, or a text that begins too far left"),
        ("a: 'b' c\n", 1, 8, "something that does not fit the mapping it stands in"),
        ("a: [[b]]は\n", 1, 9, "something that does not fit the mapping it stands in"),
        ("- a\nb: c\n", 2, 1, "something that does not fit the list it stands in"),
        ("a: [b\nc: d\n", 1, 4, "a bracket that is not closed, or a comma missing after it"),
        ("a: {b: c\n", 1, 4, "a bracket that is not closed, or a comma missing after it"),
        ("a: ] b\n", 1, 4, "a comma or closing bracket with nothing before it"),
        ("  a: 1\nb: 2\n", 2, 1, "something after the end of the note"),
        ("a: | b\n", 1, 6, "something after the | or > of a block text"),
        ("a: |0\n  b\n", 1, 5, "something after the | or > of a block text"),
        ("a: - b\n", 1, 4, "a list item where none can stand"),
        ("a: ? b\n", 1, 4, "an unquoted text that begins with a question mark and a space"),
        ("a: **強調**\n", 1, 4, "an unquoted text that begins with * or &"),
        ("a: & b\n", 1, 4, "an unquoted text that begins with * or &"),
        ('a: "\\q"\n', 1, 5, "a backslash that means nothing inside double quotes"),
        ('a: "\\xZZ"\n', 1, 7, "an escape that names no character"),
        ('a: "\\ud800"\n', 1, 7, "an escape that names no character"),
        ("a: !x!y z\n", 1, 4, "a tag with a name of its own"),
        ("a: !<b c\n", 1, 7, "a tag that cannot be read"),
        ("%YAML 9.0\n---\na: b\n", 1, 1, "a YAML directive"),
        ("%NOTE\n---\na: b\n", 1, 6, "a YAML directive"),
    ],
)
def test_a_syntax_error_is_put_into_words(note: str, line: int, column: int, message: str) -> None:
    assert (line, column, "yaml-syntax", message) == one(note)


@pytest.mark.parametrize(
    "note", ["a: b: c", "a: @b", "a: |\n\tb", 'a: "b', "a: 1\nb\nc: 2", "a: [b", "a: **b**", "%A"]
)
def test_a_syntax_error_comes_with_advice(note: str) -> None:
    (problem,) = compose(note, "note.yaml")[1]

    assert problem.hint


# --- Files ----------------------------------------------------------------------------------------


def refusal(file: Path) -> tuple[Code, str]:
    """Why a file is not read."""
    problem = read_text(file, "note.yaml")
    assert isinstance(problem, Diagnostic)
    return problem.code, problem.message


@pytest.mark.parametrize(
    ("encoding", "message"),
    [
        ("utf-16", "not UTF-8: byte 0xFF (it is UTF-16)"),
        ("shift_jis", "not UTF-8: byte 0x95"),
        ("euc_jp", "not UTF-8: byte 0xA4"),
    ],
)
def test_another_encoding_is_refused_by_its_first_odd_byte(
    tmp_path: Path, encoding: str, message: str
) -> None:
    (file := tmp_path / "note.yaml").write_bytes("表: 聞き書き\n".encode(encoding))

    assert (Code.NOT_UTF8, message) == refusal(file)


def test_an_odd_byte_is_found_behind_japanese(tmp_path: Path) -> None:
    (file := tmp_path / "note.yaml").write_bytes("a: 1\n聞き書き".encode() + b"\xff\n")
    problem = read_text(file, "note.yaml")

    assert isinstance(problem, Diagnostic)
    assert Position("note.yaml", 2, 5) == problem.position


def test_a_file_over_the_limit_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (file := tmp_path / "note.yaml").open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    monkeypatch.setattr(files, "_read", None)

    assert refusal(file) == (Code.TOO_LARGE, "the file has 52,428,800 bytes; the limit is 524,288")


def test_a_file_of_just_the_limit_is_read(tmp_path: Path) -> None:
    (file := tmp_path / "note.yaml").write_bytes(b"#" * files.MAX_BYTES)

    assert read_text(file, "note.yaml") == "#" * files.MAX_BYTES


def _link(path: Path) -> None:
    path.symlink_to(__file__)


def _loop(path: Path) -> None:
    path.symlink_to(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (_link, "a symbolic link"),
        (_loop, "a symbolic link"),
        (Path.mkdir, "a folder"),
        (os.mkfifo, "a pipe, socket or device"),
        (_socket, "a pipe, socket or device"),
    ],
)
def test_only_regular_files_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], kind: str
) -> None:
    monkeypatch.chdir(tmp_path)
    make(Path("note.yaml"))

    assert refusal(Path("note.yaml")) == (
        Code.NOT_A_FILE,
        f"{kind}; only regular files are read",
    )


def test_a_file_that_cannot_be_read_is_named_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deny(_file: Path) -> bytes:
        raise OSError(errno.EACCES, "Permission denied")

    (file := tmp_path / "note.yaml").touch()
    monkeypatch.setattr(files, "_read", deny)

    assert refusal(file) == (Code.UNREADABLE, "cannot be read: Permission denied")
    assert refusal(tmp_path / "gone.yaml") == (
        Code.UNREADABLE,
        "cannot be read: No such file or directory",
    )


# --- Anything at all ------------------------------------------------------------------------------

yaml_like = st.text("ab:\n -[]{}'\"|>&*!%#?,\\@`\t\r聞𠮷\x00\u202e\ufeff~<", max_size=60)
texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=20).filter(
    lambda text: not found(f"- |\n  {text}") and "\ufeff" not in text
)


@many
@given(st.text() | yaml_like)
def test_any_text_is_read_or_refused(text: str) -> None:
    root, diagnostics = compose(text, "note.yaml")
    last = len(text.replace("\r", "\n").split("\n"))

    assert root is not None or diagnostics
    assert all(1 <= d.position.line <= last + 1 for d in diagnostics)


@many
@given(st.binary() | yaml_like.map(str.encode))
def test_any_bytes_are_read_or_refused(data_in: bytes) -> None:
    text = files.decode(data_in, "note.yaml")

    if isinstance(text, str):
        compose(text, "note.yaml")


@many
@given(
    st.recursive(texts, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=8)
)
def test_texts_come_back_as_another_writer_of_yaml_wrote_them(value: object) -> None:
    written = yaml.safe_dump(value, allow_unicode=True)
    root, diagnostics = compose(written, "note.yaml")

    assert _too_deep(diagnostics) or value == _texts(root)


def _too_deep(diagnostics: list[Diagnostic]) -> bool:
    return {Code.TOO_DEEP} == {d.code for d in diagnostics}


def _texts(node: Node | None) -> object:
    return plain_data(node) if node else None


# --- From where to where -------------------------------------------------------------------------


def test_lists_and_mappings_say_where_they_begin_and_end() -> None:
    text = "a:\n- x: [p, q]   # c\n- z\nb: { m: n,\n  o: p }\nc:\n    d: e\n"
    root, _ = compose(text, "note.yaml")
    assert isinstance(root, Mapping)
    listed, braces, block = (entry.value for entry in root)
    assert isinstance(listed, Sequence)
    assert isinstance(listed.items[0], Mapping)
    brackets = listed.items[0].get("x")
    assert isinstance(brackets, Sequence)
    assert isinstance(braces, Mapping)
    assert isinstance(block, Mapping)

    shown = [text[node.start : node.end] for node in (brackets, braces)]
    assert shown == ["[p, q]", "{ m: n,\n  o: p }"]
    assert [node.flow for node in (root, listed, brackets, braces, block)] == [0, 0, 1, 1, 0]
    assert text[listed.start :].startswith("- x")
    assert text[block.start :].startswith("d: e")
    assert text[listed.end :].startswith("b: ")
    assert block.end == len(text)
