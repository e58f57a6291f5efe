"""When two names are the same name."""

import unicodedata

from kg import lazy_re as re

_NO_QUOTES = str.maketrans("", "", "'’‘ʼ\"“”")
_BETWEEN, _ARTICLE = re.compile(r"[^\w]+"), re.compile(r"^(?:the|a|an)\s+")
_GENERIC = re.compile(r"\s+(?:industry|industries|sector|sectors)$")


def fold(name: str) -> str:
    """Return the form under which two spellings are one name: case, accents, quotes, hyphens, articles.

    >>> fold("The Xi’an–Delta Zone") == fold("Xi'an Delta zone")
    True
    """
    plain = name.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _ARTICLE.sub("", _BETWEEN.sub(" ", plain.translate(_NO_QUOTES)).strip())


def fold_industry(name: str) -> str:
    """Return the folded name of an industry without the word "industry" and in the singular.

    >>> fold_industry("medical isotopes") == fold_industry("the Medical Isotope industry")
    True
    """
    bare = _GENERIC.sub("", fold(name))
    return re.sub(r"(?<=[^su])s$", "", bare)
