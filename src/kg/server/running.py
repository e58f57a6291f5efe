"""A server that listens: the socket, the limits of connections, and a clean end."""

import socket
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from kg.exceptions import InputError
from kg.server.connections import Connection
from kg.server.door import HEAD
from kg.server.settings import Settings

_KEEP_ALIVE: Final = 15  # seconds
_FAREWELL: Final = 3  # seconds in which answers under way may be finished


def listen(settings: Settings) -> socket.socket:
    """Return a socket that listens where the settings say.

    Raises:
        InputError: if the address is taken, or is none of this machine.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=1024)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        where = f"{settings.host}:{settings.port}"
        raise InputError(f"nothing can listen there ({reason})", where, "Choose another --port") from error


def make_server(app: ASGIApp, settings: Settings) -> uvicorn.Server:
    """Return the server of an application; ``run(sockets=[...])`` runs it until it is told to end."""
    config = uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        lifespan="on",
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=settings.connections,
        timeout_keep_alive=_KEEP_ALIVE,
        timeout_graceful_shutdown=_FAREWELL,
        h11_max_incomplete_event_size=HEAD,
    )
    return uvicorn.Server(config)
