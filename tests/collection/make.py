"""Write the made collection: documents with known truth, the same bytes for the same seed."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from . import disagreements, homonyms, spellings
from .forms import FORMS, PUBLISHERS, set_lines, set_text
from .marks import plain, strip_marks
from .pages import Draft, Page, Story, amount
from .values import (
    Collection,
    Conflict,
    Copies,
    Corroborated,
    Figure,
    Harmony,
    MadeDocument,
    Statement,
)
from .world import Day, World

Writer = Callable[[World, str, int], Story]
PLAN: tuple[tuple[str, Writer, int], ...] = (
    ("hyphen", spellings.spelling, 2),
    ("ampersand", spellings.spelling, 2),
    ("centre", spellings.spelling, 2),
    ("letters", spellings.spelling, 2),
    ("order", spellings.spelling, 2),
    ("province", spellings.spelling, 2),
    ("policy", spellings.spelling, 2),
    ("acronym", spellings.acronym, 3),
    ("acronym-twin", spellings.acronym_twin, 1),
    ("title-code", spellings.titles, 3),
    ("title-date", spellings.titles, 2),
    ("title-other", spellings.titles, 3),
    ("date-precision", spellings.precision, 4),
    ("homonym-district", homonyms.districts, 4),
    ("homonym-body", homonyms.bodies, 3),
    ("homonym-policy", homonyms.policies, 3),
    ("homonym-zone", homonyms.zones, 3),
    ("near-name", homonyms.near_names, 5),
    ("short-name", homonyms.short_name, 8),
    ("coordination-two", homonyms.coordinated, 2),
    ("coordination-one", homonyms.coordinated, 2),
    ("figure-plain", disagreements.figures, 5),
    ("figure-three", disagreements.figures, 1),
    ("figure-hectares", disagreements.figures, 2),
    ("figure-mu", disagreements.figures, 2),
    ("figure-million", disagreements.figures, 2),
    ("rounding", disagreements.figures, 5),
    ("other-year", disagreements.figures, 4),
    ("other-part", disagreements.figures, 3),
    ("other-unit", disagreements.figures, 4),
    ("hedge", disagreements.figures, 2),
    ("currency", disagreements.figures, 2),
    ("planned", disagreements.planned, 2),
    ("date-day", disagreements.dates, 3),
    ("date-month", disagreements.dates, 1),
    ("issuer", disagreements.issuers, 4),
    ("issuer-joint", disagreements.issuers, 2),
    ("place-wrong", disagreements.places, 6),
    ("place-right", disagreements.places, 3),
    ("corroborated", disagreements.corroborated, 5),
)
"""What is planted: kind, who writes it, how many stories of it."""
COPIED = (("press", 2), ("cut", 1), ("edited", 1), ("press", 1), ("cut", 2), ("edited", 3)) * 2
"""Manner and number of the copies of each copied document."""
WORDS = (125, 190)
T = TypeVar("T", Statement, Figure)
G = TypeVar("G", Conflict, Harmony, Copies, Corroborated)


@dataclass(frozen=True, slots=True)
class _Set:
    """A draft with its final sentences, and its text as it is printed, still with marks."""

    draft: Draft
    sentences: tuple[str, ...]
    form: str
    title: str
    publisher: str
    date: str
    marked: str


def make_collection(seed: int = 7, documents: int = 300) -> Collection:
    """Return a collection; with fewer documents less is planted, with more the background grows.

    Raises:
        ValueError: if there are to be fewer than ten documents.
    """
    if documents < 10:
        raise ValueError(f"a collection needs at least 10 documents, not {documents}")
    world = World(seed)
    copies = COPIED[: max(1, len(COPIED) * min(documents, 300) // 300)]
    room = documents - sum(number for _, number in copies)
    stories = _stories(world, room)
    drafts = [_aside(world, draft, n) for n, draft in enumerate(d for s in stories for d in s.drafts)]
    set_ones = [_set(world, draft, n) for n, draft in enumerate(drafts)]
    originals = world.lot("originals").mixed(set_ones)[: len(copies)]
    groups: list[Copies] = []
    for n, (original, (how, number)) in enumerate(zip(originals, copies, strict=True)):
        twins = [_copy(world, original, how, n, k) for k in range(number)]
        set_ones += twins
        keys = (original.draft.key, *(twin.draft.key for twin in twins))
        groups.append(Copies(keys, f"copy-{how}"))
    return _print(world, set_ones, (*stories, Story((), copies=tuple(groups))))


def _stories(world: World, room: int) -> tuple[Story, ...]:
    """Return stories with as many documents as there is room; kinds take turns."""
    order = world.lot("turns").mixed(range(len(PLAN)))
    turns = sorted((i, order[place], place) for place, row in enumerate(PLAN) for i in range(row[2]))
    out: list[Story] = []
    left = room
    for i, _, place in turns:
        kind, write, _ = PLAN[place]
        story = write(world, kind, i)
        if len(story.drafts) <= left:
            out.append(story)
            left -= len(story.drafts)
    out += [disagreements.background(world, "background", i) for i in range(left)]
    return tuple(out)


def _aside(world: World, draft: Draft, n: int) -> Draft:
    """Return a draft that also speaks of something of which no other document does; some stay as they are."""
    if draft.key.startswith("short-name") or n % 4 == 3:
        return draft
    page = Page(world, draft.key, list(draft.sentences), list(draft.statements), list(draft.figures))
    zone, lot = world.zone(""), world.lot("aside", draft.key)
    if n % 4 == 0:
        page.figure(zone, "area", amount(lot.between(11, 300), "km2"))
    elif n % 4 == 1:
        page.hosts(zone, world.facility(""))
    else:
        day = Day(lot.between(2012, 2023), lot.between(1, 12), lot.between(1, 28))
        page.issued(world.policy(zone, ""), world.body(), day)
    page.focus(zone)
    return page.draft()


def _set(world: World, draft: Draft, n: int) -> _Set:
    lot = world.lot("set", draft.key)
    sentences = list(draft.sentences)
    target = lot.between(*WORDS)
    places = list(range(len(sentences) + 1))
    extra: list[tuple[int, str]] = []
    count = sum(len(plain(s).split()) for s in sentences)
    while count < target:
        filler = world.aside() if len(extra) % 2 else world.draw("fillers", "sentences")
        if any(filler == known for _, known in extra):
            continue
        extra.append((lot.pick(places), filler))
        count += len(filler.split())
    for place, filler in sorted(extra, reverse=True):
        sentences.insert(place, filler)
    form = FORMS[n % len(FORMS)]
    return _dress(world, draft, tuple(sentences), form, lot.between(0, 700))


def _dress(world: World, draft: Draft, sentences: tuple[str, ...], form: str, days: int) -> _Set:
    title = world.draw("fillers", "titles")
    publisher = world.draw("fillers", PUBLISHERS[form])
    date = f"{2024 + days // 360}-{days // 30 % 12 + 1:02}-{days % 28 + 1:02}"
    marked = set_text(world, form, title, publisher, sentences, world.lot("dress", draft.key))
    return _Set(draft, sentences, form, title, publisher, date, marked)


def _copy(world: World, original: _Set, how: str, n: int, k: int) -> _Set:
    """Return a copy: in an agency's frame, with its end cut off, or with a sentence changed and one added.

    Every second cut copy has lost its first line as well, so that no two files are the same.
    """
    key = f"copy-{n}-{k}"
    lot = world.lot(key)
    source = original.draft
    said = tuple(replace(s, document=key) for s in source.statements)
    counted = tuple(replace(f, document=key) for f in source.figures)
    draft = Draft(key, source.sentences, said, counted, source.key, how)
    if how == "press":
        return _dress(world, draft, original.sentences, "press", lot.between(0, 700))
    marked = original.marked
    if how == "cut":
        told = max(marked.rindex(sentence) + len(sentence) for sentence in source.sentences)
        end = marked.find(".", max(told - 1, len(marked) * 13 // 20))
        marked = marked[marked.index("\n\n") + 2 if k % 2 else 0 : end + 1] + "\n"
    else:
        spare = [sentence for sentence in original.sentences if sentence not in source.sentences]
        marked = marked.replace(lot.pick(spare), world.draw("fillers", "sentences"))
        marked = f"{marked}\n{world.draw('fillers', 'sentences')}\n"
    return replace(original, draft=draft, marked=marked)


def _print(world: World, set_ones: Sequence[_Set], stories: Sequence[Story]) -> Collection:
    """Return the collection: documents get their names, and all that was noted down gets them too."""
    ordered = world.lot("order").mixed(set_ones)
    names = {one.draft.key: f"d{n:03}-{one.form}.txt" for n, one in enumerate(ordered, 1)}
    printed = tuple(_document(one, names[one.draft.key]) for one in ordered)
    used = {named.entity for document in printed for named in document.mentions}
    drafts = [one.draft for one in ordered]
    return Collection(
        documents=printed,
        entities=tuple(sorted(thing for thing in world.things.values() if thing.id in used)),
        statements=_renamed((s for d in drafts for s in d.statements), names),
        figures=_sorted_figures((f for d in drafts for f in d.figures), names),
        conflicts=_grouped((c for s in stories for c in s.conflicts), names),
        harmonies=_grouped((h for s in stories for h in s.harmonies), names),
        copies=_grouped((c for s in stories for c in s.copies), names),
        corroborated=_grouped((c for s in stories for c in s.corroborated), names),
    )


def _document(one: _Set, name: str) -> MadeDocument:
    text, mentions = strip_marks(one.marked)
    return MadeDocument(name, set_lines(one.form, text), one.date, one.publisher, one.title, mentions)


def _renamed(items: Iterable[Statement], names: dict[str, str]) -> tuple[Statement, ...]:
    return tuple(sorted({replace(item, document=names[item.document]) for item in items}))


def _sorted_figures(items: Iterable[Figure], names: dict[str, str]) -> tuple[Figure, ...]:
    found = {replace(item, document=names[item.document]) for item in items}
    return tuple(sorted(found, key=lambda f: (f.document, f.thing, f.indicator, f.value, f.year or 0)))


def _grouped(items: Iterable[G], names: dict[str, str]) -> tuple[G, ...]:
    found = [replace(item, documents=tuple(names[key] for key in item.documents)) for item in items]
    return tuple(sorted(found, key=lambda item: (item.documents, repr(item))))


def write_collection(collection: Collection, folder: Path) -> None:
    """Write the documents and their side files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for document in collection.documents:
        (folder / document.name).write_text(document.text, encoding="utf-8", newline="\n")
        known = {
            "title": document.title,
            "publisher": document.publisher,
            "date": document.date,
            "language": "en",
        }
        lines = "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in known.items())
        (folder / document.name).with_suffix(".toml").write_text(lines, encoding="utf-8", newline="\n")
