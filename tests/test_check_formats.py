"""The output formats: what machines read is valid, what people read says what to mend."""

from __future__ import annotations

import json
import os
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from restructurer.checking.catalogue import catalogue, known_ids
from restructurer.checking.formats import FORMATS, printer
from restructurer.checking.run import Request, run
from restructurer.checking.values import SEVERITIES, FileReport, Finding

HERE = Path(__file__).resolve().parent
SUBSET = json.loads((HERE / "data" / "sarif_subset.json").read_text(encoding="utf-8"))
PAGE = """---
title: "L'hiver"
keyphrase: hiver
---

# L'hiver

L'hiver arrive : il neige ! <b>"Déjà"</b>...
"""

words = st.text(max_size=40)
findings = st.builds(
    Finding,
    check=st.sampled_from(known_ids()),
    severity=st.sampled_from(SEVERITIES),
    path=st.text(min_size=1, max_size=30),
    line=st.integers(1, 10_000),
    column=st.integers(1, 500),
    words=words,
    message=st.text(min_size=1, max_size=40),
    mend=words,
)
reports = st.lists(
    st.builds(
        FileReport,
        path=st.text(min_size=1, max_size=30),
        findings=st.lists(findings, max_size=4).map(tuple),
        ratings=st.just((("seo.title.width", "bad"),)),
    ),
    max_size=3,
)


@pytest.fixture
def sample(tmp_path: Path) -> tuple[FileReport, ...]:
    page = tmp_path / "hiver.md"
    page.write_text(PAGE, encoding="utf-8")
    broken = tmp_path / "cassé.md"
    broken.write_bytes(b"\xff\xfe\x00rien")
    return run(Request(files=(str(page), str(broken)), config=_defaults(tmp_path))).reports


def _defaults(folder: Path) -> Path:
    path = folder / "restructurer.toml"
    path.write_text("[check]\n", encoding="utf-8")
    return path


def full_schema() -> dict[str, object]:
    roots = [HERE / "yoast" / "node_modules", *map(Path, filter(None, [os.environ.get("NODE_PATH")]))]
    for root in roots:
        for path in sorted((root / "@microsoft" / "jest-sarif" / "lib" / "schemas").glob("*.json")):
            return dict(json.loads(path.read_text(encoding="utf-8")))
    pytest.skip("the whole SARIF schema comes with the development packages of tests/yoast (npm ci there)")


def check_junit(text: str) -> ElementTree.Element:
    """The rules of the JUnit schema that CI servers share: elements, attributes and counts."""
    root = ElementTree.fromstring(text.encode("utf-8"))
    assert root.tag == "testsuites"
    assert set(root.attrib) == {"name", "tests", "failures", "errors"}
    for suite in root:
        assert suite.tag == "testsuite"
        assert set(suite.attrib) == {"name", "tests", "failures", "errors", "skipped"}
        assert int(suite.get("tests", "-1")) == len(suite)
        assert int(suite.get("failures", "-1")) == len(suite.findall("testcase/failure"))
        for case in suite:
            assert case.tag == "testcase"
            assert set(case.attrib) == {"name", "classname"}
            assert [child.tag for child in case] in ([], ["failure"], ["system-out"])
            for failure in case.findall("failure"):
                assert set(failure.attrib) == {"type", "message"}
    assert int(root.get("tests", "-1")) == sum(len(suite) for suite in root)
    assert int(root.get("failures", "-1")) == len(root.findall("testsuite/testcase/failure"))
    return root


def test_sarif_follows_its_schema(sample: tuple[FileReport, ...]) -> None:
    data = json.loads(printer("sarif")(sample))
    jsonschema.validate(data, SUBSET)
    results = data["runs"][0]["results"]
    rules = data["runs"][0]["tool"]["driver"]["rules"]
    assert len(results) == sum(len(report.findings) for report in sample)
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in results)


def test_sarif_follows_the_whole_schema(sample: tuple[FileReport, ...]) -> None:
    jsonschema.Draft7Validator(full_schema()).validate(json.loads(printer("sarif")(sample)))


def test_the_subset_refuses_what_sarif_refuses(sample: tuple[FileReport, ...]) -> None:
    data = json.loads(printer("sarif")(sample))
    data["runs"][0]["results"][0]["level"] = "grave"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, SUBSET)


@settings(deadline=None, max_examples=60)
@given(reports)
def test_machine_formats_hold_whatever_the_words(made: list[FileReport]) -> None:
    jsonschema.validate(json.loads(printer("sarif")(made)), SUBSET)
    check_junit(printer("junit")(made))
    data = json.loads(printer("json")(made))
    assert data["summary"]["files"] == len(made)
    assert [f["words"] for one in data["files"] for f in one["findings"]] == [
        f.words for one in made for f in one.findings
    ]
    lines = printer("github")(made).split("\n")
    assert len([line for line in lines if line.startswith("::")]) == sum(len(one.findings) for one in made)


def test_junit_tells_failures_from_advice(sample: tuple[FileReport, ...]) -> None:
    root = check_junit(printer("junit")(sample))
    cases = {(suite.get("name", "")[-8:], case.get("name")): case for suite in root for case in suite}
    assert cases["hiver.md", "typography.apostrophe"].find("failure") is not None
    assert cases["hiver.md", "seo.links.internal"].find("failure") is None
    assert cases["cassé.md", "file.unreadable"].find("failure") is not None


def test_text_says_where_what_and_how(sample: tuple[FileReport, ...]) -> None:
    import click

    text = click.unstyle(printer("text")(sample))
    assert "2:10  erreur  apostrophe droite « ' » → écrivez « ’ » [typography.apostrophe]" in text
    assert "1:1  erreur  le fichier n’est pas du texte → excluez-le [file.unreadable]" in text
    assert "Apostrophes" in text.split("Contrôle")[1]
    assert text.rstrip().endswith("conseils.")


def test_github_annotations_name_file_line_and_column(sample: tuple[FileReport, ...]) -> None:
    line = next(one for one in printer("github")(sample).splitlines() if "typography.ellipsis" in one)
    assert line.startswith("::error file=")
    assert ",line=8,col=42," in line


def test_every_format_takes_no_finding_at_all() -> None:
    for name in FORMATS:
        assert isinstance(printer(name)([FileReport("a.md", ())]), str)
    assert "rien à signaler" in printer("text")([FileReport("a.md", ())])
    assert all(check.about for check in catalogue().values())
