"""Paths as plain records, for JSON and for pages."""

from typing import Any

from kg.network.evidence import Passage
from kg.network.paths import Hop, Path, Paths
from kg.network.web import Stop


def paths_record(found: Paths) -> dict[str, Any]:
    """Return paths as nested dictionaries of texts, numbers and lists.

    ``from`` and ``to`` are things (``id``, ``label``, ``kind``), ``paths`` a list with ``sentence``, ``cost``
    and ``steps``; where there is none, ``reason`` says why and ``instead`` holds the nearest path or nothing.
    """
    return {
        "from": thing_record(found.start),
        "to": thing_record(found.end),
        "max_hops": found.steps,
        "reason": found.reason or None,
        "paths": [_path(path) for path in found],
        "instead": _path(found.instead) if found.instead else None,
    }


def thing_record(stop: Stop) -> dict[str, str]:
    """Return a thing as a dictionary."""
    return {"id": stop.id, "label": stop.label, "kind": stop.kind}


def passage_record(passage: Passage) -> dict[str, Any]:
    """Return a passage as a dictionary; a record of a table has no words."""
    return {
        "document": passage.document,
        "document_id": passage.source,
        "page": passage.page,
        "record": passage.record or None,
        "claim": passage.claim,
        "status": passage.status,
        "sentence": passage.sentence or None,
    }


def _path(path: Path) -> dict[str, Any]:
    return {"sentence": path.sentence, "cost": path.cost, "steps": [_hop(hop) for hop in path.hops]}


def _hop(hop: Hop) -> dict[str, Any]:
    return {
        "from": thing_record(hop.start),
        "words": hop.words,
        "to": thing_record(hop.end),
        "predicate": hop.predicate,
        "forward": hop.forward,
        "status": hop.standing,
        "also": list(hop.also),
        "evidence": [passage_record(passage) for passage in hop.passages],
    }
