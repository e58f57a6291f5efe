"""What Jupyter shows: three forms of everything, and no word of a document taken for markup."""

import base64
import html
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.notebook.networks import HOSTILE, network_of

import kg
from kg.network.wording import spaced
from kg.notebook import bundles
from kg.notebook.picture import MOST, picture, shortened
from kg.notebook.pieces import element, fold, framed, image, join, quotation, table

PLAIN_ELEMENTS = {
    "b",
    "details",
    "div",
    "em",
    "img",
    "p",
    "pre",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
}
MIMES = {"text/html", "text/markdown", "text/plain"}


class Seen(HTMLParser):
    """Collects the elements, attributes and words of a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: set[str] = set()
        self.sources: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.sources += [value or "" for name, value in attrs if name == "src"]

    def handle_data(self, data: str) -> None:
        self.words += data


def without_frames(text: str) -> str:
    """Return what an untrusted notebook keeps of a piece."""
    return re.sub(r"<iframe .*?</iframe>", "", text, flags=re.DOTALL)


def svg_of(text: str) -> str:
    """Return the first picture of a piece of HTML."""
    found = re.search(r"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)", text)
    assert found
    return base64.b64decode(found[1]).decode("utf-8")


@pytest.fixture(scope="module")
def shown(example: kg.Graph, whole: "nx.MultiDiGraph[str]") -> dict[str, bundles.Bundle]:
    """One bundle of every kind."""
    answer = example.ask("cq06", place="Shapingba")
    thing = example.show("Western Science City")
    select = "SELECT ?policy ?body WHERE { ?policy kg:issuedBy ?body }"
    return {
        "graph": bundles.graph_bundle({"claims": 1}, lambda: whole, "Example", "plain"),
        "answer": bundles.answer_bundle(answer),
        "result": bundles.result_bundle(example.query(select)),
        "yes": bundles.result_bundle(example.query("ASK { ?s ?p ?o }")),
        "thing": bundles.thing_bundle(thing, bundles.around(whole, thing.thing.id)),
        "paths": bundles.paths_bundle(example.path("State Council", "Shapingba", k=2)),
        "no path": bundles.paths_bundle(example.path("Hengqin", "European Chips Act")),
        "text": bundles.plain_bundle("a ``` b", "csv"),
    }


def test_everything_is_shown_in_three_forms(shown: dict[str, bundles.Bundle]) -> None:
    """HTML, Markdown and plain text, none of them empty."""
    assert len(shown) == 8
    for name, forms in shown.items():
        assert set(forms) == MIMES, name
        assert all(text.strip() for text in forms.values()), name


def test_what_stays_without_trust_is_plain(shown: dict[str, bundles.Bundle]) -> None:
    """Beside the frame there are plain elements with inline styles: no script, no address, no handler."""
    for name, forms in shown.items():
        seen = Seen(without_frames(forms["text/html"]))
        assert set(seen.elements) <= PLAIN_ELEMENTS, name
        assert seen.attributes <= {"style", "src", "alt"}, name
        assert all(source.startswith("data:") for source in seen.sources), name


def test_colours_are_the_readers_own(shown: dict[str, bundles.Bundle]) -> None:
    """Tables and quotations set no colour of ink or paper, so that they can be read on dark paper too."""
    for name, forms in shown.items():
        styles = re.findall(r'style="([^"]*)"', without_frames(forms["text/html"]))
        assert not any(re.search(r"(?:^|;)\s*(?:color|background)", style) for style in styles), name


def test_the_page_has_no_rights_but_its_scripts(shown: dict[str, bundles.Bundle]) -> None:
    """The page of a graph stands in a frame with scripts and downloads, and is whole in itself."""
    text = shown["graph"]["text/html"]
    assert text.count("<iframe") == 1
    assert 'sandbox="allow-scripts allow-downloads"' in text
    page = html.unescape(re.search(r'srcdoc="([^"]*)"', text)[1])  # type: ignore[index]  # it is there
    assert page.lstrip().startswith("<!doctype html>") or page.lstrip().startswith("<!DOCTYPE html>")
    assert "default-src" in page
    assert "Shapingba" in page


def test_answers_bring_their_sentences(shown: dict[str, bundles.Bundle], example: kg.Graph) -> None:
    """Every row of an answer unfolds to the passages that bear it out, in the words of the documents."""
    answer = example.ask("cq06", place="Shapingba")
    words = Seen(shown["answer"]["text/html"]).words
    quotes = [quote for row in answer for quote in answer.evidence(row)]
    assert len(quotes) >= 5
    assert all(" ".join(quote.text.split()) in words for quote in quotes)
    assert "The query" in words


def test_a_closed_graph_still_shows_its_rows() -> None:
    """Without the graph the rows stand alone; nothing fails."""
    with kg.open(kg.EXAMPLE) as graph:
        answer = graph.ask("cq06", place="Shapingba")
    text = bundles.answer_bundle(answer)["text/html"]
    assert "Western Science City" in text
    assert "said by" not in text


def test_long_tables_are_cut_and_say_so(example: kg.Graph) -> None:
    """Of many rows the first fifty are shown, with the number of the others."""
    result = example.query("SELECT ?s WHERE { ?s a ?class }", limit=70)
    seen = Seen(bundles.result_bundle(result)["text/html"])
    assert seen.elements.count("tr") == bundles.ROWS + 1
    assert "… and 20 more" in seen.words
    assert "Note: the rows were cut" in seen.words


def test_large_networks_are_not_written_into_the_notebook() -> None:
    """Beyond three hundred things there is a picture, a table, and how to write the page into a file."""
    small = bundles.network_bundle(network_of(*map(str, range(bundles.LARGEST))), "t")
    large = bundles.network_bundle(network_of(*map(str, range(bundles.LARGEST + 1))), "t")
    assert "<iframe" in small["text/html"]
    assert "<iframe" not in large["text/html"]
    assert "%kg_view" in large["text/html"]
    assert len(large["text/html"]) < 100_000
    huge = bundles.graph_bundle({"claims": bundles.DRAWN + 1}, lambda: pytest.fail("drawn"), "t", "t")
    assert "Too large" in huge["text/html"]


def test_an_empty_network_is_told() -> None:
    """A network of nothing is a line of text."""
    assert "0 things" in bundles.network_bundle(network_of(), "Empty")["text/html"]


def test_hostile_names_are_words() -> None:
    """Markup, handlers and commands in a name are shown or taken out, in page, picture and table."""
    forms = bundles.network_bundle(network_of(HOSTILE, "b", HOSTILE + "2"), HOSTILE)
    kept = without_frames(forms["text/html"])
    assert set(Seen(kept).elements) <= PLAIN_ELEMENTS
    assert "\x1b" not in kept
    assert "\u202e" not in kept
    assert "<script>alert" not in forms["text/html"]
    assert "<" not in forms["text/markdown"].replace("\\<", "")
    drawn = ET.fromstring(svg_of(kept))  # noqa: S314 - our own picture
    assert {node.tag.rpartition("}")[2] for node in drawn.iter()} <= {
        "svg",
        "rect",
        "line",
        "text",
        "circle",
        "polygon",
    }


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_name_gives_a_whole_picture(one: str, other: str) -> None:
    """Whatever things are called, the picture is well-formed XML."""
    assert ET.fromstring(picture(network_of(one, other))).tag.endswith("svg")  # noqa: S314 - our own picture


@given(st.text())
def test_pieces_escape_every_text(text: str) -> None:
    """A text is a text in every piece, whatever is in it."""
    whole = join(
        [table([text], [[text]]), fold(text, text), quotation(text, text), image("<svg/>", text), text]
    )
    seen = Seen(str(framed(text, text, element("div", whole))))
    assert set(seen.elements) <= {*PLAIN_ELEMENTS, "iframe"}
    assert seen.attributes <= {"style", "src", "alt", "title", "sandbox", "srcdoc"}


def test_pictures_are_the_same_each_time(whole: "nx.MultiDiGraph[str]") -> None:
    """The same network gives the same picture, of the best linked things only."""
    first = picture(whole)
    assert first == picture(whole.copy())
    assert 20 < first.count("<text") <= MOST + 20
    assert first.count("<line") > 20


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("Western Science City", "Western Science City"),
        ("a" * 40, "a" * 33 + "…"),  # one long word is cut where it must be
        ("西部科学城" * 8, ("西部科学城" * 8)[:33] + "…"),
        ("Opinions on Further Supporting the Accelerated Construction", "Opinions on Further Supporting…"),
        ("", ""),
    ],
)
def test_names_are_shortened_at_words(label: str, short: str) -> None:
    """A long name ends at a word, with a mark."""
    assert shortened(label) == short


def test_kinds_in_words_lead_back_to_their_marks() -> None:
    """The picture of a path finds the mark of each kind by its words."""
    from kg.network.appearance import STYLES  # noqa: PLC0415 - only here
    from kg.notebook import chain  # noqa: PLC0415 - only here

    assert {spaced(name) for name in STYLES} == set(chain._TYPES)
