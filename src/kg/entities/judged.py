"""Judgements of people over what was decided automatically: they come last and win.

Same joins, also what was kept apart; different and unsure keep apart, also what was joined. Where they
contradict each other (A is B, B is C, A is not C) none of them is applied and all are reported.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from kg.entities.atlas import Atlas
from kg.entities.comparison import fold
from kg.entities.deciding import Decision, Group, Question
from kg.entities.judged_things import Node, Place, Register, Side, single_units
from kg.entities.making import Settled
from kg.entities.reasons import Comparer
from kg.entities.unions import Unions
from kg.entities.units import PREFIX, Unit
from kg.entities.verdicts import Pair, Result, Verdicts, ordered, reason_of, thing_of
from kg.judgements import ABOUT_PAIRS, Judgement, Outcome, State, Verdict, settle
from kg.model import Alias

_ABOUT_THINGS = ABOUT_PAIRS | {Verdict.ALIAS, Verdict.TYPE, Verdict.NOTE}


def apply_judgements(
    decision: Decision, judgements: Sequence[Judgement], files: Mapping[str, str], atlas: Atlas
) -> Verdicts:
    """Return the groups as people want them; ``files`` are the names of the documents by their ids."""
    wanted = [j for j in judgements if j.verdict in _ABOUT_THINGS and not j.about_claim]
    if not wanted:
        return Verdicts(tuple(Settled(g) for g in decision.groups), decision.questions)
    held, gone = settle(wanted)
    bench = _Bench(decision, files, atlas)
    bench.results.extend(gone)
    bench.hear(held)
    return bench.verdicts()


class _Bench:
    """Applies judgements to the groups of a decision."""

    def __init__(self, decision: Decision, files: Mapping[str, str], atlas: Atlas) -> None:
        self.decision = decision
        self.files = files
        self.atlas = atlas
        self.comparer = Comparer(atlas)
        self.units: dict[Place, Unit] = {u.place: u for g in decision.groups for u in single_units(g)}
        self.register = Register(atlas.lexicon, files)
        self.register.enter(decision.groups)
        self.results: list[Result | Outcome] = []
        self.unions = Unions()
        self.questions = list(decision.questions)
        self.kinds: dict[Node, str] = {}
        self.names: dict[Node, list[Alias]] = {}
        self.apart: list[tuple[Node, Node]] = []
        self.kept: set[int] = set()

    def hear(self, held: Sequence[Judgement]) -> None:
        """Apply the judgements that hold: pairs first, then names and classes."""
        for judgement in held:
            if judgement.verdict is Verdict.TYPE:
                self._enter_class(judgement)
        pairs = self._uncontested(list(self._pairs([j for j in held if j.verdict in ABOUT_PAIRS])))
        for pair in pairs:
            if pair.judgement.verdict is Verdict.SAME:
                self._join(pair)
        for pair in pairs:
            if pair.judgement.verdict is not Verdict.SAME:
                self._part(pair)
        named = [j for j in held if j.verdict is Verdict.ALIAS]
        sides = [(j, self._side(j.subject, frozenset())) for j in named]
        self._keep_groups(self.unions.known())
        for judgement, side in sides:
            self._keep_groups(side.nodes)
            self._name(judgement, side)
        for judgement in held:
            if judgement.verdict is Verdict.TYPE:
                self._classify(judgement)
            elif judgement.verdict is Verdict.NOTE:
                self._single(judgement, self._side(judgement.subject, frozenset()))

    def _pairs(self, held: Sequence[Judgement]) -> Iterator[Pair]:
        taken = frozenset(p for j in held for p in self._filed(j))
        for judgement in held:
            one, other = self._side(judgement.subject, taken), self._side(judgement.object, taken)
            lost = "; ".join(dict.fromkeys(side.lost for side in (one, other) if side.lost))
            if lost:
                self.results.append(Result(judgement, State.LOST, lost))
            elif one.nodes & other.nodes and judgement.verdict is not Verdict.SAME:
                moved = "; ".join(side.note for side in (one, other) if side.note)
                state = State.LOST if moved else State.REFUSED
                self.results.append(
                    Result(judgement, state, moved or "both names stand for the same mention")
                )
            else:
                yield Pair(judgement, one, other)

    def _filed(self, judgement: Judgement) -> frozenset[Place]:
        """Return the units that a judgement keeps apart by their file."""
        if judgement.verdict is Verdict.SAME:
            return frozenset()
        things = [thing_of(words) for words in (judgement.subject, judgement.object)]
        sides = [self.register.find(t, frozenset()) for t in things if t is not None and t.document]
        return frozenset(node for side in sides for node in side.nodes if not isinstance(node, str))

    def _side(self, words: str, taken: frozenset[Place]) -> Side:
        thing = thing_of(words)
        return self.register.find(thing, taken) if thing else Side(lost=f"{words!r} names no thing")

    def _uncontested(self, pairs: Sequence[Pair]) -> list[Pair]:
        """Return the pairs without those of groups in which same and different contradict each other."""
        tied = Unions()
        for pair in pairs:
            tied.tie(pair.one.nodes)
            tied.tie(pair.other.nodes)
            if pair.judgement.verdict is Verdict.SAME:
                tied.tie(pair.one.nodes | pair.other.nodes)
        roots = {
            id(p): (tied.root(min(p.one.nodes, key=repr)), tied.root(min(p.other.nodes, key=repr)))
            for p in pairs
        }
        contested = {
            a for p in pairs if p.judgement.verdict is Verdict.DIFFERENT for a, b in [roots[id(p)]] if a == b
        }
        fine = []
        for pair in pairs:
            one, other = roots[id(pair)]
            if one == other and one in contested:
                reason = (
                    "judgements contradict each other: some make these one thing, another says they are two"
                )
                self.results.append(Result(pair.judgement, State.CONTESTED, reason))
            else:
                fine.append(pair)
        return fine

    def _join(self, pair: Pair) -> None:
        nodes = pair.one.nodes | pair.other.nodes
        rows = sorted({self.unions.entry(n) for n in nodes} - {""})
        if len(rows) > 1:
            reason = f"{' and '.join(rows)} are two entries of the reference tables"
            self.results.append(Result(pair.judgement, State.REFUSED, reason))
            return
        self.unions.tie(nodes)
        against = self._against(pair)
        state = State.CONTRADICTED if against else State.APPLIED
        reason = "; ".join(r for r in (pair.notes, against) if r)
        self.results.append(Result(pair.judgement, state, reason, ordered(nodes)))

    def _against(self, pair: Pair) -> str:
        """Return what the documents say against one thing, other than its names."""
        for a in sorted(n for n in pair.one.nodes if not isinstance(n, str)):
            for b in sorted(n for n in pair.other.nodes if not isinstance(n, str)):
                if found := self.comparer.facts_against(self.units[a], self.units[b]):
                    return f"the documents speak against it: {found[0]}"
        return ""

    def _part(self, pair: Pair) -> None:
        nodes = pair.one.nodes | pair.other.nodes
        for side in (pair.one, pair.other):
            self.unions.tie(side.nodes)
        one, other = min(pair.one.nodes, key=repr), min(pair.other.nodes, key=repr)
        unsure = pair.judgement.verdict is Verdict.UNSURE
        if self.unions.root(one) == self.unions.root(other):
            reason = "other judgements make them one thing"
            self.results.append(Result(pair.judgement, State.CONTESTED, reason))
            return
        self.unions.forbid(one, other)
        state, reason = State.APPLIED, pair.notes
        if unsure:
            self._ask(pair, one, other)
        else:
            self.apart.append((one, other))
            if said := self._shared(pair):
                state, reason = State.CONTRADICTED, "; ".join(r for r in (reason, said) if r)
        self.results.append(Result(pair.judgement, state, reason, ordered(nodes)))

    def _shared(self, pair: Pair) -> str:
        codes = [
            frozenset(c for n in side.nodes if not isinstance(n, str) for c in self.units[n].codes)
            for side in (pair.one, pair.other)
        ]
        shared = sorted(codes[0] & codes[1])
        return f"the documents speak against it: both bear the number {shared[0]}" if shared else ""

    def _ask(self, pair: Pair, one: Node, other: Node) -> None:
        asked, rest = (other, one) if isinstance(one, str) else (one, other)
        if not isinstance(asked, str):
            who = f" ({pair.judgement.who})" if pair.judgement.who else ""
            self.questions.append(Question(self.units[asked], (rest,), f"a person was not sure{who}"))

    def _keep_groups(self, nodes: Iterable[Node]) -> None:
        """Join again what was one in the groups of some nodes, as far as judgements leave it."""
        touched = {n for node in nodes if (n := self._group_of(node)) is not None}
        for n in sorted(touched - self.kept):
            self.kept.add(n)
            self._keep(self.decision.groups[n])

    def _keep(self, group: Group) -> None:
        nodes: list[Node] = [u.place for u in single_units(group)]
        nodes += [group.row] if group.row else []
        parts = self._parts(nodes)
        wary = [part for part in parts if self.unions.has_foes(part)]
        hostile = [(a, b) for a, b in combinations(wary, 2) if self.unions.forbidden(a, b)]
        barred = {part for pair in hostile for part in pair}
        rest = [part for part in parts if part not in barred]
        self.unions.tie(rest)
        if barred:
            self._place_rest(group, rest, sorted(barred, key=repr))

    def _group_of(self, node: Node) -> int | None:
        return self.register.rows.get(node) if isinstance(node, str) else self.register.group[node]

    def _parts(self, nodes: Iterable[Node]) -> list[Node]:
        return list(dict.fromkeys(self.unions.root(node) for node in nodes))

    def _place_rest(self, group: Group, rest: Sequence[Node], barred: Sequence[Node]) -> None:
        """Let what no judgement names go with the part of the reference entry, or the likeliest one."""
        if not rest:
            return
        free = [part for part in barred if not self.unions.forbidden(rest[0], part)]
        with_row = [
            part for part in free if group.row and self.unions.root(group.row) == self.unions.root(part)
        ]
        fit = with_row or self._best(rest, free)
        if len(fit) == 1:
            self.unions.tie((rest[0], fit[0]))
        elif unit := next((self.units[n] for n in rest if not isinstance(n, str)), None):
            others = tuple(self._representative(part) for part in barred)
            self.questions.append(Question(unit, others, "a person told two things of this name apart"))

    def _best(self, rest: Sequence[Node], parts: Sequence[Node]) -> list[Node]:
        scores = {part: self._support(rest, part) for part in parts}
        most = max(scores.values(), default=0)
        return [part for part, score in scores.items() if score == most and most]

    def _support(self, rest: Sequence[Node], part: Node) -> int:
        ones = [self.units[n] for n in self.unions.members(rest[0]) if not isinstance(n, str)]
        others = [self.units[n] for n in self.unions.members(part) if not isinstance(n, str)]
        found = [self.comparer.compare(a, b) for a in ones[:5] for b in others[:5]]
        return 0 if any(c.against for c in found) else max((len(c.support) for c in found), default=0)

    def _representative(self, part: Node) -> Node:
        members = self.unions.members(part)
        return min((n for n in members if not isinstance(n, str)), default=part)

    def _name(self, judgement: Judgement, side: Side) -> None:
        if not judgement.value.strip():
            self.results.append(Result(judgement, State.REFUSED, "the other name is empty"))
            return
        if not self._single(judgement, side):
            return
        thing = thing_of(judgement.subject)
        scope = thing.document if thing else ""
        documents = tuple(sorted(d for d, name in self.files.items() if scope and name == scope))
        node = min(side.nodes, key=repr)
        self.names.setdefault(node, []).append(Alias(judgement.value.strip(), documents))
        self._bearers(node, judgement, documents)

    def _bearers(self, node: Node, judgement: Judgement, documents: Sequence[str]) -> None:
        """Let the only thing that is called by a judged name be the thing that it was given to."""
        kinds = {self.units[n].prefix for n in self.unions.members(node) if not isinstance(n, str)}
        if row_ := self.unions.entry(node):
            kinds.add(PREFIX[self.atlas.lexicon.entries[row_].kind])
        units = [
            u
            for kind in sorted(kinds)
            for u in self.register.labels.get((kind, fold(judgement.value)), ())
            if not documents or u.document in documents
        ]
        self._keep_groups(u.place for u in units)
        parts = self._parts(u.place for u in units)
        if len(parts) == 1:
            self.unions.tie((parts[0], node))

    def _enter_class(self, judgement: Judgement) -> None:
        """Let other judgements name a thing by the class that it is to have, as the graph will call it."""
        kind, side = judgement.value.removeprefix("kg:"), self._side(judgement.subject, frozenset())
        if kind in PREFIX:
            self.register.call(PREFIX[kind], [self.units[n] for n in side.nodes if not isinstance(n, str)])

    def _classify(self, judgement: Judgement) -> None:
        kind = judgement.value.removeprefix("kg:")
        if kind not in PREFIX or kind == "Statistic":
            reason = f"{judgement.value or 'nothing'} is no class that a thing may have"
            self.results.append(Result(judgement, State.REFUSED, reason))
            return
        side = self._side(judgement.subject, frozenset())
        self._keep_groups(side.nodes)
        rows = {self.unions.entry(n) for n in side.nodes} - {""}
        if rows:
            reason = f"{min(rows)} has its class from the reference tables"
            self.results.append(Result(judgement, State.REFUSED, reason))
            return
        node = self.unions.root(min(side.nodes, key=repr)) if side.nodes else ""
        if side.nodes and self.kinds.get(node, kind) != kind:
            reason = f"another judgement makes it a {self.kinds[node]}"
            self.results.append(Result(judgement, State.CONTESTED, reason))
        elif self._single(judgement, side):
            self.kinds[node] = kind

    def _single(self, judgement: Judgement, side: Side) -> bool:
        self._keep_groups(side.nodes)
        parts = len(self._parts(side.nodes))
        lost = f"other judgements make {parts} things of it; name the file here, too" if parts > 1 else ""
        if side.lost or lost:
            self.results.append(Result(judgement, State.LOST, side.lost or lost))
            return False
        self.results.append(Result(judgement, State.APPLIED, side.note, ordered(side.nodes)))
        return True

    def verdicts(self) -> Verdicts:
        """Return the groups, questions and results after all judgements."""
        groups = self.decision.groups
        nodes = [u.place for n in sorted(self.kept) for u in single_units(groups[n])]
        rows = [groups[n].row for n in sorted(self.kept) if groups[n].row]
        parts: dict[Node, list[Node]] = {}
        for node in dict.fromkeys((*nodes, *rows, *self.unions.known(), *self.names)):
            parts.setdefault(self.unions.root(node), []).append(node)
        decided = self._decided()
        settled = [Settled(g) for n, g in enumerate(groups) if n not in self.kept]
        settled += [self._settled(root, members, decided.get(root, [])) for root, members in parts.items()]
        found = sorted((s for s in settled if s.group.units), key=lambda s: s.group.place)
        return Verdicts(tuple(found), tuple(self.questions), tuple(self.results), tuple(self.apart))

    def _decided(self) -> dict[Node, list[str]]:
        """Return what people said of why things are one, by the roots of what they joined."""
        found: dict[Node, list[str]] = {}
        for result in self.results:
            if isinstance(result, Result) and result.nodes and result.judgement.verdict is Verdict.SAME:
                found.setdefault(self.unions.root(result.nodes[0]), []).append(reason_of(result.judgement))
        return found

    def _settled(self, root: Node, nodes: Sequence[Node], decided: Sequence[str]) -> Settled:
        units = sorted((self.units[n] for n in nodes if not isinstance(n, str)), key=lambda u: u.place)
        rows = sorted(n for n in nodes if isinstance(n, str))
        before = sorted({self.register.group[u.place] for u in units})
        reasons = dict.fromkeys([r for n in before for r in self.decision.groups[n].reasons] + list(decided))
        own = bool(units) and all(self.decision.groups[n].own for n in before)
        names = {a for node in nodes for a in self.names.get(node, ())}
        group = Group(tuple(units), rows[0] if rows else "", tuple(reasons) if len(units) > 1 else (), own)
        return Settled(
            group, self.kinds.get(root, ""), tuple(sorted(names, key=lambda a: (a.name, a.documents)))
        )
