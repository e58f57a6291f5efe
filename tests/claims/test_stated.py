"""Actions that a sentence names otherwise than by a verb of its subject, and where an action ends."""

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes

HEAD = "The Lake Plan was approved by the Ministry of Transport in 2008.\n\n"

# (text, its measures)
CASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    # a part of the plan that is an action, and one that is none
    (
        "A key element of the plan is the expansion of two fish markets.",
        ("expansion of two fish markets",),
    ),
    ("A key element of the plan is its length.", ()),
    # the next step is an action in the infinitive
    ("The next step will be to dredge the inner basin.", ("dredge the inner basin",)),
    # more of something is proposed by a body; what visitors want is no measure
    (
        "The Ministry of Transport proposes stricter limits for ships and asks all towns to report leaks.",
        ("report leaks", "stricter limits for ships"),
    ),
    ("Visitors proposed longer holidays on the lake.", ()),
    # what a plan provides for; what a town calls for may be anything
    ("The plan provides for a public ferry company.", ("public ferry company",)),
    ("The town calls for the police.", ()),
    # what others are promised or entitled to
    ("Anglers are promised a range of gifts.", ("Anglers are promised a range of gifts",)),
    ("Anglers are entitled to complain.", ()),
    # a zone by its letters offers something
    ("The SEZ offers a wide range of port services.", ("offers a wide range of port services",)),
    # what there will be under a policy, and what the weather will be
    ("There will be no tolls on cargo boats.", ("There will be no tolls on cargo boats",)),
    ("There will be a new fund for young anglers.", ("new fund for young anglers",)),
    ("There will be no rain on the lake.", ()),
    # the purpose that opens a sentence ends before its main clause
    (
        "To restore the reed beds, the Ministry of Transport intends to close four old quays.",
        ("close four old quays", "restore the reed beds"),
    ),
    # who said so is no part of what is done
    (
        "The Ministry of Transport will dredge the inner basin, two senior officials said on Friday.",
        ("dredge the inner basin",),
    ),
    (
        "The Ministry of Transport will dredge the inner basin, the outer basin and all canals.",
        ("dredge the inner basin, the outer basin and all canals",),
    ),
    # an action in -ing ends before the verb of the clause around it
    (
        "A fund aimed at restoring old boathouses is expected to receive 3 million euros.",
        ("restoring old boathouses",),
    ),
    # a body looks to do something; a crowd looks on
    ("The council will look to turn two sheds into flats.", ("turn two sheds into flats",)),
    ("Tourists will look to the hills.", ()),
    # nouns that end in -ing in a list of things are no actions
    (
        "It offers cheap loans for batteries, motors, charging stations, and testing sites in two towns.",
        ("offers cheap loans for batteries, motors, charging stations, and testing sites in two towns",),
    ),
    # how much of something is done now is no step
    ("The Ministry of Transport is using only half of the quays.", ()),
    # parts of measures in whatever words; what a programme of songs includes is no step
    (
        "Other measures include lower dues, stricter checks of nets and buoys, and training for anglers.",
        ("lower dues", "stricter checks of nets and buoys", "training for anglers"),
    ),
    ("The plan will also include EUR 3 million in slipways.", ("EUR 3 million in slipways",)),
    ("The programme includes songs about the lake, a play and a dance.", ()),
    # what the sentence before told of
    (
        "The Ministry of Transport has many incentives. These include cheap loans and grants for anglers.",
        ("cheap loans", "grants for anglers"),
    ),
    ("The lake has many fish. These include pike from the north.", ()),
    # what is only called so by us, and what somebody says
    (
        "We will form “three fishing rings” and dredge a canal.",
        ("dredge a canal", "form “three fishing rings”"),
    ),
    # "plan" as a noun and as a verb
    (
        "The council will renew its rescue plan to deal with storms.",
        ("renew its rescue plan to deal with storms",),
    ),
    ("The council and the towns plan to dredge a canal.", ("dredge a canal",)),
    # a road that opens, and a market that does so as it will
    ("Lake Road 9 will open to traffic.", ("Lake Road 9 will open to traffic",)),
    ("The shop will open to applause.", ()),
    # the purpose of what is done already, and of what will be
    ("To help anglers, our mayors lowered the dues of all clubs.", ()),
    ("To achieve this, the council also provides for two ferries.", ()),
    # what a scheme does and what others do; a step under a decree
    ("Ponds are set up by farmers and fishing firms.", ()),
    ("Fish ponds are set up by decree.", ("Fish ponds are set up by decree",)),
    # what money can be used for, and what a thing can be
    ("Boats can be used to carry sand and even heat houses.", ()),
    # money that was spent, and money that is set aside
    ("Some $30 billion has been invested in canals since 2007.", ()),
    (
        "Some $30 billion has been set aside for canals.",
        ("Some $30 billion has been set aside for canals",),
    ),
    # a noun of action as the subject of a verb
    ("Expansion of the ponds not only supports anglers but also divers.", ()),
    # a remark in brackets at the end, with words that look like steps
    ("The council will open sheds (for testing, training, or drying of nets).", ("open sheds",)),
)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_a_sentence_gives_its_measures_word_for_word(
    extractor: Extractor, text: str, expected: tuple[str, ...]
) -> None:
    """Every measure is found, with no word too many, and none besides."""
    found = extractor.extract(read_bytes((HEAD + text).encode(), "plan.txt"))
    assert sorted(r.label for r in found.referents if r.kind == "Measure") == sorted(expected)


def test_cases() -> None:
    """Forty sentences and more are tried."""
    assert len(CASES) == 40
