"""Numbers written in Chinese signs: "一千二百", "十三‧五万", "一九○亿"."""

from decimal import Decimal

from kg import lazy_re as re

_DIGITS = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_TWO = 2
_PLACES = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万亿": 10**12, "亿": 10**8, "万": 10**4}
_DIGIT, _POINT = "零〇○一二两三四五六七八九", "‧·．点"
# "千家万户" opens with no digit; "十" may.
_WHOLE = rf"[{_DIGIT}十](?:[{_DIGIT}十百千]|(?<=[一二两三四五六七八九十百])(?:万(?!亿)|亿)(?=[{_DIGIT}]+[百千万])){{0,12}}"
# A number, with what is a part of it behind "more than": "十余万".
WRITTEN = rf"{_WHOLE}(?:[{_POINT}][{_DIGIT}]{{1,4}})?(?:[余多]?(?:万亿|亿|万))?"
_PARTED = re.compile(
    rf"(?P<whole>{_WHOLE})(?:[{_POINT}](?P<part>[{_DIGIT}]+))?(?:[余多]?(?P<scale>万亿|亿|万))?"
)


def value_of(written: str) -> Decimal | None:
    """Return the number that is written in Chinese signs, or None if it is none.

    >>> [str(value_of(n)) for n in ("二十", "一千二百零五", "一九○", "十三‧五万", "两千余万", "一亿二千万")]
    ['20', '1205', '190', '135000.0', '20000000', '120000000']
    >>> [value_of(n) for n in ("百", "一二十三", "七八亿", "一百二", "一亿二万亿")]
    [None, None, None, None, None]
    """
    found = _PARTED.fullmatch(written)
    if found is None:
        return None
    part = "".join(str(_DIGITS[sign]) for sign in found["part"] or "")
    if part or found["scale"] == "万亿":
        if found["scale"] == "万亿" and set(found["whole"]) & {"万", "亿"}:
            return None
        whole = _whole(found["whole"])
        scale = _SCALES[found["scale"]] if found["scale"] else 1
        return None if whole is None else Decimal(f"{whole}.{part}" if part else whole) * scale
    whole = _whole(found["whole"] + (found["scale"] or ""))
    return None if whole is None else Decimal(whole)


def _whole(signs: str) -> int | None:
    """Return a whole number with its scales: "一亿二千万"; None if it is none."""
    total = 0
    for scale in ("亿", "万"):
        head, cut, tail = signs.partition(scale)
        if cut:
            section = _digits(head)
            if section is None:
                return None
            total, signs = total + section * _SCALES[scale], tail
    rest = _digits(signs) if signs else 0
    return None if rest is None else total + rest


def _digits(signs: str) -> int | None:
    """Return a number that is written sign for sign, "一九○", or with places; "七八" are about so many."""
    if all(sign in _DIGITS for sign in signs) and (len(signs) != _TWO or set(signs) & set("〇○零")):
        return int("".join(str(_DIGITS[sign]) for sign in signs))
    return _section(signs)


def _section(signs: str) -> int | None:
    """Return a number below ten thousand, written with places: "一千二百零五"; None if its places do not fall."""
    total, digit, last = 0, None, 10**4
    for sign in signs:
        if sign in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[sign]
        elif (place := _PLACES.get(sign, 10**4)) < last and (digit or place == 10):
            total, digit, last = total + (digit or 1) * place, None, place
        else:
            return None
    # "一百二" may be 120 as well.
    return None if digit and last > 10 and "零" not in signs else total + (digit or 0)
