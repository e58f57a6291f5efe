"""How long a search over many labels takes: python tests/benchmarks/labels.py [--things 60000].

A graph of made places, bodies, policies and measures is built in memory, about 100,000 labels, one in five
with a Chinese name, some with an acronym. Every kind of query is asked a hundred times over different names;
told are the median and the worst in milliseconds of the processor. Beside them stand, in the same run, the
same names looked up by CONTAINS over all labels and as kg.questions.names finds and comes near to them.
"""

import argparse
import itertools
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.graph.labels import LabelIndex, read_labels
from kg.graph.labels_making import write_labels
from kg.graph.labels_reading import read_named
from kg.graph.terms import ALT_LABEL, FACTS, LABEL, OBJECT, REFERENCE, SUBJECT, TYPE, ours
from kg.namespaces import R
from kg.questions.names import find, near, read_names

STARTS: Final = (
    "bei",
    "shan",
    "chong",
    "nan",
    "xi",
    "dong",
    "hang",
    "guang",
    "tian",
    "he",
    "qing",
    "wu",
    "ning",
    "yang",
    "ji",
    "lan",
)
MIDDLES: Final = ("zhou", "hai", "an", "chuan", "jiang", "yuan", "lin", "kou", "men", "ping", "ling", "cheng")
ENDS: Final = (
    "ba",
    "bei",
    "ding",
    "fu",
    "gang",
    "hu",
    "ling",
    "nan",
    "pu",
    "qiao",
    "shi",
    "tan",
    "wan",
    "xian",
)
CHARACTERS: Final = "东西南北上下大新安平江河海山州城阳宁福龙泉石林桥港湖湾源"
KINDS: Final = (
    ("AdministrativeArea", "{} District", "{}区"),
    ("Zone", "{} High-tech Development Zone", "{}高新技术产业开发区"),
    ("PublicBody", "{} Municipal Development and Reform Commission", "{}市发展和改革委员会"),
    ("Policy", "Master Plan for the Construction of the {} Economic Circle", "{}经济圈建设规划"),
    ("Measure", "build a green logistics corridor through {} by {year}", "{}绿色物流"),
    ("Industry", "{} advanced materials", "{}新材料"),
)
ROUNDS: Final = 100


def made(things: int) -> Iterator[Quad]:
    """Yield the quads of so many things with their names, and the claims that speak of them."""
    stems = [a + b + c for a, b, c in itertools.product(STARTS, MIDDLES, ENDS)]
    for n in range(things):
        kind, english, chinese = KINDS[n % len(KINDS)]
        stem = stems[(n * 7919) % len(stems)].capitalize()
        at = n // len(stems)
        name = english.format(
            f"{stem} {STARTS[at % 16].capitalize()}{ENDS[at % 14]}" if at else stem, year=2025 + n % 11
        )
        thing = NamedNode(f"{R}thing-{n}")
        yield Quad(thing, TYPE, ours(kind), REFERENCE)
        yield Quad(thing, LABEL, Literal(name, language="en"), REFERENCE)
        if n % 5 == 0:
            signs = "".join(CHARACTERS[(n // 27**i + n) % 27] for i in range(3))
            yield Quad(thing, ALT_LABEL, Literal(chinese.format(signs), language="zh"), REFERENCE)
        if n % 3 == 0:
            yield Quad(thing, ALT_LABEL, Literal(f"{stem} {kind} no. {n}"), REFERENCE)
        if n % 9 == 0:
            letters = "".join(word[0] for word in name.split()).upper()
            yield Quad(thing, ALT_LABEL, Literal(f"{letters}{n % 97}"), REFERENCE)
        for claim in range(n % 4):
            side = SUBJECT if claim % 2 else OBJECT
            yield Quad(NamedNode(f"{R}claim-{n}-{claim}"), side, thing, FACTS)


def _texts(store: Store, predicate: NamedNode) -> list[str]:
    found = (quad.object for quad in store.quads_for_pattern(None, predicate, None, REFERENCE))
    return sorted({text.value for text in found if isinstance(text, Literal)})


def asked(store: Store) -> dict[str, list[str]]:
    """Return what is typed, by the kind of query."""
    labels, aliases = _texts(store, LABEL), _texts(store, ALT_LABEL)
    english = labels[:: max(len(labels) // ROUNDS, 1)][:ROUNDS]
    chinese = [a for a in aliases if not a.isascii()]
    chinese = chinese[:: max(len(chinese) // ROUNDS, 1)][:ROUNDS]
    return {
        "whole name": english,
        "whole name, other case": [name.upper() for name in english],
        "beginning, 12 letters": [name[:12] for name in english],
        "beginning, 3 letters": [name[:3] for name in english],
        "one letter": [name[0] for name in english],
        "two words, other order": [" ".join(reversed(name.split()[:2])) for name in english],
        "all words, other order": [" ".join(reversed(name.split())) for name in english],
        "beginnings of words": [" ".join(word[:4] for word in name.split()) for name in english],
        "common word": [
            ("district", "development", "plan for the", "zone high")[n % 4] for n in range(ROUNDS)
        ],
        "whole Chinese name": chinese,
        "two characters": [name[1:3] for name in chinese],
        "one character": [name[2] for name in chinese],
        "a wrong character": [f"{name[:2]}错{name[3:]}" for name in chinese],
        "one slip": [_slip(name, 1) for name in english],
        "two slips": [_slip(_slip(name, 1), 5) for name in english],
        "a space too many": [f"{name[:5]} {name[5:]}" for name in english],
        "nothing like it": [f"qvxz{name[::-1]}" for name in english],
    }


def _slip(name: str, at: int) -> str:
    return f"{name[:at]}{name[at + 1]}{name[at]}{name[at + 2 :]}"


def spent(call: Callable[[str], object], texts: Sequence[str]) -> tuple[float, float]:
    """Return the median and the worst time of a call, in milliseconds of the processor, the best of three."""
    figures = []
    for text in texts:
        rounds = []
        for _ in range(3):
            start = time.process_time()
            call(text)
            rounds.append(1000 * (time.process_time() - start))
        figures.append(min(rounds))
    return statistics.median(figures), max(figures)


class Bare:
    """A store as the questions see a graph."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def text(self, digest: str) -> str:
        """Return nothing: names need no texts."""
        return digest[:0]


def contains(store: Store) -> Callable[[str], object]:
    """Return a search by CONTAINS over all labels."""

    def run(text: str) -> object:
        literal = Literal(text.lower())
        query = (
            "SELECT ?s ?l { GRAPH ?g { ?s <http://www.w3.org/2000/01/rdf-schema#label>|"
            f"<http://www.w3.org/2004/02/skos/core#altLabel> ?l "
            f"FILTER(CONTAINS(LCASE(?l), {literal})) }} }} LIMIT 20"
        )
        return list(store.query(query))  # type: ignore[arg-type]  # a SELECT gives solutions

    return run


def open_made(store: Store, folder: Path) -> LabelIndex:
    """Return the label index of a store, written into a folder, and tell what that cost."""
    start = time.process_time()
    named = read_named(store)
    read = time.process_time()
    write_labels(folder / "labels.sqlite", named, "x")
    written = time.process_time()
    size = (folder / "labels.sqlite").stat().st_size / 2**20
    print(f"read in {read - start:.1f} s, written in {written - read:.1f} s (processor), {size:.1f} MB")
    index = read_labels(folder / "labels.sqlite", "x")
    assert index is not None
    return index


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--things", type=int, default=62_000)
    parser.add_argument("--only", action="store_true", help="leave out what is compared with")
    args = parser.parse_args()
    store = Store()
    store.extend(made(args.things))
    with tempfile.TemporaryDirectory() as folder:
        index = open_made(store, Path(folder))
        print(
            f"{len(index):,} names of {args.things:,} things; milliseconds of the processor, 20 hits wanted"
        )
        print(f"{'':26}{'median':>8}{'worst':>8}{'of hits':>9}   {'CONTAINS':>8}")
        by_contains = contains(store)
        worst = []
        for kind, texts in asked(store).items():
            median, most = spent(index.search, texts)
            worst.append(most)
            hits = statistics.median(len(index.search(text)) for text in texts)
            other = "" if args.only else f"{spent(by_contains, texts[:3])[0]:11.1f}"
            print(f"{kind:26}{median:8.2f}{most:8.2f}{hits:9.0f}{other}")
        median, most = spent(
            lambda text: index.search(text, (ours("Zone").value,)), asked(store)["beginning, 3 letters"]
        )
        print(f"{'3 letters, one kind':26}{median:8.2f}{most:8.2f}")
        print(f"{'worst of all':26}{'':8}{max(worst):8.2f}")
        index.close()
    if not args.only:
        names = read_names(Bare(store))
        start = time.process_time()
        assert names.known
        print(f"kg.questions.names: read in {1000 * (time.process_time() - start):.0f} ms, then", end=" ")
        typed = asked(store)
        print(f"find {spent(lambda t: find(names, t), typed['whole name'][:20])[0]:.2f},", end=" ")
        print(f"near {spent(lambda t: near(names, t), typed['one slip'][:3])[0]:.0f}")


if __name__ == "__main__":
    main()
