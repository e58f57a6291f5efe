"""Draw who issued the policies of a Chinese text, when, and which number a paper bears."""

import itertools
from dataclasses import replace

from kg import lazy_re as re
from kg.claims.chinese.issuing import (
    Issue,
    closes_letter,
    day_alone,
    day_behind,
    day_field,
    find_issues,
    find_passages,
    issuers_of_title,
    signed,
    year_of,
)
from kg.claims.chinese.page import Page, span
from kg.claims.chinese.records import find_record, is_field
from kg.claims.chinese.titles import find_titles, number_behind
from kg.claims.values.dates import dates_of_issue
from kg.model import Key, Literal, Sentence

NEAR_HEAD = 12  # sentences in which the head of a paper stands


def issue_page(page: Page) -> None:
    """Draw who issued what, and when."""
    for n, sentence in enumerate(page.said):
        text = page.text(sentence)
        _issue_sentence(page, sentence, text)
        if n < NEAR_HEAD:
            _read_passage(page, sentence, text)
        if told := day_field(text):
            say_issue(page, sentence, Issue((), told), _named_above(page, sentence), sentence)
    for line in page.document.sentences[:NEAR_HEAD]:
        _read_number(page, line)
    lines = page.document.sentences
    for n, (line, below) in enumerate(itertools.pairwise(lines)):
        _read_signature(page, line, below)
        if n < NEAR_HEAD:
            _read_record(page, line, below)


def _issue_sentence(page: Page, sentence: Sentence, text: str) -> None:
    """Draw who issued the policies in 《》 of a sentence: by their names, and by what the sentence says."""
    titles = tuple(find_titles(text))
    before = _before(page, sentence) if titles else None
    issues = tuple(find_issues(text, year_of(page.text(before)) if before else "")) if titles else ()
    for title in titles:
        key = page.add("PolicyDocument", span(sentence, title.start, title.end))
        of_name = tuple((title.start + a, title.start + b) for a, b in issuers_of_title(title.name))
        for issue in (Issue(of_name), *(i for i in issues if i.of == title.name)):
            say_issue(page, sentence, issue, key, since=before if issue.same_year else None)


def _before(page: Page, sentence: Sentence) -> Sentence | None:
    """Return the sentence before one of the same block."""
    before = [s for s in page.said if s.block == sentence.block and s.end <= sentence.start]
    return before[-1] if before else None


_SHORT = 24  # signs of a line with a day


def _read_signature(page: Page, line: Sentence, below: Sentence) -> None:
    """Draw who signed the text and when, or the day alone that stands below a letter that sends it out."""
    written = page.plain[line.start : line.end], page.plain[below.start : below.end]
    if len(written[1]) >= _SHORT:
        return
    sign = signed(*written)
    alone = day_alone(written[1]) if closes_letter(written[0]) else ""
    for policy in dict.fromkeys((page.policy, page.covering)):
        if sign:
            say_issue(page, line, sign, policy, below)
        elif alone:
            say_issue(page, below, Issue((), alone), policy, below)


# "云发〔2031〕15号 签发人：王某", "… 【有效】": what else may stand in the line of a number
_BESIDE = re.compile(
    r"(?:签发人?|有效性|时效性|状态|(?:成文|发布|印发)日期|公开(?:方式|属性)|索引号|主题词|发[文布]机[关构])[：:]|[【\[][^】\]]{1,8}[】\]]$"
)
# Lines of a record between a name and its day: "发文机关：云水市人民政府"
_RECORD = re.compile(r"(?<=\n)\s*[\u4e00-\u9fff]{2,6}[：:][^\n]{1,40}(?=\n)")
_BRACKETS = " \t\n；。（）()"
_EDGES = " \t\n》《”“。；：:（）()"


def _named_above(page: Page, sentence: Sentence) -> str:
    """Return the key of the policy whose name ends the line above a sentence and its record, or nothing."""
    ends = [
        (m.end, thing.key)
        for thing in page.registry.of("policy")
        for m in thing.mentions
        if m.end <= sentence.start and not _RECORD.sub("", page.plain[m.end : sentence.start]).strip(_EDGES)
    ]
    return max(ends)[1] if ends else ""


def _read_number(page: Page, line: Sentence) -> None:
    """Draw the year in the number that a paper bears in a line of its own: "国函〔2031〕15号"."""
    year, a, b = number_behind(page.text(line), 0)
    day = day_behind(page.text(line), b) if year else ""
    rest = page.text(line)[b:].strip(_BRACKETS)
    if rest and not (day or _BESIDE.match(rest)):
        return  # "国发〔2031〕15号文件要求": a paper that a sentence names
    for policy in dict.fromkeys((page.policy if page.own else "", page.covering)):
        if policy and year:
            say_year(page, line, policy, year, (a, b))
            say_issue(page, line, Issue((), day, (b, line.end - line.start)), policy)


def _read_record(page: Page, line: Sentence, below: Sentence) -> None:
    """Draw who put out the paper that the text is and when, as the record at its head says.

    The name of a field may be a line of its own, above what it holds.
    """
    name = page.text(line).strip()
    held = find_record(f"{name}：{page.text(below)}") if is_field(name) else ()
    cut = len(name) + 1
    moved = ((below, replace(i, at=(i.at[0] - cut, i.at[1] - cut)), below.start - cut) for i in held)
    for sentence, issue, start in (*((line, i, line.start) for i in find_record(page.text(line))), *moved):
        for policy in dict.fromkeys((page.policy if page.own else "", page.covering)):
            since = line if sentence is below else None
            say_issue(page, sentence, issue, policy, start=start, since=since)


def _read_passage(page: Page, sentence: Sentence, text: str) -> None:
    """Draw by whom the text was passed, as a line of its head says."""
    for passed in find_passages(text):
        title = next((t for t in find_titles(text) if t.name == passed.of), None)
        key = page.add("PolicyDocument", span(sentence, title.start, title.end)) if title else page.policy
        say_issue(page, sentence, passed, key)


def say_year(page: Page, sentence: Sentence, policy: str, year: str, at: tuple[int, int]) -> None:
    """Draw the year in the number of a policy, which stands at a place of a sentence."""
    value = Literal(year, "xsd:integer")
    found = page.document.text[sentence.start + at[0] : sentence.start + at[1]]
    page.say(policy, "kg:year", value, span(sentence), "zh-number-year", found=found)


def say_issue(
    page: Page,
    sentence: Sentence,
    issue: Issue,
    policy: str,
    dated: Sentence | None = None,
    start: int | None = None,
    since: Sentence | None = None,
) -> None:
    """Draw who issued a policy and when; places count from ``start``, or from where the sentence begins.

    ``since`` is the sentence that tells the year of the day, or the name of the field, if another one does.
    """
    if not policy:
        return
    beside = (span(since),) if since else ()
    for body in page.bodies(sentence, issue.bodies, start):
        page.say(policy, "kg:issuedBy", Key(body), span(sentence), "zh-issue", beside=beside)
    if issue.day:
        at = dated or sentence
        words = page.document.text[at.start : at.end]
        found = words.strip() if dated else words[slice(*issue.at)].strip()
        for predicate, value in dates_of_issue(issue.day):
            page.say(policy, predicate, value, span(at), "zh-issued-on", found=found, beside=beside)
