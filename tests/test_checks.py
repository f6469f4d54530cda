"""Checks: each rule names what breaks it, where it stands, and leaves the rest in peace."""

from pathlib import Path

import pytest

from kikigaki.checks import NOTE_CHECKS, REFERENCE_CHECKS, REGISTRY_CHECKS
from kikigaki.collection import gather
from kikigaki.diagnostics import Severity
from kikigaki.settings import Settings

HEAD = "title: 電力\nvideo: kikigaki_01\n"


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "notes" / "registry").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)


def registry(stem: str, text: str) -> None:
    """Write a registry."""
    Path(f"notes/registry/{stem}.yaml").write_text(text, "utf-8")


def found(*moments: str, head: str = HEAD) -> list[tuple[int, int, str, str]]:
    """What is wrong with a note of these moments: line, column, code, message."""
    body = "".join(f"  - {text}\n" for text in moments)
    Path("notes/note.yaml").write_text(
        f"{head}sections:\n- title: 電力\n  moments:\n{body}", "utf-8"
    )
    return [
        (d.position.line, d.position.column, d.code.value, d.message)
        for d in gather(Path("notes"), Settings()).diagnostics
    ]


@pytest.mark.parametrize(
    "check",
    [*NOTE_CHECKS, *REFERENCE_CHECKS, *REGISTRY_CHECKS],
    ids=lambda check: check.__name__,
)
def test_every_rule_is_one_sentence(check: object) -> None:
    assert (check.__doc__ or "").endswith(".")
    assert "\n" not in (check.__doc__ or "")


# --- Timestamps -----------------------------------------------------------------------------------


def test_stamps_that_follow_the_video_are_right() -> None:
    assert (
        found("{at: 0:00, ja: 一}", "{at: 0:00, ja: 二}", "{ja: 三}", "{at: 1:00:00, ja: 四}") == []
    )


def test_a_stamp_before_the_latest_goes_back() -> None:
    problems = found("{at: 7:18, ja: 一}", "{at: 1:00, ja: 二}", "{at: 2:00, ja: 三}")

    assert problems == [
        (7, 10, "stamp-goes-back", "1:00 comes after 7:18"),
        (8, 10, "stamp-goes-back", "2:00 comes after 7:18"),
    ]


def test_a_stamp_may_be_the_very_end_but_not_after_it() -> None:
    problems = found("{at: 7:18, ja: 一}", "{at: 7:19, ja: 二}", head=HEAD + "duration: 7:18\n")

    assert problems == [(8, 10, "stamp-past-end", "7:19 is after the end of the video, 7:18")]


def test_without_a_duration_no_stamp_is_past_the_end() -> None:
    assert found("{at: 99:00:00, ja: 一}") == []


def test_a_section_without_a_stamp_is_only_warned_about() -> None:
    assert [problem[:3] for problem in found("{ja: 一}")] == [(4, 3, "no-stamp")]
    assert not gather(Path("notes"), Settings()).errors


# --- Voices ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["ja: 一", "en: one", "question: 一", "comment: {en: one}"])
def test_any_voice_in_any_language_breaks_the_silence(said: str) -> None:
    assert found(f"{{at: 0:00, {said}}}") == []


@pytest.mark.parametrize("said", ["ja: ''", "question: ", "speaker: mark", "comment: '   '"])
def test_a_moment_in_which_nothing_is_said_is_named(said: str) -> None:
    registry("people", "mark: {name: マーク}")

    moments = ("{at: 0:00, ja: 一}", f"{{{said}}}")
    assert found(*moments) == [(7, 5, "empty-moment", "nothing is said here")]


@pytest.mark.parametrize("said", ["ja: ''", "question: ", "speaker: mark", "comment: '   '"])
def test_a_timestamp_alone_waits_to_be_written(said: str) -> None:
    registry("people", "mark: {name: マーク}")

    assert found(f"{{at: 0:00, {said}}}") == [(6, 5, "unwritten", "nothing is written at 0:00 yet")]


def test_a_draft_says_that_it_is_one() -> None:
    assert found("{at: 0:00, ja: 一}") == []
    assert [code for _, _, code, _ in found("{at: 0:00, ja: 一}", head=f"{HEAD}draft: yes\n")] == [
        "draft"
    ]


# --- People and topics ----------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["speaker: mrak", "by: mrak"])
def test_who_speaks_must_be_known(where: str) -> None:
    registry("people", "mark: {name: マーク}")
    said = f"{{at: 0:00, ja: 一, {where}}}"
    column = 5 + said.index("mrak")

    assert found(said) == [(6, column, "unknown-person", "“mrak” is not in people.yaml")]


@pytest.mark.parametrize("key", ["hosts", "guests"])
def test_hosts_and_guests_must_be_known(key: str) -> None:
    registry("people", "mark: {name: マーク}")
    problems = found("{at: 0:00, ja: 一}", head=f"{HEAD}{key}: [mark, anna]\n")

    assert [(3, len(key) + 10, "unknown-person", "“anna” is not in people.yaml")] == problems


def test_a_person_is_known_by_id_not_by_name() -> None:
    registry("people", "mark: {name: マーク}")

    assert [p[2] for p in found("{at: 0:00, ja: 一, speaker: マーク}")] == ["unknown-person"]


def test_topics_must_be_known_wherever_they_stand() -> None:
    registry("topics", "power: {name: 電力}")
    said = "{at: 0:00, ja: 一, topics: [power, b]}"
    problems = found(said, head=f"{HEAD}topics: [power, a]\n")

    assert [
        (3, 17, "unknown-topic", "“a” is not in topics.yaml"),
        (7, 5 + said.index("b]"), "unknown-topic", "“b” is not in topics.yaml"),
    ] == problems


# --- Wiki links -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "target",
    [
        "gpu",
        "GPU",
        "ＧＰＵ",
        "gpu ",
        "画像処理装置",
        "Graphics  card",
        "GPU|あれ",
        "note",
        "NOTE",
        "note#0:07",
    ],
)
def test_a_wiki_link_leads_to_any_name_in_any_spelling(target: str) -> None:
    registry("glossary", "gpu: {name: GPU, aliases: {ja: [画像処理装置], en: [graphics card]}}")

    assert found(f"{{at: 0:07, ja: '[[{target}]]'}}") == []


@pytest.mark.parametrize(
    ("target", "code", "hint"),
    [
        ("gpuu", "unknown-target", "did you mean “gpu”?"),
        ("nota", "unknown-target", "did you mean “note”?"),
        ("風力発電", "unknown-target", "add it to a file in registry/, or escape \\[\\["),
        ("note#0:09", "unknown-moment", "the nearest is 0:07"),
        ("note#later", "unknown-moment", "a moment is written [[note-id#7:18]]"),
        ("gpu#0:07", "unknown-target", "did you mean “gpu”?"),
    ],
)
def test_a_wiki_link_that_leads_nowhere_says_where_it_might(
    target: str, code: str, hint: str
) -> None:
    registry("glossary", "gpu: {name: GPU}")
    found(f"{{at: 0:07, ja: '[[{target}]]'}}")
    (problem,) = gather(Path("notes"), Settings()).diagnostics

    assert (code, hint) == (problem.code, problem.hint)


def test_a_wiki_link_to_a_broken_note_still_leads_to_it() -> None:
    Path("notes/broken.yaml").write_text("title: 誤り\n", "utf-8")
    found("{at: 0:00, ja: '[[broken]]'}")
    paths = {d.position.path for d in gather(Path("notes"), Settings()).diagnostics}

    assert {"notes/broken.yaml"} == paths


def test_one_name_of_two_entries_is_warned_about_once_for_each_name() -> None:
    registry(
        "glossary",
        "a: {name: 電力, aliases: {en: [power, A]}}\nb: {name: 電力, aliases: {en: [Power]}}",
    )
    problems = gather(Path("notes"), Settings()).diagnostics

    assert [problem.severity for problem in problems] == [Severity.WARNING] * 2
    assert [problem.message for problem in problems] == [
        "“power” is a name of a too",
        "“電力” is a name of a too",
    ]


def test_a_name_may_stand_in_two_registries() -> None:
    registry("glossary", "gpu: {name: GPU}")
    registry("topics", "gpu: {name: GPU}")

    assert found("{at: 0:00, ja: '[[gpu]]'}") == []
