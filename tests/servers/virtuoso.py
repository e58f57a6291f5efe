"""A Virtuoso of one's own: started on free loopback ports in a temporary folder, filled, asked, stopped.

Virtuoso open source is a program of its own (Debian: virtuoso-opensource-7-bin), not a package of Python.
"""

import http.client
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import pytest
import urllib3

SERVER, CLIENT = "virtuoso-t", "isql-vt"
USER: Final = "dba"  # the name that every new database of Virtuoso begins with; its password is set at start
JSON: Final = "application/sparql-results+json"
MOST_ROWS: Final = 10_000_000
_SETTINGS: Final = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000
TempStorage = TempDatabase

[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
FileExtend = 200
MaxCheckpointRemap = 2000

[Parameters]
ServerPort = 127.0.0.1:{sql_port}
DisableUnixSocket = 1
MaxClientConnections = 20
CheckpointInterval = 0
O_DIRECT = 0
CaseMode = 2
SchedulerInterval = 10
DirsAllowed = {folder}, {data}
AllowOSCalls = 0
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
MaxQueryMem = 1G
ThreadsPerQuery = {threads}
AsyncQueueMaxThreads = {threads}
VectorSize = 1000
MaxVectorSize = 1000000
AdjustVectorSize = 0

[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = {folder}
MaxClientConnections = 20
ServerThreads = 20
KeepAliveTimeout = 60
MaxKeepAlives = 20
Charset = UTF-8
EnabledGzipContent = 0

[Client]
SQL_QUERY_TIMEOUT = 0

[SPARQL]
ResultSetMaxRows = {rows}
MaxConstructTriples = {rows}
MaxQueryCostEstimationTime = 0
MaxQueryExecutionTime = {seconds}
"""


class VirtuosoError(Exception):
    """Virtuoso did not start, refused a command, or answered with an error; its own words follow."""


@dataclass(frozen=True, slots=True)
class Virtuoso:
    """A Virtuoso that runs.

    Attributes:
        process: its process.
        folder: where its database, its settings and its log lie.
        port: where it speaks HTTP on the loopback.
        sql_port: where its own client reaches it.
        password: of the user ``dba``, drawn at each start.
    """

    process: subprocess.Popen[bytes]
    folder: Path
    port: int
    sql_port: int
    password: str

    @property
    def address(self) -> str:
        """The address of its SPARQL endpoint: queries by GET and POST, open to all."""
        return f"http://127.0.0.1:{self.port}/sparql"

    @property
    def update_address(self) -> str:
        """The address that takes updates, with digest authentication."""
        return f"http://127.0.0.1:{self.port}/sparql-auth"

    @property
    def store_address(self) -> str:
        """The address of the Graph Store Protocol that takes changes, with digest authentication."""
        return f"http://127.0.0.1:{self.port}/sparql-graph-crud-auth"

    @property
    def open_store_address(self) -> str:
        """The address of the Graph Store Protocol without authentication (see :meth:`open_to_all`)."""
        return f"http://127.0.0.1:{self.port}/sparql-graph-crud"

    def sql(self, *statements: str) -> str:
        """Return what its client prints for the statements.

        Raises:
            VirtuosoError: if one of them fails.
        """
        options = ["VERBOSE=OFF", "BANNER=OFF", "PROMPT=OFF", "ERRORS=STDOUT"]
        command = [
            CLIENT,
            str(self.sql_port),
            USER,
            self.password,
            *options,
            f"exec={'; '.join(statements)};",
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode or "*** Error" in done.stdout:
            raise VirtuosoError((done.stdout + done.stderr).strip()[:2000])
        return done.stdout

    def open_to_all(self) -> None:
        """Let everyone on the loopback change it, so that addresses without authentication take updates."""
        self.sql('GRANT SPARQL_UPDATE TO "SPARQL"')

    def load(self, quads: Path) -> None:
        """Load a file of N-Quads with the bulk loader, without a log of transactions.

        Raises:
            VirtuosoError: if the loader reports an error, or the file lies where it may not read.
        """
        quads = quads.resolve()
        self.sql(
            "DELETE FROM DB.DBA.load_list",
            f"ld_dir('{quads.parent}', '{quads.name}', 'http://localhost/none')",
            "rdf_loader_run(log_enable=>2)",
        )
        told = self.sql("SELECT ll_state, coalesce(ll_error, '') FROM DB.DBA.load_list")
        if told.split()[:1] != ["2"] or len(told.split()) > 1:
            raise VirtuosoError(f"{quads} was not loaded: {told.strip()[:2000]}")

    def checkpoint(self) -> None:
        """Write what was changed into the database file."""
        self.sql("checkpoint")

    def put(self, graph: str, triples: bytes, media: str = "application/n-triples") -> None:
        """Replace a graph over the Graph Store Protocol; it must be open to all.

        Raises:
            VirtuosoError: if it is refused.
        """
        address = f"{self.open_store_address}?{urlencode({'graph-uri': graph})}"
        reply = urllib3.request("PUT", address, body=triples, headers={"Content-Type": media}, retries=False)
        if reply.status >= 300:
            raise VirtuosoError(f"{reply.status}: {reply.data.decode('utf-8', 'replace')[:2000]}")

    def query(self, sparql: str, accept: str = JSON) -> bytes:
        """Return the answer to a query in a media type.

        Raises:
            VirtuosoError: if the query fails, or the answer was cut off.
        """
        return _asked(urllib3.PoolManager(), self.address, sparql, accept)

    def size(self) -> int:
        """Return the number of its quads, its own system graphs included."""
        return int(self.sql("SELECT COUNT(*) FROM DB.DBA.RDF_QUAD").split()[0])

    def disk(self) -> int:
        """Return the bytes that its database takes."""
        return sum(p.stat().st_blocks * 512 for p in self.folder.rglob("virtuoso.*") if p.is_file())

    def cpu(self) -> float:
        """Return the seconds of processor time that it took so far (Linux)."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def peak(self) -> int:
        """Return the most bytes of memory that it held so far (Linux)."""
        told = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) * 1024 for line in told.splitlines() if line.startswith("VmHWM"))

    def session(self) -> "Session":
        """Return one kept connection for many queries."""
        return Session(self.address)


class Session:
    """A kept connection to the endpoint, for queries one after another."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.pool = urllib3.PoolManager(maxsize=1)

    def query(self, sparql: str, accept: str = JSON) -> bytes:
        """Return the answer to a query in a media type, as :meth:`Virtuoso.query` does."""
        return _asked(self.pool, self.address, sparql, accept)


def _asked(pool: urllib3.PoolManager, address: str, sparql: str, accept: str) -> bytes:
    reply = pool.request(
        "POST",
        address,
        fields={"query": sparql},
        encode_multipart=False,
        headers={"Accept": accept},
        retries=False,
    )
    if reply.status != 200:
        raise VirtuosoError(f"{reply.status}: {reply.data.decode('utf-8', 'replace')[:2000]}")
    if "X-SPARQL-MaxRows" in reply.headers:
        raise VirtuosoError(f"the answer was cut off after {reply.headers['X-SPARQL-MaxRows']} rows")
    return bytes(reply.data)


def free_ports(number: int) -> list[int]:
    """Return so many ports of the loopback on which nothing listens."""
    held = [socket.socket() for _ in range(number)]
    try:
        for one in held:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in held]
    finally:
        for one in held:
            one.close()


def installed() -> bool:
    """Return whether Virtuoso and its client are on the path."""
    return all(shutil.which(program) for program in (SERVER, CLIENT))


@contextmanager
def running(
    data: Sequence[Path] = (),
    *,
    buffers: int = 40_000,
    threads: int = 2,
    rows: int = MOST_ROWS,
    seconds: int = 120,
    patience: float = 60.0,
) -> Iterator[Virtuoso]:
    """Start a Virtuoso with an empty database and stop it at the end; its folder is removed.

    Args:
        data: folders from which it may load files.
        buffers: pages of 8 kB kept in memory (40,000: 330 MB; 150,000 are a good measure for 2 GB).
        threads: how many threads may work on one query or load.
        rows: the longest answer; longer ones are cut off, which the header X-SPARQL-MaxRows tells.
        seconds: the longest time of a query.
        patience: how many seconds it may take to answer for the first time.

    Raises:
        VirtuosoError: if it does not start, with the end of its log.
    """
    with tempfile.TemporaryDirectory(prefix="virtuoso-") as name:
        folder, (port, sql_port) = Path(name).resolve(), free_ports(2)
        settings = folder / "virtuoso.ini"
        settings.write_text(
            _SETTINGS.format(
                folder=folder,
                data=", ".join(str(path.resolve()) for path in (folder, *data)),
                port=port,
                sql_port=sql_port,
                buffers=buffers,
                dirty=buffers * 3 // 4,
                threads=threads,
                rows=rows,
                seconds=seconds,
            ),
            encoding="utf-8",
        )
        process = subprocess.Popen(
            [SERVER, "-f", "-c", str(settings)],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait(process, port, folder / "virtuoso.log", patience)
            yield _own(Virtuoso(process, folder, port, sql_port, USER))
        finally:
            process.kill()  # nothing of it is to be kept, so no checkpoint
            process.wait()


def _own(new: Virtuoso) -> Virtuoso:
    """Give the user of a new database, whose password is its name, a password of its own."""
    password = secrets.token_hex(12)
    new.sql(f"user_set_password('{USER}', '{password}')")
    return Virtuoso(new.process, new.folder, new.port, new.sql_port, password)


def _wait(process: subprocess.Popen[bytes], port: int, log: Path, patience: float) -> None:
    end = time.monotonic() + patience
    while time.monotonic() < end and process.poll() is None:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            line.request("GET", f"/sparql?{urlencode({'query': 'ASK {}'})}")
            if line.getresponse().status == 200:
                return
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
        finally:
            line.close()
    told = log.read_text(encoding="utf-8", errors="replace")[-2000:] if log.is_file() else ""
    raise VirtuosoError(f"Virtuoso does not answer on port {port}\n{told}")


def require_virtuoso() -> None:
    """Skip the test where Virtuoso is not installed; on the server of the checks that is an error."""
    if installed():
        return
    reason = (
        f"Virtuoso ({SERVER}, {CLIENT}) is not installed; on Debian: apt install virtuoso-opensource-7-bin"
    )
    if os.environ.get("CI", "").lower() in ("1", "true", "yes"):
        raise RuntimeError(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Virtuoso]:
    """A Virtuoso with an empty database that may load files from pytest's temporary folders."""
    require_virtuoso()
    with running([tmp_path_factory.getbasetemp()]) as server:
        yield server
