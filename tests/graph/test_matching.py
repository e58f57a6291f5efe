"""Tests of how a judgement finds its claim again after the texts have changed."""

from dataclasses import dataclass

import pytest

from kg.graph.matching import Matcher, quoter
from kg.graph.naming import Names, fold, index_names, is_reworded
from kg.graph.statements import statements
from kg.identifiers import document_id, sha256
from kg.judgements import Judgement, Verdict, fingerprint
from kg.lexicon import build_lexicon
from kg.model import Alias, Claim, Entity, Extraction, Key, Literal, Resolution, Span

FILE, OTHER = "note.txt", "paper.txt"
SENTENCE = "The council said that the Blue Zone takes in the whole of Northport."


@dataclass(frozen=True)
class Said:
    """One sentence of a file and the claim that is drawn from it, by labels."""

    file: str
    subject: str
    value: str
    words: str
    predicate: str = "kg:spans"
    literal: bool = False


def build(*said: Said) -> tuple[Matcher, Names]:
    """Return the matcher of a build in which every label is a thing of the kind before its colon."""
    texts = {name: "\n".join(s.words for s in said if s.file == name) for name in {s.file for s in said}}
    ids = {name: document_id(f"sha256:{sha256(name + text)}") for name, text in texts.items()}
    entities: dict[str, Entity] = {}
    claims: dict[str, list[Claim]] = {name: [] for name in texts}
    for one in said:
        ends = (one.subject,) if one.literal else (one.subject, one.value)
        for end in ends:
            kind, _, label = end.partition(": ")
            identifier = f"r:{kind}-{sha256(end)[:8]}"
            entities[end] = Entity(
                identifier, kind.title(), label, (Alias(f"{label} alias", (ids[one.file],)),)
            )
        start = texts[one.file].index(one.words)
        value = Literal(one.value) if one.literal else Key(one.value)
        span = Span(start, start + len(one.words))
        claims[one.file].append(Claim(ids[one.file], one.subject, one.predicate, value, (span,), "r", 0.9))
    links = {(ids[name], end): entity.id for name in texts for end, entity in entities.items()}
    resolution = Resolution(tuple(entities.values()), links)
    judged = statements([Extraction(ids[n], (), tuple(found)) for n, found in claims.items()], resolution)
    names = index_names(resolution, build_lexicon([]), {ids[name]: name for name in texts})
    return Matcher(judged, names, quoter({ids[name]: text for name, text in texts.items()})), names


def judged(
    subject: str = "zone: Blue Zone",
    value: str = "place: Northport",
    words: str = SENTENCE,
    file: str = FILE,
    predicate: str = "kg:spans",
) -> Judgement:
    """Return the judgement on a claim, by default that the Blue Zone spans Northport in the note."""
    return Judgement(Verdict.REJECT, subject, predicate, value, file, fingerprint(words) if words else "")


ASIS = Said(FILE, "zone: Blue Zone", "place: Northport", SENTENCE)
BUILD_A = "The plan wants to build a harbour school for all northern fishing families."
OBJECTIVE = "objective: Build a harbour school for all northern fishing families"
FILLER = Said(FILE, "zone: Red Zone", "place: Eastham", "The Red Zone lies far away, in Eastham.")

# The judgement, what is said now, whether it is applied, and what is told of it.
CASES = (
    # Nothing has changed.
    (judged(), (ASIS,), True, ""),
    # The words around it have changed a little.
    (
        judged(),
        (Said(FILE, ASIS.subject, ASIS.value, SENTENCE.replace("said that", "told us that")),),
        True,
        "",
    ),
    # It stands in quite another sentence now.
    (
        judged(),
        (Said(FILE, ASIS.subject, ASIS.value, "Northport became part of a zone, the Blue Zone, last year."),),
        False,
        "still says this, but in other words",
    ),
    # The value has changed and nothing else.
    (
        judged(),
        (Said(FILE, ASIS.subject, "place: Southport", SENTENCE.replace("North", "South")),),
        False,
        "no longer",
    ),
    # The subject has changed and nothing else.
    (
        judged(),
        (Said(FILE, "zone: Green Zone", ASIS.value, SENTENCE.replace("Blue", "Green")),),
        False,
        "no longer",
    ),
    # Another relation between the two.
    (judged(predicate="kg:within"), (ASIS,), False, "no longer says this"),
    # A name written in another way, and one that holds in this document.
    (judged(subject="zone: the blue-zone"), (ASIS,), True, ""),
    (judged(subject="zone: Blue Zone alias"), (ASIS,), True, ""),
    # A name of another kind.
    (judged(subject="policy: Blue Zone"), (ASIS,), False, "no longer says this"),
    # The file is called otherwise.
    (
        judged(),
        (Said(OTHER, ASIS.subject, ASIS.value, SENTENCE),),
        True,
        "paper.txt says the same in like words",
    ),
    # The file is gone, and another one says it in its own words.
    (
        judged(),
        (Said(OTHER, ASIS.subject, ASIS.value, "All of Northport is to join the Blue Zone, we hear."),),
        False,
        "there is no file note.txt any more",
    ),
    # The file is gone, and two files say it in like words.
    (
        judged(),
        (
            Said(OTHER, ASIS.subject, ASIS.value, SENTENCE),
            Said("third.txt", ASIS.subject, ASIS.value, SENTENCE),
        ),
        False,
        "several files say the same in like words",
    ),
    # The file is there, and another one says it: that one was not judged.
    (
        judged(),
        (FILLER, Said(OTHER, ASIS.subject, ASIS.value, SENTENCE)),
        False,
        "note.txt no longer says this",
    ),
    # Whatever the file and the words.
    (
        judged(file="", words=""),
        (ASIS, Said(OTHER, ASIS.subject, ASIS.value, "Blue Zone, Northport.")),
        True,
        "",
    ),
    (judged(file="", words=""), (FILLER,), False, "no document says this"),
    # A description in slightly other words.
    (
        judged(OBJECTIVE, "2030", BUILD_A, predicate="kg:deadlineYear"),
        (
            Said(
                FILE,
                "objective: Build a new harbour school for northern fishing families",
                "2030",
                BUILD_A.replace("a harbour", "a new harbour"),
                "kg:deadlineYear",
                literal=True,
            ),
        ),
        True,
        "the wording has changed",
    ),
    # A description in slightly other words, with another value.
    (
        judged(OBJECTIVE, "2030", BUILD_A, predicate="kg:deadlineYear"),
        (Said(FILE, OBJECTIVE, "2031", BUILD_A, "kg:deadlineYear", literal=True),),
        False,
        "no longer says this",
    ),
    # Two descriptions that fit.
    (
        judged(OBJECTIVE, "2030", BUILD_A, predicate="kg:deadlineYear"),
        (
            Said(FILE, f"{OBJECTIVE} there", "2030", f"{BUILD_A} There.", "kg:deadlineYear", literal=True),
            Said(FILE, f"{OBJECTIVE} here", "2030", f"{BUILD_A} Here.", "kg:deadlineYear", literal=True),
        ),
        False,
        "several claims fit",
    ),
    # A property that there is not.
    (judged(predicate="no:such"), (ASIS,), False, "no property is called no:such"),
)


def test_cases_are_collected() -> None:
    """Changes that keep a judgement stand beside changes that lose it."""
    assert len(CASES) == 19
    assert sum(applied for _, _, applied, _ in CASES) == 7


@pytest.mark.parametrize(("judgement", "said", "applied", "told"), CASES, ids=range(len(CASES)))
def test_finding_the_claim_again(
    judgement: Judgement, said: tuple[Said, ...], applied: bool, told: str
) -> None:
    """A judgement is applied to what was judged, or is lost with a reason; never to something else."""
    matcher, _ = build(*said)
    match = matcher.find(judgement)
    assert bool(match.claims) is applied
    assert told in match.reason
    assert match.claims or match.reason


# Two descriptions, and whether they are one in slightly other words.
DESCRIPTIONS = (
    ("Build a port for the northern towns", "Build the new port for northern towns", True),
    ("Build a port for the northern towns", "Building a port for the northern towns", True),
    # Another place, number, action, or the contrary.
    ("Build a port for the people of Northport", "Build a port for the people of Southport", False),
    ("Raise the share of rail to 30 percent", "Raise the share of rail to 35 percent", False),
    ("Build a port for the northern towns", "Close a port for the northern towns", False),
    ("Shall fund the old harbour schools", "Shall not fund the old harbour schools", False),
    # Quite another text, and none.
    ("Build a port for the northern towns", "Build schools and roads in all valleys", False),
    ("Build a port", "", False),
)


@pytest.mark.parametrize(("old", "new", "same"), DESCRIPTIONS)
def test_other_words_for_a_description(old: str, new: str, same: bool) -> None:
    """Small words and a few others may change; names, numbers, the action and denials may not."""
    assert is_reworded(old, new) is same
    assert len(DESCRIPTIONS) == 8


def test_names_by_id_kind_and_file() -> None:
    """A thing is meant by its id or by kind and name; a name with a file holds in that file only."""
    _, names = build(ASIS, Said(OTHER, "zone: Amber Zone", "place: Westham", "Amber Zone takes in Westham."))
    blue = names.things("zone: Blue Zone")
    assert len(blue) == 1
    assert names.things("Blue Zone") == blue
    assert names.things("zone: Blue Zone alias @ note.txt") == blue
    assert names.things("zone: Blue Zone alias @ paper.txt") == frozenset()
    assert names.things("r:zone-x") == {"https://w3id.org/policykg/id/zone-x"}
    assert names.things(" ") == frozenset()
    assert fold("Blue Zone’s “End”") == fold("the blue zones end")
