"""The timeline: when policies were issued, and when what they aim at falls due."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import networkx as nx
from markupsafe import Markup

from kg.counting import counted
from kg.views import svg
from kg.views.lettering import bold, cut, width, wrap
from kg.views.parts import Item, Part, parts
from kg.views.picture import Picture, Row
from kg.views.relations import label, sentences, type_of

_POLICIES: Final = frozenset({"PolicyDocument", "Strategy", "Policy"})
_WIDTH, _LEFT, _RIGHT, _TOP = 1160.0, 330.0, 60.0, 58.0
_ROW: Final = 26.0
_ROOM: Final = 60
_ISSUED: Final = ("kg:issuedOn", "kg:issuedInMonth", "kg:year")
_DUE: Final = "kg:deadlineYear"
_PARTS: Final = frozenset({"kg:hasObjective", "kg:hasMeasure"})
_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_COLUMNS: Final = ("when", "what", "kind", "of")
_LOOSE: Final = "no policy is named"


@dataclass(frozen=True, slots=True)
class _Moment:
    """Something that happens, or falls due, at a time.

    Attributes:
        thing: its id.
        time: years with their fraction; whole where only the year is known.
        text: the time as the graph has it.
        due: whether it falls due then; else it was issued then.
        owner: id of its policy, or empty.
        sentences: what bears out the time.
    """

    thing: str
    time: float
    text: str
    due: bool
    owner: str
    sentences: tuple[tuple[str, str], ...]


def timeline(network: "nx.MultiDiGraph[str]", about: str | None = None) -> Picture:
    """Return the picture of the dates of policies and the years in which their aims fall due.

    With ``about`` (the id of a thing) only policies and aims that are the thing itself or related to it
    are shown. Days and months are placed inside their year; what is known to the year stands where it begins.

    """
    near = None if about is None else {about, *network.successors(about), *network.predecessors(about)}
    moments = [m for m in _moments(network) if near is None or m.thing in near or m.owner in near]
    groups = _grouped(network, moments)
    shown, notes = _fit(groups)
    name = f" of {label(network, about)}" if about else ""
    title = f"Timeline{name}"
    issued = sum(not m.due for m in moments)
    description = (
        f"{counted(issued, 'date of issue', 'dates of issue')} and "
        f"{counted(len(moments) - issued, 'deadline')}, from "
        f"{int(min(m.time for m in moments))} to {int(max(m.time for m in moments))}."
        if moments
        else "Nothing in this graph has a date."
    )
    rows = tuple(_row(network, m) for m in sorted(moments, key=lambda m: (m.time, m.thing, m.due)))
    drawing = _draw(network, shown, title, description)
    return Picture(title, description, drawing, _COLUMNS, rows, notes, _parts(network, moments))


def _parts(network: "nx.MultiDiGraph[str]", moments: Iterable[_Moment]) -> tuple[Part, ...]:
    """Return the moments year by year."""
    years: dict[str, list[Item]] = {}
    for m in sorted(moments, key=lambda m: (m.time, m.thing, m.due)):
        verb = ("due" if m.due else "issued") + (f" {m.text}" if len(m.text) > len("2035") else "")
        of = f", {label(network, m.owner)}" if m.due and m.owner in network and m.owner != m.thing else ""
        item = Item(type_of(network, m.thing), label(network, m.thing), f"{verb}{of}")
        years.setdefault(str(int(m.time)), []).append(item)
    return parts(years.items())


def _moments(network: "nx.MultiDiGraph[str]") -> list[_Moment]:
    owners = {
        other: one
        for one, other, data in sorted(network.edges(data=True), key=lambda e: (e[0], e[1]), reverse=True)
        if data["predicate"] in _PARTS
    }
    found: list[_Moment] = []
    for thing, data in network.nodes(data=True):
        dates = [d for name in _ISSUED for d in data["details"] if d.predicate == name and _time(d.value)]
        if type_of(network, thing) in _POLICIES and dates:
            first = dates[0]
            found.append(_Moment(thing, _time(first.value), first.value, False, thing, _said(first)))
        for due in (d for d in data["details"] if d.predicate == _DUE and _time(d.value)):
            owner = thing if type_of(network, thing) in _POLICIES else owners.get(thing, "")
            found.append(_Moment(thing, _time(due.value), due.value, True, owner, _said(due)))
    return sorted(found, key=lambda m: (m.time, m.thing))


def _said(detail: object) -> tuple[tuple[str, str], ...]:
    return sentences({"passages": getattr(detail, "passages", ())})


def _time(text: str) -> float:
    match = _DATE.match(text)
    if match is None:
        return 0.0
    year, month, day = (int(part) if part else 1 for part in match.groups())
    return year + (month - 1) / 12 + (day - 1) / 365


def _grouped(network: "nx.MultiDiGraph[str]", moments: Iterable[_Moment]) -> list[tuple[str, list[_Moment]]]:
    """Return the moments by policy, in order of the first of each; those without a policy last."""
    groups: dict[str, list[_Moment]] = {}
    for moment in moments:
        owner = moment.owner if moment.owner in network else ""
        groups.setdefault(owner, []).append(moment)
    return sorted(groups.items(), key=lambda g: (g[0] == "", g[1][0].time, g[0]))


def _fit(
    groups: Sequence[tuple[str, list[_Moment]]],
) -> tuple[list[tuple[str, list[_Moment]]], tuple[str, ...]]:
    """Return what there is room for: first a little of each policy that has a beginning and an end."""
    ranked = sorted(groups, key=lambda g: (_told(g[1]), g[0] != "", g[1][0].time, g[0]))
    kept = dict.fromkeys((owner for owner, _ in groups), 0)
    room = _ROOM
    for share in (2, 6, _ROOM):
        for owner, found in ranked:
            most = share if owner else 6 * share
            more = min(min(most, len(found)) - kept[owner], room)
            kept[owner] += max(more, 0)
            room -= max(more, 0)
    left = sum(len(found) for _, found in groups) - sum(kept.values())
    shown = [(owner, found[: kept[owner]]) for owner, found in groups if kept[owner]]
    return shown, (f"{left:,} more in the table.",) if left else ()


def _told(found: Sequence[_Moment]) -> bool:
    """Return whether the beginning or the end of a policy is missing."""
    return len({moment.due for moment in found}) < 2


def _draw(
    network: "nx.MultiDiGraph[str]", groups: Sequence[tuple[str, list[_Moment]]], title: str, description: str
) -> Markup:
    times = [m.time for _, found in groups for m in found] or [2000.0]
    first, last = int(min(times)), int(max(times)) + 1
    scale = (_WIDTH - _LEFT - _RIGHT) / max(last - first, 1)
    rows: list[Markup] = []
    y = _TOP
    for owner, found in groups:
        name = label(network, owner) if owner else f"({_LOOSE})"
        sign = svg.mark(type_of(network, owner), 16, y + _ROW / 2) if owner else svg.join()
        lines = wrap(name, bold(13), _LEFT - 46)
        heading = [svg.words(k, 28, y + _ROW / 2 + 4.5 + 17 * n, "b") for n, k in enumerate(lines)]
        rows.append(svg.tag("g", svg.join(svg.hint(name), sign, *heading)))
        end = y + 17 * (len(lines) - 1) + _ROW
        issue = [m for m in found if not m.due]
        due = [m for m in found if m.due]
        if issue and due:
            rows.append(_bar(_x(issue[0], first, scale), _x(due[-1], first, scale), y))
        rows.extend(_moment(network, m, _x(m, first, scale), y) for m in issue)
        if issue or not due:
            y += _ROW
        for moment in due:
            rows.append(_moment(network, moment, _x(moment, first, scale), y))
            y += _ROW
        y = max(y, end) + 6
    return svg.picture(_WIDTH, y + 16, title, description, svg.join(_axis(first, last, scale, y), *rows))


def _x(moment: _Moment, first: int, scale: float) -> float:
    return _LEFT + (moment.time - first) * scale


def _axis(first: int, last: int, scale: float, bottom: float) -> Markup:
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 500) if s * scale >= 46)
    parts = []
    for year in range(first - first % step, last + 1, step):
        if year >= first:
            x = _LEFT + (year - first) * scale
            parts.append(
                svg.tag(
                    "path",
                    class_="l",
                    d=f"M{svg.number(x)} {_TOP - 12:g}V{svg.number(bottom)}",
                    opacity="0.55",
                )
            )
            parts.append(svg.words(str(year), x, _TOP - 20, "q", "middle"))
    return svg.join(*parts)


def _bar(start: float, end: float, y: float) -> Markup:
    return svg.tag("rect", class_="f", x=start, y=y + 4, width=max(end - start, 2), height=_ROW - 8, rx=4)


def _moment(network: "nx.MultiDiGraph[str]", moment: _Moment, x: float, y: float) -> Markup:
    text = label(network, moment.thing)
    verb = "due" if moment.due else "issued"
    said = f"{text}: {verb} {moment.text}" + "".join(f"\n“{s}” {d}" for s, d in moment.sentences)
    sign = svg.mark(type_of(network, moment.thing), x, y + _ROW / 2, 6.5)
    ends = f"until {moment.text}" if moment.thing == moment.owner else text
    shown = ends if moment.due else moment.text
    after, ahead = _WIDTH - x - 20, x - _LEFT - 20
    flip = width(shown, 12) > after and ahead > after
    words = cut(shown, 12, ahead if flip else after)
    written = svg.words(words, x - 13 if flip else x + 13, y + _ROW / 2 + 4, "q", "end" if flip else None)
    return svg.tag("g", svg.join(svg.hint(said), sign, written))


def _row(network: "nx.MultiDiGraph[str]", moment: _Moment) -> Row:
    kind = "falls due" if moment.due else "issued"
    owner = label(network, moment.owner) if moment.due and moment.owner in network else ""
    return Row((moment.text, label(network, moment.thing), kind, owner), moment.sentences)
