"""Compare our reading of the made PDFs with three other programs, and measure how fast files are read.

Usage: python tests/benchmarks/reading.py [--jobs N] [--files N] [--formats [--each]]
All read the same files in one run. The texts of all are compared in the same manner: as plain text, blanks
made one, notes put last. ``pdftotext -layout`` is that of poppler-utils as Debian packs it; its column is
left out where the program is missing. Nothing is judged: figures of two machines cannot be compared.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import fmean
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.documents.made.expected import Made
from tests.documents.made.make import COUNTS, make_format
from tests.documents.made.score import found_blocks, order_in_text, read_made, score, text_error

from kg.documents.load import load_documents
from kg.exceptions import KgError


def ours(path: Path) -> str:
    """Return our reading of a file, bullets without their mark; empty where it cannot be read."""
    document = read_made(Made(path, "pdf", ()))
    return "" if document is None else "\n".join(block.text for block in found_blocks(document))


def plumber(path: Path) -> str:
    """Return what pdfplumber extracts if nothing is set."""
    import pdfplumber  # noqa: PLC0415 - only for this column

    with pdfplumber.open(path) as pdf:
        return "\n".join(page.extract_text() or "" for page in pdf.pages)


def poppler(path: Path) -> str:
    """Return what ``pdftotext -layout`` prints."""
    program = shutil.which("pdftotext") or "pdftotext"
    return subprocess.run(
        [program, "-layout", str(path), "-"], capture_output=True, check=True
    ).stdout.decode()


def pdfium(path: Path) -> str:
    """Return the characters of the pages as pypdfium2 gives them."""
    import pypdfium2  # noqa: PLC0415 - only for this column

    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def count_pages(files: Sequence[Made]) -> int:
    """Return how many pages PDFs have together."""
    import pypdfium2  # noqa: PLC0415 - as above

    return sum(len(pypdfium2.PdfDocument(made.path)) for made in files)


def row(name: str, read: Callable[[Path], str], files: Sequence[Made], pages: int) -> str:
    """Return a line of the table: order, character errors and pages a second of one program."""
    read(files[0].path)
    start = perf_counter()
    texts = [read(made.path) for made in files]
    seconds = perf_counter() - start
    pairs = list(zip(texts, files, strict=True))
    order = fmean(order_in_text(text, made) for text, made in pairs)
    error = fmean(text_error(text, made) for text, made in pairs)
    return f"{name:<22}{100 * order:>8.2f} %{100 * error:>10.2f} %{pages / seconds:>12.1f}"


def speed(files: Sequence[Made], jobs: int) -> float:
    """Return how many files a second are read with so many jobs, the start of the jobs included."""
    start = perf_counter()
    try:
        load_documents([made.path for made in files], jobs=jobs)
    except KgError:
        return 0.0
    return len(files) / (perf_counter() - start)


def by_format(folder: Path, each: bool) -> None:
    """Print our figures for every format, and with ``each`` those of every file that falls short."""
    print(f"{'format':<10}{'files':>6}{'order':>9}{'headings':>10}{'characters':>12}{'kinds':>8}{'kept':>6}")
    for name in COUNTS:
        scores = []
        for made in make_format(folder, name):
            document = read_made(made)
            found = score(found_blocks(document) if document else (), made)
            scores.append(found)
            if each and (found.order < 1 or found.f1 < 1 or found.error > 0.001 or found.kept):
                figures = f"{found.order:.3f}  {found.f1:.2f}  {found.error:.4f}"
                print(f"  {made.path.name:<24}{figures}  {found.kept}")
        means = [
            fmean(values) for values in zip(*((s.order, s.f1, s.error, s.kinds) for s in scores), strict=True)
        ]
        kept = sum(len(s.kept) for s in scores)
        print(
            f"{name:<10}{len(scores):>6}{means[0]:>9.4f}{means[1]:>10.3f}{means[2]:>12.5f}{means[3]:>8.3f}{kept:>6}"
        )


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--jobs", type=int, default=2, help="the most jobs that are tried (default: 2)")
    options.add_argument("--files", type=int, default=60, help="how many PDFs are read (default: all 60)")
    options.add_argument("--formats", action="store_true", help="our figures of all formats, nothing else")
    options.add_argument("--each", action="store_true", help="with --formats: the files that fall short")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if chosen.formats:
            by_format(Path(folder), chosen.each)
            return
        pdfs = make_format(Path(folder), "pdf")[: chosen.files]
        pages = count_pages(pdfs)
        print(f"{len(pdfs)} made PDFs with {pages} pages, one core\n")
        print(f"{'program':<22}{'in order':>10}{'characters':>12}{'pages/s':>12}")
        others = [("pdfplumber", plumber), ("pypdfium2", pdfium)]
        if shutil.which("pdftotext"):
            others.insert(1, ("pdftotext -layout", poppler))
        for name, read in [("kg", ours), *others]:
            print(row(name, read, pdfs, pages))
        html = make_format(Path(folder), "html")
        print(f"\n{len(html)} made web pages: {speed(html, 1):.1f} pages/s on one core")
        for jobs in range(1, chosen.jobs + 1):
            rate = speed(pdfs, jobs) * pages / len(pdfs)
            print(f"PDFs with --jobs {jobs}: {rate:.1f} pages/s")


if __name__ == "__main__":
    main()
