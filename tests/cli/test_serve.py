"""kg serve: it tells its addresses, answers, and ends cleanly with its processes."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from kg.cli.group import cli

PATIENCE = 120.0


def children(pid: int) -> set[int]:
    """Return the processes that a process started."""
    tasks = Path(f"/proc/{pid}/task/{pid}/children")
    return {int(child) for child in tasks.read_text(encoding="ascii").split()}


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="the processes cannot be listed here")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "terminate"])
def test_serve_and_end(number: signal.Signals, example_folder: Path) -> None:
    """It answers where it says; told to end, it leaves nothing behind and complains of nothing."""
    command = [sys.executable, "-m", "kg", "serve", str(example_folder), "--port", "0", "--workers", "1"]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=dict(os.environ, PYTHONUNBUFFERED="1"),
    )
    assert process.stdout is not None
    told = "".join(process.stdout.readline() for _ in range(5))
    address = re.search(r"SPARQL +(http://127\.0\.0\.1:\d+/sparql)", told)
    assert address, told
    asked = f"{address[1]}?query=ASK%7B%3Fs%20a%20kg:Zone%7D"
    with urlopen(asked, timeout=PATIENCE) as reply:  # noqa: S310 - our own address
        assert b"true" in reply.read()
    started = children(process.pid)
    assert len(started) == 1
    process.send_signal(number)
    out, err = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in err, err
    assert process.returncode == (0 if number == signal.SIGINT else -signal.SIGTERM), err
    assert number != signal.SIGINT or out.endswith("Ended.\n")
    until = time.monotonic() + PATIENCE
    while any(Path(f"/proc/{pid}").is_dir() for pid in started) and time.monotonic() < until:
        time.sleep(0.05)
    assert not [pid for pid in started if Path(f"/proc/{pid}").is_dir()]


WRONG = {
    ("--port", "70000"): "70000",  # no port
    ("--cors", "notebooks.example.org"): "this is no origin",  # no scheme
    ("--cors", "https://a.example/b"): "this is no origin",  # a path
    ("--host", "192.0.2.1"): "nothing can listen there",  # an address of nobody
    ("--timeout", "0"): "timeout",  # no time at all
    ("no-such-folder",): "no-such-folder",  # no graph
}


@pytest.mark.parametrize("arguments", WRONG, ids=[" ".join(a) for a in WRONG])
def test_wrong_options(arguments: tuple[str, ...], example_folder: Path) -> None:
    """A wrong option is told in a line, with exit code 2."""
    folder = () if len(arguments) == 1 else (str(example_folder),)
    done = CliRunner().invoke(cli, ["serve", *folder, *arguments])
    assert (done.exit_code, WRONG[arguments] in done.output) == (2, True), done.output
