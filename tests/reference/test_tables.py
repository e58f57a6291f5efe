"""The reference tables: whole, unambiguous where they must be, and current."""

import csv
import importlib
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from kg import lexicon, resources
from kg.lexicon import Entry

REFERENCE = resources.example_graph() / "reference"
PLACE_TYPES = resources.ontology() / "vocabularies" / "place-types.ttl"
LEVELS = ("level-country", "level-province", "level-prefecture", "level-county", "level-township")
DIGITS = {"level-province": 2, "level-prefecture": 4}
COUNTS = {"bodies.csv": 444, "places.csv": 4707, "industries.csv": 289}
PATTERNS = {
    "kg:ISO3166": r"[A-Z]{2}(-[A-Z0-9]{1,3})?",
    "kg:GBT2260": r"[1-9]\d{5}",
    "kg:ISIC4": r"[A-U]|\d{2,4}",
    "kg:GBT4754": r"[A-T]\d{2,4}",
}
# Romanised names and abbreviations that are also English words; none may stand alone as a name.
WORDS = frozenset(
    re.findall(
        r"\w+",
        "an a as at be bange bath bo bole boxing can cat change dare date do enterprise fan fang fat fee "
        "for gang guide had hang he hen her him home hot in is it jingle just lane lang lay li lie long "
        "lung man mane many may me men mile mine mobile most my nice no of on or our pan pang pen pie pin "
        "ping reading rang safe sang she shun sing so song sun tan tang tong to ton us van wan we wen who "
        "won yang you yen arena act aid arts care cast core east west north south central northern "
        "southern eastern western general state province region city county district national government "
        "ministry department commission council office ",
    )
)
ABBREVIATIONS = frozenset({"EU", "UK", "UN", "US"})
# What is known to be borne by several places, and how many.
HOMONYMS = {
    "Suzhou": 2,
    "Ji'an": 2,
    "Jilin": 1,
    "Taizhou": 2,
    "Fuzhou": 2,
    "Yichun": 2,
    "Chaoyang": 2,
    "Georgia": 2,
    "Gulou": 4,
    "San Jose": 2,
}
FACTS = {
    # id: (parent, level, a code, a name it must bear)
    "r:place-shapingba": ("r:place-chongqing", "level-county", "500106", "Shapingba District"),
    "r:place-jiulongpo": ("r:place-chongqing", "level-county", "500107", "九龙坡区"),
    "r:place-beibei": ("r:place-chongqing", "level-county", "500109", "Beibei"),
    "r:place-jiangjin": ("r:place-chongqing", "level-county", "500116", "Jiangjin"),
    "r:place-bishan": ("r:place-chongqing", "level-county", "500120", "Bishan"),
    "r:place-liangjiang": ("r:place-chongqing", "level-county", "500157", "Liangjiang New Area"),
    "r:place-pudong": ("r:place-shanghai", "level-county", "310115", "Pudong New Area"),
    "r:place-chengdu": ("r:place-sichuan", "level-prefecture", "510100", "Chengdu City"),
    "r:place-xian": ("r:place-shaanxi", "level-prefecture", "610100", "Xi’an"),
    "r:place-urumqi": ("r:place-xinjiang", "level-prefecture", "650100", "Urumqi"),
    "r:place-lhasa": ("r:place-tibet", "level-prefecture", "540100", "拉萨"),
    "r:place-hohhot": ("r:place-inner-mongolia", "level-prefecture", "150100", "Hohhot"),
    "r:place-chongqing": ("r:place-china", "level-province", "500000", "Chongqing Municipality"),
    "r:place-sichuan": ("r:place-china", "level-province", "CN-SC", "Sichuan Province"),
    "r:place-hong-kong": ("r:place-china", "level-province", "HK", "Hong Kong SAR"),
    "r:place-china": ("", "level-country", "CN", "People's Republic of China"),
    "r:place-united-kingdom": ("", "level-country", "GB", "UK"),
    "r:place-maharashtra": ("r:place-india", "level-province", "IN-MH", "Maharashtra"),
}


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def entries(prefix: str) -> list[Entry]:
    return [e for e in lexicon.reference().entries.values() if e.id.startswith(prefix)]


def names(entry: Entry) -> list[str]:
    return [name for name in (entry.label, entry.label_zh, *entry.aliases) if name]


@pytest.mark.parametrize(("name", "count"), COUNTS.items())
def test_counts(name: str, count: int) -> None:
    """Each table has as many rows as is written down here, and every row has its own id."""
    assert len(rows(name)) == count
    assert len({row["id"] for row in rows(name)}) == count


@pytest.mark.parametrize("name", COUNTS)
def test_rows_are_sorted_and_whole(name: str) -> None:
    """Rows stand in order of their ids, have a label and name a dataset that is listed."""
    keys = {row["key"] for row in rows("datasets.csv")}
    ids = [row["id"] for row in rows(name)]
    assert ids == sorted(ids)
    for row in rows(name):
        assert row["label"], row
        assert row["origin"] in keys, row
        assert None not in row, row


def test_ids_fit_their_table() -> None:
    """The kind of every id is that of its table, and it is made of lower-case letters, digits and hyphens."""
    for name, prefix in (
        ("bodies.csv", "r:body-"),
        ("places.csv", "r:place-"),
        ("industries.csv", "kgt:indu-"),
    ):
        for row in rows(name):
            assert re.fullmatch(prefix + r"[a-z0-9]+(-[a-z0-9]+)*", row["id"]), row["id"]


def test_datasets_have_a_licence() -> None:
    """Every dataset has a title, a publisher, a version and a licence."""
    assert len(rows("datasets.csv")) == 9
    for row in rows("datasets.csv"):
        assert all(row[c] for c in ("key", "title", "publisher", "version", "licence")), row


def test_successors_exist() -> None:
    """What replaced an entry is an entry, and no entry replaces itself."""
    known = lexicon.reference().entries
    replaced = [e for e in known.values() if e.replaced_by]
    assert len(replaced) == 37
    assert all(e.replaced_by in known and e.replaced_by != e.id for e in replaced)


def test_codes_have_their_form() -> None:
    """Each code looks like one of its list, and no two places in force share one."""
    seen: Counter[tuple[str, str]] = Counter()
    for entry in lexicon.reference().entries.values():
        for kind, code in entry.codes:
            assert re.fullmatch(PATTERNS[kind], code), (entry.id, code)
            if entry.id.startswith("r:place-"):
                seen[kind, code] += 1
    assert [code for code, n in seen.items() if n > 1] == []
    assert sum(kind == "kg:GBT2260" for kind, _ in seen) == 3214


def test_codes_begin_with_those_of_the_parent() -> None:
    """A GB/T 2260 code begins with the two or four digits of the area above."""
    known, checked = lexicon.reference().entries, 0
    for entry in entries("r:place-"):
        code = dict(entry.codes).get("kg:GBT2260")
        above = known.get(entry.parent)
        upper = dict(above.codes).get("kg:GBT2260") if above else None
        if code and above and upper:
            digits = DIGITS[above.level]
            assert code[:digits] == upper[:digits], entry.id
            checked += 1
    assert checked == 3180


def test_parents_stand_higher() -> None:
    """An administrative area has a level, and the area above it stands on a higher one."""
    known = lexicon.reference().entries
    for entry in entries("r:place-"):
        if entry.kind == "AdministrativeArea":
            assert entry.level in LEVELS, entry.id
            assert entry.parent or entry.level == "level-country", entry.id
            if entry.parent:
                above = known[entry.parent]
                assert above.kind == "AdministrativeArea", entry.id
                assert LEVELS.index(above.level) < LEVELS.index(entry.level), entry.id
        else:
            assert entry.level == "", entry.id


def test_no_circles() -> None:
    """Nobody is above itself: every chain of parents ends."""
    book = lexicon.reference()
    for entry in book.entries.values():
        assert entry.id not in book.ancestors(entry.id)


def test_types_are_in_the_vocabulary() -> None:
    """Every place type is a term of the place types."""
    used = {entry.type for entry in entries("r:place-")}
    text = PLACE_TYPES.read_text(encoding="utf-8")
    assert len(used) == 19
    assert [one for one in sorted(used) if f"kgt:{one} a " not in text] == []


def test_no_name_is_an_english_word() -> None:
    """No place or body bears a common English word, or two letters, as a name of its own."""
    for entry in (*entries("r:place-"), *entries("r:body-")):
        for name in names(entry):
            assert name.lower() not in WORDS or name in ABBREVIATIONS, (entry.id, name)
            assert not name.isascii() or len(name) > 2 or name in ABBREVIATIONS, (entry.id, name)


def test_names_are_clean() -> None:
    """Names have no stray white space, no list sign and do not occur among the negative wordings."""
    for entry in lexicon.reference().entries.values():
        assert len(set(names(entry))) == len(names(entry)), entry.id
        for name in (*names(entry), *entry.negative):
            assert name == " ".join(name.split()), (entry.id, name)
            assert "|" not in name, (entry.id, name)
        assert not set(names(entry)) & set(entry.negative), entry.id


@pytest.mark.parametrize(("name", "count"), HOMONYMS.items())
def test_homonyms_stay_apart(name: str, count: int) -> None:
    """A name of several places leads to all of them; a smaller namesake in China bears its long name."""
    assert len(lexicon.reference().names[name]) == count


@pytest.mark.parametrize(("key", "facts"), FACTS.items())
def test_known_places(key: str, facts: tuple[str, str, str, str]) -> None:
    """Places whose facts were checked one by one are as they should be."""
    parent, level, code, name = facts
    entry = lexicon.reference().entries[key]
    assert (entry.parent, entry.level) == (parent, level)
    assert code in {one for _, one in entry.codes}
    assert name in names(entry)


# Cities outside China: where each lies, and a name that it must bear.
CITIES = {
    "r:place-dar-es-salaam": ("r:place-tanzania", "达累斯萨拉姆"),
    "r:place-ouagadougou": ("r:place-burkina-faso", "Ouagadougou"),
    "r:place-lahore": ("r:place-punjab-pakistan", "Lahore"),
    "r:place-gqeberha": ("r:place-eastern-cape", "Port Elizabeth"),
    "r:place-san-jose-costa-rica": ("r:place-costa-rica", "San Jose"),
    "r:place-wroclaw": ("r:place-poland", "Wroclaw"),
}


@pytest.mark.parametrize(("key", "facts"), CITIES.items())
def test_known_cities(key: str, facts: tuple[str, str]) -> None:
    """A city lies in its country, or in a first-level area of it that the table has, and bears its names."""
    entry = lexicon.reference().entries[key]
    assert entry.parent == facts[0]
    assert facts[1] in names(entry)


def test_abolished_districts_of_chongqing() -> None:
    """Jiangbei and Yubei ended on the day on which the district of Liangjiang began."""
    known = lexicon.reference().entries
    day = known["r:place-liangjiang"].valid_from
    assert day == "2025-11-06"
    for key in ("r:place-jiangbei-chongqing", "r:place-yubei"):
        assert (known[key].valid_to, known[key].replaced_by) == (day, "r:place-liangjiang")
    assert sum(e.parent == "r:place-chongqing" and not e.valid_to for e in known.values()) == 37


def test_generic_ministries_are_ambiguous() -> None:
    """The name of a ministry that many countries have leads to several bodies, a distinctive one to one."""
    book = lexicon.reference()
    for name in ("Ministry of Finance", "Ministry of Education", "Ministry of Foreign Affairs", "MOF", "MOE"):
        assert len(book.names[name]) > 1, name
    for name in ("NDRC", "MIIT", "CCCPC", "NITI Aayog", "European Commission", "国务院"):
        assert len(book.names[name]) == 1, name


def test_industry_names_lead_to_one_industry() -> None:
    """No two industries share a name, whatever the case of its letters."""
    seen: Counter[str] = Counter()
    for entry in entries("kgt:indu-"):
        seen.update({name.casefold() for name in names(entry)})
    assert [name for name, n in seen.items() if n > 1] == []


def test_industry_codes_exist() -> None:
    """Codes that industries use are rows of the code tables."""
    isic = {row["code"] for row in rows("isic4.csv")}
    chinese = {row["code"] for row in rows("gbt4754.csv")}
    for row in rows("industries.csv"):
        assert set(row["isic4"].split("|")) - {""} <= isic, row["id"]
        assert set(row["gbt4754"].split("|")) - {""} <= chinese, row["id"]


def test_vocabularies_are_current(monkeypatch: pytest.MonkeyPatch) -> None:
    """The three SKOS files are what the script makes of the committed tables."""
    monkeypatch.syspath_prepend(str(REFERENCE))
    texts: dict[Path, str] = importlib.import_module("vocabularies").texts()
    assert len(texts) == 3
    for path, text in texts.items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is stale: run make_tables.py"


def test_tables_are_small() -> None:
    """All tables stay below a megabyte and 20,000 rows, so that every run can load them whole."""
    tables = [path.read_bytes() for path in sorted(REFERENCE.rglob("*.csv"))]
    assert sum(map(len, tables)) < 1_000_000
    assert 0 < sum(table.count(b"\n") for table in tables) < 20_000
