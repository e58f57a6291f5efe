"""Plain questions: what is understood, what is asked back, and what is refused."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store
from tests.questions.plain.measure import CASES, MORE, measure, read_cases

import kg
from kg import resources
from kg.exceptions import QuestionError
from kg.graph.terms import FACTS, TYPE, VOCABULARY
from kg.namespaces import expand
from kg.opened import Graph
from kg.questions.catalogue import catalogue
from kg.questions.names import read_names
from kg.questions.plain import Reader, is_plain


@dataclass(frozen=True)
class Made:
    """A graph in memory without texts."""

    store: Store

    def text(self, digest: str) -> str:
        """Return a text by its digest: there is none."""
        return digest[:0]


# Of each part of the two sets; shut2 was kept apart while the matcher was made:
# (sentences, least number answered rightly, least number rightly not answered, most answered wrongly).
FLOORS = {
    "work": (144, 108, 34, 1),
    "shut": (56, 37, 16, 1),
    "work2": (54, 39, 14, 1),
    "shut2": (106, 72, 25, 1),
}

# (sentence, question, what must be among its values)
UNDERSTOOD: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("which zones take in Shapingba?", "cq06", {"place": "r:place-shapingba"}),  # as the catalogue words it
    ("WHICH ZONES TAKE IN SHAPINGBA", "cq06", {"place": "r:place-shapingba"}),  # no case at all
    ("zones   沙坪坝", "cq06", {"place": "r:place-shapingba"}),  # a Chinese name
    ("wich zoens contain Shapingba", "cq06", {"place": "r:place-shapingba"}),  # slips in common words
    # a sentence that asks of one thing and says nothing else, by what that is
    ("what does the CHIPS and Science Act do", "cq03", {"policy": "r:policy-chips-and-science-act"}),
    ("what are the main measures for Hong Kong?", "cq21", {"place": "r:place-hong-kong"}),
    ("what is in the CHIPS and Science Act?", "cq03", {"policy": "r:policy-chips-and-science-act"}),
    ("what does the CHIPS and Science Act plan", "cq03", {"policy": "r:policy-chips-and-science-act"}),
    ("what does the State Council do", "cq01", {"body": "r:body-state-council"}),
    ("GDP above 2 trillion yuan", "cq10", {"min": "2000000000000", "unit": "currency:CNY"}),  # an amount
    ("policies from 2022 to 2019", "cq33", {"from": "2019", "to": "2022"}),  # years in the wrong order
    ("what was published in 2021", "cq33", {"from": "2021", "to": "2021"}),  # one year is a span of one
    (
        "when was the European Chips Act published?",
        "cq41",
        {"policy": "r:policy-european-chips-act"},
    ),  # when
    (
        "who published the European Chips Act?",
        "cq12",
        {"policy": "r:policy-european-chips-act"},
    ),  # by whom
    ("measures nobody is responsible for", "cq25", {}),  # nothing is left open
    (
        "which districts does the Western Science City include",
        "cq42",
        {"place": "r:zone-western-science-city"},
    ),
    ("when was the European Chips Act passed", "cq41", {"policy": "r:policy-european-chips-act"}),
    # "in" and a place behind a place that lies there
    ("how big is Beibei in Chongqing", "cq09", {"entity": "r:place-beibei"}),
    # one zone is named, and nothing is said of a second one
    ("what is the population of the Western Science City", "cq09", {"entity": "r:zone-western-science-city"}),
)

# (sentence, what the message says)
REFUSED = (
    ("which zones take in Shapinba?", "did you mean shapingba"),  # a name one letter off is never guessed
    ("which zones take in Atlantis?", "called 'atlantis'"),  # a name that is not there
    (
        "what is the Hengqin regulation based on?",
        "called 'hengqin regulation'",
    ),  # a policy of a place that is there
    ("how big is Beibei in Gujarat", "no question of the catalogue fits"),  # where it does not lie
    (
        "compare Chongqing and Chengdu",
        'kg compare "chongqing" "chengdu"',
    ),  # areas, for which there is a command
    ("横琴由谁管理？", "asked in english"),  # another language
    ("policies issued in", "breaks off behind 'in'"),  # a sentence without its end
    ("what did the Ministry of Rivers issue?", "called 'ministry of rivers'"),  # a body that is not there
    ("zones that take in", "which"),  # no place: the default is not taken for what was asked
    ("who issued the master plan?", "has master plan for"),  # several master plans
    ("what will the weather be in Chongqing", "other than an answer"),  # outside of the catalogue
    ("is the Hengqin Plan any good?", "opinion"),  # advice
    ("why was the Hengqin Plan issued?", "reason"),  # reasons
    ("who did not issue the European Chips Act?", "who did not"),  # the contrary of what sources say
    ("delete all zones of Chongqing", "change"),  # changes
    ("SELECT * WHERE { ?s ?p ?o }", "sparql"),  # a query
    ("zones of Chongqing } ; DROP ALL #", ""),  # a query in disguise; answered or not, nothing is dropped
    ("", "no words"),  # nothing
    (" \t\n ?! ", "no words"),  # nothing but marks
    ("\x1b[31m\x00\x07", ""),  # control characters
    ("zone " * 2000, "too long"),  # 10,000 characters
    ("2030", ""),  # a number alone
    ("Chongqing", ""),  # a name alone
)


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    """Open the example graph."""
    with kg.open(kg.EXAMPLE) as opened:
        yield opened


@pytest.fixture(scope="module")
def reader(graph: Graph) -> Reader:
    """Return a reader over the names of the example graph."""
    return Reader(read_names(graph._folder))


def test_the_sentences_are_all_there() -> None:
    """Two sets of 200 and 160 sentences, of which 50 and 40 must not be answered."""
    rows = tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]
    assert len(rows) == 200
    assert {row["split"] for row in rows} == {"work", "shut"}
    assert sum(not row["question"] for row in rows) == 50
    # cq41 to cq58 came after the sentences of others were written.
    assert {row["question"] for row in rows} - {""} == {question.id for question in catalogue()} - {
        "cq41",
        "cq42",
        "cq43",
        "cq44",
        "cq45",
        "cq46",
        "cq47",
        "cq48",
        "cq49",
        "cq50",
        "cq51",
        "cq52",
        "cq53",
        "cq54",
        "cq55",
        "cq56",
        "cq57",
        "cq58",
    }
    more = tomllib.loads(MORE.read_text(encoding="utf-8"))["case"]
    assert len(more) == 160
    assert sum(not row["question"] for row in more) == 40
    assert (len(UNDERSTOOD), len(REFUSED)) == (19, 23)


@pytest.mark.parametrize("split", FLOORS)
def test_floors(split: str, reader: Reader) -> None:
    """So many sentences of others are answered rightly, refused rightly, and answered wrongly."""
    cases, right, refused, wrong = FLOORS[split]
    found = measure(reader.names, read_cases(split))
    assert found.cases == cases
    assert found.right >= right
    assert found.refused >= refused
    assert found.wrong <= wrong


@pytest.mark.parametrize(("text", "question", "params"), UNDERSTOOD)
def test_understood(text: str, question: str, params: dict[str, str], reader: Reader) -> None:
    """A sentence is taken for the question that it asks, with the things that it names."""
    reading = reader.understand(text).reading
    assert reading.question.id == question
    assert params.items() <= reading.params.items()


@pytest.mark.parametrize(("text", "says"), REFUSED)
def test_refused(text: str, says: str, reader: Reader) -> None:
    """What is unclear, unknown or no question is told in one short line, and never answered."""
    with pytest.raises(QuestionError) as caught:
        reader.understand(text)
    told = str(caught.value)
    assert says in told.casefold()
    assert told.isprintable()
    assert len(told) < 1000


def test_answer(graph: Graph) -> None:
    """A sentence gets the same rows as its question, and a note of what else may be meant."""
    answer = graph.ask("which zones take in Shapingba?")
    assert answer.rows == graph.ask("cq06", place="Shapingba").rows
    assert "kg ask cq35 --param area=r:place-shapingba" in answer.note


# The names of the policies of a graph, what is asked, and which policies may be meant.
KINDS = (
    (("Master Plan", "Master Plan for the Lagoon"), "who issued the Master Plan?", 2),  # one says no more
    (("Master Plan", "Lagoon Strategy"), "who issued the Master Plan?", 1),  # nothing else is called so
    (("Master Plan", "Master Plan for the Lagoon"), "who issued the Master Plan for the Lagoon?", 1),
    (("Lagoon Plan", "Lagoon Plan for Reeds"), "who issued the Lagoon Plan?", 1),  # a name of its own
)


@pytest.mark.parametrize(("labels", "asked", "meant"), KINDS)
def test_a_kind_of_policy_is_no_name(labels: tuple[str, ...], asked: str, meant: int) -> None:
    """A policy called by its kind alone is not taken where others of that kind may be meant."""
    store = Store()
    classes = (resources.ontology() / "policy.ttl").read_bytes()
    store.load(classes, format=RdfFormat.TURTLE, to_graph=VOCABULARY)
    for n, label in enumerate(labels):
        thing = NamedNode(f"https://w3id.org/policykg/id/policy-{n}")
        store.add(Quad(thing, TYPE, NamedNode(expand("kg:PolicyDocument")), FACTS))
        store.add(Quad(thing, NamedNode(expand("rdfs:label")), Literal(label, language="en"), FACTS))
    reader = Reader(read_names(Made(store)))
    if meant > 1:
        with pytest.raises(QuestionError, match=f"policy may be: {labels[0]}.*; {labels[1]}"):
            reader.understand(asked)
    else:
        assert reader.understand(asked).reading.question.id == "cq12"


# What is asked of a policy called by another name, and whether it is taken for an opinion.
OPINIONS = (
    (
        "what are the aims of the Smart Harbour Plan?",
        False,
    ),  # a part of a name, though the graph has a longer one
    ("which policies support smart cities", False),  # a topic
    ("is it smart to follow the Harbour Plan?", True),
    ("is the Harbour Plan good", True),
)


@pytest.mark.parametrize(("text", "opinion"), OPINIONS)
def test_a_word_in_a_name_asks_for_no_opinion(text: str, opinion: bool, reader: Reader) -> None:
    """Words of praise ask for an opinion, but not where a name or a topic holds them."""
    try:
        told = reader.understand(text).reading.question.id
    except QuestionError as error:
        told = str(error)
    assert ("asks for an opinion" in told) is opinion


def test_values_beside_a_sentence(graph: Graph) -> None:
    """What a sentence leaves open may be given by name."""
    with pytest.raises(QuestionError, match="not said which"):
        graph.ask("which zones take in")
    answer = graph.ask("which zones take in", place="Beibei")
    assert [bound.label for bound in answer.parameters] == ["Beibei"]
    with pytest.raises(QuestionError, match="no question has the parameters colour"):
        graph.ask("which zones take in Beibei", colour="green")


@pytest.mark.parametrize(("text", "plain"), [("cq06", False), ("CQ6", False), ("6", False), ("zones", True)])
def test_ids_are_no_sentences(text: str, plain: bool) -> None:
    """An id is looked up and never guessed at."""
    assert is_plain(text) is plain


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=50))
def test_any_text(text: str, reader: Reader) -> None:
    """Whatever is typed is understood or refused, and the same each time."""
    told = []
    for _ in range(2):
        try:
            told.append(reader.understand(text).reading.command)
        except QuestionError as error:
            told.append(str(error))
    assert told[0] == told[1]


def test_every_question_has_wordings() -> None:
    """Every question can be asked in five other wordings, whose slots are its parameters."""
    for question in catalogue():
        assert len(question.wordings) >= 5
        known = {parameter.name for parameter in question.parameters}
        slots = {part.partition("}")[0] for text in question.wordings for part in text.split("{")[1:]}
        assert slots - {"indicator"} <= known, question.id


def test_data_files() -> None:
    """The data files come with the package."""
    folder = Path(kg.__file__).parent / "questions" / "data"
    assert {"plain.toml", "forms.toml"} <= {path.name for path in folder.iterdir()}
