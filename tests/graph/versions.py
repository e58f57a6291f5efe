"""Small versions of a graph to compare: texts of our own, built in memory, and lines changed by hand."""

from collections.abc import Mapping

from kg.documents.load import read_bytes
from kg.graph.version import Version
from kg.judgements import Judgement
from kg.namespaces import R
from kg.pipeline import make_graph

CIRCLE = (
    "A circle of cities\n\nOn October 20, 2021, the State Council issued the Twin Rivers Development Plan.\n"
    "The Twin Rivers Bay Area covers more than 185,000 square kilometers.\n"
    "The Twin Rivers Bay Area takes in Chongqing and Chengdu.\n"
)
SCIENCE = (
    "A city for science\n\nThe Western (Chongqing) Science City covers 1,198 square kilometers and takes in"
    " Shapingba and Beibei.\n"
)
NOTE = "A weekly note\n\nThe Western (Chongqing) Science City takes in Jiulongpo.\n"
OLD = {"circle.txt": CIRCLE, "science.txt": SCIENCE}


def version(texts: Mapping[str, str], judgements: tuple[Judgement, ...] = ()) -> Version:
    """Return the version of some texts, by their file names."""
    documents = [read_bytes(text.encode(), name) for name, text in sorted(texts.items())]
    built = make_graph(documents, judgements=judgements)
    lines = tuple(sorted({f"{quad} ." for quad in built.quads}))
    return Version("v", held=lines, files={d.id: d.name for d in documents}, judgements=judgements)


def regrouped(known: Version, before: str, after: str, label: str, only: str = "") -> Version:
    """Return a version in which what was said of one thing is said of another (local names).

    Args:
        known: the version.
        before: the thing that claims are taken from.
        after: the thing that they are given to.
        label: the name of the other thing.
        only: a word in the object of the claims that are taken; else all are, and the first one is gone.
    """
    one, other = f"<{R}{before}>", f"<{R}{after}>"
    claims = {line.split(" ", 1)[0] for line in known.held if "#subject> " in line and f" {one} " in line}
    if only:
        claims &= {line.split(" ", 1)[0] for line in known.held if "#object> " in line and only in line}
    lines = set()
    for line in known.held:
        subject = line.split(" ", 1)[0]
        if subject in claims:
            lines.add(line.replace(subject, f"{subject[:-1]}0>").replace(one, other))
        elif subject != one:
            lines.add(line if only else line.replace(one, other))
        elif "label>" in line:
            lines.add(line.replace(one, other).replace(line.split('"')[1], label))
            lines |= {line} if only else set()
        else:
            lines.add(line.replace(one, other) if not only or only in line else line)
    return Version("w", held=tuple(sorted(lines)), files=known.files, judgements=known.judgements)
