"""Files are replaced whole, and together or not at all."""

from pathlib import Path

import pytest

from kikigaki.writing import replace_files


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Two files to replace."""
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text("old", "utf-8")
    return tmp_path / "a.yaml", tmp_path / "b.yaml"


def test_files_get_their_new_texts_by_the_letter(files: tuple[Path, Path]) -> None:
    replace_files({files[0]: "新\r\n", files[1]: "new\n"})

    assert [file.read_bytes() for file in files] == ["新\r\n".encode(), b"new\n"]


def test_nothing_is_left_beside_them(files: tuple[Path, Path]) -> None:
    replace_files({files[0]: "new"})

    assert sorted(files[0].parent.iterdir()) == list(files)


def test_permissions_stay(files: tuple[Path, Path]) -> None:
    files[0].chmod(0o640)

    replace_files({files[0]: "new"})

    assert files[0].stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("kind", ["link", "folder", "missing"])
def test_if_one_cannot_be_replaced_none_is(files: tuple[Path, Path], kind: str) -> None:
    odd = files[0].with_name("odd")
    if kind == "link":
        odd.symlink_to(files[1])
    elif kind == "folder":
        odd.mkdir()

    with pytest.raises(OSError, match="odd"):
        replace_files({files[0]: "new", odd: "new"})
    assert [file.read_text() for file in files] == ["old", "old"]
    assert not list(files[0].parent.glob(".*"))


def test_if_replacing_fails_half_way_the_first_is_put_back(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    really = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if target == files[1]:
            raise OSError(28, "No space left on device", str(target))
        return really(self, target)

    monkeypatch.setattr(Path, "replace", failing)

    with pytest.raises(OSError, match="No space left"):
        replace_files({files[0]: "new", files[1]: "new"})
    assert [file.read_text() for file in files] == ["old", "old"]
    assert not list(files[0].parent.glob(".*"))
