"""No rule takes time that grows faster than its sentence."""

from time import process_time

import pytest

from kg.claims.extract import Extractor
from kg.claims.structure.context import theme_text
from kg.documents.load import read_bytes
from kg.model import Document

from .test_hostile import REPEATS

SMALL, LARGE = 12_500, 100_000
# Eight times as many letters may take somewhat more than eight times as long; a square takes 64 times.
FACTOR = 20
# A clock that is disturbed once is not disturbed always; a square is a square every time.
TRIES = 3
# Below this the clock is too coarse for a ratio, and there is nothing to fear.
NOTHING = 0.3

MORE = [
    # when and how a Chinese body issued something, and wage rises
    "于一一日", "在国务院", "will raise wages by ",
    # lists of figures and years
    "12.5 percent, ", "2020-2025 ", "RMB 7.2 trillion (US$1 trillion) ", "from 3 in 2010 to 5 in 2020, ",
    # lists of industries, facilities and actions
    "biotechnology, ", "a new research centre and ", "to build roads, ", "will be expanded and ",
    # names that never end
    "Northern Harbour ", "Bay Area Zone of the ", "Regulation (EU) 2023/1781 ", "Chongqing, Sichuan, ",
    # closed and open signs
    # headlines, and areas of a zone with what stands beside them
    "Ayala and Boru Issue Plan of Quays and Releases Draft ", "the Sana area (12 sq km) in the bay, ",
    "(a) ", "“”", "‹P0› ", "—", "; and ", "by 2030 ", "the zone covers Pune, ", "three districts: ",
    # who has others do a step, what is denied, lists behind a colon, and the parts of a zone
    "ordered the port to widen a quay and ", "will not only widen a quay but also ", "denied that it would ",
    # restrictive clauses and conditions, counties with their figures, comparisons, shares of wholes
    "supports firms who run boats and ", "if the port is closed and the ", "nets ranging from 12 to ",
    "provided the ", "Pune at 78 percent, Boru (3 million), ", "to one that guides, including those, at the ",
    "48 percent of the crews are employed in yards, ", "compared to 236 in Pune, ",
    "In Norland, the counties of Pune and ",
    "Its tasks: widen a quay, ", "the zone has subzones in Pune, ", "the ministry had passed it and its act ",
    # Chinese: clauses, titles, bodies, zones and their parts, figures, quotations and brackets never closed
    "建设码头，", "《新港规划》和", "云水省人民政府应当", "青石都市圈包括成都市、", "增长5%、",
    "“十五五”规划", "（建设", "“建设", "发展客车、货车、", "到2030年，",
    "对旧船", "新区", "实施范围为青石岛和", "人民政府关于", "将码头纳入",
    # adverbs in a row, and what goes on with works
    "积极稳妥", "项目建设",
    # parts told with "with", of which sort is what is counted, asides; numbers and lists in Chinese
    "with old boats representing a mere 6 percent, ", "90 boats where no one sleeps ",
    "the fleet, under its new owner, grew by 3 percent ", "一亿二千", "医药、旅游等产业",
    "高新区的产值达百分之五，", "《港口法》、",
]  # fmt: skip


def sentence(piece: str, length: int) -> Document:
    """Return a document of one sentence that says one thing over and over."""
    text = "The " + (piece * (length // len(piece))).strip() + " end."
    return read_bytes(text.encode(), "long.txt")


def seconds(extractor: Extractor, document: Document) -> float:
    """Return the computing time of one extraction."""
    begin = process_time()
    extractor.extract(document)
    return process_time() - begin


def test_all_pieces_are_collected() -> None:
    """There are eighty-one pieces, each once."""
    assert len({*REPEATS, *MORE}) == 84


@pytest.mark.parametrize("piece", [*REPEATS, *MORE])
def test_time_grows_with_the_sentence(extractor: Extractor, piece: str) -> None:
    """A sentence of 100,000 characters takes about eight times as long as one of 12,500."""
    small, large = sentence(piece, SMALL), sentence(piece, LARGE)
    ratios = []
    for _ in range(TRIES):
        before, taken = seconds(extractor, small), seconds(extractor, large)
        ratios.append(taken / max(before, seconds(extractor, small)))
        if taken < NOTHING or ratios[-1] < FACTOR:
            return
    pytest.fail(f"eight times as many letters took {ratios} times as long")


@pytest.mark.parametrize("name", ["A" * 300, "A, " * 100, "of " * 100, "Aa-" * 100])
def test_a_heading_like_a_byline_is_read_at_once(name: str) -> None:
    """A heading that opens as a byline and goes on oddly is told in one pass, however long it is."""
    heading = f"Ministry of {name}!"
    assert theme_text(heading) == " ".join(heading.split())


@pytest.mark.parametrize("words", ["a" * 5000, "a " * 2500, "a-" * 2500, "aa, " * 1200])
@pytest.mark.parametrize("lead", ["who ", "if the ", "when it ", "provided ", "and the ", "including "])
def test_what_is_told_of_a_step_is_read_at_once(extractor: Extractor, lead: str, words: str) -> None:
    """However long the clause behind a step is, and however oddly it ends, it is told in one pass."""
    text = f"The Harbour Council will support firms {lead}{words}!"
    assert extractor.extract(read_bytes(text.encode(), "long.txt")).claims
