"""How many of something, in words."""


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with what it counts, in the singular or the plural (``many``, or with an s).

    >>> counted(1, "thing"), counted(1200, "thing"), counted(2, "body"), counted(0, "date", "dates of issue")
    ('1 thing', '1,200 things', '2 bodies', '0 dates of issue')
    """
    if number == 1:
        return f"1 {one}"
    return f"{number:,} {many or (f'{one[:-1]}ies' if one.endswith('y') else f'{one}s')}"
