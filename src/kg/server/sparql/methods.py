"""Routes that are only read: an ASGI application behind a look at the method."""

from starlette.types import ASGIApp, Receive, Scope, Send

from kg.server.sparql.replies import Reply, send_reply, words

_ALLOW = "GET, HEAD, OPTIONS"


class reading:  # noqa: N801 - it is used like a function, but must not be taken for one by the router
    """An application that only GET and HEAD reach; OPTIONS tells so, and all others are refused."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["method"] == "OPTIONS":
            await send_reply(Reply(204, headers={"allow": _ALLOW}), send)
        elif scope["method"] not in ("GET", "HEAD"):
            await send_reply(words(405, "this can only be read. Use GET", [("allow", _ALLOW)]), send)
        else:
            await self._app(scope, receive, send)
