"""Two things side by side: what they share, what only one has, their figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.exceptions import InputError
from kg.network.about import Figure, Said, figures_of, said_of
from kg.network.evidence import Passage
from kg.network.web import Stop, Web

COLUMNS: Final = ("aspect", "what", "where", "first", "second")


@dataclass(frozen=True, slots=True)
class Aspect:
    """One relation in which two things are compared.

    Attributes:
        words: the relation, read from both.
        shared: what both have, as pairs of the statements.
        first, second: what only the one and only the other has.
    """

    words: str
    shared: tuple[tuple[Said, Said], ...]
    first: tuple[Said, ...]
    second: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A thing that both are linked to, in different relations: what each is to it, in words."""

    thing: Stop
    first: tuple[Said, ...]
    second: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted in which year (empty if none is given), and the figures of both."""

    indicator: str
    year: str
    first: tuple[Figure, ...]
    second: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two things side by side.

    Attributes:
        first, second: the things.
        aspects: relation by relation, by their words.
        meetings: things that both are linked to in different relations, by label.
        figures: by indicator and year.
        direct: statements that link the two.
    """

    first: Stop
    second: Stop
    aspects: tuple[Aspect, ...]
    meetings: tuple[Meeting, ...]
    figures: tuple[Figures, ...]
    direct: tuple[Said, ...]

    @property
    def rows(self) -> tuple[tuple[tuple[str, ...], tuple[Passage, ...]], ...]:
        """Row by row, in step with :data:`COLUMNS`, with the passages that bear it out.

        ``where`` is both, first or second.
        """
        rows: list[tuple[tuple[str, ...], tuple[Passage, ...]]] = []
        for aspect in self.aspects:
            for pair in aspect.shared:
                rows.append(((aspect.words, pair[0].other.label, "both", "yes", "yes"), passages_in(pair)))
            for where, told, side in (
                ("first", ("yes", ""), aspect.first),
                ("second", ("", "yes"), aspect.second),
            ):
                rows += [((aspect.words, s.other.label, where, *told), s.passages) for s in side]
        for meeting in self.meetings:
            words = (_words(meeting.first), _words(meeting.second))
            passages = passages_in((*meeting.first, *meeting.second))
            rows.append((("linked to both", meeting.thing.label, "both", *words), passages))
        for row in self.figures:
            values = (told_values(row.first), told_values(row.second))
            where = "both" if all(values) else "first" if values[0] else "second"
            rows.append(((row.indicator, row.year, where, *values), passages_in((*row.first, *row.second))))
        return tuple(rows)

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The rows without passages."""
        return tuple(line for line, _ in self.rows)


def _words(said: Sequence[Said]) -> str:
    return "; ".join(dict.fromkeys(one.words for one in said))


def told_values(figures: Sequence[Figure]) -> str:
    """Return the values of figures, each once."""
    return "; ".join(dict.fromkeys(figure.value for figure in figures))


def passages_in(said: Sequence[Said | Figure]) -> tuple[Passage, ...]:
    """Return the passages of several statements, each once."""
    return tuple(dict.fromkeys(passage for one in said for passage in one.passages))


def compare(web: Web, one: str, other: str) -> Comparison:
    """Return two things (by their full IRIs) side by side, of whatever kinds.

    Facts and reference tables count; what is only proposed or disputed does not.

    Raises:
        InputError: if a thing has no place in the network or both are the same.
    """
    for iri in (one, other):
        if iri not in web.links.position:
            hint = "Compare policies, measures, bodies, places, industries and the like"
            raise InputError("this thing has no place in the network", web.names.label(iri), hint)
    ends = tuple(web.stop(web.links.position[iri]) for iri in (one, other))
    if one == other:
        raise InputError("both names mean the same thing", ends[0].label, "Name two things")
    both = [said_of(web, iri) for iri in (one, other)]
    ids = {end.id for end in ends}
    apart = [[said for said in side if said.other.id not in ids] for side in both]
    return Comparison(
        ends[0],
        ends[1],
        tuple(_aspects(apart[0], apart[1])),
        tuple(_meetings(apart[0], apart[1])),
        tuple(_figures(figures_of(web, one), figures_of(web, other))),
        tuple(said for said in both[0] if said.other.id == ends[1].id),
    )


def _key(said: Said) -> tuple[str, str]:
    return said.words, said.other.id or f"“{said.other.label}”"


def _aspects(first: Sequence[Said], second: Sequence[Said]) -> list[Aspect]:
    here, there = {_key(said): said for said in first}, {_key(said): said for said in second}
    found = []
    for words in sorted({said.words for said in (*first, *second)}):
        keys = [key for key in (here | there) if key[0] == words]
        found.append(
            Aspect(
                words,
                tuple((here[key], there[key]) for key in keys if key in here and key in there),
                tuple(here[key] for key in keys if key not in there),
                tuple(there[key] for key in keys if key not in here),
            )
        )
    return found


def _meetings(first: Sequence[Said], second: Sequence[Said]) -> list[Meeting]:
    here, there = _by_other(first), _by_other(second)
    found = []
    for iri in sorted(here.keys() & there.keys()):
        words = [{said.words for said in side[iri]} for side in (here, there)]
        if not words[0] & words[1]:
            found.append(Meeting(here[iri][0].other, tuple(here[iri]), tuple(there[iri])))
    return sorted(found, key=lambda meeting: (meeting.thing.label, meeting.thing.id))


def _by_other(side: Sequence[Said]) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = {}
    for said in side:
        if said.other.id:
            found.setdefault(said.other.id, []).append(said)
    return found


def _figures(first: Sequence[Figure], second: Sequence[Figure]) -> list[Figures]:
    here, there = _by_count(first), _by_count(second)
    return [
        Figures(*key, tuple(here.get(key, ())), tuple(there.get(key, ())))
        for key in sorted(here.keys() | there.keys())
    ]


def _by_count(side: Sequence[Figure]) -> Mapping[tuple[str, str], list[Figure]]:
    found: dict[tuple[str, str], list[Figure]] = {}
    for figure in side:
        found.setdefault((figure.indicator, figure.year), []).append(figure)
    return found
