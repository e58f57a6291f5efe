"""A small page of one thing, for the frame in which OpenRefine shows a candidate."""

from html import escape
from itertools import islice
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.graph.terms import ALT_LABEL, FACTS, SUBJECT, TYPE
from kg.namespaces import compact
from kg.questions import words
from kg.questions.cells import make_cell
from kg.questions.headings import clean
from kg.questions.kinds import main_type
from kg.questions.records import Records, spoken
from kg.questions.source import quads, values
from kg.server.reconcile_terms import Desk, RequestError

WIDTH, HEIGHT = 420, 260
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_FACTS, _NAMES, _CLAIMS, _WIDE = 4, 4, 40, 220
_STYLE: Final = """
body{font:13px/1.4 system-ui,sans-serif;color:#1c2733;background:#fff;margin:12px}
h1{font-size:16px;margin:0}.k{color:#51606e;margin:0 0 6px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 10px;margin:6px 0}
dt{color:#51606e}dd{margin:0}
blockquote{margin:8px 0 0;padding-left:8px;border-left:3px solid #c3ccd5;color:#33404d}
cite{color:#51606e;font-style:normal}
"""


def preview(desk: Desk, identifier: str) -> str:
    """Return the page of a thing: name, kind, other names, a few facts, and a sentence that speaks of it.

    Raises:
        RequestError: if there is no such thing.
    """
    iri = desk.iri(identifier)
    hit = desk.index.thing(iri) if iri else None
    if hit is None:
        raise RequestError("There is no such thing in this graph.", 404)
    kind = words.kind(main_type(hit.types), desk.labels) if hit.types else ""
    parts = [f"<h1>{_safe(hit.label)}</h1>", f'<p class="k">{_safe(kind)} · {_safe(compact(iri))}</p>']
    aliases = sorted(
        {v.value for v in values(desk.graph, NamedNode(iri), ALT_LABEL) if isinstance(v, Literal)}
    )
    rows = [("also called", "; ".join(aliases[:_NAMES]))] if aliases else []
    rows += _facts(desk, iri)
    told = "".join(f"<dt>{_safe(name)}</dt><dd>{_safe(value)}</dd>" for name, value in rows)
    parts += [f"<dl>{told}</dl>"] if told else []
    parts.append(_sentence(desk, iri))
    title = f"<title>{_safe(hit.label)}</title>"
    head = f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{title}<style>{_STYLE}</style></head>'
    return f"{head}<body><main>{''.join(parts)}</main></body></html>"


def _facts(desk: Desk, iri: str) -> list[tuple[str, str]]:
    found: dict[str, list[str]] = {}
    for quad in islice(quads(desk.graph, NamedNode(iri), None, None, FACTS), _CLAIMS):
        told = compact(quad.predicate.value)
        if quad.predicate not in (TYPE, ALT_LABEL) and not told.startswith(
            ("rdfs:", "skos:pref", "dcterms:title")
        ):
            name = words.outgoing(quad.predicate.value, desk.labels)
            found.setdefault(name, []).append(make_cell(quad.object, desk.labels).label)
    return [(name, ", ".join(sorted(told)[:_NAMES])) for name, told in sorted(found.items())[:_FACTS]]


def _sentence(desk: Desk, iri: str) -> str:
    """Return the first sentence among some claims that speak of a thing, with its document."""
    records = Records(desk.graph, desk.labels)
    claims = sorted(
        q.subject.value
        for q in islice(quads(desk.graph, None, SUBJECT, NamedNode(iri)), _CLAIMS)
        if isinstance(q.subject, NamedNode)
    )
    for claim in claims:
        record = records.read(NamedNode(claim))
        quotes = records.quotes(record) if record and record.status == "accepted" else ()
        told = spoken(quotes)
        if told:
            cite = f"<cite>— {_safe(quotes[0].document)}</cite>"
            return f"<blockquote>“{_safe(told)}”<br>{cite}</blockquote>"
    return ""


def _safe(text: str) -> str:
    plain = clean(text)
    return escape(plain if len(plain) <= _WIDE else f"{plain[: _WIDE - 1]}…")
