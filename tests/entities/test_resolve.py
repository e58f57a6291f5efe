"""Referents of all documents become entities, whatever the order of the documents."""

import itertools
from functools import cache

from kg.claims.extract import make_extractor
from kg.documents.load import read_bytes
from kg.entities.comparison import fold, fold_industry
from kg.entities.resolve import resolve_entities
from kg.lexicon import Entry, build_lexicon, reference
from kg.model import Claim, Concept, Extraction, Key, Literal, Referent, Resolution, Span

FIRST = (
    "The Harbour Renewal Plan was issued by the State Council. "
    "The Harbour Bay Free Trade Zone covers 20 hectares."
)
SECOND = "The State Council of China published the Harbour Renewal Plan on 3 May 2020. The zone is old."
THIRD = (
    "The Harbour bay free-trade zone of 2020 is a rumour. The Harbour Bay Free Trade Zone covers 20 hectares."
)


@cache
def extractions() -> list[Extraction]:
    """Return the extractions of three texts."""
    extractor = make_extractor(reference())
    return [
        extractor.extract(read_bytes(t.encode(), f"{n}.txt")) for n, t in enumerate((FIRST, SECOND, THIRD))
    ]


def test_the_order_of_the_documents_does_not_matter() -> None:
    """Every order of the same documents gives the same entities and links."""
    found = {resolve_text(list(order)) for order in itertools.permutations(extractions())}
    assert len(found) == 1


def resolve_text(order: list[Extraction]) -> str:
    """Return a resolution as a text that can be compared."""
    resolution = resolve_entities(order, reference())
    return repr((resolution.entities, sorted(resolution.links.items()), sorted(resolution.unsure, key=repr)))


def by_label(resolution: Resolution, label: str) -> list[str]:
    """Return the ids of the entities with a label."""
    return [e.id for e in resolution.entities if e.label == label]


def test_one_policy_of_two_documents_is_one_entity() -> None:
    """The same title in two documents is one policy with two members."""
    resolution = resolve_entities(extractions(), reference())
    plan = next(e for e in resolution.entities if e.label == "Harbour Renewal Plan")
    assert plan.id == "r:policy-harbour-renewal-plan"
    assert len(plan.members) == 2


def test_a_known_body_is_its_entry() -> None:
    """Two wordings of a body of the tables are one entry."""
    resolution = resolve_entities(extractions(), reference())
    assert by_label(resolution, "State Council") == ["r:body-state-council"]


def test_one_figure_of_two_documents_is_one_statistic() -> None:
    """The same thing, indicator, value and unit make one statistic, whoever reports it."""
    resolution = resolve_entities(extractions(), reference())
    figures = [e for e in resolution.entities if e.kind == "Statistic" and len(e.members) == 2]
    assert len(figures) == 1


def referent(
    key: str, kind: str, label: str, candidates: tuple[str, ...] = (), *, scoped: bool = False
) -> Referent:
    """Return a referent that is mentioned at the start of its document."""
    return Referent(key, kind, label, (), (Span(0, 1),), candidates, scoped)


def extraction(document: str, *referents: Referent) -> Extraction:
    """Return an extraction without claims."""
    return Extraction(document, referents, ())


LEXICON = build_lexicon(
    [
        Entry("r:place-east", "AdministrativeArea", "Newton", origin="x"),
        Entry("r:place-west", "AdministrativeArea", "Newton", origin="x"),
    ]
)


def test_an_ambiguous_name_is_unsure_and_links_to_nothing() -> None:
    """Of two namesakes neither is taken; the question is listed."""
    both = ("r:place-east", "r:place-west")
    resolution = resolve_entities(
        [extraction("source-1", referent("place-newton", "Place", "Newton", both))], LEXICON
    )
    assert resolution.unsure[0].candidates == both
    assert resolution.links["source-1", "place-newton"] not in both


def test_what_is_only_described_is_not_merged() -> None:
    """Unnamed groups with the same words in two documents stay two."""
    group = referent("group-two-ministries", "UnnamedGroup", "two ministries", scoped=True)
    resolution = resolve_entities([extraction("source-1", group), extraction("source-2", group)], LEXICON)
    assert len(resolution.entities) == 2


def test_things_of_different_classes_are_not_merged() -> None:
    """A zone and a policy of one name stay two."""
    resolution = resolve_entities(
        [
            extraction("source-1", referent("zone-blue-port", "Zone", "Blue Port")),
            extraction("source-2", referent("policy-blue-port", "Strategy", "Blue Port")),
        ],
        LEXICON,
    )
    assert {e.id for e in resolution.entities} == {"r:zone-blue-port", "r:policy-blue-port"}


def test_a_shared_first_word_is_no_reason_to_merge() -> None:
    """ "Blue Port Zone" and "Blue Port Harbour Zone" stay two."""
    resolution = resolve_entities(
        [
            extraction("source-1", referent("zone-a", "Zone", "Blue Port Zone")),
            extraction("source-2", referent("zone-b", "Zone", "Blue Port Harbour Zone")),
        ],
        LEXICON,
    )
    assert len(resolution.entities) == 2


def test_spellings_fold() -> None:
    """Case, accents, quotes, hyphens and articles do not make another name."""
    assert fold("The Xi’an–Delta Zone") == fold("xi'an delta zone")
    assert fold("São Tomé") == fold("Sao Tome")
    assert fold("Blue Port") != fold("Blue Ports")
    assert fold_industry("the Semiconductor industry") == fold_industry("semiconductors")


def test_a_statistic_differs_by_its_year() -> None:
    """The same value for two years is two statistics."""

    def figure(document: str, year: str) -> Extraction:
        claims = tuple(
            Claim(document, "statistic-1", p, o, (Span(0, 1),), "figure", 0.9)
            for p, o in (
                ("kg:observedEntity", Key("zone-a")),
                ("kg:value", Literal("5.0", "xsd:decimal")),
                ("kg:unit", Concept("unit:NUM")),
                ("kg:referenceYear", Literal(year, "xsd:integer")),
            )
        )
        referents = (
            referent("statistic-1", "Statistic", "a: 5"),
            referent("zone-a", "Zone", "Blue Port Zone"),
        )
        return Extraction(document, referents, claims)

    resolution = resolve_entities([figure("source-1", "2020"), figure("source-2", "2021")], LEXICON)
    assert len([e for e in resolution.entities if e.kind == "Statistic"]) == 2
