"""Small extractions and reference tables for the tests of resolution."""

from collections.abc import Iterable

from kg.entities.units import PREFIX
from kg.judgements import Judgement, Verdict
from kg.lexicon import Entry, Lexicon, build_lexicon
from kg.model import Claim, Extraction, Key, Literal, Referent, Resolution, Span

AREA = "AdministrativeArea"


def area(name: str, label: str, parent: str, level: str, kind: str = "", *aliases: str, **more: str) -> Entry:
    """Return an area of the tables."""
    above = f"r:place-{parent}" if parent else ""
    return Entry(
        f"r:place-{name}",
        AREA,
        label,
        aliases=aliases,
        parent=above,
        level=f"level-{level}",
        type=kind,
        origin="x",
        valid_from=more.get("valid_from", ""),
        valid_to=more.get("valid_to", ""),
        replaced_by=more.get("replaced_by", ""),
    )


def body(name: str, label: str, *aliases: str, parent: str = "", negative: tuple[str, ...] = ()) -> Entry:
    """Return a body of the tables."""
    return Entry(
        f"r:body-{name}", "PublicBody", label, aliases=aliases, parent=parent, negative=negative, origin="x"
    )


LEXICON: Lexicon = build_lexicon(
    [
        area("china", "China", "", "country"),
        area("india", "India", "", "country"),
        area("norway", "Norway", "", "country"),
        area("sichuan", "Sichuan", "china", "province", "", "Sichuan Province"),
        area("zhejiang", "Zhejiang", "china", "province"),
        area("shaanxi", "Shaanxi", "china", "province"),
        area("chongqing", "Chongqing", "china", "province", "area-municipality"),
        area("chengdu", "Chengdu", "sichuan", "prefecture"),
        area("mianyang", "Mianyang", "sichuan", "prefecture"),
        area("ningbo", "Ningbo", "zhejiang", "prefecture"),
        area("xian", "Xi'an", "shaanxi", "prefecture"),
        area("haishu", "Haishu", "ningbo", "county"),
        area("beibei", "Beibei", "chongqing", "county"),
        area("jiangbei-ningbo", "Jiangbei", "ningbo", "county", "", "Jiangbei District"),
        area(
            "jiangbei-chongqing",
            "Jiangbei",
            "chongqing",
            "county",
            "",
            "Jiangbei District",
            valid_to="2025-11-06",
            replaced_by="r:place-liangjiang",
        ),
        area("liangjiang", "Liangjiang", "chongqing", "county", valid_from="2025-11-06"),
        body("state-council", "State Council of China", "State Council", negative=("State Council Office",)),
        body("education-china", "Ministry of Education of China", "Ministry of Education"),
        body("education-india", "Ministry of Education of India", "Ministry of Education"),
        body("commerce-india", "Ministry of Commerce and Industry", "Department of Trade of India"),
    ]
)
JIANGBEI = ("r:place-jiangbei-chongqing", "r:place-jiangbei-ningbo")
EDUCATION = ("r:body-education-china", "r:body-education-india")


def thing(
    kind: str,
    label: str,
    *aliases: str,
    rows: Iterable[str] = (),
    at: tuple[tuple[int, int], ...] = ((0, 1),),
    key: str = "",
    scoped: bool = False,
) -> Referent:
    """Return a referent; its key is made of its kind and label if none is given."""
    name = key or f"{PREFIX[kind]}-{label.casefold().replace(' ', '-')}"
    return Referent(name, kind, label, aliases, tuple(Span(*span) for span in at), tuple(rows), scoped)


def place(name: str, label: str = "", times: int = 1) -> Referent:
    """Return an area that is one entry, named some times far from everything else."""
    spans = tuple((9000 + 50 * n, 9001 + 50 * n) for n in range(times))
    return thing(AREA, label or name.title(), rows=(f"r:place-{name}",), at=spans, key=f"place-{name}")


def extraction(document: str, *things: Referent, said: Iterable[tuple[str, str, str]] = ()) -> Extraction:
    """Return an extraction; ``said`` are (subject key, predicate, key or value)."""
    keys = {t.key for t in things}
    claims = tuple(
        Claim(document, s, p, Key(o) if o in keys else Literal(o), (Span(0, 1),), "rule", 0.9)
        for s, p, o in said
    )
    return Extraction(document, things, claims)


def judgement(
    verdict: str, subject: str, object: str = "", *, value: str = "", when: str = "2026-03-01"
) -> Judgement:
    """Return a judgement of a made person."""
    return Judgement(Verdict(verdict), subject, object=object, value=value, who="Ada", when=when, why="seen")


def groups(resolution: Resolution) -> set[frozenset[str]]:
    """Return which referents are one thing, each written as ``document/key``; single ones are left out."""
    sets = (frozenset(f"{d}/{k}" for d, k in e.members) for e in resolution.entities)
    return {one for one in sets if len(one) > 1}


def linked(resolution: Resolution, *members: str) -> bool:
    """Return whether some referents (``document/key``) are one thing."""
    ids = {resolution.links[tuple(m.split("/", 1))] for m in members}  # type: ignore[index]  # two parts
    return len(ids) == 1
