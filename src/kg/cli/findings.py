"""Findings of a check, written as sentences, CSV or JSON."""

from collections.abc import Mapping, Sequence
from typing import Final

from rich.text import Text

from kg.cli.output import Screen, machine
from kg.cli.text import clean, count
from kg.graph.findings import Finding, Severity

MOST: Final = 5
"""So many things of which the same is found are named on a terminal; all of them as CSV and JSON."""
_STYLES = {Severity.VIOLATION: "red", Severity.WARNING: "yellow", Severity.INFO: "dim"}


def write_findings(found: Sequence[Finding], syntax: str) -> None:
    """Write findings, worst first, and how many of each severity there are.

    On a terminal a warning that goes for several things is told once, with the first of them.
    """
    if syntax != "table":
        rows = [(f.severity.value, f.focus, f.sentence) for f in found]
        machine(syntax, ("severity", "thing", "finding"), rows)
        return
    screen = Screen()
    shortened = False
    for (severity, what), findings in _alike(found).items():
        if len(findings) == 1 or severity is Severity.VIOLATION:
            for finding in findings:
                screen.write(_line(severity, finding.sentence))
            continue
        shortened = shortened or len(findings) > MOST
        screen.write(_line(severity, f"{count(len(findings), 'thing')}: {what}"))
        for finding in findings[:MOST]:
            screen.say(clean(finding.name), indent=9)
        if len(findings) > MOST:
            screen.say(f"… and {len(findings) - MOST:,} more", "dim", 9)
    _write_sum(screen, found)
    if shortened:
        screen.say("All of them, one a line: kg check --format csv", "dim")


def _line(severity: Severity, sentence: str) -> Text:
    return Text.assemble((severity.value, _STYLES[severity]), "  ", clean(sentence))


def _alike(found: Sequence[Finding]) -> Mapping[tuple[Severity, str], list[Finding]]:
    """Return the findings that say the same of named things together; worst and most frequent first."""
    groups: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in found:
        groups.setdefault((finding.severity, finding.what), []).append(finding)
    worst = list(Severity)
    return dict(sorted(groups.items(), key=lambda group: (worst.index(group[0][0]), -len(group[1]))))


def _write_sum(screen: Screen, found: Sequence[Finding]) -> None:
    violations, warnings = (
        sum(finding.severity is severity for finding in found)
        for severity in (Severity.VIOLATION, Severity.WARNING)
    )
    if found:
        screen.say()
    told = f"{count(violations, 'violation')}, {count(warnings, 'warning')}."
    screen.say(
        told if found else "Nothing found: the graph keeps all rules.", "red" if violations else "green"
    )
