"""First reading of Chinese sentences: the policies and zones that they name, and which policy the text is itself."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.chinese.areas import find_reach, find_zones, is_bare, rows_of_zones, zone_of_title
from kg.claims.chinese.bare_zones import name_bare
from kg.claims.chinese.covering_papers import covering_title
from kg.claims.chinese.issue_drawing import NEAR_HEAD, say_issue, say_year
from kg.claims.chinese.issuing import Issue, bodies_in, day_alone, issuers_of_title
from kg.claims.chinese.lists import listed
from kg.claims.chinese.main_things import main_thing
from kg.claims.chinese.page import HEADS, Page, span
from kg.claims.chinese.papers import opens_paper
from kg.claims.chinese.place_types import place_type_of
from kg.claims.chinese.script import as_listed
from kg.claims.chinese.titles import Title, find_titles, find_unmarked, number_behind, own_title, sent_title
from kg.claims.chinese.zone_lists import find_listed_zones
from kg.model import BlockKind, Key, Sentence, Span, Tier

_OWN = re.compile(
    r"(?<![基根资成日版文样剧原])本(?:条例|办法|规定|法|决定|意见|方案|计划|规划|纲要|措施|细则)"
)


def survey_page(page: Page) -> None:
    """Add the policies and zones that the sentences name, and settle what the text is and what it is about."""
    for n, sentence in enumerate(page.said):
        kind = page.document.blocks[sentence.block].kind
        head = kind in HEADS or kind is BlockKind.PARAGRAPH
        if head and n < NEAR_HEAD and not page.policy:
            _find_own(page, n)
        if head and n < NEAR_HEAD and not page.policy:
            _find_sent(page, n)
        if head and n < NEAR_HEAD and not page.covering:
            _find_covering(page, n)
        for title in find_titles(page.text(sentence)):
            key = _add_title(page, sentence, title)
            if kind is BlockKind.TITLE and not page.policy:
                page.policy = key
        if sentence.start not in page.titles:
            areas = page.areas(sentence)
            for title in find_unmarked(page.text(sentence), ((a.start, a.end) for a in areas)):
                _add_title(page, sentence, title)
        page.lays = page.lays or opens_paper(page.text(sentence))
    if not page.policy:
        page.policy = next(_sent_by_letter(page), "")
    own_name = _OWN.search(page.plain)
    if page.policy and own_name:
        page.registry.alias(page.policy, page.document.text[slice(*own_name.span())], own_name.start())
    _find_title_lines(page)
    for sentence in page.said:
        _name_zones(page, sentence)
    name_bare(page)
    page.main = main_thing(page)


def _sent_by_letter(page: Page) -> Iterator[str]:
    """Yield the policies that a letter sends out: "现将《新港方案》印发给你们"."""
    for sentence in page.said:
        text = page.text(sentence)
        for title in find_titles(text) if _SENT_OUT.match(text) else ():
            yield page.add("PolicyDocument", span(sentence, title.start, title.end))


# "2031年中央一号文件" is of that year.
_FIRST_PAPER_OF = re.compile(r"(?P<year>(?:19|20)\d\d)年中央")
_SENT_OUT = re.compile(r"现将《[^》]+》(?:（[^（）]{1,20}）)?印发(?:给你们|你们)")


def _add_title(page: Page, sentence: Sentence, title: Title) -> str:
    key = page.add("PolicyDocument", span(sentence, title.start, title.end))
    if title.short:
        page.registry.alias(key, title.short, sentence.start + title.end)
    year, a, b = number_behind(page.text(sentence), title.end)
    if year:
        say_year(page, sentence, key, year, (a, b))
    if first := _FIRST_PAPER_OF.match(title.name):
        say_year(page, sentence, key, first["year"], (title.start, title.start + first.end("year") + 1))
    return key


def _find_own(page: Page, n: int) -> None:
    """Take a line of the head, or two that go together, for the name of the policy that the text is."""
    alone = ((n, False), (n - 1, False))
    goes_on = n > 0 and _SENDS_ON.search(page.text(page.said[n - 1])) is not None
    for first, opened in ((n - 2, True), (n - 1, True), *(reversed(alone) if goes_on else alone)):
        start = page.said[max(first, 0)].start
        line = page.plain[start : page.said[n].end]
        if first < 0 or (first < n and not _goes_over(line, n - first, opened=opened)):
            continue
        if own := own_title(line.replace("\n", " ")):
            page.policy = page.add("PolicyDocument", Span(start + own.start, start + own.end))
            page.own, page.titles = True, {s.start for s in page.said[first : n + 1]}
            say_issue(page, page.said[n], Issue(issuers_of_title(line)), page.policy, start=start)
            _issue_around(page, first, n)
            return


# "关于印发云水省加快港口发展": a title that the next line ends
_SENDS_ON = re.compile(
    r"关于(?:印发|转发|公布|发布|下达)(?!.*的(?:通知|公告|函|通告|令)\s*(?:[-—_|｜][^，。]*)?$)"
)


def _goes_over(line: str, ends: int, *, opened: bool) -> bool:
    """Return whether a title goes over so many ends of lines; ``opened`` asks that who sends it out opens it."""
    head = line.split("\n", maxsplit=1)[0]
    return "关于" in head and len(line.split()) == ends + 1 and (not opened or bool(issuers_of_title(head)))


def _find_sent(page: Page, n: int) -> None:
    """Take the paper that a line of the head, or two that go together, say to send out for the policy that the text is."""
    for first in (n, n - 1) if n else (n,):
        start = page.said[first].start
        line = page.plain[start : page.said[n].end].replace("\n", " ")
        if sent := sent_title(line):
            page.policy = page.add("PolicyDocument", Span(start + sent.start, start + sent.end))
            page.own, page.titles = True, {s.start for s in page.said[first : n + 1]}
            say_issue(page, page.said[n], Issue(issuers_of_title(line)), page.policy, start=start)
            _issue_around(page, first, n)
            return


def _find_covering(page: Page, n: int) -> None:
    """Take a line of the head, or up to three together, for the title of the notice or reply that brings a policy."""
    for first in range(n, max(n - 3, -1), -1):
        start = page.said[first].start
        line = page.plain[start : page.said[n].end].replace("\n", " ")
        if title := covering_title(line):
            page.covering = page.add("PolicyDocument", Span(start + title.start, start + title.end))
            own = page.own_label
            for policy in (page.covering, page.policy if own and own in line else ""):
                say_issue(page, page.said[n], Issue(issuers_of_title(line)), policy, start=start)
            if not page.policy and not _BRINGS.search(title.name):
                page.policy, page.own = page.covering, True
                page.titles |= {s.start for s in page.said[first : n + 1]}
            return


# A paper that brings, sends out or approves another: what does none of this, such as a decision on how a law is to
# be applied, is itself what the text is.
_BRINGS = re.compile("印发|转发|公布|发布|下达|颁布|批转|批准|同意|批复|通过|下发|上报|报送|征求")


_SHORTEST = 6  # signs of a title


def _find_title_lines(page: Page) -> None:
    """Mark the lines that bear the name of a policy of the text once more, alone or two that go together."""
    names = {_folded(t.label) for t in page.registry.of("policy")}
    lines = [(s.start, _folded(page.text(s))) for s in page.said]
    for n, (start, line) in enumerate(lines):
        both = line + (lines[n + 1][1] if n + 1 < len(lines) else "")
        if len(line) >= _SHORTEST and line in names:
            page.titles.add(start)
        elif len(both) >= _SHORTEST and both in names:
            page.titles |= {start, lines[n + 1][0]}


def _folded(said: str) -> str:
    return "".join(as_listed(said).split())


def _issue_around(page: Page, first: int, last: int) -> None:
    """Draw the bodies that alone fill the line above a title, and the day that alone fills the line below it."""
    above, title = page.said[first - 1] if first else None, page.said[first]
    bodies = bodies_in(page.text(above), 0, len(page.text(above))) if above else ()
    if above and bodies and page.plain.startswith("关于", title.start):
        say_issue(page, above, Issue(bodies), page.policy)
    below = next((s for s in page.document.sentences if s.start >= page.said[last].end), None)
    day = day_alone(page.plain[below.start : below.end]) if below else ""
    if below and day:
        say_issue(page, below, Issue((), day), page.policy, below)


def _name_zones(page: Page, sentence: Sentence) -> None:
    """Add the zones that a sentence names, and where those lie that bear the name of a place."""
    text = page.text(sentence)
    areas = page.areas(sentence)
    for zone in find_zones(text, areas):
        key = _add_zone(page, sentence, zone.start, zone.end)
        page.zones.setdefault(text[zone.start : zone.end], key)
        if zone.short:
            page.registry.alias(key, zone.short, sentence.start + zone.end)
            page.zones.setdefault(zone.short, key)
        area = next((a for a in areas if a.end == zone.place), None)
        # A circle of cities that bears the name of one lies not in it.
        if area and not text.endswith(listed("zones", "wide"), zone.start, zone.end):
            place, rule = Key(page.area(sentence, area)), "zh-zone-of-place"
            page.say(key, "kg:within", place, span(sentence), rule, tier=Tier.CANDIDATE)
    for known in page.known.zones(text):
        name = text[known.start : known.end]
        page.zones.setdefault(name, page.add("Zone", span(sentence, known.start, known.end), known.ids))
    ends = {a.end for a in areas}
    reaching = (named for named, _ in find_reach(text, areas) if _names_zone(text, *named))
    for a, b in (*rows_of_zones(text), *_zones_of_titles(text), *reaching):
        # "云水市青石新区" is an area itself.
        if b not in ends and not any(text[a:b] in z or z in text[a:b] for z in page.zones):
            page.zones[text[a:b]] = _add_zone(page, sentence, a, b)
    _name_listed(page, sentence, text)


def _name_listed(page: Page, sentence: Sentence, text: str) -> None:
    """Add the zones of lists whose kind stands once, behind their names."""
    rows = tuple(find_listed_zones(text))
    # "交通、能源等经济区" are of sectors.
    sectors = {one.at for one in rows if page.known.ids("Industry", text[one.start : one.end])}
    for one in (one for one in rows if one.at not in sectors):
        name = text[one.start : one.end]
        # "青石市等都市圈" bear the names of cities.
        if one.kind.startswith("都市") and page.known.at(name, 0) == name:
            continue
        if name not in page.zones:
            key = page.zones[name] = page.add("Zone", span(sentence, one.start, one.end))
            page.registry.things[key].typed = place_type_of("Zone", one.kind)


def _add_zone(page: Page, sentence: Sentence, start: int, end: int) -> str:
    """Return the key of a zone; "云水省青石示范区" and "青石示范区" are one."""
    at = span(sentence, start, end)
    name = page.plain[at.start : at.end]
    for other, key in page.zones.items() if name not in page.zones else ():
        longer, shorter = sorted((name, other), key=len, reverse=True)
        before = longer.removesuffix(shorter)
        if 0 < len(before) < len(longer) and page.known.holds(before, shorter) and not is_bare(shorter):
            page.registry.alias(key, page.document.text[at.start : at.end], at.start)
            page.registry.things[key].mark(at)
            return key
    return page.add("Zone", at)


# "示范区" alone is any.
_FEWEST = 5  # signs


def _names_zone(text: str, start: int, end: int) -> bool:
    return end - start >= _FEWEST and text[end - 1] in "区圈带群廊城园港"


def _zones_of_titles(text: str) -> Iterator[tuple[int, int]]:
    for title in (*find_titles(text), *((own,) if (own := own_title(text)) else ())):
        name = zone_of_title(title.name)
        at = text.find(name, title.start) if name else -1
        if at >= 0:
            yield at, at + len(name)
