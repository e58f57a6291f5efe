"""Errors and notes of the library in the words of a page: links instead of commands, names instead of ids."""

import re
from dataclasses import dataclass
from typing import Final

from kg.exceptions import KgError
from kg.questions.catalogue import catalogue
from kg.questions.headings import clean
from kg.server.pages.addresses import with_query

_COMMAND: Final = re.compile(r"\(?kg ask (cq\d+)((?: --param \w+=\S+?)*)\)?(?=[;,.)\s]|$)")
_PARAM: Final = re.compile(r"--param (\w+)=(\S+?)(?=\s|$)")
_OTHER: Final = re.compile(r"[^.;:?]*\bkg (?:ask|show|query|claims|build|verify|view)\b[^.;]*")
_ID: Final = re.compile(r"(?:, )?\b(?:r|kg|kgt|skos|dcterms|org|schema|unit|currency):[\w./%-]+")
_QUESTION: Final = re.compile(r" \(cq\d+: [^()]*\)")
_FULL: Final = "Give the id instead"


@dataclass(frozen=True, slots=True)
class Told:
    """An error for a page: what is wrong, what to do next, links to what may be meant, lines of code."""

    what: str
    hint: str
    links: tuple[tuple[str, str], ...]
    place: str


def for_pages(error: KgError) -> Told:
    """Return an error in the words of a page."""
    hint, links = _linked(error.hint)
    where = f"“{clean(error.where)[:120]}”: " if error.where else ""
    place = "\n".join(getattr(error, "__notes__", ()))
    what = _sentence(f"{where}{without_ids(error.what)}")
    return Told(what, _sentence(without_ids(hint)), links, place)


def without_ids(text: str) -> str:
    """Return a text without ids of things, which mean nothing to a reader.

    >>> without_ids("Port Lume (zone, r:zone-lume), Lume (zone, r:zone-l2)")
    'Port Lume (zone), Lume (zone)'
    """
    bare = _ID.sub("", _QUESTION.sub("", clean(text))).replace("()", "").replace(_FULL, "Choose one of them")
    return re.sub(r"\s+([,.;?)])", r"\1", " ".join(bare.split()))


def _linked(hint: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return a hint without its commands, and the pages that do the same."""
    known = {one.id: one.question for one in catalogue()}
    links = []
    for match in _COMMAND.finditer(hint):
        params = {name: value for name, value in _PARAM.findall(match[2]) if not value.isupper()}
        links.append((known.get(match[1], match[1]), with_query(f"/questions/{match[1]}", **params)))
    rest = _COMMAND.sub("", hint)
    for question, _ in links:
        rest = rest.replace(question, "")
    rest = _OTHER.sub("", rest).replace("Nearest are", "These come nearest")
    rest = re.sub(r"[\s;:,(]+(?=$|[.;])", "", rest).strip(" ;:,.")
    return rest, tuple(dict.fromkeys(links))


def _sentence(text: str) -> str:
    text = text.strip()
    if not text:
        return ""
    ended = text if text[-1] in ".?!…" else f"{text}."
    return ended[:1].upper() + ended[1:]
