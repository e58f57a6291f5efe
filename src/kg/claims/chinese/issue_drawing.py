"""Draw who issued the policies of a Chinese text, when, and which number a paper bears."""

from kg.claims.chinese.issuing import Issue, find_issues, find_passage, issuers_of_title, signed
from kg.claims.chinese.page import Page, span
from kg.claims.chinese.titles import find_titles, number_behind
from kg.claims.values.dates import dates_of_issue
from kg.model import Key, Literal, Sentence

NEAR_HEAD = 12  # sentences in which the head of a paper stands


def issue_page(page: Page) -> None:
    """Draw who issued what, and when."""
    for n, sentence in enumerate(page.said):
        text = page.text(sentence)
        titles = tuple(find_titles(text))
        issues = tuple(find_issues(text)) if titles else ()
        for title in titles:
            key = page.add("PolicyDocument", span(sentence, title.start, title.end))
            of_name = tuple((title.start + a, title.start + b) for a, b in issuers_of_title(title.name))
            said = [i for i in issues if i.of == title.name]
            for issue in (Issue(of_name), *said):
                say_issue(page, sentence, issue, key)
        if n < NEAR_HEAD:
            _read_head(page, sentence, text)
    for line, day in zip(page.document.sentences, page.document.sentences[1:], strict=False):
        written = page.plain[line.start : line.end], page.plain[day.start : day.end]
        if page.policy and len(written[1]) < _SHORT and (sign := signed(*written)):
            say_issue(page, line, sign, page.policy, day)


_SHORT = 24  # signs of a line with a day


def _read_head(page: Page, sentence: Sentence, text: str) -> None:
    """Draw what a line of the head says of the text: by whom it was passed, which number it bears."""
    year, a, b = number_behind(text, 0)
    if page.own and year:
        say_year(page, sentence, page.policy, year, (a, b))
    passed = find_passage(text)
    if passed is None:
        return
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
) -> None:
    """Draw who issued a policy and when; places count from ``start``, or from where the sentence begins."""
    if not policy:
        return
    for body in page.bodies(sentence, issue.bodies, start):
        page.say(policy, "kg:issuedBy", Key(body), span(sentence), "zh-issue")
    if issue.day:
        at = dated or sentence
        words = page.document.text[at.start : at.end]
        found = words.strip() if dated else words[slice(*issue.at)].strip()
        for predicate, value in dates_of_issue(issue.day):
            page.say(policy, predicate, value, span(at), "zh-issued-on", found=found)
