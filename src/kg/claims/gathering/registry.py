"""The things that one document talks about, gathered while it is read."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from kg.claims.gathering.ministries import turned
from kg.identifiers import slug
from kg.model import Referent, Span

CLASSES = {
    "PolicyDocument": "policy",
    "Strategy": "policy",
    "Policy": "policy",
    "PublicBody": "body",
    "Institution": "body",
    "UnnamedGroup": "group",
    "Zone": "zone",
    "AdministrativeArea": "place",
    "Place": "place",
    "Facility": "facility",
    "Industry": "industry",
    "Event": "event",
    "Theme": "theme",
    "Challenge": "challenge",
    "Measure": "measure",
    "Objective": "objective",
    "Target": "objective",
    "Statistic": "statistic",
}


_PLAN = re.compile(r"\b(?:plan|masterplan|programme|program|strategy|roadmap|blueprint|outline|framework)\b")
# The sign of a note behind a name.
_NOTE_SIGN = re.compile(r"(?<=[a-z]{3})[¹²³⁴-⁹]{1,2}$")
# "a number of quays" is no name without its article.
_ARTICLE = re.compile(
    r"(?:the|an?(?!\s+(?:few|(?:[a-z]+\s+)?(?:number|range|series|variety|total|couple|host|majority|quarter|third|lot|set|group|minimum|maximum)\s+of)\b))\s+",
    re.I,
)
_NO_WORDS = re.compile(r"[^\w]+")
_NUMBER = re.compile(r"(?<=[a-z] )(?:no|nr) (?=\d)")


@lru_cache(maxsize=4096)
def clean(name: str) -> str:
    """Return a name on one line, without surrounding quotation marks and articles.

    >>> clean("the  Harbour Plan’")
    'Harbour Plan'
    >>> clean("zone “Harbour”"), clean("“Harbour” science plan")
    ('zone “Harbour”', '“Harbour” science plan')
    >>> clean("‘smart’ quays"), clean("‘smart quays’"), clean("‘Norvia’s quays’")
    ('‘smart’ quays', 'smart quays', 'Norvia’s quays')
    >>> clean("A number of quays"), clean("a quay")
    ('A number of quays', 'quay')
    >>> clean("Ministry of Canals¹"), clean("12 km²")
    ('Ministry of Canals', '12 km²')
    """
    whole = _NOTE_SIGN.sub("", " ".join(name.split()))
    one_line = whole.strip(" ,;:“”‘\"'’")
    behind = whole[whole.find(one_line) + len(one_line) :][:1]
    # A mark that closes one inside the name belongs to it.
    if (
        (behind == "”" and one_line.count("“") > one_line.count("”"))
        or (behind == "’" and one_line.count("‘") > one_line.count("’"))
        or (behind == '"' and one_line.count('"') % 2)
    ):
        one_line += behind
    # So does one that opens before a name inside it.
    if whole[:1] == "“" and one_line[:1] != "“" and one_line.count("”") > one_line.count("“"):
        one_line = f"“{one_line}"
    if whole[:1] == '"' and one_line[:1] != '"' and one_line.count('"') % 2:
        one_line = f'"{one_line}'
    if whole[:1] == "‘" and one_line[:1] != "‘" and "‘" not in one_line and re.search(r"’(?!\w)", one_line):
        one_line = f"‘{one_line}"
    article = _ARTICLE.match(one_line)
    return one_line[article.end() :] if article else one_line


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """Return the form under which two spellings of a name are the same.

    >>> fold("The Xi’an–Delta Zone") == fold("Xi'an-delta zone"), fold("Law No. 63/2020") == fold("Law 63/2020")
    (True, True)
    """
    plain = _NO_WORDS.sub(" ", clean(name).casefold().replace("’", "").replace("'", "")).strip()
    return _NUMBER.sub("", plain)


def is_nameless(name: str) -> bool:
    """Return whether a government is named without a country, so that it means another one elsewhere.

    >>> is_nameless("the central government"), is_nameless("Norway's central government")
    (True, False)
    """
    bare = re.sub(r"^(?:[Tt]he|[Aa])\s+", "", name)
    return not re.search(r"\b[A-Z]\w+(?:['’]s?)?\s", f"{bare} ") or " " not in bare


@dataclass(slots=True)
class Thing:
    """A referent in the making."""

    key: str
    kind: str
    label: str
    aliases: list[str] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    seen: set[Span] = field(default_factory=set)
    candidates: tuple[str, ...] = ()
    scoped: bool = False
    # Whether the name alone proves the thing; a policy in lower case is likely only.
    sure: bool = True
    # The place-type concept that its sentence tells of a zone whose name tells none.
    typed: str = ""
    # Whether an industry bears a name of the tables and no word of degree: "AI technologies", not "medical AI".
    plain: bool = False
    # Where a short name was defined: it holds from there on.
    defined: dict[str, int] = field(default_factory=dict)

    @property
    def unnamed(self) -> bool:
        """Whether it is a paper that nothing but its place tells: "guidelines" that a body put out."""
        return self.scoped and self.kind == "PolicyDocument"

    @property
    def is_mere_paper(self) -> bool:
        """Whether it is such a paper and no plan: "a notice after 12 people were hurt" is hardly what a figure is of."""
        return self.unnamed and _PLAN.search(self.label) is None

    def mark(self, span: Span) -> None:
        """Record one more mention, once."""
        if span not in self.seen:
            self.seen.add(span)
            self.mentions.append(span)


class Registry:
    """All things of one document, by key and by folded name.

    It grows while its document is read and is turned into frozen referents at the end.
    """

    def __init__(self) -> None:
        self.things: dict[str, Thing] = {}
        self._names: dict[tuple[str, str], str] = {}
        self._groups: dict[str, dict[str, Thing]] = {}

    def add(
        self,
        kind: str,
        name: str,
        span: Span,
        candidates: tuple[str, ...] = (),
        *,
        scoped: bool = False,
    ) -> str:
        """Return the key of the thing of this class and name, made if new, with one more mention."""
        label, group = clean(name), CLASSES[kind]
        known = self._names.get((group, fold(label)))
        if known is None and group == "body" and (other := turned(label)):
            known = self._names.get((group, fold(other)))
            if known is not None:
                self.alias(known, label, span.start)
        if known is None:
            known = self._new_key(group, label)
            self.things[known] = Thing(known, kind, label, candidates=candidates, scoped=scoped)
            self._names[group, fold(label)] = known
            self._groups.setdefault(group, {})[known] = self.things[known]
        thing = self.things[known]
        thing.mark(span)
        if candidates and not thing.candidates:
            thing.candidates = candidates
        return known

    def add_nameless(self, kind: str, name: str, span: Span) -> str:
        """Return the key of a new thing that only its place tells: two "guidelines" of one text may be two."""
        label, group = clean(name), CLASSES[kind]
        key = self._new_key(group, label)
        thing = self.things[key] = Thing(key, kind, label, scoped=True, sure=False)
        self._groups.setdefault(group, {})[key] = thing
        thing.mark(span)
        return key

    def knows(self, name: str) -> bool:
        """Return whether a policy, zone, area or body bears this name, apart from an article and a bracket behind it."""
        bare = fold(re.sub(r"^(?:[Tt]he|THE)\s+|\s*\([^()]*\)$", "", name))
        return any((group, bare) in self._names for group in ("policy", "zone", "place", "body"))

    def _new_key(self, group: str, label: str) -> str:
        key = base = f"{group}-{slug(label)}"
        n = 2
        while key in self.things:
            key, n = f"{base}-{n}", n + 1
        return key

    def alias(self, key: str, name: str, offset: int) -> None:
        """Record another name of a thing, which holds from ``offset`` on."""
        thing, short = self.things[key], clean(name)
        if fold(short) == fold(thing.label) or short in thing.aliases:
            return
        thing.aliases.append(short)
        thing.defined[short] = offset
        self._names.setdefault((CLASSES[thing.kind], fold(short)), key)

    def join(self, short: str, full: str) -> None:
        """Let one thing be another: its names become aliases, its mentions are taken over."""
        gone, kept = self.things.pop(short), self.things[full]
        self._groups[short.split("-", maxsplit=1)[0]].pop(short)
        kept.aliases += [n for n in (gone.label, *gone.aliases) if n not in kept.aliases]
        for mention in gone.mentions:
            kept.mark(mention)
        kept.defined.update(gone.defined)
        kept.candidates = kept.candidates or gone.candidates
        self._names = {name: full if key == short else key for name, key in self._names.items()}

    def drop(self, key: str) -> None:
        """Forget a thing and its names."""
        self.things.pop(key)
        self._groups[key.split("-", maxsplit=1)[0]].pop(key)
        self._names = {name: other for name, other in self._names.items() if other != key}

    def find(self, kind: str, name: str) -> str | None:
        """Return the key of the thing of this class that bears the name, or None."""
        return self._names.get((CLASSES[kind], fold(name)))

    def of(self, group: str) -> list[Thing]:
        """Return the things of one group (``policy``, ``zone`` …) in the order in which they were met."""
        return list(self._groups.get(group, {}).values())

    def unsure(self) -> frozenset[str]:
        """Return the keys of the policies that their names alone do not prove."""
        return frozenset(t.key for t in self.of("policy") if not t.sure)

    def forget_unspoken(self, text: str) -> None:
        """Drop the short names that rules looked for but the text never uses: no name is invented."""
        plain = " ".join(text.split()).casefold()
        for thing in self.things.values():
            thing.aliases = [a for a in thing.aliases if " ".join(a.split()).casefold() in plain]

    def referents(self, used: set[str]) -> tuple[Referent, ...]:
        """Return the frozen referents of the keys in use, ordered by key."""
        return tuple(
            Referent(
                t.key,
                t.kind,
                t.label,
                tuple(sorted(t.aliases)),
                tuple(sorted(t.mentions)),
                t.candidates,
                t.scoped,
            )
            for k, t in sorted(self.things.items())
            if k in used
        )
