"""Things that a sentence names: by their names, by a part of a name, or by a description."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.graph.terms import ALT_LABEL, FACTS, TYPE
from kg.namespaces import KGT, R, expand
from kg.questions import words as told
from kg.questions.kinds import Kind, fits, read_kind, types_of
from kg.questions.names import Names
from kg.questions.plain_data import Knowledge
from kg.questions.source import NAMING, quads, subjects, values
from kg.questions.wording import Word, name_key, read_words

_ALSO: Final = 2  # how names.py ranks another name
_LONGEST: Final = 24
_RARE: Final = 4
_LONGEST_PART: Final = 12
_ASKABLE: Final = ("kg:Place", "kg:Policy", "kg:Institution", "kg:Industry", "kg:Indicator", "skos:Concept")
_MARK: Final = re.compile(r"[^\w ]|\d")
_LETTERS: Final = re.compile(r"\s\((\w{2,10})\)(?=\s)")
_HAN: Final = re.compile(r"[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of words that stands for a thing, or may stand for one of several.

    Attributes:
        start, end: the words (half open).
        things: IRIs of the things.
        exact: whether the words are a name, not only a part of one or a description.
        is_name: whether leaving the thing out would leave out what was asked for; terms that are also
            common words (railway, investment) may be words just as well.
        is_common: whether the catalogue uses all the words too.
    """

    start: int
    end: int
    things: tuple[str, ...]
    exact: bool = True
    is_name: bool = True
    is_common: bool = False

    def meets(self, other: "Mention") -> bool:
        """Return whether two mentions have a word in common."""
        return self.start < other.end and other.start < self.end


class NameFinder:
    """Finds names of one graph in sentences.

    Args:
        names: the names of the graph.
        known: what is known of the ways in which people ask.
    """

    def __init__(self, names: Names, known: Knowledge) -> None:
        self.names = names
        self.knowledge = known
        self._kinds: dict[str, Kind] = {}
        self._fits: dict[tuple[str, str], bool] = {}

    def fits(self, iri: str, kind: str) -> bool:
        """Return whether a thing is of a kind, as parameters of questions name kinds."""
        if (iri, kind) not in self._fits:
            if kind not in self._kinds:
                self._kinds[kind] = read_kind(self.names.graph, kind, self.names.labels)
            types = types_of(self.names.graph, iri)
            self._fits[iri, kind] = fits(self.names.graph, iri, types, self._kinds[kind])
        return self._fits[iri, kind]

    @cached_property
    def _marked(self) -> Mapping[str, Mapping[str, int]]:
        """The names with marks in them, by their words alone, and the other names of terms."""
        found: dict[str, dict[str, int]] = {}
        for name, bearers in self.names.known.items():
            # "Quay Upkeep (QU) Policy" is asked for without its letters, too.
            for said in {name, _without_letters(name)} if _MARK.search(name) else ():
                into = found.setdefault(name_key(said), {})
                into |= {iri: min(rank, into.get(iri, rank)) for iri, rank in bearers.items()}
        for name, meant in self.knowledge.also.items():
            bearers = self.names.known.get(meant, {})
            terms = (iri for iri in bearers if not iri.startswith(R))
            found.setdefault(name, {}).update(dict.fromkeys(terms, _ALSO))
        found.pop("", None)
        return found

    @cached_property
    def _stems(self) -> Mapping[str, Mapping[str, int]]:
        """The names of terms by their stems: "laboratories" is the term laboratory."""
        found: dict[str, dict[str, int]] = {}
        for name, bearers in (*self.names.known.items(), *self._marked.items()):
            terms = {iri: _ALSO for iri in bearers if iri.startswith(KGT)}
            if terms:
                found.setdefault(" ".join(word.stem for word in read_words(name)), {}).update(terms)
        return found

    @cached_property
    def _han(self) -> tuple[str, ...]:
        names = {name for name in self.names.known if _HAN.fullmatch(name)}
        return tuple(sorted(names, key=lambda name: (-len(name), name)))

    def words(self, text: str) -> tuple[Word, ...]:
        """Return the words of a sentence; Chinese, which has no blanks, is cut at the names in it."""
        spaced = _HAN.sub(lambda match: self._cut(match[0]), text) if _HAN.search(text) else text
        return read_words(spaced)

    def _cut(self, run: str) -> str:
        at, parts = 0, [""]
        while at < len(run):
            name = next((name for name in self._han if run.startswith(name, at)), "")
            parts += [name, ""] if name else []
            parts[-1] += "" if name else run[at]
            at += len(name) or 1
        return f" {' '.join(part for part in parts if part)} "

    def mentions(self, words: Sequence[Word], is_known: Callable[[str], bool]) -> tuple[Mention, ...]:
        """Return what a sentence names, whole names first, each in order.

        Args:
            words: the sentence.
            is_known: whether the catalogue uses a stem as a word of its own.
        """
        whole = tuple(_outermost(self._names(words, is_known)))
        parts = (*self._parts(words, whole), *self._rare(words, whole, is_known))
        return (*whole, *(part for part in parts if part not in whole))

    def _names(self, words: Sequence[Word], is_known: Callable[[str], bool]) -> Iterator[Mention]:
        for length in range(min(_LONGEST, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                part = words[start : start + length]
                bearers = self._bearers(part)
                if bearers:
                    is_caps = length == 1 and _is_acronym(part[0], words)
                    common = all(is_known(word.stem) for word in part) and not is_caps
                    counted = {i: rank for i, rank in bearers.items() if self._counts(i, rank, part, common)}
                    things = list(self._foremost(counted))
                    things += self._so_called(things, part)
                    if things:
                        is_name = not (common and length == 1) and any(self._is_named(iri) for iri in things)
                        yield Mention(start, start + length, tuple(sorted(things)), True, is_name, common)

    def _foremost(self, ranks: Mapping[str, int]) -> Iterator[str]:
        """Yield the things of a name; like things of which it is the first name come before the others."""
        graph = self.names.graph
        first = [set(types_of(graph, iri)) for iri, rank in ranks.items() if rank < _ALSO]
        for iri, rank in ranks.items():
            own = set(types_of(graph, iri)) if first and rank == _ALSO and iri.startswith(R) else set()
            if not any(own & kinds for kinds in first):
                yield iri

    def _so_called(self, things: Sequence[str], part: Sequence[Word]) -> Iterator[str]:
        """Yield the other policies that a name may mean which says no more than what kind of policy it is."""
        if not all(word.stem in self.knowledge.common for word in part):
            return
        kind, content = "kg:Policy", {word.stem for word in part}
        if any(iri.startswith(R) and self.fits(iri, kind) for iri in things):
            for iri, names in self._table(kind).items():
                if iri not in things and any(content <= name for name in names):
                    yield iri

    def _bearers(self, part: Sequence[Word]) -> Mapping[str, int]:
        terms = self._stems.get(" ".join(word.stem for word in part), {})
        forms = [word.form for word in part]
        for name in (" ".join(forms), " ".join([*forms[:-1], part[-1].bare])):
            found = {**self.names.known.get(name, {}), **self._marked.get(name, {})}
            if found:
                return {**terms, **found}
        return terms

    def _counts(self, iri: str, rank: int, part: Sequence[Word], common: bool) -> bool:
        """Return whether words are meant as a name; "the plan" and "master plan" could be any plan."""
        if len(part) == 1 and part[0].bare in self.knowledge.no_names:
            return False
        if iri.startswith(R):
            if common and len(part) == 1:
                return False
            if rank == _ALSO and all(word.stem in self.knowledge.common for word in part):
                return False
        return any(self.fits(iri, kind) for kind in _ASKABLE)

    def _is_named(self, iri: str) -> bool:
        """Return whether a thing has a name of its own; one called "research centres" has none."""
        label = self.names.labels(iri)
        if iri.startswith(R):
            return label != label.lower() or label == label.upper()
        return self.fits(iri, "kg:Industry")

    def _rare(
        self, words: Sequence[Word], whole: Sequence[Mention], is_known: Callable[[str], bool]
    ) -> Iterator[Mention]:
        """Yield single words that are only used in names, such as the Hengqin of "Hengqin Plan"."""
        for n, word in enumerate(words):
            taken = any(one.start <= n < one.end for one in whole) or word.form.isdigit()
            if taken or len(word.stem) < _RARE or word.stem in self.knowledge.common or is_known(word.stem):
                continue
            for kind in self.knowledge.heads:
                table = self._table(kind)
                things = [iri for iri, names in table.items() if any(word.stem in one for one in names)]
                if things:
                    yield Mention(n, n + 1, tuple(things), exact=False)

    def _parts(self, words: Sequence[Word], whole: Sequence[Mention]) -> Iterator[Mention]:
        for kind, heads in self.knowledge.heads.items():
            found: list[Mention] = []
            for start, end in self._windows(words, heads):
                if any(self._cuts(one, start, end, kind) for one in whole):
                    continue
                if any(start >= one.start and end <= one.end for one in found):
                    continue
                content = frozenset(w.stem for w in words[start:end] if w.form not in self.knowledge.glue)
                line = " ".join(word.stem for word in words[start:end])
                things = self._described(kind, content, line)
                if things:
                    found.append(Mention(start, end, things, exact=False))
            yield from found

    def _cuts(self, one: Mention, start: int, end: int, kind: str) -> bool:
        """Return whether a stretch of words cuts through a name, or has words beside the name of its kind."""
        if start >= one.end or one.start >= end or not one.is_name or (one.start <= start and end <= one.end):
            return False
        around = start <= one.start and one.end <= end
        return not around or any(self.fits(iri, kind) for iri in one.things)

    def _windows(self, words: Sequence[Word], heads: frozenset[str]) -> Iterator[tuple[int, int]]:
        small, glue = self.knowledge.thesaurus.small, self.knowledge.glue
        for length in range(min(_LONGEST_PART, len(words)), 1, -1):
            for start in range(len(words) - length + 1):
                part = words[start : start + length]
                ends = {part[0].form, part[-1].form}
                inner = [w for w in part if w.form in small - glue and w.stem not in self.knowledge.common]
                if (
                    inner
                    or ends & (glue | small) - self.knowledge.common
                    or any(word.opens for word in part[1:])
                ):
                    continue
                content = [word for word in part if word.form not in glue]
                rare = any(word.stem not in self.knowledge.common for word in content)
                if rare and len(content) > 1 and any(word.bare in heads for word in part):
                    yield start, start + length

    def _described(self, kind: str, content: frozenset[str], line: str) -> tuple[str, ...]:
        """Return the things of a kind of which one name holds all words, or else which are so described.

        If several names hold all words, one that ends in the last of them stands before the others: Xiongan
        New Area is a new area, not the science park in it.
        """
        table = self._table(kind)
        whole = [iri for iri, names in table.items() if any(content <= name for name in names)]
        if whole:
            last = line.rsplit(maxsplit=1)[-1]
            same = [iri for iri in whole if any(name.split()[-1] == last for name in self._lines[iri])]
            return tuple(same if len(same) == 1 else whole)
        rare = content - self.knowledge.common
        near = [iri for iri, names in table.items() if any(rare & name for name in names)]
        return tuple(iri for iri in near if content <= self._description(iri, table[iri]))

    def _table(self, kind: str) -> Mapping[str, tuple[frozenset[str], ...]]:
        if kind not in self._tables:
            top = read_kind(self.names.graph, kind, self.names.labels)
            found = {
                iri.value
                for one in sorted(top.classes)
                for iri in subjects(self.names.graph, TYPE, NamedNode(one))
                if isinstance(iri, NamedNode)
            }
            self._lines |= {iri: tuple(self._stem_lines(iri)) for iri in sorted(found)}
            self._tables[kind] = {
                iri: tuple(frozenset(line.split()) for line in self._lines[iri]) for iri in sorted(found)
            }
        return self._tables[kind]

    @cached_property
    def _tables(self) -> dict[str, Mapping[str, tuple[frozenset[str], ...]]]:
        return {}

    @cached_property
    def _lines(self) -> dict[str, tuple[str, ...]]:
        return {}

    def _stem_lines(self, iri: str) -> Iterator[str]:
        for predicate in (*NAMING, ALT_LABEL):
            for value in values(self.names.graph, NamedNode(iri), predicate):
                if isinstance(value, Literal):
                    yield " ".join(word.stem for word in read_words(value.value))

    def _description(self, iri: str, names: Iterable[frozenset[str]]) -> frozenset[str]:
        """Return the words by which a thing may be described: all its names, its kind, its links."""
        labels = [told.kind(one, self.names.labels) for one in types_of(self.names.graph, iri)]
        for quad in quads(self.names.graph, NamedNode(iri), within=FACTS):
            if isinstance(quad.object, NamedNode) and quad.predicate.value in _DESCRIBING:
                labels.append(self.names.labels(quad.object.value))
        discussed = subjects(self.names.graph, _DISCUSSES, NamedNode(iri))
        labels += [self.names.labels(one.value) for one in discussed]
        return frozenset().union(*names, (word.stem for label in labels for word in read_words(label)))


_DESCRIBING: Final = frozenset(expand(c) for c in ("kg:issuedBy", "kg:documentType", "kg:appliesTo"))
_DISCUSSES: Final = NamedNode(expand("kg:discusses"))


def _outermost(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the mentions that are in no longer one, in order."""
    kept: list[Mention] = []
    for one in mentions:
        if not any(other.start <= one.start and one.end <= other.end for other in kept):
            kept.append(one)
    yield from sorted(kept, key=lambda one: (one.start, one.end))


def _is_acronym(word: Word, words: Sequence[Word]) -> bool:
    return word.raw.isupper() and len(word.raw) > 1 and not all(other.raw.isupper() for other in words)


def _without_letters(name: str) -> str:
    """Return a name without letters in brackets that are the initials of the words before them.

    >>> _without_letters("quay upkeep (qu) policy"), _without_letters("western (dhobi) port")
    ('quay upkeep policy', 'western (dhobi) port')
    """
    letters = _LETTERS.search(name)
    if letters is None:
        return name
    initials = "".join(word[0] for word in name[: letters.start()].split())
    return name[: letters.start()] + name[letters.end() :] if initials.endswith(letters[1]) else name
