"""Second reading: every mention in a sentence, with what short names and "the plan" refer back to."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg import lazy_re as re
from kg.claims.acts.cited_as import own_name
from kg.claims.figures.dollars import in_local_money
from kg.claims.figures.labelled_units import in_labelled_unit
from kg.claims.gathering.registry import Registry, Thing, clean, fold, is_nameless
from kg.claims.issuing.back_bodies import bodies_back, named_together, pronouns_back
from kg.claims.issuing.datelines import days_told
from kg.claims.names.gazetteer import Gazetteer, NameIndex, build_index, find_indexed, find_names
from kg.claims.names.governments import find_bare_bodies, find_capitals, find_governments, find_groups
from kg.claims.names.joined_names import short_forms, spoken_of_by
from kg.claims.names.overlaps import with_more, without_appositions, without_overlap
from kg.claims.patterns.words import words
from kg.claims.places.covered_places import places_covered
from kg.claims.places.guessed_places import places_in_clauses
from kg.claims.places.kinds_beside import names_with_kind
from kg.claims.places.new_places import past_bracket, places_beside
from kg.claims.places.unknown_places import areas_with_kind, is_matter
from kg.claims.sentences.persons import is_personal
from kg.claims.titles.referring import (
    PRONOUN,
    TOPICS,
    Part,
    Spoken,
    by_its_own_text,
    follows_others,
    main_policy,
    of_kind,
    opening,
    spoken_of,
    taking_in,
    weigh,
    words_back,
    zone_back,
)
from kg.claims.values.dates import find_dates, find_periods
from kg.claims.values.numbers import Figure, find_figures
from kg.model import Mention, Span

_COMPLEMENT = re.compile(
    r"\s+(?:contained|included|set\s+out|for\b|of\b|"
    # "the plan on cleaner ports", but not "the plan on 3 May"
    r"on\b(?!\s+(?:\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b))|to\b(?!\s+be)|in\s+the\s+[A-Z])"
)


@dataclass(slots=True)
class Scanner:
    """Finds mentions sentence by sentence and remembers what was spoken of last.

    ``home`` is the day of the text, if it tells it. Each mention's ``name`` is the key of its thing in the registry; dates and figures carry their value.
    """

    registry: Registry
    gazetteer: Gazetteer
    home: str = ""
    # Letters that the text explains as something common: "a global capability centre (GCC)".
    common: frozenset[str] = frozenset()
    # The currencies that the text means by "$" and by what several countries share.
    money: Mapping[str, str] = field(default_factory=dict)
    index: NameIndex = field(init=False)
    loose: list[tuple[re.Pattern[str], str]] = field(init=False)
    defined: dict[str, int] = field(init=False)
    papers: dict[int, Thing] = field(init=False)  # those without a name, by where they stand
    last: dict[str, deque[str]] = field(init=False)
    policies: deque[Spoken] = field(init=False)
    joint: dict[str, frozenset[str]] = field(init=False, default_factory=dict)
    figures: dict[tuple[int, int], Figure] = field(init=False)
    areas: dict[str, str] = field(init=False, default_factory=dict)  # by the id of the only such place
    subject: str = field(init=False, default="")
    actor: str = field(init=False, default="")
    # The policy that the text as a whole is about, and how many sentences were read.
    own: str = field(init=False, default="")
    own_zone: str = field(init=False, default="")
    # In which sentence each zone was met last.
    met: dict[str, int] = field(init=False, default_factory=dict)
    read: int = field(init=False, default=0)
    section: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        names: list[tuple[str, tuple[str, ...]]] = []
        self.loose, self.defined = [], {}
        self.papers = {t.mentions[0].start: t for t in self.registry.of("policy") if t.unnamed}
        for thing in (t for t in self.registry.things.values() if not t.unnamed):
            for name in (thing.label, *thing.aliases):
                names.append((name, (thing.key,)))
                if name in thing.defined:
                    self.defined[name] = thing.defined[name]
            if thing.kind == "Strategy" and (pattern := short_forms(thing.label)):
                self.loose.append((pattern, thing.key))
        proper = [n for n in names if not n[0][:1].islower()]
        # "plan for the Harbour Zone" may open a sentence.
        self.index = build_index(proper, [n for n in names if n[0][:1].islower()])
        self.last = {g: deque(maxlen=_MEMORY) for g in ("zone", "body")}
        self.policies, self.own = (
            deque(maxlen=_MEMORY),
            main_policy([t for t in self.registry.of("policy") if not t.unnamed]),
        )
        self.figures = {}

    def scan(self, text: str, offset: int) -> tuple[Mention, ...]:
        """Return the mentions of one sentence which begins at ``offset``, in order, none overlapping."""
        named = self._named(text, offset)
        found = without_overlap(
            [*named, *self._reference(text, offset, named), *self._governments(text, offset)]
        )
        found = with_more(found, self._unknown(text, offset, found))
        found = with_more(found, self._references_back(text, offset, found))
        found = with_more(found, self._covered(text, offset, found))
        found = with_more(found, self._pronouns(text, offset))
        found = without_appositions(text, self._with_values(text, found))
        self._remember(text, found)
        return found

    def _named(self, text: str, offset: int) -> list[Mention]:
        found = []
        for start, end, (key,) in find_indexed(self.index, text):
            name = " ".join(text[start:end].split())
            thing = self.registry.things[key]
            # Letters mean the same in the whole of a text, whether it explains them first or further down.
            same = fold(name) == fold(thing.label) or (name.isupper() and len(name) > 2)
            early = offset + start < self.defined.get(name, 0) and not same
            # "the Harbour Act funding scheme" is not the Act.
            other_thing = thing.kind in ("PolicyDocument", "Strategy") and _COMPOUND.match(text, end)
            # "China's Master Plan for the harbour" is not the Master Plan defined before.
            other = name in thing.aliases and thing.kind == "PolicyDocument" and _COMPLEMENT.match(text, end)
            if thing.kind == "Place":
                self._level(key, Mention(start, end, "Place", key, "name"), text, offset)
            if not early and not other and not other_thing:
                found.append(self._mention(thing, start, end, "name", offset))
        for pattern, key in self.loose:
            for match in pattern.finditer(text):
                self.registry.alias(key, match[0], offset + match.start())
                found.append(
                    self._mention(self.registry.things[key], match.start(), match.end(), "name", offset)
                )
        for n in sorted(n for n in self.papers if offset <= n < offset + len(text)):
            paper, at = self.papers[n], n - offset
            found.append(self._mention(paper, at, at + len(paper.label), "name", offset))
        return found

    def _mention(self, thing: Thing, start: int, end: int, method: str, offset: int) -> Mention:
        span = Span(offset + start, offset + end)
        thing.mark(span)
        return Mention(start, end, thing.kind, thing.key, method, thing.candidates)

    def _reference(self, text: str, offset: int, named: Sequence[Mention]) -> Iterable[Mention]:
        for m in find_names(self.gazetteer, text):
            area = m.kind in ("AdministrativeArea", "Place")
            bodies = m.kind in ("PublicBody", "Institution") and m.end - m.start
            if bodies and any(
                n.start <= m.start and m.end <= n.end and n.end - n.start > bodies for n in named
            ):
                continue  # "Ministry of Canals" in "Ministry of Canals of Norvia" is not another one
            if (
                m.kind == "Industry"
                or m.name in self.common
                or (area and (is_personal(text, m) or _WATER.match(text, m.end) or _FIRM.match(text, m.end)))
            ):
                continue
            key = self._known(m, offset)
            if m.kind == "AdministrativeArea":
                self._level(key, m, text, offset)
            yield Mention(m.start, m.end, m.kind, key, "reference", m.candidates)

    def _known(self, m: Mention, offset: int) -> str:
        """Return the key of a thing of the tables; two names of one area ("Macau", "Macao") are one thing."""
        span = Span(offset + m.start, offset + m.end)
        sole = m.candidates[0] if len(m.candidates) == 1 and m.kind in ("AdministrativeArea", "Place") else ""
        if sole and (key := self.areas.get(sole)):
            self.registry.alias(key, m.name, span.start)
            self.registry.things[key].mark(span)
            return key
        key = self.registry.add(m.kind, m.name, span, m.candidates)
        if sole:
            self.areas[sole] = key
        return key

    def _unknown(self, text: str, offset: int, found: tuple[Mention, ...]) -> Iterable[Mention]:
        known = [*areas_with_kind(text), *((m.start, m.end) for m in found if m.kind == "AdministrativeArea")]
        areas = [(m.start, m.end) for m in found if m.kind in ("AdministrativeArea", "Place")]
        zones = [(m.start, past_bracket(text, m.end)) for m in found if m.kind == "Zone"]
        for m in places_beside(text, areas, zones, known):
            owner = m.name.endswith(("'s", "’s")) or is_matter(text, m.start)
            if not owner and not any(f.start < m.end and m.start < f.end for f in found):
                key = self.registry.add("Place", m.name, Span(offset + m.start, offset + m.end))
                self._level(key, m, text, offset)
                yield Mention(m.start, m.end, "Place", key, m.method)

    def _level(self, key: str, m: Mention, text: str, offset: int) -> None:
        """Let "Sana district" and "State of Sana" be other names of the area."""
        for name, at in names_with_kind(text, m.start, m.end):
            self.registry.alias(key, name, offset + at)

    def _covered(self, text: str, offset: int, found: tuple[Mention, ...]) -> Iterable[Mention]:
        """Yield the capitalised names that a zone is said to cover."""
        zones = [(f.start, f.end) for f in found if f.kind == "Zone"]
        for m in tuple(places_covered(text, zones)) or places_in_clauses(text, zones):
            if not any(f.start < m.end and m.start < f.end for f in found):
                key = self.registry.add("Place", m.name, Span(offset + m.start, offset + m.end))
                yield Mention(m.start, m.end, "Place", key, m.method)

    def _governments(self, text: str, offset: int) -> Iterable[Mention]:
        for m in (*find_governments(text), *find_capitals(text)):
            span = Span(offset + m.start, offset + m.end)
            key = self._government(m, span)
            yield Mention(m.start, m.end, "PublicBody", key, m.method)
        for m in find_bare_bodies(text):
            span = Span(offset + m.start, offset + m.end)
            before = text[max(0, m.start - 20) : m.start].rstrip()
            joint = before.endswith(("Parliament and of", "Parliament and"))
            yield Mention(m.start, m.end, "PublicBody", self._bare_body(m.name, span, joint), "bare body")
        for m in find_groups(text):
            span = Span(offset + m.start, offset + m.end)
            key = self.registry.add("UnnamedGroup", m.name, span, scoped=True)
            yield Mention(m.start, m.end, "UnnamedGroup", key, m.method)

    def _government(self, mention: Mention, span: Span) -> str:
        """Return the key of a government: the bare word and a capital mean the one spoken of before."""
        bare = mention.method != "government"
        national = [t for t in self.registry.of("body") if _is_national(t)] if bare else []
        national = spoken_of_by(national, span.start, self.registry)
        if mention.method == "capital":
            national = [t for t in national if self._governs(t, mention.name)]
        if len(national) == 1:
            if mention.method == "capital":
                self.registry.alias(national[0].key, mention.name, span.start)
            return self.registry.add("PublicBody", national[0].label, span)
        return self.registry.add("PublicBody", mention.name, span, scoped=is_nameless(mention.name))

    def _bare_body(self, name: str, span: Span, joint: bool) -> str:
        """Return the key of "the Commission": the only body of that head, else the one named last, else itself.

        Beside a parliament (``joint``) "the Council" is itself.
        """
        head = clean(name)
        known = self.registry.find("PublicBody", head)
        same = [
            t.key
            for t in self.registry.of("body")
            if t.label.endswith(f" {head}") or t.label.startswith(f"{head} of")
        ]
        recent = [k for k in reversed(self.last["body"]) if k in same]
        if not known and not joint and (len(same) == 1 or recent):
            self.registry.things[(recent or same)[0]].mark(span)
            return (recent or same)[0]
        return self.registry.add("PublicBody", head, span, scoped=True)

    def _governs(self, thing: Thing, capital: str) -> bool:
        """Return whether a government is that of the country whose capital is named."""
        country = words().map("metonyms")[capital]
        entry = self.gazetteer.entries.get(country)
        names = [n for n, c in words().map("nationalities").items() if c == country]
        names += [entry.label, *entry.aliases] if entry else []
        if is_nameless(thing.label):
            return any(country in t.candidates for t in self.registry.of("place"))
        return any(re.search(rf"\b{re.escape(n)}\b", thing.label) for n in names)

    def _references_back(self, text: str, offset: int, found: tuple[Mention, ...]) -> Iterable[Mention]:
        for match in words_back().finditer(text):
            if any(m.start < match.end() and match.start() < m.end for m in found) or _COMPLEMENT.match(
                text, match.end()
            ):
                continue
            said = weigh(text, (m for m in found if m.end <= match.start()), self.read)
            if thing := self._referred(match, (*self.policies, *said)):
                yield self._mention(thing, match.start(), match.end(), "coreference", offset)
        bodies = [self.registry.things[k] for k in reversed(self.last["body"])]
        for m, thing in bodies_back(text, bodies, self.joint):
            if not any(f.start < m.end and m.start < f.end for f in found):
                yield self._mention(thing, m.start, m.end, m.method, offset)

    def title(self, text: str, found: Iterable[Mention]) -> None:
        """Take the only policy of the title of a text for the one that the text is about."""
        spoken = {s.key for s in weigh(text, found, self.read) if s.part is Part.SPOKEN}
        self.own = spoken.pop() if len(spoken) == 1 else self.own
        zones = {m.name for m in found if m.kind == "Zone"}
        self.own_zone = zones.pop() if len(zones) == 1 else ""

    def new_section(self) -> None:
        """Forget what "it" may refer to: a heading or another block of text begins."""
        self.subject = self.actor = ""
        self.section = self.read

    def _pronouns(self, text: str, offset: int) -> Iterable[Mention]:
        """Yield "it" and "its" where the sentence before was about one policy, zone or facility, or a body."""
        things = self.registry.things
        topic = things[self.subject] if self.subject.startswith("policy") else None
        for m, thing in pronouns_back(text, things.get(self.actor), topic):
            yield self._mention(thing, m.start, m.end, m.method, offset)
        match = PRONOUN.match(text)
        # "It replaces the plan of 2012": only a policy does so.
        said = [s for s in self.policies if s.sentence == self.read - 1 > self.section - 1]
        other = (
            spoken_of(said, {s.key for s in said}, "") if match and follows_others(text, match.end(1)) else ""
        )
        if match and (key := self.subject or other or taking_in(text, match.end(1), self.met, self.read - 1)):
            yield self._mention(things[key], match.start(1), match.end(1), "coreference", offset)

    def _referred(self, match: re.Match[str], said: Sequence[Spoken]) -> Thing | None:
        head = match["head"]
        if head.casefold() in words().list("policy", "generic") or (head[0].isupper() and match["policy"]):
            return self._policy_back(match, said)
        recent = [self.registry.things[k] for k in reversed(self.last["zone"])]
        if head[0].isupper():
            same = self._headed("zone", head)
            if len(same) == 1:
                return same[0]
            recent = [t for t in recent if t in same]
        elif head.casefold() not in ("area", "zone"):
            recent = [t for t in recent if re.search(rf"\b{re.escape(head)}s?\b", t.label, re.I)]
        keys = [t.key for t in recent]
        key = zone_back(keys, self.met, self.subject, self.own_zone, close=" " in head)
        return self.registry.things[key] if key else None

    def _policy_back(self, match: re.Match[str], said: Sequence[Spoken]) -> Thing | None:
        """Return the policy that "the plan" or "the 2008 plan" stands for, if that is certain."""
        head, year = match["head"], match["year"]
        keys = dict.fromkeys([*(s.key for s in said), *([self.own] if self.own else [])])
        things = [self.registry.things[k] for k in keys]
        # "the policy" is none that has no name, unless it was called so.
        things = [t for t in things if not t.unnamed or head.casefold() in t.label.casefold()]
        if year and head[0].islower():
            things = [t for t in things if any(year in n for n in (t.label, *t.aliases))]
        if head[0].isupper():
            same = by_its_own_text(match[0], self._headed("policy", head), said, self.own)
            if len(same) == 1:
                return same[0]
            things = [t for t in things if t in same]
        elif things:
            things = of_kind(things, head.casefold())
        among = {t.key for t in things}
        here = [s for s in said if s.sentence >= self.section and s.key in among]
        # Where a part of the text has not spoken of any, "the plan" is the one that the whole is about.
        key = spoken_of(here or said, among, self.own) if here or self.own not in among else self.own
        return self.registry.things[key] if key else None

    def _headed(self, group: str, head: str) -> list[Thing]:
        heads = (head, words().map("zone", "acronyms").get(head, head))
        forms = rf"\b(?:{'|'.join(map(re.escape, heads))})\b"
        return [t for t in self.registry.of(group) if re.search(forms, t.label)]

    def _with_values(self, text: str, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
        values = [Mention(d.start, d.end, "Date", d.value, "date") for d in find_dates(text)]
        values += [
            Mention(p.start, p.end, "Period", f"{p.first}/{p.last}", "period") for p in find_periods(text)
        ]
        values += [Mention(d.start, d.end, "Date", d.value, "dateline") for d in days_told(text, self.home)]
        dated = [(v.start, v.end) for v in values]
        self.figures = {}
        for found_figure in find_figures(text):
            figure = in_local_money(in_labelled_unit(found_figure, text), text, self.money)
            if not any(s < figure.end and figure.start < e for s, e in dated):
                values.append(Mention(figure.start, figure.end, "Figure", str(figure.value), "figure"))
                self.figures[figure.start, figure.end] = figure
        return with_more(found, values)

    def _remember(self, text: str, found: tuple[Mention, ...]) -> None:
        # "It" in the next sentence is the subject of this one; if that was not recognised, it is nobody.
        self.subject = opening(text, found, TOPICS)
        self.actor = opening(text, found, ("PublicBody",))
        self.policies += weigh(text, found, self.read, self.subject)
        self.own = own_name(text, found) or self.own
        self.met.update((m.name, self.read) for m in found if m.kind == "Zone")
        self.read += 1
        self.joint.update(named_together(text, [m for m in found if m.kind == "PublicBody"]))
        for m in found:
            group = m.name.split("-")[0]
            if group in self.last and m.kind != "Figure":
                self.last[group].append(m.name)
        if self.actor:  # of several bodies the one that acts is remembered best
            self.last["body"].append(self.actor)


_COMPOUND = re.compile(
    r"\s+(?:funding|implementation|pilot|grants?|prospectus|subsid\w+|support|incentives?|secretariat|taskforce|committee|consultation|draft)\b"
)
_MEMORY = 40
_NATIONAL = re.compile(
    r"\b(?:central|federal|national)\s+(?:government|authorities)$|^[A-Z]\w+(?:['’]s)?\s+government$"
)


def _is_national(thing: Thing) -> bool:
    return thing.label.endswith(("government", "authorities")) and _NATIONAL.search(thing.label) is not None


# "Oslo Steel Mills", "Norvia Airways": the name is that of a firm.
_FIRM = re.compile(
    r"(?:\s[A-Z][\w&’'-]*){0,2}\s(?:Mills?|Steel|Motors?|Airlines?|Airways|Holdings?|Industries|Petroleum|Refiner(?:y|ies)|Telecom|Insurance|Securities|Shipping|Foundry|Textiles|Chemicals|Cement|Pharmaceuticals?|Ltd|Limited|Inc|PLC)(?![\w-])"
)
# "the Oslo River": water that bears the name of an area is not the area.
_WATER = re.compile(
    r"\s+(?:Rivers?|Lake|Sea|Straits?|Canal|Creek|Falls|Bight|Gulf|Channel|Mountains?|Ocean)(?![\w-])"
)
