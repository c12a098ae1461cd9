from __future__ import annotations

import os
from pathlib import Path

import pytest

from restructurer.errors import OutputError
from restructurer.files import write_whole


def test_writes_and_replaces_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    write_whole(target, "un")
    write_whole(target, "deux « é »\n")
    assert target.read_text(encoding="utf-8") == "deux « é »\n"
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]


def test_a_missing_folder_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written: there is no folder"):
        write_whole(tmp_path / "none" / "a.md", "x")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_leaves_nothing(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError):
        write_whole(tmp_path / "a.md", "x")
    assert not list(tmp_path.iterdir())


def test_a_full_device_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.md"
    write_whole(target, "before")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        write_whole(target, "after")
    assert target.read_text() == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]


def test_an_interrupt_leaves_no_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "a.md", "x")
    assert not list(tmp_path.iterdir())
