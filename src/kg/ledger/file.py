"""Read and write the ledger file: CSV in UTF-8, sorted, one judgement a line, mergeable line by line."""

import csv
import io
import os
import re
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.exceptions import InputError
from kg.judgements import COLUMNS, Judgement, row
from kg.ledger.rows import TOO_LONG, read_row, tidy

NAME: Final = "ledger.csv"
_HEADER: Final = ",".join(COLUMNS)
_MARKER: Final = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")
_MERGE: Final = "a merge by git was left unfinished here: delete this mark and keep the rows that hold"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A line of the ledger that cannot be read, and why; lines count from 1."""

    line: int
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Ledger:
    """The judgements of a ledger, sorted and each once, and the lines that could not be read."""

    judgements: tuple[Judgement, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_ledger(path: Path) -> Ledger:
    """Return what a ledger file says.

    Raises:
        InputError: if the file cannot be read, or is no ledger at all.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise InputError(f"the ledger cannot be read ({why})", str(path), "Check its name") from error
    try:
        return parse_ledger(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError("the ledger is not in UTF-8", str(path), "Save it as CSV in UTF-8") from error
    except InputError as error:
        raise InputError(error.what, str(path), error.hint) from error


def parse_ledger(text: str) -> Ledger:
    """Return what the text of a ledger says; a line that cannot be read is a fault and the others go on.

    Raises:
        InputError: if its first row is not that of the columns.
    """
    judgements: set[Judgement] = set()
    faults: list[Fault] = []
    header = False
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.rstrip("\r")
        if not line.strip(" \t,"):
            continue
        if _MARKER.fullmatch(line):
            faults.append(Fault(number, _MERGE))
            continue
        try:
            cells = _cells(line)
            if cells == list(COLUMNS):
                header = True
                continue
            if not header:
                raise _foreign(line)
            judgements.add(read_row(cells))
        except InputError as error:
            if not header:
                raise
            faults.append(Fault(number, str(error)))
    return Ledger(tuple(sorted(judgements, key=row)), tuple(faults))


def _cells(line: str) -> list[str]:
    try:
        return [tidy(cell) for cell in next(csv.reader([line], strict=True))]
    except csv.Error as error:
        if len(line) > csv.field_size_limit():
            raise InputError(TOO_LONG) from error
        raise InputError("its quotation marks do not pair; a row must stand on one line") from error


def _foreign(line: str) -> InputError:
    if line.count(";") >= len(COLUMNS) - 1:
        hint = "Save it with commas between the columns"
        return InputError("the columns of this ledger are parted by semicolons", "", hint)
    return InputError("this is no ledger: its first row is not that of the columns", "", f"It is: {_HEADER}")


def ledger_csv(judgements: Iterable[Judgement]) -> str:
    """Return judgements as the text of a ledger: sorted, each once, quoted only where needed.

    Cells stand as they are, also those that a spreadsheet would take for a formula.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    cells = {tuple(tidy(cell) for cell in row(judgement)) for judgement in judgements}
    writer.writerows(sorted(cells))
    return out.getvalue()


def write_ledger(path: Path, judgements: Iterable[Judgement]) -> None:
    """Write a ledger, all of it or nothing.

    Raises:
        InputError: if it cannot be written; the old file is then untouched.
    """
    target = Path(os.path.realpath(path))
    data = ledger_csv(judgements).encode("utf-8", "replace")
    try:
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o644
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            Path(name).chmod(mode)
            Path(name).replace(target)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        why = error.strerror or str(error)
        hint = "Nothing was changed; choose another file with --ledger"
        raise InputError(f"the ledger cannot be written ({why})", str(path), hint) from error


def change_ledger(
    path: Path, change: Callable[[tuple[Judgement, ...]], Iterable[Judgement]]
) -> tuple[Judgement, ...]:
    """Read a ledger, change its judgements and write it at once; a ledger that is not there is empty.

    A ledger with a line that cannot be read is not written, so that nothing in it gets lost.

    Raises:
        InputError: if the ledger cannot be read or written, or has such a line.
    """
    known = read_ledger(path) if path.exists() else Ledger()
    if known.faults:
        raise InputError(str(known.faults[0]), str(path), "Mend the line first; nothing was written")
    changed = tuple(change(known.judgements))
    write_ledger(path, changed)
    return changed
