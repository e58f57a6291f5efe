"""Chinese writing: what is written in it, and the signs in which the word lists are written."""

from functools import cache

from kg import lazy_re as re
from kg.claims.chinese.lists import HAN, table
from kg.claims.sentences.foreign_scripts import foreign_script

# A sentence of so many signs of Chinese writing, by its share, is read as Chinese.
_FEWEST, _SHARE = 4, 0.4
_SIGN = re.compile(rf"[{HAN}]")

# Signs of half width, and the traditional form of the signs that the word lists hold: one for one, so places stay.
_WIDTH = str.maketrans(
    {
        ",": "，",
        ";": "；",
        ":": "：",
        "(": "（",
        ")": "）",
        "?": "？",
        "!": "！",
        "「": "“",
        "」": "”",
        "『": "“",
        "』": "”",
    }
)
# "３０％": full-width digits, letters and the sign for per cent
_WIDTH |= {
    code: chr(code - 0xFEE0)
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF05)
}
# "隨著" is "随着" in simple signs, but "显著" and "著名" are written so in both.
_KEPT = re.compile(r"(?<=[显昭卓])着|(?<=[名专巨])着(?![力眼重])|着(?=名(?!称)|作(?!出|为|用)|述)")
_COMMA = re.compile(r"(?<=\d)，(?=\d{3})")


def as_listed(text: str) -> str:
    """Return a Chinese sentence in the signs in which the word lists are written; each sign keeps its place.

    >>> as_listed("建設碼頭,投資1,200萬元")
    '建设码头，投资1,200万元'
    """
    plain = text.translate(_WIDTH).translate(_simple())
    return _COMMA.sub(",", _KEPT.sub("著", plain))


@cache
def _simple() -> dict[int, int]:
    pairs = table()["traditional"]
    return str.maketrans(pairs["from"], pairs["to"])


_FEW, _FAR_MORE = 20, 2


def yuan_of(text: str) -> str:
    """Return the currency of which a text speaks as "元": of the place that it names most, if in traditional signs.

    >>> yuan_of("臺灣的產業園區、港口與經濟發展，臺灣機場、鐵路、醫院、學院與農業，觀光、貿易、環境"), yuan_of("台湾")
    ('currency:TWD', 'currency:CNY')
    """
    simple = _simple()
    if sum(ord(sign) in simple for sign in text) < _FEW:
        return "currency:CNY"
    named = {unit: sum(map(text.count, places)) for unit, places in table()["yuan"].items()}
    best = max(named, key=lambda unit: named[unit])
    others = sum(named.values()) - named[best] + text.count("省")
    return best if named[best] > max(1, _FAR_MORE * others) else "currency:CNY"


def holds_han(name: str) -> bool:
    """Return whether a name holds a Chinese sign."""
    return _SIGN.search(name) is not None


def is_chinese(text: str) -> bool:
    """Return whether a sentence is written in Chinese.

    >>> is_chinese("港口将建设新码头。"), is_chinese("The port (港口) builds a quay."), is_chinese("港を作る。")
    (True, False, False)
    """
    if text.isascii() or foreign_script(text):
        return False
    signs = len(_SIGN.findall(text))
    return signs >= _FEWEST and signs >= _SHARE * sum(map(str.isalpha, text))
