"""The OpenRefine Reconciliation Service API, version 0.2: match the names of a table to things of the graph.

Source: Reconciliation Service API v0.2, final report of the W3C Entity Reconciliation Community Group (2023).
JSONP is not offered; which pages of other origins may ask is for the door of the server.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from kg.exceptions import KgError
from kg.server.reconcile_extend import extend, proposed
from kg.server.reconcile_manifest import manifest
from kg.server.reconcile_match import BATCH, match
from kg.server.reconcile_preview import HEADERS, preview
from kg.server.reconcile_suggest import suggest_entities, suggest_properties, suggest_types
from kg.server.reconcile_terms import Desk, RequestError
from kg.server.site import Site

PATH: Final = "/reconcile"
_DEEPEST: Final = "the JSON is nested too deeply"


def routes(site: Site) -> list[Route]:
    """Return the routes of the service, for :class:`starlette.applications.Starlette`."""

    def made(answer: Callable[[Desk, Mapping[str, str]], Any]) -> Callable[[Request], Response]:
        def endpoint(request: Request) -> Response:
            return _told(lambda: answer(Desk(site), request.query_params))

        return endpoint

    async def service(request: Request) -> Response:
        form = await request.form(max_files=0, max_fields=20) if request.method == "POST" else {}
        given = {**request.query_params, **{k: v for k, v in form.items() if isinstance(v, str)}}
        base = f"{str(request.base_url).rstrip('/')}"
        return await run_in_threadpool(_told, lambda: _answer(site, given, base))

    def shown(request: Request) -> Response:
        try:
            return HTMLResponse(preview(Desk(site), request.query_params.get("id", "")), headers=HEADERS)
        except RequestError as error:
            return Response(str(error), error.status, HEADERS, "text/plain")

    return [
        Route(PATH, service, methods=["GET", "POST"]),
        Route(f"{PATH}/suggest/entity", made(suggest_entities)),
        Route(f"{PATH}/suggest/type", made(suggest_types)),
        Route(f"{PATH}/suggest/property", made(suggest_properties)),
        Route(f"{PATH}/properties", made(proposed)),
        Route(f"{PATH}/preview", shown),
    ]


def _answer(site: Site, given: Mapping[str, str], base: str) -> object:
    if "queries" in given:
        return match(Desk(site), _batch(given["queries"]))
    if "extend" in given:
        return extend(Desk(site), _object(given["extend"], "extend"))
    return manifest(site, base, PATH)


def _batch(text: str) -> Mapping[str, object]:
    batch = _object(text, "queries")
    if len(batch) > BATCH:
        raise RequestError(f"{len(batch)} queries in one batch; at most {BATCH} are answered", 413)
    return batch


def _object(text: str, name: str) -> Mapping[str, object]:
    try:
        read = json.loads(text)
    except RecursionError as error:
        raise RequestError(f"{name}: {_DEEPEST}") from error
    except ValueError as error:
        raise RequestError(f"{name} is no JSON: {error}") from error
    if not isinstance(read, dict):
        raise RequestError(f"{name} must be a JSON object")
    return read


def _told(answer: Callable[[], object]) -> Response:
    """Return an answer as JSON; an error as JSON that says what is wrong."""
    try:
        return _json(answer())
    except RequestError as error:
        return _json({"status": "error", "message": str(error)}, error.status)
    except KgError as error:
        return _json({"status": "error", "message": str(error)}, 400)


def _json(content: object, status: int = 200) -> Response:
    # All in ASCII: what was asked may hold halves of surrogate pairs, which no UTF-8 has.
    return Response(json.dumps(content, allow_nan=False), status, media_type="application/json")
