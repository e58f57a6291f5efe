"""The addresses of the pages: which page tells of a thing, and where in a document a passage stands."""

from typing import Final
from urllib.parse import quote, urlencode

from kg.namespaces import KGT, R

SOURCE: Final = "source-"
CLAIM: Final = "claim-"
HERE: Final = "here"
"""Where on its page the passage stands that an address asks for."""


def local(iri: str) -> str:
    """Return the name of a thing or term of ours as it stands in addresses, or an empty text.

    >>> local("https://w3id.org/policykg/id/zone-lume")
    'zone-lume'
    """
    for base in (R, KGT):
        if iri.startswith(base) and len(iri) > len(base):
            return iri.removeprefix(base)
    return ""


def with_query(path: str, **values: object) -> str:
    """Return an address with a query of the values that are neither None nor empty."""
    given = {name.rstrip("_"): str(value) for name, value in values.items() if value not in (None, "")}
    return f"{path}?{urlencode(given)}" if given else path


def of_thing(iri: str) -> str:
    """Return the address of the page of a thing; empty for what has no page, such as a unit.

    >>> of_thing("https://w3id.org/policykg/id/zone-lume")
    '/thing/zone-lume'
    """
    name = local(iri)
    if not name:
        return ""
    return of_document(iri) if name.startswith(SOURCE) else f"/thing/{quote(name, safe='')}"


def of_document(iri: str, start: int | None = None, end: int | None = None, claim: str = "") -> str:
    """Return the address of a document, with a passage (its offsets) or a claim (its IRI) the place in it."""
    path = f"/document/{quote(local(iri), safe='')}"
    if claim:
        return f"{with_query(path, claim=local(claim))}#{HERE}"
    if start is None or end is None:
        return path
    return f"{with_query(path, at=f'{start}-{end}')}#{HERE}"


def of_passage(iri: str, start: int | None, end: int | None) -> str:
    """Return where a passage can be read; empty where it is a row of a reference table."""
    return of_document(iri, start, end) if local(iri).startswith(SOURCE) else of_thing(iri)
