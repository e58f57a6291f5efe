"""Lanes: from the bodies through their policies and the measures of these to places and industries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import networkx as nx
from markupsafe import Markup

from kg.counting import counted
from kg.exceptions import InputError
from kg.views import svg
from kg.views.lettering import bold, wrap
from kg.views.parts import Item, Part, parts
from kg.views.picture import Picture, Row
from kg.views.relations import label, order, sentences, type_of

LANES: Final = (
    ("Bodies", frozenset({"PublicBody", "Institution", "UnnamedGroup"})),
    ("Policies", frozenset({"PolicyDocument", "Strategy", "Policy"})),
    ("Measures and aims", frozenset({"Measure", "Objective", "Target"})),
    ("Places and industries", frozenset({"Zone", "AdministrativeArea", "Place", "Facility", "Industry"})),
)
_NAMED: Final = (
    ("body",),
    ("policy",),
    ("measure or aim", "measures and aims"),
    ("place or industry", "places and industries"),
)
_ROOM: Final = 26  # things a lane
_COLUMN, _LEAD, _TOP = 300.0, 30.0, 64.0
_LABEL: Final = 214.0
_ROW: Final = 40.0
_SWEEPS: Final = 6
_COLUMNS: Final = ("from", "relation", "to", "status")


@dataclass(frozen=True, slots=True)
class _Tie:
    """An edge that leads from one lane to a later one."""

    source: str
    target: str
    words: str
    status: str
    sentences: tuple[tuple[str, str], ...]


def lanes(network: "nx.MultiDiGraph[str]", about: str | None = None) -> Picture:
    """Return the picture of who orders what for whom: four lanes, read from left to right.

    With ``about`` (the id of a thing) only what lies before and behind it is drawn. A lane holds 26 things;
    of more, whole chains from lane to lane are chosen, those of the best linked policies first. Things are
    ordered by the barycentre method of Sugiyama, Tagawa and Toda (1981), which keeps lines from crossing.

    Raises:
        InputError: if the thing stands in no lane.
    """
    lane = {n: k for n in network for k, (_, types) in enumerate(LANES) if type_of(network, n) in types}
    if about is not None and about not in lane:
        kinds = ", ".join(name.lower() for name, _ in LANES)
        raise InputError("it stands in no lane", label(network, about), f"Lanes hold {kinds}")
    ties = _ties(network, lane)
    if about is not None:
        ties = _through(ties, about)
    linked = {end for tie in ties for end in (tie.source, tie.target)} | ({about} if about else set())
    shown = _choose(network, lane, linked, ties, about)
    drawn = [t for t in ties if t.source in shown and t.target in shown]
    # What lost all its ties to things without room would float.
    kept = {end for tie in drawn for end in (tie.source, tie.target)} | ({about} if about else set())
    columns = _arrange(network, lane, kept, drawn)
    notes = _left_out(lane, linked, columns)
    name = f" of {label(network, about)}" if about else ""
    title = f"Who orders what for whom: the lanes{name}" if about else "Who orders what for whom"
    counts = ", ".join(counted(len(c), *_NAMED[k]) for k, c in enumerate(columns))
    description = f"Four lanes from left to right, joined by {counted(len(drawn), 'relation')}: {counts}."
    body = _draw(network, columns, drawn, about)
    height = _TOP + max((len(c) for c in columns), default=1) * _ROW + 24
    picture = svg.picture(_COLUMN * 4, height, title, description, body)
    rows = tuple(
        Row((label(network, t.source), t.words, label(network, t.target), t.status), t.sentences)
        for t in ties
    )
    return Picture(title, description, picture, _COLUMNS, rows, notes, _parts(network, columns, drawn))


def _parts(
    network: "nx.MultiDiGraph[str]", columns: Sequence[Sequence[str]], ties: Iterable[_Tie]
) -> tuple[Part, ...]:
    """Return what is drawn policy by policy: who ordered it, and its measures with where they lead."""
    ends: dict[str, list[_Tie]] = {}
    for tie in ties:
        ends.setdefault(tie.source, []).append(tie)
        ends.setdefault(tie.target, []).append(tie)
    return parts((label(network, p), _items(network, p, ends)) for p in columns[1])


def _items(network: "nx.MultiDiGraph[str]", policy: str, ends: Mapping[str, Sequence[_Tie]]) -> list[Item]:
    found = []
    for tie in sorted(ends.get(policy, ()), key=lambda t: t.source == policy):
        other = tie.target if tie.source == policy else tie.source
        led = [label(network, t.target) for t in ends[other] if t.source == other == tie.target]
        words = tie.words if tie.source == policy else f"{tie.words} it"
        note = f"{words}; leads to {', '.join(dict.fromkeys(led))}" if led else words
        found.append(Item(type_of(network, other), label(network, other), note, tie.status))
    return found


def _ties(network: "nx.MultiDiGraph[str]", lane: Mapping[str, int]) -> list[_Tie]:
    found = []
    for one, other, data in network.edges(data=True):
        if one not in lane or other not in lane or lane[one] == lane[other]:
            continue
        first, second = sorted((one, other), key=lambda n: lane[n])
        words = data["label"] if first == one else data["inverse"]
        found.append(_Tie(first, second, words, data["status"], sentences(data)))
    return sorted(found, key=lambda t: (lane[t.source], t.source, t.target, t.words))


def _through(ties: Sequence[_Tie], about: str) -> list[_Tie]:
    """Return the ties that lie before or behind a thing."""
    before, behind = {about}, {about}
    for _ in LANES:
        before |= {t.source for t in ties if t.target in before}
        behind |= {t.target for t in ties if t.source in behind}
    return [t for t in ties if t.target in before or t.source in behind]


def _choose(
    network: "nx.MultiDiGraph[str]",
    lane: Mapping[str, int],
    linked: set[str],
    ties: Sequence[_Tie],
    about: str | None,
) -> set[str]:
    """Return the things to draw: whole chains as long as each lane has room, then what joins them.

    The best linked things take turns; each is given its longest chain that is not drawn yet, so that no
    lane fills up with things whose neighbours are not drawn.
    """
    ranked = sorted(linked, key=lambda n: order(network, n))
    place = {node: k for k, node in enumerate(ranked)}
    ahead, back = _steps(ties, place)
    shown: set[str] = set()
    room = [_ROOM] * len(LANES)

    def add(nodes: Iterable[str]) -> bool:
        new = [n for n in nodes if n not in shown]
        if any(sum(lane[n] == k for n in new) > room[k] for k in range(len(LANES))):
            return False
        for node in new:
            shown.add(node)
            room[lane[node]] -= 1
        return bool(new)

    # What no policy leads to comes last.
    by_policy = [[n for n in ranked if lane[n] == k] for k in (1, 2, 0, 3)]
    for some in ([about] if about else [], *by_policy):
        turns = some
        while turns:
            turns = [n for n in turns if add(_chain(n, ahead, back, shown))]
    for node in ranked:
        if node not in shown and shown.intersection((*ahead.get(node, ()), *back.get(node, ()))):
            add((node,))
    return shown


_Steps = dict[str, list[str]]


def _steps(ties: Sequence[_Tie], place: Mapping[str, int]) -> tuple[_Steps, _Steps]:
    """Return what each thing leads to, and what leads to it, the best linked first."""
    ahead: _Steps = {}
    back: _Steps = {}
    for tie in ties:
        ahead.setdefault(tie.source, []).append(tie.target)
        back.setdefault(tie.target, []).append(tie.source)
    for side in (ahead, back):
        for node, ends in side.items():
            side[node] = sorted(set(ends), key=lambda n: place[n])
    return ahead, back


def _chain(node: str, ahead: _Steps, back: _Steps, shown: set[str]) -> list[str]:
    """Return a way through a thing to both sides, by things that go on and are not drawn yet where it can."""
    chain = [node]
    for side in (back, ahead):
        at = node
        while ends := side.get(at):
            at = min(ends, key=lambda n: (n not in side, n in shown))
            chain.append(at)
    return chain


def _left_out(lane: Mapping[str, int], linked: set[str], columns: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return what of each lane is drawn, where that is not all of it."""
    counts = [(name, len(columns[k]), sum(lane[n] == k for n in linked)) for k, (name, _) in enumerate(LANES)]
    return tuple(
        f"{name}: {drawn} of {all_} are drawn, in whole chains; the table has all."
        for name, drawn, all_ in counts
        if drawn < all_
    )


def _arrange(
    network: "nx.MultiDiGraph[str]", lane: Mapping[str, int], kept: set[str], ties: Iterable[_Tie]
) -> list[list[str]]:
    beside: dict[str, list[str]] = {}
    for tie in ties:
        beside.setdefault(tie.source, []).append(tie.target)
        beside.setdefault(tie.target, []).append(tie.source)
    columns = [sorted((n for n in kept if lane[n] == k), key=lambda n: order(network, n)) for k in range(4)]
    for sweep in range(_SWEEPS):
        height = {n: (i + 0.5) / len(c) for c in columns for i, n in enumerate(c)}
        for k in range(4) if sweep % 2 == 0 else range(3, -1, -1):
            columns[k].sort(key=lambda n: (_mean(height, beside.get(n, ())), label(network, n), n))
            height.update({n: (i + 0.5) / len(columns[k]) for i, n in enumerate(columns[k])})
    return columns


def _mean(height: Mapping[str, float], ends: Sequence[str]) -> float:
    return round(sum(height[n] for n in ends) / len(ends), 9) if ends else 0.5


def _draw(
    network: "nx.MultiDiGraph[str]", columns: Sequence[Sequence[str]], ties: Iterable[_Tie], about: str | None
) -> Markup:
    tallest = max((len(c) for c in columns), default=1)
    place: dict[str, tuple[float, float]] = {}
    for k, column in enumerate(columns):
        step = tallest * _ROW / max(len(column), 1)
        step = min(step, _ROW * 3.5)
        top = _TOP + (tallest * _ROW - step * len(column)) / 2
        place |= {n: (_LEAD + k * _COLUMN, top + step * (i + 0.5)) for i, n in enumerate(column)}
    heads = [svg.words(name, _LEAD + k * _COLUMN - 8, 34, "h") for k, (name, _) in enumerate(LANES)]
    curves = [_curve(place[t.source], place[t.target], t, network) for t in ties]
    things = [_thing(network, n, *place[n], strong=n == about) for c in columns for n in c]
    return svg.join(*heads, *curves, *things)


def _curve(
    source: tuple[float, float], target: tuple[float, float], tie: _Tie, network: "nx.MultiDiGraph[str]"
) -> Markup:
    x1, y1 = source[0] + _LABEL + 16, source[1]
    x2, y2 = target[0] - 10, target[1]
    bend = min((x2 - x1) / 2, 60)
    points = " ".join(svg.number(n) for n in (x1 + bend, y1, x2 - bend, y2, x2, y2))
    class_ = {"disputed": "wl", "proposed": "l d"}.get(tie.status, "l")
    said = f"{label(network, tie.source)} {tie.words} {label(network, tie.target)}"
    said += "".join(f"\n“{s}” {d}" for s, d in tie.sentences)
    path = f"M{svg.number(x1)} {svg.number(y1)}C{points}"
    faint = 0.55 if target[0] - source[0] > 1.5 * _COLUMN else None  # it passes beneath the words of a lane
    return svg.tag("path", svg.hint(said), class_=class_, d=path, opacity=faint)


def _thing(network: "nx.MultiDiGraph[str]", thing: str, x: float, y: float, *, strong: bool) -> Markup:
    text = label(network, thing)
    lines = wrap(text, bold(13) if strong else 13, _LABEL, 2)
    top = y + 4.5 - (len(lines) - 1) * 8
    box = svg.tag("rect", class_="f", x=x - 10, y=y - 18, width=_LABEL + 26, height=36, rx=6)
    written = [
        svg.words(k, x + 12, top + 16 * n, "b halo" if strong else "t halo") for n, k in enumerate(lines)
    ]
    said = svg.hint(f"{text} ({network.nodes[thing]['kind']})")
    return svg.tag(
        "g", svg.join(said, box if strong else svg.join(), svg.mark(type_of(network, thing), x, y), *written)
    )
