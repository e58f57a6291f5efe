"""A document with Chinese sentences while it is read: its text, what it names, and how claims are recorded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg import lazy_re as re
from kg.claims.chinese.known import Area, KnownNames
from kg.claims.chinese.lists import HAN
from kg.claims.chinese.script import as_listed
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.model import BlockKind, Concept, Document, Key, Literal, Modality, Sentence, Span, Tier

# A body named by its rank or kind alone: "市人民政府", "合作区管理委员会".
_BARE = re.compile(
    r"(?:本|我|该|各)?(?:[省市区县州镇乡](?![场域块])|自治[区州县]|合作区|示范区|试验区|自贸试验区|新区|开发区|高新区|管委会|管理委员会|领导小组|理事会|执委会|有关|相关)"
)
# The country of the text; "占全国的2%", "居全国第一" only compare with it.
COUNTRY = re.compile(r"我国|(?<![占居列比与同])全国(?!第|最|前列|首|各|性|人民|人大|政协|重点)")
# Where a line ends inside a name.
_BREAK = re.compile(rf"(?<=[{HAN}])\s+(?=[{HAN}（])")
HEADS = (BlockKind.HEADING, BlockKind.TITLE)
AREA = "AdministrativeArea"


@dataclass(slots=True)
class Page:
    """A document and what its Chinese sentences have told so far.

    Attributes:
        document: the document.
        plain: its text in the signs of the word lists, sign for sign (see ``script.as_listed``).
        registry, known, collector: its things, the names of the reference tables, its claims.
        said: its Chinese sentences.
        yuan: the currency of which it speaks as "元".
        policy: the key of the policy that the text is, or whose text it brings; empty if none.
        covering: the key of the notice, reply or decision that brings that policy; empty if none.
        own: whether the title of the text is the name of that policy, and not news of it.
        titles: where the sentences begin that bear that name.
        lays: whether the text says of itself that it lays down what follows.
        zones: the keys of its zones by their names, as in ``plain``.
        bare: the keys of the zones that it names by their kind alone.
        main: the key of what the text is about, for figures that name nothing.
        last_zone: the key of the zone that was named last so far.
    """

    document: Document
    plain: str
    registry: Registry
    known: KnownNames
    collector: Collector
    said: Sequence[Sentence]
    yuan: str = "currency:CNY"
    policy: str = ""
    covering: str = ""
    own: bool = False
    titles: set[int] = field(default_factory=set)
    lays: bool = False
    zones: dict[str, str] = field(default_factory=dict)
    bare: dict[str, str] = field(default_factory=dict)
    main: str = ""
    last_zone: str = ""
    _known: dict[tuple[str, ...], str] = field(default_factory=dict)
    _areas: dict[int, tuple[Area, ...]] = field(default_factory=dict)
    _whole: dict[str, Span | None] = field(default_factory=dict)

    @property
    def own_label(self) -> str:
        """The name of the policy that the text is or brings, in the signs of the word lists; empty if it has none."""
        return as_listed(self.registry.things[self.policy].label) if self.policy else ""

    def text(self, sentence: Sentence) -> str:
        """Return a sentence in the signs of the word lists."""
        return self.plain[sentence.start : sentence.end]

    def add(self, kind: str, at: Span, ids: tuple[str, ...] = (), *, scoped: bool = False) -> str:
        """Return the key of the thing whose name stands at a span, made if new.

        A name that goes over lines is the one that the text elsewhere writes without a break.
        """
        name = self.document.text[at.start : at.end]
        whole = _BREAK.sub("", name)
        known = whole if whole != name and whole in self.document.text else name
        return self.registry.add(kind, known, at, ids, scoped=scoped)

    def areas(self, sentence: Sentence) -> tuple[Area, ...]:
        """Return the known areas that a sentence names, in order; they are looked for once."""
        found = self._areas.get(sentence.start)
        if found is None:
            found = self._areas[sentence.start] = self.known.find(self.text(sentence))
        return found

    def area(self, sentence: Sentence, area: Area) -> str:
        """Return the key of a known area that a sentence names; "云南" and "云南省" are one."""
        at = span(sentence, area.start, area.end)
        key = self._known.get(area.ids) if len(area.ids) == 1 else None
        if key:
            self.registry.alias(key, self.document.text[at.start : at.end], at.start)
            self.registry.things[key].mark(at)
            return key
        key = self.add(AREA, at, area.ids)
        self._known[area.ids] = key
        return key

    def country(self, at: Span) -> str:
        """Return the key of China, of which a passage speaks by other words."""
        ids = next((area.ids for area in self.known.find("中国")), ())
        return self.registry.add(AREA, "中国", at, ids)

    def bodies(
        self, sentence: Sentence, spans: Iterable[tuple[int, int]], start: int | None = None
    ) -> list[str]:
        """Return the keys of the bodies that stand there; places count from ``start``, or from the sentence's begin.

        "市人民政府" is the one of the city that the text names in full, or else only this text's own.
        """
        begin = sentence.start if start is None else start
        return [self._body(Span(begin + a, begin + b)) for a, b in spans]

    def _body(self, at: Span) -> str:
        name = self.plain[at.start : at.end]
        bare = _BARE.match(name) is not None and not self.known.at(name, 0)
        if bare and name not in self._whole:
            self._whole[name] = self._in_full(name)
        whole = self._whole.get(name)
        if whole:
            key = self.add(
                "PublicBody", whole, self.known.ids("PublicBody", self.plain[whole.start : whole.end])
            )
            self.registry.alias(key, name, at.start)
            self.registry.things[key].mark(at)
            return key
        return self.add("PublicBody", at, self.known.ids("PublicBody", name), scoped=bare)

    def _in_full(self, name: str) -> Span | None:
        """Return where "云水市人民政府" stands first, for "市人民政府", if the text names just one."""
        found: dict[str, Span] = {}
        for sentence in self.said:
            for area in self.areas(sentence):
                start, end = sentence.start + area.start, sentence.start + area.end - 1
                if self.plain.startswith(name, end):
                    found.setdefault(self.plain[start:end], Span(start, end + len(name)))
        return next(iter(found.values())) if len(found) == 1 else None

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
        beside: tuple[Span, ...] = (),
    ) -> None:
        """Record a claim that rests on one passage, and on others ``beside`` it."""
        modality = Modality.PLANNED if planned else Modality.STATED
        self.collector.say(
            subject, predicate, obj, (at, *beside), rule, tier=tier, modality=modality, found=found
        )


def span(sentence: Sentence, start: int = 0, end: int | None = None) -> Span:
    """Return the span of a part of a sentence, or of all of it."""
    return Span(sentence.start + start, sentence.end if end is None else sentence.start + end)
