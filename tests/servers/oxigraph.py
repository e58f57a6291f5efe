"""An Oxigraph server of one's own: started on a free loopback port, stopped by its process."""

import http.client
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

PATIENCE: Final = 60.0
TRIES: Final = 3


class OxigraphError(Exception):
    """Oxigraph did not start."""


@contextmanager
def running(location: Path | None = None, *, read_only: bool = False) -> Iterator[str]:
    """Start an Oxigraph server and yield its address; it is killed at the end.

    Args:
        location: the folder of its store; without one it keeps all in memory.
        read_only: whether the store is one that is there already and is only read.

    Raises:
        OxigraphError: if it does not answer within a minute, three times over.
    """
    beside = Path(sys.executable).with_name("oxigraph")
    program = str(beside) if beside.exists() else shutil.which("oxigraph")
    assert program, "the wheel oxigraph of the extra test brings the server"
    command = [program, "serve-read-only" if read_only else "serve"]
    command += ["--location", str(location)] if location else []
    process, port = _started(command)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def _started(command: Sequence[str]) -> "tuple[subprocess.Popen[bytes], int]":
    """Start it on a free port; where another program took that meanwhile, on another one."""
    for left in reversed(range(TRIES)):
        with socket.socket() as held:
            held.bind(("127.0.0.1", 0))
            port = held.getsockname()[1]
        bound = [*command, "--bind", f"127.0.0.1:{port}"]
        process = subprocess.Popen(bound, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _wait(process, port)
        except OxigraphError:
            process.kill()
            process.wait()
            if not left:
                raise
        else:
            return process, port
    raise AssertionError


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            line.request("GET", "/query?query=ASK%7B%7D")
            if line.getresponse().status == 200:
                return
        except (OSError, http.client.HTTPException):
            time.sleep(0.05)
        finally:
            line.close()
    raise OxigraphError(f"no answer on port {port}")
