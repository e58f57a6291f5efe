"""A document with Chinese sentences while it is read: its text, what it names, and how claims are recorded."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.claims.chinese.known import Area, KnownNames
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.model import BlockKind, Concept, Document, Key, Literal, Modality, Sentence, Span, Tier

HEADS = (BlockKind.HEADING, BlockKind.TITLE)
AREA = "AdministrativeArea"
WHOLE_COUNTRY = ("中国", "我国", "全国", "中华人民共和国")


@dataclass(slots=True)
class Page:
    """A document and what its Chinese sentences have told so far.

    Attributes:
        document: the document.
        plain: its text in the signs of the word lists, sign for sign (see ``lists.as_listed``).
        registry, known, collector: its things, the names of the reference tables, its claims.
        said: its Chinese sentences.
        policy: the key of the policy that the text is, or whose text it brings; empty if none.
        own: whether the title of the text is the name of that policy, and not news of it.
        titles: where the sentences begin that bear that name.
        lays: whether the text says of itself that it lays down what follows.
        zones: the keys of its zones by their names, as in ``plain``.
        main: the key of what the text is about, for figures that name nothing.
    """

    document: Document
    plain: str
    registry: Registry
    known: KnownNames
    collector: Collector
    said: Sequence[Sentence]
    policy: str = ""
    own: bool = False
    titles: set[int] = field(default_factory=set)
    lays: bool = False
    zones: dict[str, str] = field(default_factory=dict)
    main: str = ""
    _known: dict[tuple[str, ...], str] = field(default_factory=dict)
    _areas: dict[int, tuple[Area, ...]] = field(default_factory=dict)

    def text(self, sentence: Sentence) -> str:
        """Return a sentence in the signs of the word lists."""
        return self.plain[sentence.start : sentence.end]

    def add(self, kind: str, at: Span, ids: tuple[str, ...] = (), *, scoped: bool = False) -> str:
        """Return the key of the thing whose name stands at a span, made if new."""
        return self.registry.add(kind, self.document.text[at.start : at.end], at, ids, scoped=scoped)

    def areas(self, sentence: Sentence) -> tuple[Area, ...]:
        """Return the known areas that a sentence names, in order; they are looked for once."""
        found = self._areas.get(sentence.start)
        if found is None:
            found = self._areas[sentence.start] = self.known.find(self.text(sentence))
        return found

    def area(self, sentence: Sentence, area: Area) -> str:
        """Return the key of a known area that a sentence names; "云南" and "云南省" are one."""
        at, known = span(sentence, area.start, area.end), area.ids[:1]
        key = self._known.get(known)
        if key and len(area.ids) == 1:
            self.registry.alias(key, self.document.text[at.start : at.end], at.start)
            self.registry.things[key].mark(at)
            return key
        key = self.add(AREA, at, known)
        if len(area.ids) == 1:
            self._known[known] = key
        return key

    def say(
        self,
        subject: str,
        predicate: str,
        obj: Key | Concept | Literal,
        at: Span,
        rule: str,
        *,
        found: str = "",
        planned: bool = False,
        tier: Tier = Tier.ASSERTED,
    ) -> None:
        """Record a claim that rests on one passage."""
        modality = Modality.PLANNED if planned else Modality.STATED
        self.collector.say(subject, predicate, obj, (at,), rule, tier=tier, modality=modality, found=found)


def span(sentence: Sentence, start: int = 0, end: int | None = None) -> Span:
    """Return the span of a part of a sentence, or of all of it."""
    return Span(sentence.start + start, sentence.end if end is None else sentence.start + end)
