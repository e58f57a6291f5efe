"""How far a long step is, told on stderr while it runs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, TextColumn

from kg.cli.output import Screen

Count = Callable[[int, int], None]


@contextmanager
def counted(words: str, what: str = "", after: str = "") -> Iterator[Count | None]:
    """Yield what tells a bar how many of how many are done; None where stderr is no terminal.

    Args:
        words: what is being done.
        what: what is counted, behind the numbers.
        after: what goes on without being counted once all are done.
    """
    screen = Screen(stderr=True)
    if not screen.is_terminal:
        yield None
        return
    columns = TextColumn("{task.description:<20}"), BarColumn(), TextColumn("{task.fields[told]}")
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task(words, total=None, told="")

        def tell(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, told=f"{done:,} of {total:,} {what}".rstrip())
            if after and done == total:
                bar.add_task(after, total=None, told="")

        yield tell
