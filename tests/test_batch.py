"""``restructurer batch`` from outside: the same bytes however it is run, and nothing half done."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from restructurer.batch import engine
from restructurer.commands.batch import command as batch
from restructurer.commands.run import command as run

PEOPLE = ("la maire", "le préfet", "la ministre", "le directeur")
PLACES = ("Vichy", "Rodez", "Quimper", "Annecy", "Sète")
THINGS = ("le nouveau tramway", "la bibliothèque municipale", "le marché couvert", "la station d'épuration")


def article(seed: int) -> str:
    """A small press article of our own, different for each seed."""
    who, where, what = PEOPLE[seed % 4], PLACES[seed % 5], THINGS[(seed // 2) % 4]
    amount = 12 + seed
    paragraphs = (
        f"{where} : {what} ouvrira au printemps",
        f"Après {seed + 2} ans de travaux, {what} de {where} doit ouvrir ses portes en avril, a annoncé {who} "
        f"mardi. Le chantier a coûté {amount} millions d'euros, financés par la ville, la région et l'État.",
        f"« Nous avons tenu le calendrier malgré les intempéries », a déclaré {who} devant les habitants réunis "
        f"sur la place. Selon la ville, quelque {amount * 10} entreprises de la région ont participé au chantier.",
        "Les riverains se plaignent pourtant du bruit et de la poussière. Une association a déposé un recours "
        "devant le tribunal administratif de Lyon, qui l'a rejeté en juin. Elle a fait appel de cette décision.",
        "Le projet date de 2011. Il avait été suspendu deux fois, faute de crédits, avant d'être relancé par le "
        "conseil municipal à une large majorité.",
    )
    return "\n\n".join(paragraphs) + "\n"


def invoke(*args: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(batch, [str(arg) for arg in args], input=stdin)


def outputs(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def report(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "report.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for seed in range(6):
        (folder / f"depeche-{seed}.txt").write_text(article(seed), encoding="utf-8")
    return folder


def test_the_same_bytes_alone_in_a_batch_with_one_process_and_with_two(articles: Path, tmp_path: Path) -> None:
    one = invoke(articles, "-o", tmp_path / "one", "--words", 120, "--format", "json")
    two = invoke(articles, "-o", tmp_path / "two", "--words", 120, "--format", "json", "-j", 2)
    assert one.exit_code in (0, 3)
    assert two.exit_code == one.exit_code
    assert outputs(tmp_path / "one") == outputs(tmp_path / "two")
    assert len(outputs(tmp_path / "one")) == 7
    for file in sorted(articles.iterdir()):
        alone = tmp_path / "alone.json"
        CliRunner().invoke(run, [str(file), "--words", "120", "-o", str(alone)])
        assert alone.read_bytes() == (tmp_path / "one" / f"{file.stem}.json").read_bytes()


def test_json_lines_in_and_out(tmp_path: Path) -> None:
    rows = [{"id": f"n° {seed}", "title": f"Titre {seed}", "text": article(seed)} for seed in range(3)]
    lines = "\n".join(json.dumps(row) for row in rows)
    result = invoke("-", "-o", tmp_path, "--format", "jsonl", "--words", 100, stdin=lines)
    assert result.exit_code in (0, 3), result.output
    kept = [json.loads(line) for line in (tmp_path / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in kept] == ["n-0", "n-1", "n-2"]
    assert [row["article"]["source"]["title"] for row in kept] == ["Titre 0", "Titre 1", "Titre 2"]
    before = outputs(tmp_path)
    again = invoke("-", "-o", tmp_path, "--format", "jsonl", "--words", 100, stdin=lines)
    assert "0 done, 3 unchanged" in again.output
    assert outputs(tmp_path) == before


def test_a_failure_is_recorded_and_the_rest_go_on(articles: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("Trop court.", encoding="utf-8")
    first, last = articles / "depeche-0.txt", articles / "depeche-1.txt"
    result = invoke(first, bad, last, "-o", tmp_path / "out", "--words", 60)
    assert result.exit_code == 1
    assert [row["status"] == "failed" for row in report(tmp_path / "out")] == [False, True, False]
    assert "bad.txt" in str(report(tmp_path / "out")[1]["error"])
    assert sorted(outputs(tmp_path / "out")) == ["depeche-0.md", "depeche-1.md", "report.jsonl"]


def test_short_material_alone_gives_3_or_0_as_asked(articles: Path, tmp_path: Path) -> None:
    arguments = (articles / "depeche-0.txt", "-o", tmp_path, "--words", 5000)
    assert invoke(*arguments).exit_code == 3
    assert invoke(*arguments).exit_code == 3  # kept from the first run: still short
    assert invoke(*arguments, "--allow-short").exit_code == 0


def test_what_is_done_is_not_done_again_until_something_changes(articles: Path, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for seed in range(3):
        (source / f"{seed}.txt").write_text(article(seed), encoding="utf-8")
    out = tmp_path / "out"
    assert "3 done" in invoke(source, "-o", out, "--words", 90).output
    before = outputs(out)
    assert "0 done, 3 unchanged" in invoke(source, "-o", out, "--words", 90).output
    assert outputs(out) == before
    (source / "1.txt").write_text(article(9), encoding="utf-8")
    (out / "2.md").write_text("abîmé", encoding="utf-8")
    assert "2 done, 1 unchanged" in invoke(source, "-o", out, "--words", 90).output
    assert outputs(out)["2.md"] == before["2.md"]
    assert "3 done" in invoke(source, "-o", out, "--words", 95).output


def test_two_inputs_of_one_name_give_two_outputs(tmp_path: Path) -> None:
    for seed, folder in enumerate(("a", "b")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "depeche.txt").write_text(article(seed), encoding="utf-8")
    invoke(tmp_path / "a", tmp_path / "b", "-o", tmp_path / "out", "--words", 60)
    assert sorted(outputs(tmp_path / "out")) == ["depeche-2.md", "depeche.md", "report.jsonl"]


@pytest.mark.parametrize("given", ["none.txt", "*.none"])
def test_inputs_that_are_not_there_give_2_and_leave_nothing(tmp_path: Path, given: str) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "restructurer", "batch", str(tmp_path / given), "-o", str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 2
    assert len(answer.stderr.splitlines()) == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a signal")
def test_ctrl_c_leaves_whole_files_and_the_next_run_goes_on(tmp_path: Path) -> None:
    source, out = tmp_path / "source", tmp_path / "out"
    source.mkdir()
    for seed in range(60):
        (source / f"{seed:02}.txt").write_text(article(seed), encoding="utf-8")
    command = [sys.executable, "-m", "restructurer", "batch", str(source), "-o", str(out), "-j", "2", "--words", "90"]
    # A shell that starts a job in the background lets it ignore the signal; here it is always heard.
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, heard)
    for _ in range(600):
        if len(list(out.glob("*.md"))) >= 3:
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, messages = process.communicate(timeout=20)
    assert process.returncode == 130, messages
    assert "Traceback" not in messages
    done = outputs(out)
    assert 3 <= len([name for name in done if name.endswith(".md")]) < 60
    assert [name for name in done if not name.endswith(".md")] == [".report.jsonl.part"]
    assert all(text.endswith(b"\n") for text in done.values())
    result = invoke(source, "-o", out, "--words", 90, "-j", 2)
    assert result.exit_code in (0, 3)
    assert "0 unchanged" not in result.output
    assert "unchanged" in result.output
    assert {name: text for name, text in outputs(out).items() if name in done} == {
        name: text for name, text in done.items() if name.endswith(".md")
    }
    assert len(report(out)) == 60


def test_what_runs_in_a_process_is_what_runs_alone() -> None:
    item = engine.Item(label="x", name="x", text=article(3), title="Un titre")
    one = engine.work(item, engine.Settings(words=100))
    assert one.status in ("done", "short"), one.error
    assert engine.work(item, engine.Settings(words=100)) == one
