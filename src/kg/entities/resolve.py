"""Referents of all documents to entities.

Names are put in blocks by their words, compared inside a block with reasons for and against, and linked
only if one candidate remains and nothing speaks against it; what stays open is listed. Judgements come last
and win. Ids come from names, never from the order of the documents.

What a document alone decides (which areas and bodies of the tables it names, which wordings in it are one
thing) stands in its page, and pages are kept between builds. Where nobody judged of things, what compares
documents is kept, too (:mod:`kg.entities.collected`); with such judgements it is done anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from kg.entities.across import link_across
from kg.entities.atlas import Atlas
from kg.entities.blocks import by_block
from kg.entities.collected import Collected
from kg.entities.company import with_company
from kg.entities.judged import apply_judgements
from kg.entities.making import entities_of, links_of
from kg.entities.names import name_reader
from kg.entities.opened import unsure
from kg.entities.pages import Page, PageMaker
from kg.entities.reasons import Comparer
from kg.entities.statistics import statistics
from kg.entities.units import PREFIX
from kg.entities.verdicts import Verdicts
from kg.judgements import Judgement
from kg.keeping import FORGETFUL, Drawn, Keeper, drawn
from kg.lexicon import Lexicon
from kg.model import Extraction, Resolution, Unsure

__all__ = ["PREFIX", "resolve_drawn", "resolve_entities"]

_NOTHING: Mapping[str, str] = MappingProxyType({})


def resolve_entities(
    extractions: Sequence[Extraction],
    lexicon: Lexicon,
    judgements: Iterable[Judgement] = (),
    *,
    names: Mapping[str, str] = _NOTHING,
    dates: Mapping[str, str] = _NOTHING,
    texts: Mapping[str, str] = _NOTHING,
) -> Resolution:
    """Return the entities of all documents, what stands for which, what is unsure, what judgements did.

    Args:
        extractions: what was drawn from each document.
        lexicon: the reference tables.
        judgements: what people decided; only those about things are looked at.
        names: the file name of each document by its id, by which judgements know documents.
        dates: the date of each document by its id, which tells the areas of that time.
        texts: the text of each document by its id, in which the words beside a name tell where it is.
    """
    found = tuple(drawn(extraction) for extraction in extractions)
    return resolve_drawn(found, lexicon, judgements, names=names, dates=dates, texts=texts)


def resolve_drawn(
    found: Sequence[Drawn],
    lexicon: Lexicon,
    judgements: Iterable[Judgement] = (),
    *,
    names: Mapping[str, str] = _NOTHING,
    dates: Mapping[str, str] = _NOTHING,
    texts: Mapping[str, str] = _NOTHING,
    keeper: Keeper = FORGETFUL,
) -> Resolution:
    """Return what :func:`resolve_entities` does; the pages that a keeper knows are not made again."""
    atlas = Atlas(lexicon, name_reader(lexicon))
    maker = PageMaker(atlas)
    judgements = tuple(judgements)

    def page(one: Drawn) -> Page:
        def make() -> Page:
            return maker.make(one.extraction, dates.get(one.document, ""), texts.get(one.document, ""))

        return keeper.recall(Page, one.key, make)

    judged = any(not one.about_claim for one in judgements)
    if not judged and keeper is not FORGETFUL and all(one.key for one in found):
        return Collected(found, page, atlas, keeper).resolution()
    pages = [page(one) for one in sorted(found, key=lambda d: d.document)]
    units = [unit for one in pages for unit in one.units]
    comparer = Comparer(atlas)
    longer = (one for page in pages for one in page.longer)
    decision = link_across(by_block(with_company(units), longer, comparer), comparer)
    verdicts = apply_judgements(decision, judgements, names, atlas)
    entities = entities_of(verdicts.settled, atlas)
    links = dict(links_of(entities))
    for entity in statistics(pages, links):
        entities.append(entity)
        links.update(dict.fromkeys(entity.members, entity.id))
    ordered = tuple(sorted(entities, key=lambda e: e.id))
    return Resolution(
        ordered,
        MappingProxyType(dict(sorted(links.items()))),
        tuple(_unsure(verdicts, links)),
        verdicts.outcomes(links),
    )


def _unsure(verdicts: Verdicts, links: Mapping[tuple[str, str], str]) -> list[Unsure]:
    """Return what is open and not answered by a judgement, in order."""
    asked = ((one.unit.place, one.others, one.reason) for one in verdicts.questions)
    return unsure(asked, links, verdicts.denied(links))
