"""A server on the loopback that answers as it is told, good or bad, and remembers what it was asked."""

import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that came in: its method, its path, its headers by names in lower case, its body."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What to answer: status, headers, body; ``length`` is the length told, if it is not the true one."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    length: int | None = None


@dataclass(slots=True)
class Faulty:
    """A server: its address, and all that it was asked so far."""

    address: str
    asked: list[Asked] = field(default_factory=list)


class _Quiet(ThreadingHTTPServer):
    """A server that says nothing of a client that hung up.

    Some tests hang up on purpose, and the trace would stand in the error stream of whatever test runs then.
    """

    def handle_error(self, request: object, client_address: object) -> None:
        """Print the trace of any other trouble."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # what socketserver gave


@contextmanager
def running(answer: Callable[[Asked, int], Answer]) -> Iterator[Faulty]:
    """Start a server that answers by a function of the request and its number, from 0; stop it at the end."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            names = {name.lower(): value for name, value in self.headers.items()}
            one = Asked(self.command, self.path, names, body)
            server.asked.append(one)
            told = answer(one, len(server.asked) - 1)
            self.send_response(told.status)
            for name, value in told.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(told.body) if told.length is None else told.length))
            self.end_headers()
            self.wfile.write(told.body)
            if told.length is not None:
                self.close_connection = True

        do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815 - the names that http.server looks for

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    with _Quiet(("127.0.0.1", 0), Handler) as made:
        server = Faulty(f"http://127.0.0.1:{made.server_address[1]}")
        made.daemon_threads = True
        made.block_on_close = False
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            made.shutdown()
            thread.join()
