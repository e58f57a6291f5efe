"""A comparison written for people, or as rows."""

from collections.abc import Sequence
from typing import Final

from rich.text import Text

from kg.cli.layout import write_rows
from kg.cli.output import QUIET, Screen
from kg.cli.path_text import source
from kg.cli.rows import write_plain
from kg.cli.text import clean
from kg.network.about import Figure, Said
from kg.network.compare import COLUMNS, Comparison, Figures, passages_in, told_values
from kg.network.evidence import Passage
from kg.views.path_records import passage_record

_INDENT: Final = 8
_MARKS: Final = {"both": ("  both", "green"), "first": ("  A", "cyan"), "second": ("  B", "magenta")}
_TABLES: Final = "  [from the reference tables]"


def write_comparison(found: Comparison, syntax: str, *, evidence: bool = False) -> None:
    """Write a comparison as ``table``, ``csv``, ``json`` or ``md``; with ``evidence`` the sentences too."""
    if syntax != "table":
        records = [[passage_record(p) for p in passages] for _, passages in found.rows]
        write_plain(syntax, COLUMNS, found.lines, records if evidence else None)
        return
    screen = Screen()
    for mark, thing in (("A", found.first), ("B", found.second)):
        style = _MARKS["first" if mark == "A" else "second"][1]
        screen.put(Text.assemble((f"{mark}  ", f"bold {style}"), (clean(thing.label), "bold")))
        screen.say(f"{thing.kind} · {thing.id}", QUIET, 3)
    for said in found.direct:
        screen.say()
        screen.say(f"{found.first.label} {said.words} {found.second.label}.", "bold")
        _write_passages(screen, said.passages if evidence else (), 2)
    _write_aspects(screen, found, evidence=evidence)
    _write_meetings(screen, found, evidence=evidence)
    _write_figures(screen, found.figures, evidence=evidence)
    screen.say()
    shared = sum(len(aspect.shared) for aspect in found.aspects) + len(found.meetings)
    apart = [sum(len(s) for s in sides) for sides in zip(*_alone(found), strict=True)] or [0, 0]
    screen.say(f"{shared} shared, {apart[0]} only A, {apart[1]} only B", QUIET)


def _alone(found: Comparison) -> list[tuple[Sequence[Said], Sequence[Said]]]:
    return [(aspect.first, aspect.second) for aspect in found.aspects]


def _write_aspects(screen: Screen, found: Comparison, *, evidence: bool) -> None:
    for aspect in found.aspects:
        screen.say()
        entries: list[tuple[str, tuple[Said, ...]]] = [("both", pair) for pair in aspect.shared]
        for where, side in (("first", aspect.first), ("second", aspect.second)):
            entries += [(where, (said,)) for said in side]
        known = [_is_known(said) for _, said in entries]
        screen.write(Text.assemble((clean(aspect.words), "bold"), (_TABLES if all(known) else "", QUIET)))
        for (where, said), from_tables in zip(entries, known, strict=True):
            marked = said[0].other.label + (_TABLES if from_tables and not all(known) else "")
            screen.item(_MARKS[where][0], marked, _INDENT, (_MARKS[where][1], ""))
            _write_passages(screen, passages_in(said) if evidence else (), _INDENT)


def _is_known(said: Sequence[Said]) -> bool:
    """Return whether only the reference tables say so."""
    return all(one.standing == "reference" for one in said)


def _write_meetings(screen: Screen, found: Comparison, *, evidence: bool) -> None:
    if found.meetings:
        screen.say()
        screen.say("linked to both, in different ways", "bold")
    for meeting in found.meetings:
        screen.item(_MARKS["both"][0], meeting.thing.label, _INDENT, (_MARKS["both"][1], ""))
        for mark, said in (("A", meeting.first), ("B", meeting.second)):
            for one in said:
                screen.say(f"{mark} {one.words} it", QUIET, _INDENT)
        passages = passages_in((*meeting.first, *meeting.second))
        _write_passages(screen, passages if evidence else (), _INDENT)


def _write_figures(screen: Screen, figures: Sequence[Figures], *, evidence: bool) -> None:
    if not figures:
        return
    screen.say()

    def below(n: int) -> None:
        both: tuple[Figure, ...] = (*figures[n].first, *figures[n].second)
        _write_passages(screen, passages_in(both) if evidence else (), 4)

    lines = [
        [clean(row.indicator), row.year, clean(told_values(row.first)), clean(told_values(row.second))]
        for row in figures
    ]
    write_rows(screen, ["figure", "year", "A", "B"], lines, below)


def _write_passages(screen: Screen, passages: Sequence[Passage], indent: int) -> None:
    for passage in passages:
        if passage.sentence:
            screen.say(passage.sentence, QUIET, indent)
        screen.say(f"— {source(passage)}", f"{QUIET} italic", indent)
