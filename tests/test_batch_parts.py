"""The parts of a batch: what comes in, names, what is kept, and processes that die."""

from __future__ import annotations

import io
import json
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restructurer.batch import engine, inputs, workers
from restructurer.batch.engine import Result, Settings
from restructurer.batch.inputs import Item
from restructurer.batch.keep import Lines, keeper
from restructurer.batch.names import Names, stem_of
from restructurer.batch.workers import Workers
from restructurer.errors import InputError, OutputError


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")


def names_of(files: list[Path], folder: Path) -> list[str]:
    return [file.relative_to(folder).as_posix() for file in files]


def test_a_folder_gives_its_articles_sorted_without_the_rest(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/z.html", "a/y.docx", "image.png", ".cache/x.txt", ".hidden.txt", "out/old.md", "c.jsonl")
    found = inputs.find([str(tmp_path)], output=tmp_path / "out")
    assert names_of(found, tmp_path) == ["a/y.docx", "a/z.html", "b.txt", "c.jsonl"]


def test_links_that_lead_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "in/a.txt", "elsewhere/secret.txt")
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "c.txt").symlink_to(tmp_path / "elsewhere" / "secret.txt")
    (tmp_path / "in" / "d").symlink_to(tmp_path / "elsewhere")
    found = inputs.find([str(tmp_path / "in")], output=tmp_path / "out")
    assert names_of(found, tmp_path / "in") == ["a.txt", "b.txt"]


def test_files_and_patterns_keep_their_order(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a.txt", "c.md")
    found = inputs.find([str(tmp_path / "c.md"), str(tmp_path / "*.txt"), "-"], output=tmp_path)
    assert [file.name for file in found] == ["c.md", "a.txt", "b.txt", "-"]
    assert inputs.count(found) is None
    assert inputs.count(found[:-1]) == 3


@pytest.mark.parametrize("given", ["none.txt", "*.txt", "empty"])
def test_inputs_that_stand_for_nothing_are_refused(tmp_path: Path, given: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError):
        inputs.find([str(tmp_path / given)], output=tmp_path / "out")


def test_json_lines_are_read_one_by_one_and_a_wrong_one_costs_only_itself(tmp_path: Path) -> None:
    rows = [
        '{"id": "un", "title": "Titre", "text": "Texte."}',
        "",
        "{broken",
        '{"id": 7, "text": "Autre."}',
        '{"text": "Sans id."}',
        '{"id": "x"}',
        '{"id": [], "text": "T"}',
        '{"id": "y", "title": 3, "text": "T"}',
        '["text"]',
    ]
    (tmp_path / "lot.jsonl").write_text("\n".join(rows), encoding="utf-8")
    found = inputs.find([str(tmp_path / "lot.jsonl")], output=tmp_path / "out")
    items = list(inputs.read(found))
    assert inputs.count(found) == len(items) == 8
    good = [(item.name, item.title, item.text) for item in items if item.fault is None]
    assert good == [("un", "Titre", "Texte."), ("7", None, "Autre."), ("lot-5", None, "Sans id.")]
    assert [item.label.rpartition(":")[2] for item in items if item.fault] == ["3", "6", "7", "8", "9"]


def test_a_line_longer_than_any_article_is_refused_and_the_next_one_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(inputs, "LONGEST_LINE", 100)
    stream = io.BytesIO(json.dumps({"text": "a" * 1000}).encode() + b"\n" + b'{"text": "b"}\n')
    items = list(inputs._lines(stream, "lot.jsonl"))
    assert [item.text for item in items] == [None, "b"]
    assert items[0].fault is not None


def test_a_file_that_cannot_be_read_is_a_fault_of_its_own(tmp_path: Path) -> None:
    items = list(inputs.read([tmp_path / "gone.txt"]))
    assert items[0].fault is not None
    assert "gone.txt" in items[0].fault


@given(st.text())
def test_a_name_is_one_plain_file_name_whatever_it_is_made_from(name: str) -> None:
    stem = stem_of(name)
    assert stem
    assert not stem.startswith((".", "-"))
    assert not set(stem) & set('/\\:*?"<>|\0\n ')
    assert len(stem.encode()) <= 140
    assert (Path("/out") / f"{stem}.md").resolve().parent == Path("/out")


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("otan.txt", "otan"),
        ("C:\\Users\\a.html", "C-Users-a"),
        ("été à Nîmes.md", "été-à-Nîmes"),
        ("v1.2", "v1.2"),
        ("", "article"),
        ("...", "article"),
        ("CON", "article-CON"),
        ("e\u0301te\u0301", "été"),
    ],
)
def test_names_are_readable(name: str, stem: str) -> None:
    assert stem_of(name) == stem


def test_the_same_name_again_is_numbered_in_the_order_of_the_inputs() -> None:
    names = Names()
    given = ["otan.txt", "OTAN.html", "otan-2.md", "otan", "été", unicodedata.normalize("NFD", "été")]
    assert [names.name(name) for name in given] == ["otan", "OTAN-2", "otan-2-2", "otan-3", "été", "été-2"]


@given(st.lists(st.sampled_from(["a", "A", "a-2", "a-3", "b", "a-2-2"]), max_size=30))
def test_no_two_articles_share_a_name(wanted: list[str]) -> None:
    names = Names()
    given = [names.name(name).casefold() for name in wanted]
    assert len(set(given)) == len(given)


def test_lines_appear_whole_and_an_interrupted_run_leaves_them_for_the_next(tmp_path: Path) -> None:
    path = tmp_path / "report.jsonl"
    for number in range(3):
        with Lines(path) as lines:
            lines.add(json.dumps({"run": number}).encode())
    assert not path.exists()
    with (tmp_path / ".report.jsonl.part").open("ab") as file:
        file.write(b'{"run": 3}\n{"run": 4')
    with Lines(path) as lines:
        assert [value["run"] for value in lines.earlier()] == [0, 1, 2, 3]
        lines.add(b'{"run": 5}')
        lines.finish()
    assert [file.name for file in tmp_path.iterdir()] == ["report.jsonl"]
    assert path.read_text() == '{"run": 5}\n'


def test_two_batches_do_not_write_in_one_folder(tmp_path: Path) -> None:
    with Lines(tmp_path / "report.jsonl"), pytest.raises(OutputError, match="another batch"):
        Lines(tmp_path / "report.jsonl")


def test_a_link_in_the_output_folder_is_not_written_through(tmp_path: Path) -> None:
    make(tmp_path, "out/x.txt", "precious.md")
    (tmp_path / "out" / "a.md").symlink_to(tmp_path / "precious.md")
    with keeper(tmp_path / "out", "md") as kept:
        kept.keep("a.md", "nouveau")
    assert (tmp_path / "precious.md").read_text() == "precious.md"
    assert (tmp_path / "out" / "a.md").read_text() == "nouveau"
    assert not (tmp_path / "out" / "a.md").is_symlink()


def test_workers_give_results_in_order_and_replace_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "prepare", lambda settings: None)
    monkeypatch.setattr(workers, "RENEW", 3)
    monkeypatch.setattr(workers, "work", lambda item, settings: Result("done", text=f"{item.label} {os.getpid()}"))
    items = [(number, None if number % 5 == 4 else Item(label=str(number), name="x")) for number in range(40)]
    with Workers(2, Settings()) as pool:
        found = list(pool.run(items))
    assert [ticket for ticket, _ in found] == list(range(40))
    assert all((result is None) == (ticket % 5 == 4) for ticket, result in found)
    texts = [result.text.split() for _, result in found if result is not None]
    assert [label for label, _ in texts] == [str(number) for number in range(40) if number % 5 != 4]
    by_process: dict[str, int] = {}
    for _, process in texts:
        by_process[process] = by_process.get(process, 0) + 1
    assert max(by_process.values()) <= 3


def test_a_process_that_dies_costs_one_article(monkeypatch: pytest.MonkeyPatch) -> None:
    def work(item: Item, settings: Settings) -> Result:
        if item.label == "2":
            os._exit(9)
        return Result("done")

    monkeypatch.setattr(workers, "prepare", lambda settings: None)
    monkeypatch.setattr(workers, "work", work)
    with Workers(2, Settings()) as pool:
        found = [
            (ticket, result and result.status)
            for ticket, result in pool.run((number, Item(label=str(number), name="x")) for number in range(8))
        ]
    assert found == [(number, "failed" if number == 2 else "done") for number in range(8)]


def test_large_articles_and_results_that_cross_do_not_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "prepare", lambda settings: None)
    monkeypatch.setattr(workers, "work", lambda item, settings: Result("done", text=item.text * 3))
    text = "mot " * 400_000
    with Workers(1, Settings()) as pool:
        results = [result for _, result in pool.run((n, Item(label="x", name="x", text=text)) for n in range(4))]
    assert [len(result.text) for result in results if result is not None] == [len(text) * 3] * 4


def test_inputs_are_read_no_further_ahead_than_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "prepare", lambda settings: None)
    monkeypatch.setattr(workers, "work", lambda item, settings: Result("done"))
    taken = 0

    def items() -> object:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield number, Item(label=str(number), name="x")

    with Workers(1, Settings()) as pool:
        for number, (_, _) in enumerate(pool.run(items())):  # type: ignore[arg-type]
            assert taken <= number + workers.AHEAD + 1
            if number == 50:
                break


def test_a_bug_in_one_article_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(item: Item, settings: Settings) -> Result:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(engine, "_work", broken)
    result = engine.work(Item(label="a.txt", name="a.txt", text="x"), Settings())
    assert result.status == "failed"
    assert result.error == "a.txt: unexpected ZeroDivisionError: oops"
