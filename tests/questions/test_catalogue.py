"""The catalogue reads every question that comes with the package, and refuses a malformed one."""

from pathlib import Path

import pytest

from kg.exceptions import DataError, QuestionError
from kg.questions.catalogue import Parameter, catalogue, question

GOOD = """# id: cq90
# question: Which zones take in a place?
# group: places
# param: place: kg:Place = r:place-northport
# param: year: xsd:integer = 2030
# empty: ok
SELECT ?zone WHERE { ?zone kg:spans $place ; kg:year ?y FILTER(?y < $year) }
"""
# (what is wrong, old text, new text, words of the message)
FAULTS = (
    ("no id", "# id: cq90\n", "", "no line '# id:'"),
    ("no question", "# question: Which zones take in a place?\n", "", "no line '# question:'"),
    ("no group", "# group: places\n", "", "no line '# group:'"),
    ("another id", "cq90", "cq91", "not its file name"),
    ("no type", "place: kg:Place = ", "place = ", "cannot read the parameter"),
    ("no default", " = 2030", "", "cannot read the parameter"),
    ("unknown datatype", "xsd:integer", "xsd:gYear", "cannot read the parameter"),
    ("not used", "$year", "2030", "does not use $year"),
    ("twice", "param: year", "param: place", "share a name"),
)


def test_packaged_questions() -> None:
    """Twenty questions or more come with the package, in order and with a group each."""
    found = catalogue()
    assert len(found) >= 20
    assert [item.id for item in found] == sorted(item.id for item in found)
    assert all(item.question and item.group and item.sparql for item in found)


def test_header_is_read(tmp_path: Path) -> None:
    """The header gives the words, the group and the typed parameters of a question."""
    (tmp_path / "cq90.rq").write_text(GOOD, encoding="utf-8")
    (item,) = catalogue(tmp_path)
    assert (item.id, item.group, item.question) == ("cq90", "places", "Which zones take in a place?")
    assert item.parameters == (
        Parameter("place", "kg:Place", "r:place-northport"),
        Parameter("year", "xsd:integer", "2030"),
    )


@pytest.mark.parametrize(("fault", "old", "new", "message"), FAULTS)
def test_malformed(tmp_path: Path, fault: str, old: str, new: str, message: str) -> None:
    """A fault in a header is told with the name of its file."""
    assert old in GOOD, fault
    (tmp_path / "cq90.rq").write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        catalogue(tmp_path)
    assert message in str(caught.value)
    assert "cq90.rq" in str(caught.value)


def test_faults_collected() -> None:
    """All faults were collected."""
    assert len(FAULTS) == 9


def test_one_by_id() -> None:
    """A question is found by its id in either case; an unknown id tells which there are."""
    assert question(" CQ06 ").id == "cq06"
    with pytest.raises(QuestionError, match="cq01 to cq58"):
        question("cq99")
