"""Settings: what ``mkdocs.yml`` says, read without MkDocs; what is wrong is said in words."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kikigaki.languages import LanguageMap
from kikigaki.settings import OPTIONS, Settings, SettingsError, read_project
from tests.strategies import many


def written(folder: Path, text: str) -> Path:
    """A settings file with this text."""
    (file := folder / "mkdocs.yml").write_text(text, "utf-8")
    return file


def refusal(file: Path) -> str:
    """Why a settings file is refused, without its path."""
    with pytest.raises(SettingsError) as refused:
        read_project(file)
    return str(refused.value).removeprefix(f"{file}: ")


def test_what_is_not_said_has_a_default(tmp_path: Path) -> None:
    project = read_project(written(tmp_path, "plugins: [search, kikigaki]"))

    assert tmp_path / "docs" == project.notes
    assert Settings(("ja", "en"), "", LanguageMap(), LanguageMap()) == project.settings


def test_every_option_is_read(tmp_path: Path) -> None:
    text = """
    docs_dir: notes
    plugins:
      - kikigaki:
          languages: [en, ja, pt-BR]
          author: tanaka
          name: Kikigaki
          description: {ja: 聞いて書く。, en: Heard and written.}
          status: yes
          cards: yes
    """
    project = read_project(written(tmp_path, text))

    assert tmp_path / "notes" == project.notes
    assert project.settings == Settings(
        languages=("en", "ja", "pt-BR"),
        author="tanaka",
        name=LanguageMap({"en": "Kikigaki"}),
        description=LanguageMap({"en": "Heard and written.", "ja": "聞いて書く。"}),
        status=True,
        cards=True,
    )


def test_plugins_may_be_a_mapping(tmp_path: Path) -> None:
    project = read_project(written(tmp_path, "plugins: {kikigaki: {languages: [ja]}}"))

    assert project.settings.languages == ("ja",)


def test_tags_of_mkdocs_are_passed_over(tmp_path: Path) -> None:
    text = """
    site_url: !ENV [SITE_URL, "http://127.0.0.1/"]
    markdown_extensions:
      - pymdownx.superfences: {custom_fences: [{format: !!python/name:os.system }]}
    plugins: [kikigaki]
    """

    assert Settings() == read_project(written(tmp_path, text)).settings


def test_the_address_may_be_that_of_a_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "site_url: !ENV [ONE, OTHER, 'http://127.0.0.1/x']\nplugins: [kikigaki]\n"
    file = written(tmp_path, text)

    assert read_project(file).site_url == "http://127.0.0.1/x/"
    monkeypatch.setenv("OTHER", "https://notes.example")
    assert read_project(file).site_url == "https://notes.example/"
    monkeypatch.setenv("ONE", "")
    assert read_project(file).site_url == ""
    bare = written(tmp_path, "use_directory_urls: !ENV FOLDERS\nplugins: [kikigaki]\n")
    monkeypatch.setenv("FOLDERS", "false")
    assert read_project(bare).site_url == ""
    assert read_project(bare).directory_urls is False


def test_settings_are_inherited_key_by_key_and_lists_as_a_whole(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "root.yml").write_text("site_url: https://notes.example/\ndocs_dir: other\n", "utf-8")
    (shared / "base.yml").write_text(
        "INHERIT: root.yml\ndocs_dir: notes\ntheme: {name: material, custom_dir: theme}\n"
        "plugins:\n  search: {}\n  kikigaki: {languages: [en, ja], author: taro}\n",
        "utf-8",
    )
    config = written(
        tmp_path, "INHERIT: shared/base.yml\nplugins: {kikigaki: {languages: [ja, en]}}\n"
    )

    project = read_project(config)

    assert project.settings.languages == ("ja", "en")
    assert project.settings.author == "taro"
    assert project.notes == tmp_path / "notes"
    assert project.theme == tmp_path / "theme"
    assert project.site_url == "https://notes.example/"
    assert project.config_files == (config, shared / "base.yml", shared / "root.yml")


def test_settings_that_inherit_from_themselves_are_refused(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("INHERIT: mkdocs.yml\n", "utf-8")

    with pytest.raises(SettingsError, match="inherits from itself"):
        read_project(written(tmp_path, "INHERIT: base.yml\nplugins: [kikigaki]\n"))


def test_a_missing_file_to_inherit_from_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"base\.yml: No such file"):
        read_project(written(tmp_path, "INHERIT: base.yml\nplugins: [kikigaki]\n"))


def test_a_key_without_a_value_counts_as_not_written(tmp_path: Path) -> None:
    text = "docs_dir:\nplugins:\n- kikigaki:\n    name: {ja: , en: Notes}\n    languages:\n"
    project = read_project(written(tmp_path, text))

    assert tmp_path / "docs" == project.notes
    assert LanguageMap({"en": "Notes"}) == project.settings.name


def test_a_missing_file_is_named_with_what_is_expected(tmp_path: Path) -> None:
    expected = "No such file or directory; a knowledge base has an mkdocs.yml"

    assert expected == refusal(tmp_path / "mkdocs.yml")


@pytest.mark.parametrize("text", ["a: b: c", "\tplugins:", "foo: 2026-02-30", "a: \x00", "*a"])
def test_a_file_that_is_no_yaml_is_refused(tmp_path: Path, text: str) -> None:
    assert refusal(written(tmp_path, text))


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (file := tmp_path / "mkdocs.yml").write_bytes("site_name: 聞き書き".encode("shift_jis"))

    assert "'utf-8' codec can't decode" in refusal(file)


@pytest.mark.parametrize("text", ["[kikigaki]", "kikigaki", "42"])
def test_settings_are_a_mapping(tmp_path: Path, text: str) -> None:
    assert refusal(written(tmp_path, text)) == "expected a mapping of settings"


@pytest.mark.parametrize(
    "text", ["", "plugins:", "plugins: [search]", "plugins: 5", "plugins: [[]]"]
)
def test_the_plugin_must_be_listed(tmp_path: Path, text: str) -> None:
    expected = "mkdocs.yml does not list the plugin; add “- kikigaki” under plugins"

    assert expected == refusal(written(tmp_path, text))


@pytest.mark.parametrize("options", ["[ja]", "5", "languages"])
def test_options_are_keys(tmp_path: Path, options: str) -> None:
    expected = "the options of kikigaki are keys: languages: [ja, en]"

    assert expected == refusal(written(tmp_path, f"plugins: [{{kikigaki: {options}}}]"))


@pytest.mark.parametrize(
    ("options", "named"), [("{lang: ja, auther: x}", "auther, lang"), ("{1: a}", "1")]
)
def test_an_unknown_option_is_named(tmp_path: Path, options: str, named: str) -> None:
    expected = f"kikigaki has no option {named}; it has {', '.join(OPTIONS)}"

    assert expected == refusal(written(tmp_path, f"plugins: [{{kikigaki: {options}}}]"))


@pytest.mark.parametrize(
    "languages", ["ja", "[ja, ja]", "[日本語]", "[JA]", "[yes]", "{ja: en}", "5"]
)
def test_languages_are_a_list_of_different_tags(tmp_path: Path, languages: str) -> None:
    expected = "languages is a list of different language tags, such as [ja, en]"

    assert expected == refusal(
        written(tmp_path, f"plugins: [{{kikigaki: {{languages: {languages}}}}}]")
    )


def test_norwegian_without_quotes_is_explained(tmp_path: Path) -> None:
    file = written(tmp_path, "plugins: [{kikigaki: {languages: [ja, no]}}]")

    assert refusal(file).endswith('; write "no" in quotes, for YAML reads it as false')


@pytest.mark.parametrize("author", ["[ann]", "5", "{id: ann}"])
def test_the_author_is_one_id(tmp_path: Path, author: str) -> None:
    file = written(tmp_path, f"plugins: [{{kikigaki: {{author: {author}}}}}]")

    assert refusal(file) == "author is the id of one person, as in people.yaml"


@pytest.mark.parametrize("name", ["[a]", "5", "{fr: Notes}", "{1: a}"])
def test_a_name_is_a_text_or_one_for_each_language(tmp_path: Path, name: str) -> None:
    expected = "name is a text, or a text for each of ja, en"

    assert expected == refusal(written(tmp_path, f"plugins: [{{kikigaki: {{name: {name}}}}}]"))


@settings(many, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("plugins:kiga[]{},- \n\t!&*?'\"ENV1", max_size=40))
def test_any_file_is_read_or_refused(tmp_path: Path, text: str) -> None:
    file = written(tmp_path, text)

    with contextlib.suppress(SettingsError):
        read_project(file)
