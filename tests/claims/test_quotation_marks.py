"""The rules do not mind how a text marks the name of a policy, nor where it puts the comma behind it."""

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes
from kg.evaluation.facts import facts_of

NAME = "Quay Growth Plan of Norvia"
# What opens and closes a name, and whether the comma of the sentence stands inside.
MARKS = {
    "none": ("", "", False),
    "curly": ("“", "”", False),
    "curly, comma inside": ("“", "”", True),
    "straight": ('"', '"', False),
    "straight, comma inside": ('"', '"', True),
    "single": ("‘", "’", False),
    "straight single": ("'", "'", False),
    "guillemets": ("«", "»", False),
    "guillemets with blanks": ("« ", " »", False),
    "low": ("„", "“", False),
    "Chinese": ("《", "》", False),
    "square": ("[", "]", False),
    "italic": ("*", "*", False),
    "bold": ("**", "**", False),
    "short name behind": ("", " (QGP)", False),
    "quoted short name behind": ("", " (“QGP”)", False),
}
FRAMES = {
    "issued by": "The {} was issued by the Ministry of Canals in May 2021.",
    "issued by, behind a comma": "The {,} issued by the Ministry of Canals in May 2021, holds for all ports.",
    "somebody issued": "The Ministry of Canals issued the {} in May 2021.",
    "on a day": "On 3 May 2021, the Ministry of Canals released the {}.",
    "whose it is": "The Ministry of Canals’ {} was adopted in May 2021.",
    "which": "The {,} which the Ministry of Canals adopted in May 2021, holds for all ports.",
    "of": "The {} of the Ministry of Canals, dated 3 May 2021, holds for all ports.",
    "approved by": "The {} was approved in May 2021 by the Ministry of Canals.",
}


def written(frame: str, marks: tuple[str, str, bool]) -> str:
    """Return a sentence with the name between its marks."""
    opens, closes, inside = marks
    behind = f"{opens}{NAME},{closes}" if inside else f"{opens}{NAME}{closes},"
    return frame.replace("{,}", behind).replace("{}", f"{opens}{NAME}{closes}")


def test_all_pairs_are_collected() -> None:
    """There are sixteen marks and eight sentences, no two alike but where no comma stands."""
    texts = {written(frame, marks) for frame in FRAMES.values() for marks in MARKS.values()}
    with_comma = sum("{,}" in frame for frame in FRAMES.values())
    assert len(MARKS) == 16
    assert len(FRAMES) == 8
    assert len(texts) == 16 * 8 - 2 * (8 - with_comma)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("marks", MARKS)
def test_a_name_between_marks_has_its_issuer_and_date(extractor: Extractor, marks: str, frame: str) -> None:
    """Policy, issuer and date are read whatever stands around the name."""
    document = read_bytes(written(FRAMES[frame], MARKS[marks]).encode(), "marks.txt")
    quotes = {(s.start, s.end): document.text[s.start : s.end] for s in document.sentences}
    facts = facts_of(extractor.extract(document), quotes)
    assert any(NAME in policy.names for policy in facts.policies)
    assert any(NAME in p.left.names and "Ministry of Canals" in p.right.names for p in facts.issuers)
    assert any(NAME in p.left.names and p.right.names[0].startswith("2021-05") for p in facts.dates)
