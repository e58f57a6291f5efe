"""The engine of a build that runs on Apache Spark: each partition of files is worked on where Spark puts it.

What a worker makes of a file is the same wherever it runs (:mod:`kg.engines`), and what comes back is put in
the order of the files, so the graph is that of the local build, byte for byte. Files and graph lie in folders
that all machines reach under the same path; every machine has this package, of the same version.
"""

import os
import re
import socket
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from warnings import catch_warnings, simplefilter

from kg.cache.packs import Writer
from kg.engines import Made, Task, Worker
from kg.exceptions import InputError, KgError

if TYPE_CHECKING:
    from pyspark import SparkContext

LOCAL: Final = "local[*]"
"""All cores of this machine."""
_MASTERS: Final = ("local", "spark://", "yarn", "k8s://")
"""How the address of a master begins."""
_PARTITION: Final = 32
"""So many files are worked on in one go; if that fails, they are done again."""
_LEAST: Final = 2
"""So many goes for each core, where there are files enough, so that none waits long for the last one."""
_ROUND: Final = 16
"""So many goes for each core make a round: what it made is taken over before the next begins."""
_SETTINGS: Final[Mapping[str, str]] = {
    "spark.app.name": "policy-kg",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.python.worker.reuse": "true",
}
_HERE: Final[Mapping[str, str]] = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
"""A master on this machine is reached on this machine only."""
_LOGGING: Final = Path(__file__).parent / "data" / "log4j2.properties"
_RAISED: Final = re.compile(r"^(?:\w+\.)*\w*(?:Error|Exception|Interrupt): .*$", re.MULTILINE)
"""The last line of what Python tells of an error."""
_JAVA: Final = re.compile(r"^: (?:[\w.$]+: )?(.+)$", re.MULTILINE)
"""What Java tells of an error, behind the name of its class."""
_ALONE: Final = ("masters are unresponsive", "stopped SparkContext", "SparkContext has been shutdown")
"""What Spark tells where no master answers."""
_QUIET: Final[Mapping[str, str]] = {"PYTHONWARNINGS": "ignore::FutureWarning"}
"""pyspark warns of the pandas at hand, which is not used here."""


@dataclass(frozen=True, slots=True)
class Spark:
    """Apache Spark as the engine of a build.

    Attributes:
        master: where Spark runs: ``local[2]``, ``spark://HOST:7077``, ``yarn``, ``k8s://…``.
        settings: further settings of Spark by name.
    """

    master: str = LOCAL
    settings: tuple[tuple[str, str], ...] = ()

    def make(self, tasks: Sequence[Task], folder: Path, *, parser: bool) -> Iterator[Made]:
        """Yield what was made of each file, in the order of the tasks (see :class:`kg.engines.Engine`).

        Raises:
            InputError: without such a master, pyspark or Java, or if Spark does not start or gives up.
        """
        if not self.master.startswith(_MASTERS):
            hint = f"It begins with {', '.join(_MASTERS[:-1])} or {_MASTERS[-1]}"
            raise InputError("this is not the address of a master of Spark", self.master, hint)
        if not tasks:
            return
        place = str(folder.absolute())
        with self._context() as context:
            size = max(_ROUND * context.defaultParallelism, _PARTITION) * _PARTITION
            for start in range(0, len(tasks), size):
                yield from self._round(context, tasks[start : start + size], place, parser)

    def _round(self, context: "SparkContext", tasks: Sequence[Task], place: str, parser: bool) -> list[Made]:
        """Return what was made of some files; no more than a round of them is held here at a time."""
        slices = min(len(tasks), max(_LEAST * context.defaultParallelism, len(tasks) // _PARTITION))
        parts = context.parallelize(tasks, slices)
        try:
            found: list[Made] = parts.mapPartitions(lambda part: _work(part, place, parser)).collect()
        except KgError:
            raise
        except Exception as error:  # Spark's own errors are Java's, of many classes
            raise _gave_up(self.master, error) from error
        return found

    @contextmanager
    def _context(self) -> "Iterator[SparkContext]":
        """Yield the connection to Spark; one that was there already is used and left as it is."""
        try:
            with catch_warnings():
                simplefilter("ignore", FutureWarning)  # of the pandas at hand, which is not used here
                from pyspark import SparkConf, SparkContext  # noqa: PLC0415 - an extra, and heavy
        except ImportError as error:
            hint = "Install the extra: pip install 'policy-kg[spark]'"
            raise InputError("pyspark is not installed", "--engine spark", hint) from error
        there = SparkContext._active_spark_context
        if there is not None:
            yield there
            return
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        local = _HERE if self.master.startswith("local") else {}
        conf = SparkConf().setMaster(self.master)
        quiet = f"-Dlog4j2.configurationFile={_LOGGING.as_uri()}"
        conf.setAll([*_SETTINGS.items(), *local.items(), ("spark.driver.extraJavaOptions", quiet)])
        conf.setAll(list(self.settings))
        try:
            context = SparkContext(conf=conf, environment=dict(_QUIET))
        except Exception as error:
            raise _no_start(self.master, error) from error
        try:
            yield context
        finally:
            context.stop()


# One worker a process: to make the rules ready costs more than a document does.
_workers: dict[tuple[str, bool], Worker] = {}


def _work(tasks: Iterable[Task], folder: str, parser: bool) -> Iterator[Made]:
    """Work on the files of a partition, in a process of Spark."""
    if (folder, parser) not in _workers:
        name = f"spark-{socket.gethostname()}-{os.getpid()}"
        _workers[folder, parser] = Worker(Writer(Path(folder), name), parser=parser)
    return map(_workers[folder, parser].make, tasks)


def _no_start(master: str, error: Exception) -> InputError:
    told = _first_line(error)
    if "JAVA_GATEWAY" in told or "Java gateway" in told:
        hint = "Spark needs Java 17 or newer: install it (on Debian: default-jre-headless), or set JAVA_HOME"
        return InputError("Spark does not start: there is no Java", master, hint)
    return InputError(f"Spark does not start ({told})", master, "See that the master runs and can be reached")


def _gave_up(master: str, error: Exception) -> InputError:
    if any(words in str(error) for words in _ALONE):
        return InputError("no master of Spark answers there", master, "See that it runs and can be reached")
    hint = (
        "See that every machine reaches the documents and the graph under the same path, and that it has"
        " policy-kg of this version"
    )
    return InputError(f"Spark gave up ({_first_line(error)})", master, hint)


def _first_line(error: Exception) -> str:
    """Return what went wrong in one line: what a Python process told, else what Spark tells."""
    told = str(error)
    raised = [line for line in _RAISED.findall(told) if not line.startswith(("org.", "java.", "py4j."))]
    lines = raised or _JAVA.findall(told) or [line.strip() for line in told.splitlines() if line.strip()]
    return lines[0][:200] if lines else type(error).__name__
