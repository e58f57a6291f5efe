"""Rankings and groups written as tables for people, or as rows."""

from typing import Final

from kg.cli.layout import write_rows
from kg.cli.output import QUIET, Screen
from kg.cli.rows import write_plain
from kg.cli.text import clean, count
from kg.network import central, communities
from kg.network.central import Ranked, Ranking
from kg.network.communities import Communities, Community

_INDENT: Final = 4


def write_ranking(found: Ranking, syntax: str) -> None:
    """Write a ranking as ``table``, ``csv``, ``json`` or ``md``."""
    if syntax != "table":
        write_plain(syntax, central.COLUMNS, found.lines)
        return
    screen = Screen()
    if not found.rows:
        screen.say("No thing of this kind is linked by facts.")
        return
    kinds = {row.thing.kind for row in found.rows}
    shown = ["rank", "thing", *(["kind"] if len(kinds) > 1 else [])]
    shown += ["links"] if found.by == "degree" else [f"{found.by}, %", "links"]
    write_rows(screen, shown, [_line(row, found.by, several=len(kinds) > 1) for row in found.rows])
    screen.say()
    screen.say(f"{found.by}: {found.told}.", QUIET)
    screen.say(f"{len(found):,} of {count(found.among, 'thing')} with links", QUIET)


def _line(row: Ranked, by: str, *, several: bool) -> list[str]:
    score = f"{row.score:,.0f}" if by == "degree" else f"{row.score:.2%}".replace("%", "")
    kind = [clean(row.thing.kind)] if several else []
    links = [] if by == "degree" else [f"{row.links:,}"]
    return [str(row.rank), clean(row.thing.label), *kind, score, *links]


def plural(kind: str) -> str:
    """Return a kind in words in the plural.

    >>> plural("public body"), plural("zone"), plural("policy")
    ('public bodies', 'zones', 'policies')
    """
    return f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"


def write_communities(found: Communities, syntax: str, *, members: int) -> None:
    """Write groups as a list, or one row a member as ``csv``, ``json`` or ``md``."""
    if syntax != "table":
        write_plain(syntax, communities.COLUMNS, found.lines)
        return
    screen = Screen()
    for group in found.groups:
        _write_group(screen, group, members)
    things = f"{count(found.things, 'thing')} in {count(len(found), 'group')}"
    screen.say(f"{things}; modularity {found.modularity:.2f} (0 is chance, 1 the most)", QUIET)


def _write_group(screen: Screen, group: Community, members: int) -> None:
    screen.item(f"{group.number}", group.name, _INDENT, ("bold cyan", "bold"))
    kinds = ", ".join(
        f"{number:,} {clean(kind if number == 1 else plural(kind))}" for kind, number in group.kinds
    )
    links = f"{count(group.inside, 'link')} inside, {group.outside:,} to others"
    screen.say(f"{count(len(group.members), 'thing')}, {links}", QUIET, _INDENT)
    screen.say(kinds, QUIET, _INDENT)
    for member in group.members[: max(members, 0)]:
        told = f"{member.thing.label}, {member.thing.kind}"
        screen.item(f"{'':{_INDENT}}·", told, _INDENT + 2, (QUIET, ""))
    left = len(group.members) - max(members, 0)
    if 0 < left < len(group.members):
        screen.say(f"… and {left:,} more", QUIET, _INDENT)
    screen.say()
