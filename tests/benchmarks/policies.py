"""A made-up network of policies of any size, as the projection makes one: the same on every run."""

import random
from typing import Final

import networkx as nx

from kg.network.evidence import Passage

EDGES_A_NODE: Final = 1.8
# How often a class occurs among a hundred things, and how its things are linked: (relation, inverse, to).
KINDS: Final = {
    "PolicyDocument": (4, "policy document"),
    "PublicBody": (5, "public body"),
    "Measure": (46, "measure"),
    "Objective": (6, "objective"),
    "Target": (7, "target"),
    "Zone": (5, "zone"),
    "AdministrativeArea": (12, "administrative area"),
    "Facility": (6, "facility"),
    "Industry": (9, "industry"),
}
RELATIONS: Final = (
    ("PolicyDocument", "issued by", "issued", "PublicBody"),
    ("PolicyDocument", "has measure", "is a measure of", "Measure"),
    ("PolicyDocument", "has objective", "is an objective of", "Objective"),
    ("PolicyDocument", "applies to", "is covered by", "Zone"),
    ("PolicyDocument", "sets target", "is set by", "Target"),
    ("Measure", "is carried out by", "carries out", "PublicBody"),
    ("Measure", "takes place in", "is the place of", "AdministrativeArea"),
    ("Measure", "addresses", "is addressed by", "Industry"),
    ("Zone", "takes in", "lies in", "AdministrativeArea"),
    ("Facility", "stands in", "holds", "Zone"),
)
VERBS: Final = ("Build", "Extend", "Open", "Support", "Renew", "Link", "Trial", "Certify", "Train", "Fund")
WHAT: Final = (
    "a pilot line for battery recycling",
    "the freight corridor to the inland port",
    "shared laboratories for chip packaging",
    "vocational colleges with local employers",
    "a register of green power contracts",
    "cold stores for farm produce",
    "cross-border data rooms for traders",
    "bonded warehouses beside the rail terminal",
    "loans for first orders of robots",
    "sensors along the upper river",
)
NAMES: Final = ("Lume", "Arden", "Keswick", "Torva", "Milan Bay", "North Ferry", "Hollin", "Saltmarsh", "Elm")


def synthetic(count: int) -> "nx.MultiDiGraph[str]":
    """Return a network of so many things as the projection makes it, with sentences, always the same."""
    lots = random.Random(count)  # noqa: S311 - a measurement
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    shares = [kind for kind, (share, _) in KINDS.items() for _ in range(share)]
    things: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for n in range(count):
        kind = shares[n * 37 % len(shares)]
        node = f"r:{kind.lower()}-{n:05d}"
        things[kind].append(node)
        label = _label(kind, n, lots)
        more = {"aliases": (f"{label[:18]} ({n})",) if n % 3 == 0 else (), "figures": (), "details": ()}
        network.add_node(node, label=label, kind=KINDS[kind][1], type=kind, **more)
    own = things["PolicyDocument"]
    for kind, words, inverse in (("Measure", *RELATIONS[1][1:3]), ("Target", *RELATIONS[4][1:3])):
        for node in things[kind]:  # every measure has its policy; a few policies have very many
            _link(network, own[int(len(own) * lots.random() ** 2)], words, inverse, node, lots)
    left = int(EDGES_A_NODE * count) - len(things["Measure"]) - len(things["Target"])
    places = {node: k / len(some) for some in things.values() for k, node in enumerate(some)}
    while left > 0:
        one, words, inverse, other = lots.choice(RELATIONS[:1] + RELATIONS[2:4] + RELATIONS[5:])
        start = lots.choice(things[one])
        near = int(places[start] * len(things[other]))
        end = things[other][(near + int(lots.expovariate(0.2))) % len(things[other])]
        left -= not network.has_edge(start, end, _predicate(words))
        _link(network, start, words, inverse, end, lots)
    return network


def _label(kind: str, n: int, lots: random.Random) -> str:
    name = f"{lots.choice(NAMES)} {lots.choice(NAMES)}"
    return {
        "PolicyDocument": f"Plan {n} for the Development of {name} ({2010 + n % 15})",
        "PublicBody": f"Provincial Bureau {n} of Commerce of {name}",
        "Measure": f"{lots.choice(VERBS)} {lots.choice(WHAT)} in {name}",
        "Objective": f"{name}: a complete chain of suppliers by {2025 + n % 11}",
        "Target": f"{lots.randrange(2, 90)} billion yuan of output by {2025 + n % 11}",
        "Zone": f"{name} Science and Innovation Zone",
        "AdministrativeArea": f"{name} District {n}",
        "Facility": f"{name} Rail Terminal {n}",
        "Industry": f"{lots.choice(WHAT).split(' for ')[-1]}, class {n}",
    }[kind]


def _predicate(words: str) -> str:
    return "kg:" + words.title().replace(" ", "")


def _link(
    network: "nx.MultiDiGraph[str]", one: str, words: str, inverse: str, other: str, lots: random.Random
) -> None:
    first, second = network.nodes[one]["label"], network.nodes[other]["label"]
    said = f"Under the arrangements that were announced, {first} {words} {second}, as the notice has it."
    mark = (said.index(second), said.index(second) + len(second))
    number = lots.randrange(len(network) // 20 + 1)
    source = f"Notice {number} of the provincial gazette"
    confidence = round(0.6 + lots.random() * 0.4, 4)
    claim = f"r:claim-{len(said)}-{number}"
    passage = Passage(
        source, said, (mark,), number % 30 + 1, "", claim, confidence, "accepted", f"r:{number}"
    )
    predicate = _predicate(words)
    status = "accepted" if lots.random() < 0.95 else "disputed"
    network.add_edge(
        one,
        other,
        key=predicate,
        label=words,
        inverse=inverse,
        status=status,
        passages=(passage,),
        predicate=predicate,
    )
