"""The command line as a user meets it: exit codes, one-line errors, whole files, the same bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "data" / "sample.txt"


def restructurer(
    *words: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, "-m", "restructurer", *map(str, words)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": path, **(env or {})},
        capture_output=True,
        check=False,
    )


def one_line(done: subprocess.CompletedProcess[bytes]) -> str:
    text = done.stderr.decode()
    assert "Traceback" not in text
    assert len(text.strip().splitlines()) == 1, text
    return text


ENGLISH = "The council said on Tuesday that the new line would open before the end of the year. " * 12


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02\xff" * 400, ""),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, ""),
        (ENGLISH.encode(), "French"),
        (b"Trop court pour un article.", "60"),
        (("Un mot de plus sur la ligne. " * 80_000).encode(), "2"),
    ],
    ids=["empty", "binary", "picture", "english", "short", "large"],
)
def test_bad_input_is_one_line_and_no_file(tmp_path: Path, data: bytes, said: str) -> None:
    given = tmp_path / "in.txt"
    given.write_bytes(data)
    done = restructurer("run", given, "-o", tmp_path / "out.md")
    assert done.returncode == 2
    assert said in one_line(done)
    assert [p.name for p in tmp_path.iterdir()] == ["in.txt"]


def test_a_format_that_is_not_written_is_refused_before_any_work(tmp_path: Path) -> None:
    done = restructurer("run", tmp_path / "none.txt", "-o", tmp_path / "out.docx")
    assert done.returncode == 2
    assert ".docx is not written" in one_line(done)


def test_a_keyphrase_that_the_article_lacks_is_told(tmp_path: Path) -> None:
    done = restructurer("run", SAMPLE, "--keyphrase", "licornes du tramway", "-o", tmp_path / "out.md")
    assert done.returncode == 0
    assert "does not hold the keyphrase « licornes du tramway »" in one_line(done)
    done = restructurer("run", SAMPLE, "--keyphrase", "Tramways de Montreval", "-o", tmp_path / "out.md")
    assert done.stderr == b""


def test_no_quote_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le pont rouvre lundi.\n\nLa mairie a réparé le tablier.", encoding="utf-8")
    done = restructurer("quotes", tmp_path / "a.txt")
    assert (done.returncode, done.stdout) == (0, b"")
    assert "no quote" in one_line(done)


def test_no_file_and_a_folder_are_one_line(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        done = restructurer("run", path)
        assert done.returncode == 2
        one_line(done)


def test_a_wrong_rule_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "outline.toml").write_text('[settings]\nlead_least = "x"\n', encoding="utf-8")
    done = restructurer("run", SAMPLE, "--rules", tmp_path)
    assert done.returncode == 2
    assert "outline.toml" in one_line(done)


def test_the_same_bytes_whatever_the_surroundings(tmp_path: Path) -> None:
    first = restructurer("run", SAMPLE, "--format", "json", env={"PYTHONHASHSEED": "0"})
    assert first.returncode == 0, first.stderr.decode()
    copy = tmp_path / "sample.txt"
    copy.write_bytes(SAMPLE.read_bytes())
    other = {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Auckland", "OMP_NUM_THREADS": "1", "PYTHONUTF8": "0"}
    second = restructurer("run", "sample.txt", "--format", "json", "-o", "out.json", cwd=tmp_path, env=other)
    assert second.returncode == 0, second.stderr.decode()
    assert (tmp_path / "out.json").read_bytes() == first.stdout


def test_reproduce_says_identical_and_finds_what_differs(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    assert restructurer("run", SAMPLE, "-o", target, "--words", "650").returncode == 0
    done = restructurer("reproduce", target, SAMPLE)
    assert (done.returncode, done.stdout.strip()) == (0, b"identical")
    value = json.loads(target.read_text(encoding="utf-8"))
    value["title"] = value["title"] + "s"
    target.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    done = restructurer("reproduce", target, SAMPLE)
    assert done.returncode == 1
    assert b"bytes (line" in done.stdout


def test_standard_input_and_explain(tmp_path: Path) -> None:
    with SAMPLE.open("rb") as file:
        done = subprocess.run(
            [sys.executable, "-m", "restructurer", "run", "-", "--explain"],
            cwd=ROOT,
            stdin=file,
            capture_output=True,
            check=False,
        )
    assert done.returncode == 0
    assert done.stdout.startswith(b"---\ntitle: ")
    explained = done.stderr.decode()
    for word in ("Keyphrase:", "Cluster 1", "Subheading 1", "Expansions:"):
        assert word in explained


def test_help_shows_an_example() -> None:
    for name in ("run", "reproduce"):
        done = restructurer(name, "--help")
        assert done.returncode == 0
        assert b"Example" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("words", [("run", SAMPLE), ("quotes", SAMPLE), ("rules", "list")])
def test_a_full_output_is_one_line(words: tuple[str | Path, ...]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "restructurer", *map(str, words)],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr.decode()
    assert len(done.stderr.decode().strip().splitlines()) == 1


def test_a_closed_pipe_gives_no_traceback() -> None:
    command = f"{sys.executable} -m restructurer run {SAMPLE} --format json | head -c 5"
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, check=False)
    assert done.stdout == b'{\n  "'
    assert b"Traceback" not in done.stderr
