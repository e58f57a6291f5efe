"""Referents of all documents to entities.

Names are put in blocks by their words, compared inside a block with reasons for and against, and linked
only if one candidate remains and nothing speaks against it; what stays open is listed. Judgements come last
and win. Ids come from names, never from the order of the documents.

What a document alone decides (which areas and bodies of the tables it names, which wordings in it are one
thing) stands in its page, and pages are kept between builds; all that compares documents is done every time.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from kg.entities.across import link_across
from kg.entities.atlas import Atlas
from kg.entities.company import with_company
from kg.entities.comparison import fold, fold_industry
from kg.entities.deciding import Decision, Group, Question, decide
from kg.entities.judged import apply_judgements
from kg.entities.making import entities_of, links_of
from kg.entities.names import name_reader
from kg.entities.pages import COMPARED, Page, PageMaker
from kg.entities.reasons import Comparer
from kg.entities.statistics import statistics
from kg.entities.units import PREFIX, Unit
from kg.entities.verdicts import Verdicts, node_id
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

    def page(one: Drawn) -> Page:
        def make() -> Page:
            return maker.make(one.extraction, dates.get(one.document, ""), texts.get(one.document, ""))

        return keeper.recall(Page, one.key, make)

    pages = [page(one) for one in sorted(found, key=lambda d: d.document)]
    units = [unit for one in pages for unit in one.units]
    comparer = Comparer(atlas)
    decision = link_across(_by_block(with_company(units), _fuller(pages), comparer), comparer)
    verdicts = apply_judgements(decision, tuple(judgements), names, atlas)
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


def _by_block(units: Sequence[Unit], fuller: Mapping[tuple[str, str], str], comparer: Comparer) -> Decision:
    rows: dict[str, list[Unit]] = {}
    named: dict[tuple[str, ...], list[Unit]] = {}
    groups: list[Group] = []
    questions: list[Question] = []
    for unit in sorted(units, key=lambda u: u.place):
        if unit.row:
            rows.setdefault(unit.row, []).append(unit)
        elif unit.candidates:
            groups.append(Group((unit,), own=True))
            questions.append(Question(unit, unit.candidates, unit.doubt))
        elif unit.scoped:
            groups.append(Group((unit,), own=True))
        else:
            named.setdefault(_block(unit, fuller, comparer.atlas), []).append(unit)
    groups += [Group(tuple(members), row) for row, members in sorted(rows.items())]
    for key, members in sorted(named.items()):
        found = decide(members, comparer) if key[0] in COMPARED else Decision((Group(tuple(members)),))
        groups += found.groups
        questions += found.questions
    return Decision(tuple(groups), tuple(questions))


def _block(unit: Unit, fuller: Mapping[tuple[str, str], str], atlas: Atlas) -> tuple[str, ...]:
    """Return the key of the block in which a unit is compared."""
    if unit.prefix not in COMPARED:
        return unit.prefix, fold_industry(unit.label) if unit.prefix == "industry" else fold(unit.label)
    key = fuller.get((unit.prefix, unit.form.key), unit.form.key)
    if not unit.form.vague:
        return unit.prefix, key
    # Names that fit many things are compared within a province only.
    areas = sorted(unit.said or unit.around)
    return unit.prefix, key, (atlas.at_level(areas[0], "level-province") or areas[0]) if areas else ""


def _fuller(pages: Iterable[Page]) -> Mapping[tuple[str, str], str]:
    """Return the only full name of which a name of three words or more is another one, by their words."""
    found: dict[tuple[str, str], set[str]] = {}
    for page in pages:
        for one in page.longer:
            found.setdefault((one.prefix, one.name), set()).add(one.full)
    return {key: next(iter(names)) for key, names in found.items() if len(names) == 1}


def _unsure(verdicts: Verdicts, links: Mapping[tuple[str, str], str]) -> list[Unsure]:
    """Return what is open and not answered by a judgement, in order."""
    found: dict[tuple[str, str], Unsure] = {}
    denied = verdicts.denied(links)
    for question in verdicts.questions:
        document, key = question.unit.document, question.unit.keys[0]
        own = links[document, key]
        others = [node_id(node, links) for node in question.others]
        if own in others:
            continue  # it was settled: it is one of them
        left = tuple(dict.fromkeys(o for o in others if (own, o) not in denied))
        known = found.get((document, key))
        if left and (known is None or (len(known.candidates), known.reason) < (len(left), question.reason)):
            found[document, key] = Unsure(document, key, left, question.reason)
    return [unsure for _, unsure in sorted(found.items())]
