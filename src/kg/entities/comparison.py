"""When two names are the same name."""

import re
import unicodedata

_GENERIC = re.compile(r"\s+(?:industry|industries|sector|sectors)$")


def fold(name: str) -> str:
    """Return the form under which two spellings are one name: case, accents, quotes, hyphens, articles.

    >>> fold("The Xi’an–Delta Zone") == fold("Xi'an Delta zone")
    True
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’‘ʼ\"“”")
    plain = re.sub(r"[^\w]+", " ", plain).strip()
    return re.sub(r"^(?:the|a|an)\s+", "", plain)


def fold_industry(name: str) -> str:
    """Return the folded name of an industry without the word "industry" and in the singular.

    >>> fold_industry("medical isotopes") == fold_industry("the Medical Isotope industry")
    True
    """
    bare = _GENERIC.sub("", fold(name))
    return re.sub(r"(?<=[^su])s$", "", bare)
