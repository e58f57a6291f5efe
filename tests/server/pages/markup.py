"""What every page must keep to: well nested, ids once, names for all that is asked, no code, no raw ids."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "img", "input", "br", "hr"})
SELF_NAMED = frozenset({"input", "select", "textarea"})
CODE = frozenset({"pre", "code", "textarea", "title"})
RAW = re.compile(r"https?://|\b(?:r|kg|kgt|skos|rdfs|dcterms|owl|schema|qudt|prov|oa|org):[A-Za-z]")
CAMEL = re.compile(r"\b[a-z]{2,}[A-Z][a-z]+\b")


@dataclass
class Seen(HTMLParser):
    """A page, read strictly; ``faults`` are what is wrong with it."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    landmarks: list[str] = field(default_factory=list)
    needed: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    labelled: set[str] = field(default_factory=set)
    unnamed: list[str] = field(default_factory=list)
    title: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element is and has."""
        known = {name: value or "" for name, value in attrs}
        if len(known) < len(attrs):
            self.faults.append(f"an attribute twice in {tag}")
        self.faults += [f"{name} in {tag}" for name in known if name.startswith("on") or name == "style"]
        if tag in ("script", "style", "iframe", "object", "base"):
            self.faults.append(tag)
        if "id" in known:
            self.ids.append(known["id"])
        for name in ("href", "src", "action"):
            if name in known:
                self.links.append(known[name])
        self.needed += known.get("aria-labelledby", "").split()
        if tag == "label" and "for" in known:
            self.labelled.add(known["for"])
        if tag in SELF_NAMED and not ("aria-label" in known or "label" in self.open):
            self.unnamed.append(known.get("id", tag))
        if tag == "img" and "alt" not in known:
            self.faults.append("a picture without words")
        if tag in ("header", "nav", "main", "footer") and not ({"main", "section"} & set(self.open)):
            self.landmarks.append(tag)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element that closes itself as one that is opened and closed."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """See that an end closes what was opened last."""
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1:]}")
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Keep the words that are shown as words."""
        if self.open[-1:] == ["title"] and "svg" not in self.open:
            self.title += data
        if not CODE & set(self.open):
            self.text.append(data)


def read(html: str) -> Seen:
    """Return a page as read, with all its faults."""
    seen = Seen()
    seen.feed(html)
    seen.close()
    seen.faults += [f"not closed: {tag}" for tag in seen.open]
    seen.faults += [f"id twice: {one}" for one in set(seen.ids) if seen.ids.count(one) > 1]
    seen.faults += [f"no such id: {one}" for one in seen.needed if one not in seen.ids]
    seen.faults += [f"without a name: {one}" for one in seen.unnamed if one not in seen.labelled]
    if seen.headings.count("h1") != 1:
        seen.faults.append(f"{seen.headings.count('h1')} main headings")
    if seen.landmarks.count("main") != 1 or "nav" not in seen.landmarks:
        seen.faults.append(f"landmarks: {seen.landmarks}")
    if "#main" not in seen.links:
        seen.faults.append("no way past the menu")
    if not seen.title.strip():
        seen.faults.append("no title")
    return seen


def raw_words(seen: Seen) -> list[str]:
    """Return the IRIs, ids and names in camel case that are shown as words."""
    text = " ".join(seen.text)
    return [match[0] for pattern in (RAW, CAMEL) for match in pattern.finditer(text)]
