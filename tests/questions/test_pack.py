"""Tests of evidence packs: what is meant, what is in them, and in which context passages stand."""

from pathlib import Path

import pytest

import kg
from kg.exceptions import QuestionError
from kg.judgements import Judgement, Verdict, fingerprint
from kg.ledger.file import write_ledger
from kg.questions.context import Layout, excerpt
from kg.questions.pack import Pack

CIRCLE = (
    "A circle of cities\n\nNobody had asked. It was a long day. The Twin Rivers Bay Area takes in Chongqing"
    " and Chengdu. Then it rained. Then it stopped. Nobody minded.\n\n"
    "On October 20, 2021, the State Council issued the Twin Rivers Development Plan.\n"
    "The Twin Rivers Bay Area covers 185,000 square kilometers.\n"
)
LETTER = (
    "A letter from the coast\n\nCranes are at work here, and gulls sit on all of them from dawn to dusk.\n"
    "On November 20, 2021, the State Council issued the Twin Rivers Development Plan.\n"
    "The Twin Rivers Bay Area takes in Chengdu.\n"
)
COPY = f"{CIRCLE}Reprinted with thanks.\n"
SAID = "The Twin Rivers Bay Area takes in Chongqing and Chengdu."


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a graph of a text, a copy of it and one that contradicts it, with one judgement."""
    folder = tmp_path_factory.mktemp("pack")
    for name, text in (("circle", CIRCLE), ("letter", LETTER), ("copy", COPY)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "circle.toml").write_text(
        'title = "A circle"\npublisher = "The Press"\ndate = "2021-11-02"\naddress = "https://example.org/a"\n',
        encoding="utf-8",
    )
    what = ("zone: Twin Rivers Bay Area", "kg:contains", "r:place-chongqing", "circle.txt")
    row = Judgement(
        Verdict.ACCEPT, *what, fingerprint(SAID), "", "Ada Example", "2026-03-31", "so says the map"
    )
    write_ledger(folder / "ledger.csv", [row])
    files = [folder / f"{name}.txt" for name in ("circle", "letter", "copy")]
    kg.build(*files, output=folder / "g", parser=False, ledger=folder / "ledger.csv").close()
    return folder / "g"


def pack(graph: Path, said: str) -> Pack:
    """Return the pack for what was said."""
    with kg.open(graph) as opened:
        return opened.evidence(said)


def test_fact_in_words(graph: Path) -> None:
    """A fact in words gives its claims with document, rule in words, confidence and context."""
    found = pack(graph, "Twin Rivers Bay Area contains Chongqing")
    ((_, (proof,)),) = found.groups
    assert (proof.sentence, proof.status) == ("Twin Rivers Bay Area contains Chongqing", "accepted")
    witness = next(one for one in proof.witnesses if one.source.title == "A circle")
    assert (witness.source.publisher, witness.source.date) == ("The Press", "2021-11-02")
    assert witness.source.address == "https://example.org/a"
    assert witness.excerpt.quote == SAID
    assert all(says for _, says in witness.rules)
    assert witness.confidence.endswith("%")
    text = "".join(piece.words for paragraph in witness.excerpt.paragraphs for piece in paragraph)
    assert "Nobody had asked." in text
    assert "Nobody minded." in text
    assert "example.org/a (claim r:claim-" in witness.citation


def test_copies_are_one_work(graph: Path) -> None:
    """A copy counts as one work with the text that it repeats; another letter is a second work."""
    ((_, (one,)),) = pack(graph, "Twin Rivers Bay Area contains Chongqing").groups
    assert (len(one.witnesses), one.support.works) == (2, 1)
    assert sum(bool(witness.source.repeats) for witness in one.witnesses) == 1
    ((_, (two,)),) = pack(graph, "Twin Rivers Bay Area contains Chengdu").groups
    assert (len(two.witnesses), two.support.works) == (3, 2)


def test_judgement(graph: Path) -> None:
    """Who judged a claim, when and why stands with that claim only."""
    ((_, (proof,)),) = pack(graph, "Twin Rivers Bay Area contains Chongqing").groups
    (review,) = [review for witness in proof.witnesses for review in witness.reviews]
    assert (review.verdict, review.who, review.when) == ("accept", "Ada Example", "2026-03-31")
    assert review.why == "so says the map"


def test_conflict(graph: Path) -> None:
    """What speaks against a statement is in its pack, with its own claims and words."""
    ((_, (proof,)),) = pack(graph, "Twin Rivers Development Plan issued on 2021-11-20").groups
    (other,) = proof.against
    assert other.sentence == "Twin Rivers Development Plan is dated 2021-10-20"
    assert "October 20, 2021" in other.witnesses[0].excerpt.quote
    assert proof.reason


def test_claim_by_id(graph: Path) -> None:
    """The id of a claim, with or without prefix, gives the pack of what it says, that claim first."""
    ((_, (proof,)),) = pack(graph, "Twin Rivers Bay Area contains Chengdu").groups
    name = proof.witnesses[-1].id
    for said in (name, name.removeprefix("r:")):
        ((_, (again,)),) = pack(graph, said).groups
        assert again.witnesses[0].id == name


def test_thing(graph: Path) -> None:
    """The name of a thing gives all that is said of it, by relation, and a figure is told whole."""
    found = pack(graph, "Twin Rivers Bay Area")
    assert not found.is_fact
    told = {words: [proof.sentence for proof in proofs] for words, proofs in found.groups}
    assert told["contains"] == [
        "Twin Rivers Bay Area contains Chengdu",
        "Twin Rivers Bay Area contains Chongqing",
    ]
    assert told["has the figure"] == ["Land area of Twin Rivers Bay Area is 185,000 km²"]
    assert [source.number for source in found.sources] == list(range(1, len(found.sources) + 1))


# what a person may ask, and what is answered
UNKNOWN = {
    "Twin Rivers Bay Area contains Shapingba": "has this name",  # a fact that nobody states
    "Twin Rivers Bay Area contains purple Chengdu": "has this name",  # a word that is left over
    "claim-00000000000000000000": "no such claim",  # an id of nothing
    "Blue Harbour": "has this name",  # no thing
}


@pytest.mark.parametrize("said", UNKNOWN)
def test_nothing_is_made_up(said: str, graph: Path) -> None:
    """What the graph does not hold has no pack: no word that carries meaning is passed over."""
    with pytest.raises(QuestionError, match=UNKNOWN[said]):
        pack(graph, said)


def test_figure_in_words(graph: Path) -> None:
    """A figure is found by its thing, its indicator and its number, with or without commas."""
    for said in ("Twin Rivers Bay Area land area 185000", "land area of Twin Rivers Bay Area is 185,000"):
        ((_, (proof,)),) = pack(graph, said).groups
        assert proof.sentence == "Land area of Twin Rivers Bay Area is 185,000 km²"


TEXT = "Title\nOne. Two. Three is so. Four. Five. Six.\nNext one. Last."
SENTENCES = tuple(
    (TEXT.index(s), TEXT.index(s) + len(s))
    for s in ("Title", "One.", "Two.", "Three is so.", "Four.", "Five.", "Six.", "Next one.", "Last.")
)
LAYOUT = Layout(SENTENCES, (0, 1, 1, 1, 1, 1, 1, 2, 2))
# passage, sentences around (None: the passage alone), paragraphs expected, the passage in bars
CONTEXTS = {
    "middle": ("Three is so.", 2, ["One. Two. |Three is so.| Four. Five. Six."]),  # the whole paragraph
    "last": ("Last.", 1, ["Next one. |Last.|"]),  # the end of the text
    "across": ("Six.\nNext one.", 0, ["One. Two. Three is so. Four. Five. |Six.\nNext one.| Last."]),  # uncut
    "alone": ("Four.", None, ["|Four.|"]),  # without context
    "before": ("Next one.", 2, ["Five. Six.", "|Next one.| Last."]),  # over a paragraph
}


@pytest.mark.parametrize("name", CONTEXTS)
def test_context(name: str) -> None:
    """A passage stands in its paragraph, and in as many sentences before and after as were asked for."""
    words, around, expected = CONTEXTS[name]
    start = TEXT.index(words)
    found = excerpt(TEXT, [(start, start + len(words))], LAYOUT, (), around)
    told = ["".join(f"|{p.words}|" if p.marked else p.words for p in one) for one in found.paragraphs]
    assert told == expected


def test_names_are_set_off() -> None:
    """Names of the ends are set off inside the passage only, longest first, and nowhere inside a word."""
    text = "Blue Bay. Blue Bay City is by Blue Bayou and Blue  Bay."
    found = excerpt(
        text, [(10, len(text))], Layout(((0, 9), (10, len(text))), (0, 0)), ("Blue Bay", "Blue Bay City")
    )
    named = [piece.words for one in found.paragraphs for piece in one if piece.named]
    assert named == ["Blue Bay City", "Blue  Bay"]


def test_cases_collected() -> None:
    """No case of the tables above got lost."""
    assert (len(UNKNOWN), len(CONTEXTS)) == (4, 5)
