"""Label search: what people type finds the thing that they mean, in the order that they expect."""

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.exceptions import GraphError
from kg.graph.folding import fold
from kg.graph.index import DIGEST, LABELS, index_problems
from kg.graph.labels import LONGEST, LabelIndex, make_labels, read_labels
from kg.graph.labels_making import write_labels
from kg.graph.labels_reading import read_named
from kg.graph.manifest import GRAPH, INDEX, read_manifest
from kg.graph.store import GraphFolder, open_graph
from kg.graph.terms import ALT_LABEL, FACTS, LABEL, REFERENCE, SUBJECT, TYPE, ours, resource

# (id, class, how often spoken of, label, other names)
THINGS = (
    ("zone-lume", "Zone", 9, "Lume Science City", ("Lume (New) Science City", "LSC", "卢梅科学城")),
    ("zone-lume-port", "Zone", 3, "Lume Science City Port", ()),
    ("place-lume", "AdministrativeArea", 5, "Lume", ("卢梅市", "Lümé")),
    ("place-tarn", "AdministrativeArea", 2, "Tarnbrook", ("塔恩布鲁克",)),
    ("body-council", "PublicBody", 7, "Council of Lume", ("Ｌｕｍｅ　Ｃｏｕｎｃｉｌ",)),
    ("policy-plan", "Policy", 4, "Plan for Science and Cities 2035", ("Master Plan",)),
    ("policy-other", "Policy", 1, "Plan for Science and Cities 2025", ()),
    ("statistic-1", "Statistic", 99, "Lume: 40 percent", ()),
    ("claim-1", "Claim", 0, "Lume Science City is said", ()),
)
# (typed, ids found in order; * stands for any further ones): one comment each
FOUND = (
    ("Lume Science City", "zone-lume zone-lume-port"),  # the whole name before what begins so
    ("lume science CITY", "zone-lume *"),  # case
    ("lume-science  city", "zone-lume *"),  # dashes and gaps
    ("the “Lume” science city", "zone-lume *"),  # article and quotation marks
    ("Lume", "place-lume zone-lume body-council zone-lume-port statistic-1"),  # figures after things
    ("lume", "place-lume *"),  # diacritics of an alias too
    ("lsc", "zone-lume"),  # acronym
    ("lume council", "body-council"),  # full width
    ("sci city lu", "zone-lume zone-lume-port"),  # beginnings of words in any order, shorter names first
    ("city lume", "zone-lume zone-lume-port"),  # words in any order
    ("plan cities", "policy-plan policy-other"),  # words with others between
    ("2035 plan", "policy-plan"),  # a year is not taken for another one
    ("plan 2036", ""),  # nor is a slip seen in it
    ("卢梅科学城", "zone-lume"),  # Chinese
    ("科学", "zone-lume"),  # two characters from the middle
    ("卢", "zone-lume place-lume"),  # one character; the longer name is spoken of more often
    ("布鲁", "place-tarn"),
    ("塔恩布路克", "place-tarn"),  # a wrong character
    ("塔恩鲁克", "place-tarn"),  # one left out
    ("科卢", ""),  # Chinese in another order is another name
    ("sceince lume", "zone-lume zone-lume-port"),  # swapped letters
    ("tarnbrok", "place-tarn"),  # a letter left out
    ("tarnbrxxk", "place-tarn"),  # two wrong letters in a long word
    ("tarxxxxok", ""),  # too many
    ("lxme", "place-lume *"),  # one wrong letter in a word of four
    ("lxc", ""),  # none in a word of three
    ("tarn brook", "place-tarn"),  # a space too many
    ("sciencecity", "zone-lume zone-lume-port"),  # one left out
    ("*", ""),  # nothing to look for
    ('" OR "lume', ""),  # no language of queries gets through, but words that no name has
    ("name : lume NEAR(", ""),
    ("", ""),
)


@pytest.fixture(scope="module")
def store() -> Store:
    """The things as quads."""
    store = Store()
    for local, kind, spoken, label, others in THINGS:
        thing = resource(local)
        store.add(Quad(thing, TYPE, ours(kind), REFERENCE))
        store.add(Quad(thing, LABEL, Literal(label, language="en"), REFERENCE))
        store.extend(Quad(thing, ALT_LABEL, Literal(other), REFERENCE) for other in others)
        store.extend(Quad(resource(f"c-{local}-{n}"), SUBJECT, thing, FACTS) for n in range(spoken))
    return store


@pytest.fixture(scope="module")
def index(store: Store) -> Iterator[LabelIndex]:
    """The names of the things, in memory."""
    made = make_labels(store)
    yield made
    made.close()


def ids(index: LabelIndex, text: str, *marks: str, limit: int = 20) -> list[str]:
    """Return the ids of what is found."""
    return [hit.iri.rpartition("/")[2] for hit in index.search(text, marks, limit)]


@pytest.mark.parametrize(("typed", "wanted"), FOUND)
def test_what_is_typed_finds_what_is_meant(index: LabelIndex, typed: str, wanted: str) -> None:
    """Names are found whole, by beginnings, words, Chinese parts and slips, in this order."""
    expected = wanted.split()
    found = ids(index, typed)
    if expected[-1:] == ["*"]:
        expected, found = expected[:-1], found[: len(expected) - 1]
    assert found == expected


def test_the_cases_are_there() -> None:
    """As many cases as were written are run, nothing found among them."""
    assert len(FOUND) == 32
    assert sum(not wanted for _, wanted in FOUND) == 8


def test_a_hit_tells_how_it_fits(index: LabelIndex) -> None:
    """A hit says by which name it was found, how, and how alike they are."""
    exact, begun = index.search("LSC")[0], index.search("Lume Sci")[0]
    assert (exact.how, exact.name, exact.closeness, exact.spoken) == ("exact", "LSC", 1.0, 9)
    assert (begun.how, begun.edits) == ("beginning", 9)
    assert 0 < begun.closeness < 1
    assert index.search("tarnbrok")[0].how == "similar"
    assert index.search("city lume")[0].how == "words"


def test_search_by_kind(index: LabelIndex) -> None:
    """Things of other kinds are left out, and an unknown kind has no things."""
    assert ids(index, "lume", ours("Zone").value) == ["zone-lume", "zone-lume-port"]
    assert ids(index, "lume", ours("Zone").value, ours("PublicBody").value)[1] == "body-council"
    assert ids(index, "lume", ours("Nothing").value) == []


def test_no_more_than_wanted(index: LabelIndex) -> None:
    """The limit holds, and none or less gives nothing."""
    assert len(ids(index, "lume", limit=2)) == 2
    assert ids(index, "lume", limit=0) == ids(index, "lume", limit=-1) == []


def test_claims_are_no_things(index: LabelIndex) -> None:
    """Claims are found only if asked for."""
    assert "claim-1" not in ids(index, "lume science city is")
    assert [h.label for h in index.search("lume science city is", things=False)] == [
        "Lume Science City is said"
    ]


@given(st.text(max_size=40))
def test_any_text_can_be_typed(index: LabelIndex, typed: str) -> None:
    """No text breaks a search, and nothing is found twice."""
    found = ids(index, typed)
    assert len(found) == len(set(found))


@given(st.text(alphabet="lume scity科学\"*():^-+{}~'\\\0\ud800", max_size=30))
def test_hostile_text_finds_or_not(index: LabelIndex, typed: str) -> None:
    """Signs of the query language are no commands."""
    found = ids(index, typed)
    assert len(found) == len(set(found))


def test_long_text_is_cut(index: LabelIndex) -> None:
    """A flood of letters is looked at up to a bound."""
    assert ids(index, "x" * 10**6) == []
    assert ids(index, "lume " * 10**5) == ids(index, ("lume " * 100)[:LONGEST])


def test_every_name_finds_its_thing(example_folder: Path) -> None:
    """Each label of the example finds its thing among the first, folded or with a letter swapped."""
    with open_graph(example_folder) as graph:
        quads = graph.store.quads_for_pattern(None, LABEL, None, FACTS)
        labels = [(q.object.value, q.subject) for q in quads if isinstance(q.object, Literal)]
        assert len(labels) > 150
        for label, thing in sorted(labels, key=str)[::7]:
            hits = graph.labels.search(label.upper(), limit=50, things=False)
            assert str(thing) in {f"<{hit.iri}>" for hit in hits}, label


def test_threads_share_an_index(index: LabelIndex) -> None:
    """Searches from several threads at once find the same."""
    wanted, found = ids(index, "lume"), list[list[str]]()
    threads = [threading.Thread(target=lambda: found.append(ids(index, "lume"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [wanted] * 8


def test_the_file_is_the_same_each_time(store: Store, tmp_path: Path) -> None:
    """Two indexes of the same quads have the same bytes."""
    for name in ("a", "b"):
        write_labels(tmp_path / name, read_named(store), "digest")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert read_labels(tmp_path / "a", "another") is None
    assert read_labels(tmp_path / "none", "digest") is None


def test_a_build_makes_the_index(example_folder: Path) -> None:
    """A graph folder has its label index, listed with its digest like the other files of the index."""
    digest = read_manifest(example_folder).files[GRAPH]
    assert (example_folder / INDEX / LABELS).is_file()
    assert list(index_problems(example_folder, digest)) == []
    with open_graph(example_folder) as graph:
        assert graph.labels_at_hand is not None
        assert len(graph.labels) > 3_000


@pytest.mark.parametrize("damage", ["missing", "other quads", "no database"])
def test_an_index_that_does_not_fit_is_made_anew(example_folder: Path, tmp_path: Path, damage: str) -> None:
    """A label index that is missing, of other quads or broken is replaced, and the list of files with it."""
    folder = tmp_path / "graph"
    shutil.copytree(example_folder, folder)
    path = folder / INDEX / LABELS
    if damage == "missing":
        path.unlink()
    elif damage == "no database":
        path.write_bytes(b"nothing of the kind")
    else:
        with sqlite3.connect(path) as database:
            database.execute("UPDATE meta SET digest = 'another'")
        database.close()
    with open_graph(folder) as graph:
        assert [hit.label for hit in graph.labels.search("Shapingba", limit=1)] == ["Shapingba"]
    assert list(index_problems(folder, (folder / INDEX / DIGEST).read_text())) == []


def test_a_graph_that_cannot_be_written_is_searched_in_memory(
    example_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no file can be written, the names are kept in memory."""
    folder = tmp_path / "graph"
    shutil.copytree(example_folder, folder)
    (folder / INDEX / LABELS).unlink()

    def refuse(*_: object) -> None:
        raise OSError("read-only")

    monkeypatch.setattr("kg.graph.index.write_labels", refuse)
    with open_graph(folder) as graph:
        assert graph.labels.search("Shapingba")
    assert not (folder / INDEX / LABELS).exists()


def test_a_damaged_index_is_told(tmp_path: Path, store: Store) -> None:
    """An index that breaks off while it is read is an error with a hint, not a wrong answer."""
    path = tmp_path / "labels"
    write_labels(path, read_named(store), "digest")
    with sqlite3.connect(path) as database:
        database.execute("DROP TABLE names")
    database.close()
    broken = read_labels(path, "digest")
    assert broken is not None
    with pytest.raises(GraphError, match="index of labels cannot be used"):
        broken.search("lume")
    broken.close()


def test_names_are_found_by_the_index(example_folder: Path) -> None:
    """The look-up of names gives the same from the index as from the quads."""
    from kg.questions.names import Names, find, near, read_names  # noqa: PLC0415

    class Bare:
        def __init__(self, graph: GraphFolder) -> None:
            self.store, self.text = graph.store, graph.text

    with open_graph(example_folder) as graph:
        indexed, plain = read_names(graph), read_names(Bare(graph))
        assert isinstance(indexed, Names)
        typed = sorted(plain.known)[::40]
        assert len(typed) > 60
        for name in (*typed, "nothing so called", "r:place-shapingba"):
            assert find(indexed, name) == find(plain, name)
        assert {k: dict(v) for k, v in indexed.known.items()} == {k: dict(v) for k, v in plain.known.items()}
        assert near(indexed, "shapinba") == near(plain, "shapinba")


def test_folding_keeps_what_is_typed_apart() -> None:
    """A name without letters folds to nothing, and nodes without a name are not in the index."""
    assert fold("“”") == ""
    lonely = Store()
    lonely.add(Quad(NamedNode("https://example.org/x"), TYPE, ours("Zone"), REFERENCE))
    made = make_labels(lonely)
    assert len(made) == 0
    made.close()


def test_labels_of_many_things(index: LabelIndex) -> None:
    """Labels are told for many things together; other names are none, and what has no label is left out."""
    store = Store()
    store.add(Quad(resource("alone"), ALT_LABEL, Literal("Alone"), FACTS))
    store.add(Quad(resource("both"), ALT_LABEL, Literal("both"), FACTS))
    store.add(Quad(resource("both"), LABEL, Literal("BOTH"), FACTS))
    with closing(make_labels(store)) as other:
        found = other.labels([resource(name).value for name in ("alone", "both", "none")])
    assert found == {resource("both").value: "BOTH"}
    wanted = {resource(local).value: label for local, _, _, label, _ in THINGS}
    assert index.labels([*wanted, *(f"http://example.org/{n}" for n in range(1200))]) == wanted
    assert index.labels([]) == {}
