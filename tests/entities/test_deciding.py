"""Names of several documents are one thing only where nothing speaks against it and one candidate remains."""

from dataclasses import dataclass, replace

import pytest

from kg.entities.resolve import resolve_entities
from kg.model import Extraction, Referent, Tier

from .builders import LEXICON, extraction, groups, linked, place, thing

ZONE, PLAN = "Green Tide Zone", "Tide and Reef Plan"
COUNCIL = "State Council", "r:body-state-council"


def zone(label: str = ZONE, *aliases: str) -> Referent:
    """Return a zone."""
    return thing("Zone", label, *aliases, key="zone")


def within(name: str, label: str = ZONE) -> tuple[Referent, Referent, tuple[tuple[str, str, str], ...]]:
    """Return a zone, a place, and the statement that the one lies in the other."""
    return zone(label), place(name), (("zone", "kg:within", f"place-{name}"),)


def lying(document: str, name: str, label: str = ZONE) -> Extraction:
    """Return a document in which a zone lies in a place."""
    one, area, said = within(name, label)
    return extraction(document, one, area, said=said)


def issued(
    document: str, title: str, body: str = "", row: str = "", on: str = "", around: tuple[str, ...] = ()
) -> Extraction:
    """Return a document that tells of a plan who issued it and when."""
    things = [thing("PolicyDocument", title, key="plan"), *map(place, around)]
    said = []
    if body:
        things.append(thing("PublicBody", body, rows=(row,) if row else (), key="body"))
        said.append(("plan", "kg:issuedBy", "body"))
    if on:
        said.append(("plan", "kg:issuedOn", on))
    return extraction(document, *things, said=said)


@dataclass(frozen=True, slots=True)
class Case:
    """Two documents and whether their things ``key`` are one; ``why`` stands in the reason or the comment."""

    one: Extraction
    other: Extraction
    same: bool
    key: str = "zone"


CASES = {
    "a spelling": Case(
        extraction("a", zone("Low-Tide Harbour Zone")), extraction("b", zone("Low Tide Harbor Zone")), True
    ),
    "one name in one city": Case(lying("a", "ningbo"), lying("b", "haishu"), True),
    "one name in two provinces": Case(lying("a", "ningbo"), lying("b", "chengdu"), False),
    "one name in two cities of a province": Case(lying("a", "mianyang"), lying("b", "chengdu"), False),
    "a province and a city of it": Case(lying("a", "sichuan"), lying("b", "chengdu"), True),
    "the place in the name and in the text": Case(
        lying("a", "ningbo", "Tide Zone"), extraction("b", zone("Ningbo Tide Zone")), True
    ),
    "the place in the name, another in the text": Case(
        lying("a", "chengdu", "Tide Zone"), extraction("b", zone("Ningbo Tide Zone")), False
    ),
    "the place in the name, nothing in the text": Case(
        extraction("a", zone("Tide Zone")), extraction("b", zone("Ningbo Tide Zone")), False
    ),
    "a name of two districts, each in its city": Case(
        lying("a", "ningbo", "Jiangbei Tide Zone"), lying("b", "chongqing", "Jiangbei Tide Zone"), False
    ),
    "a name of two districts, one city": Case(
        lying("a", "ningbo", "Jiangbei Tide Zone"), lying("b", "haishu", "Jiangbei Tide Zone"), True
    ),
    "a shared first word": Case(
        extraction("a", zone("Tide Zone")), extraction("b", zone("Tide Port Zone")), False
    ),
    "a name that fits anything": Case(
        extraction("a", zone("Industrial Park")), extraction("b", zone("Industrial Park")), False
    ),
    "a name that fits anything, in one city": Case(
        lying("a", "ningbo", "Industrial Park"), lying("b", "ningbo", "Industrial Park"), True
    ),
    "numbered zones": Case(extraction("a", zone("Tide Zone-1")), extraction("b", zone("Tide Zone-2")), False),
    "one title": Case(issued("a", PLAN), issued("b", PLAN), True, "plan"),
    "two precisions of one date": Case(
        issued("a", PLAN, on="2021-10-21"), issued("b", PLAN, on="2021-10"), True, "plan"
    ),
    "sources that disagree about the day": Case(
        issued("a", PLAN, on="2021-10-21"), issued("b", PLAN, on="2021-12-03"), True, "plan"
    ),
    "years apart": Case(
        issued("a", PLAN, on="2012-01-05"), issued("b", PLAN, on="2021-12-03"), False, "plan"
    ),
    "one issuer, years apart": Case(
        issued("a", PLAN, "State Council", "r:body-state-council", "2012"),
        issued("b", PLAN, "State Council", "r:body-state-council", "2021"),
        False,
        "plan",
    ),
    "issuers of two countries": Case(
        issued("a", PLAN, "Ministry of Education of China", "r:body-education-china"),
        issued("b", PLAN, "Ministry of Education of India", "r:body-education-india"),
        False,
        "plan",
    ),
    "a period in one title": Case(
        issued("a", "Tide Reef Coast Plan (2021-2025)"), issued("b", "Tide Reef Coast Plan"), True, "plan"
    ),
    "two periods": Case(
        issued("a", "Tide Reef Coast Plan (2016-2020)"),
        issued("b", "Tide Reef Coast Plan (2021-2025)"),
        False,
        "plan",
    ),
    "one number under two titles": Case(
        issued("a", "Measures for Reefs (No. 5 [2021])"),
        issued("b", "Reef Measures of the Coast No. 5 [2021]"),
        True,
        "plan",
    ),
    "two numbers under one title": Case(
        issued("a", "Decree No. 12/2021 on Reefs"), issued("b", "Decree No. 13/2021 on Reefs"), False, "plan"
    ),
    "two English titles, one issuer, one date": Case(
        issued("a", "Master Plan for the Development of Tide Bay", *COUNCIL, "2021-10-21"),
        issued("b", "General Plan on Developing Tide Bay", *COUNCIL, "2021-10"),
        True,
        "plan",
    ),
    "a plan and a notice": Case(
        issued("a", "Tide Bay Reef Plan", "State Council", "r:body-state-council", "2021-10-21"),
        issued("b", "Notice on Tide Bay Reef", "State Council", "r:body-state-council", "2021-10-21"),
        False,
        "plan",
    ),
    "a short name among other places": Case(
        extraction("a", zone("Tide Zone"), place("ningbo")),
        extraction("b", zone("Tide Zone"), place("chengdu")),
        False,
    ),
    "a telling name among other places": Case(
        extraction("a", zone("Tide Reef Zone"), place("ningbo")),
        extraction("b", zone("Tide Reef Zone"), place("chengdu")),
        True,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_pairs(name: str) -> None:
    """Each pair is one thing or two, as a careful reader would say."""
    case = CASES[name]
    resolution = resolve_entities([case.one, case.other], LEXICON)
    assert linked(resolution, f"a/{case.key}", f"b/{case.key}") is case.same


def test_all_cases_are_there() -> None:
    """No case was lost under the name of another."""
    assert (len(CASES), sum(case.same for case in CASES.values())) == (28, 13)


def test_a_name_of_two_things_is_linked_to_neither() -> None:
    """Beside two namesakes in two cities a third mention without a place stays open."""
    resolution = resolve_entities(
        [lying("a", "ningbo"), lying("b", "chengdu"), extraction("c", zone())], LEXICON
    )
    assert groups(resolution) == set()
    assert [(u.document, u.candidates) for u in resolution.unsure] == [
        ("c", ("r:zone-green-tide-zone-ningbo", "r:zone-green-tide-zone-chengdu"))
    ]


def test_reasons_are_told_in_words() -> None:
    """An entity says why names of several documents are one."""
    resolution = resolve_entities(
        [lying("a", "ningbo", "Tide Zone"), extraction("b", zone("Ningbo Tide Zone"))], LEXICON
    )
    entity = next(e for e in resolution.entities if e.kind == "Zone")
    assert entity.reasons == (
        "“Tide Zone” and “Ningbo Tide Zone” differ in a place or year left out; both tied to Ningbo",
    )
    assert entity.label == "Ningbo Tide Zone"


def test_two_things_side_by_side_are_two() -> None:
    """Two zones that one document names beside each other are not made one by a third name."""
    both = extraction("a", zone("Ningbo Tide Zone"), thing("Zone", "Chengdu Tide Zone", key="other"))
    resolution = resolve_entities([both, extraction("b", zone("Tide Zone"))], LEXICON)
    assert groups(resolution) == set()


def test_wordings_of_one_document_are_joined() -> None:
    """A zone with and without its city in one text is one; a state's department is not the nation's."""
    document = extraction(
        "a",
        zone("Ningbo Tide Zone"),
        thing("Zone", "Tide Zone", key="bare"),
        thing("PublicBody", "Sichuan Department of Reefs", key="state"),
        thing("PublicBody", "Department of Reefs", at=((50, 70),), key="nation"),
    )
    resolution = resolve_entities([document], LEXICON)
    assert linked(resolution, "a/zone", "a/bare")
    assert not linked(resolution, "a/state", "a/nation")


BESIDE = (
    ("The Tide Zone in Ningbo grew.", "ningbo"),
    ("In Ningbo, the Tide Zone grew.", "ningbo"),
    ("It was Ningbo's Tide Zone that grew.", "ningbo"),
    ("The Tide Zone (Ningbo) grew.", "ningbo"),
    ("The Tide Zone was laid out in Ningbo.", "ningbo"),
    ("The Tide Zone belongs to Ningbo.", "ningbo"),
    ("The Tide Zone grew, and Ningbo paid.", ""),  # beside it, but not of it
    ("The Tide Zone sells fish to Ningbo.", ""),
    ("The Tide Zone was set up in March.", ""),
    ("The Tide Zone in Jiangbei grew.", ""),  # which one is not said
)


@pytest.mark.parametrize(("text", "wanted"), BESIDE)
def test_the_words_beside_a_name_place_it(text: str, wanted: str) -> None:
    """What the words around a name tie it to is where it is; a namesake in Chengdu stays another zone."""
    at = text.index("Tide Zone")
    here = extraction("a", thing("Zone", "Tide Zone", at=((at, at + 9),), key="zone"))
    there = lying("b", "chengdu", "Tide Zone")
    resolution = resolve_entities([here, there], LEXICON, texts={"a": text})
    assert (resolution.links["a", "zone"] == "r:zone-tide-zone-ningbo") is bool(wanted)
    assert linked(resolution, "a/zone", "b/zone") is not bool(wanted)


def test_rare_company_speaks_for_one_thing() -> None:
    """A short name among other places is one thing where both documents name the same rare project, too."""
    project = thing("Facility", "Herring Lighthouse", key="facility")
    documents = [
        extraction("a", zone("Tide Zone"), place("ningbo"), project),
        extraction("b", zone("Tide Zone"), place("chengdu"), project),
    ]
    assert linked(resolve_entities(documents, LEXICON), "a/zone", "b/zone")


ACROSS = (
    ("GTIZ", "Green Tide Industrial Zone", ("GTIZ",), True),  # defined in one document, alone in the other
    ("GTIZ", "Green Tide Industrial Zone", (), False),  # the letters fit, nothing else speaks for it
    ("GTZ", "Green Tide Zone", ("GTZ",), False),  # three letters are borne by many
    ("GTIP", "Green Tide Industrial Zone", ("GTIZ",), False),  # other letters
)


@pytest.mark.parametrize(("short", "full", "aliases", "same"), ACROSS)
def test_acronyms(short: str, full: str, aliases: tuple[str, ...], same: bool) -> None:
    """An acronym is its full name where a document defines it and it is long enough."""
    resolution = resolve_entities(
        [extraction("a", zone(short)), extraction("b", zone(full, *aliases))], LEXICON
    )
    assert linked(resolution, "a/zone", "b/zone") is same


def test_an_acronym_of_two_things_is_open() -> None:
    """If two names define the same acronym, it is linked to neither and asked about."""
    documents = [
        extraction("a", zone("GTIZ")),
        extraction("b", zone("Green Tide Industrial Zone", "GTIZ")),
        extraction("c", zone("Great Terrace Innovation Zone", "GTIZ")),
    ]
    resolution = resolve_entities(documents, LEXICON)
    assert groups(resolution) == set()
    assert [(u.document, len(u.candidates)) for u in resolution.unsure] == [("a", 2)]


def test_a_short_acronym_in_its_own_place_is_linked() -> None:
    """Three letters are enough where both documents are about the same city."""
    documents = [
        extraction("a", zone("GTZ"), place("ningbo")),
        extraction("b", zone("Green Tide Zone", "GTZ"), place("haishu")),
    ]
    assert linked(resolve_entities(documents, LEXICON), "a/zone", "b/zone")


def test_titles_of_one_text() -> None:
    """Two English titles with one issuer and day are one text; without the day they are a question."""
    titles = (
        "Master Plan for the Development of Tide Herring Bay",
        "General Plan on Developing Tide Herring Bay",
    )
    council = ("State Council", "r:body-state-council")
    dated = [
        issued(d, t, *council, on) for d, t, on in zip("ab", titles, ("2021-10-21", "2021-10"), strict=True)
    ]
    assert linked(resolve_entities(dated, LEXICON), "a/plan", "b/plan")
    undated = [issued(d, t, *council) for d, t in zip("ab", titles, strict=True)]
    resolution = resolve_entities(undated, LEXICON)
    assert not linked(resolution, "a/plan", "b/plan")
    assert len(resolution.unsure) == 1


def test_coordinated_bodies_are_never_one_body() -> None:
    """ "Ministries of Ports and Reefs" are two and stay whole; "Ministry of Ports and Reefs" is one."""
    documents = [
        extraction("a", thing("PublicBody", "Ministries of Ports and Reefs", key="body")),
        extraction("b", thing("PublicBody", "Ministry of Ports and Reefs", key="body")),
        extraction("c", thing("PublicBody", "Ministry of Ports & Reefs", key="body")),
        extraction("d", thing("PublicBody", "Ministry of Ports", key="body")),
        extraction("e", thing("PublicBody", "Ministry of Reefs", key="body")),
    ]
    resolution = resolve_entities(documents, LEXICON)
    assert groups(resolution) == {frozenset({"b/body", "c/body"})}
    asked = [u for u in resolution.unsure if u.document == "a"]
    assert [set(u.candidates) for u in asked] == [{"r:body-ministry-of-ports", "r:body-ministry-of-reefs"}]


def test_things_of_two_classes_are_asked_about() -> None:
    """A zone and a facility of one name stay two and are a question."""
    resolution = resolve_entities(
        [
            extraction("a", zone("Tide Reef Park")),
            extraction("b", thing("Facility", "Tide Reef Park", key="facility")),
        ],
        LEXICON,
    )
    assert groups(resolution) == set()
    assert {u.candidates for u in resolution.unsure} == {
        ("r:facility-tide-reef-park",),
        ("r:zone-tide-reef-park",),
    }


def test_aliases_keep_the_documents_in_which_they_hold() -> None:
    """A short name belongs to the thing in its own document only."""
    documents = [extraction("a", zone(ZONE, "the Zone")), extraction("b", zone(ZONE))]
    entity = next(e for e in resolve_entities(documents, LEXICON).entities if e.kind == "Zone")
    assert [(a.name, a.documents) for a in entity.aliases] == [("the Zone", ("a",))]


def test_a_full_name_of_another_document_holds_everywhere() -> None:
    """The full name that one document uses is a name of the thing; the same name in capitals is none."""
    names = ("Green Tide Special Economic Zone", "Green Tide SEZ", "GREEN TIDE SEZ")
    documents = [extraction(chr(97 + i), zone(name)) for i, name in enumerate(names)]
    entity = next(e for e in resolve_entities(documents, LEXICON).entities if e.kind == "Zone")
    assert (entity.label, [(a.name, a.documents) for a in entity.aliases]) == (
        names[0],
        [("Green Tide SEZ", ())],
    )


def test_one_short_name_of_two_documents_is_two() -> None:
    """ "Master Plan" in two texts, unspoken of otherwise, is two plans with ids of their own."""
    resolution = resolve_entities([issued("a", "Master Plan"), issued("b", "Master Plan")], LEXICON)
    assert len({e.id for e in resolution.entities}) == 2


@pytest.mark.parametrize(("tier", "same"), [(Tier.CANDIDATE, True), (Tier.ASSERTED, False)])
def test_a_date_that_is_only_likely_does_not_part_what_has_a_sure_one(tier: Tier, same: bool) -> None:
    """Two texts of a law of 1959 are one though one of them bears a day of 1960 that may be its assent."""
    one = extraction("a", thing("PolicyDocument", "Tide Act", key="plan"), said=[("plan", "kg:year", "1959")])
    other = extraction(
        "b",
        thing("PolicyDocument", "Tide Act", key="plan"),
        said=[("plan", "kg:year", "1959"), ("plan", "kg:issuedOn", "1960-02-01")],
    )
    claims = tuple(replace(c, tier=tier) if c.predicate == "kg:issuedOn" else c for c in other.claims)
    resolution = resolve_entities([one, replace(other, claims=claims)], LEXICON)
    assert linked(resolution, "a/plan", "b/plan") is same
