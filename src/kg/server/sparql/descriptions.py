"""What the endpoint and its graph say of themselves, in the vocabularies of service description and VoID.

Sources: SPARQL 1.1 Service Description, W3C Recommendation of 2013; Describing Linked Datasets with the VoID
Vocabulary, W3C Interest Group Note of 2011.
"""

import json
from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import Final
from urllib.parse import urlsplit

from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from starlette.types import Scope

from kg.exceptions import QueryError
from kg.graph.sparql_answers import Answer, Asked, write_triples
from kg.namespaces import KG, ONTOLOGY, PREFIXES, R
from kg.server.site import Site

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_VOID: Final = "http://rdfs.org/ns/void#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_WRITTEN: Final = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
)
_GRAPHS_TOLD: Final = 1000
_SIZES: Final = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY DESC(?n) ?g"
_CLASSES: Final = (
    "SELECT ?c (COUNT(*) AS ?n) { GRAPH r:graph-facts { ?s a ?c } } GROUP BY ?c ORDER BY DESC(?n) ?c"
)
_PROPERTIES: Final = (
    "SELECT ?p (COUNT(*) AS ?n) { GRAPH r:graph-facts { ?s ?p ?o } } GROUP BY ?p ORDER BY DESC(?n) ?p"
)
_TYPE: Final = f"{PREFIXES['rdf']}type"
_TITLE: Final = f"{PREFIXES['dcterms']}title"
_Asker = Callable[[Asked], Awaitable[Answer | None]]
_Sizes = tuple[tuple[str, int], ...]


class Descriptions:
    """Describes an endpoint; what it counts is counted once.

    Args:
        site: the graph.
        ask: what answers queries.
    """

    def __init__(self, site: Site, ask: _Asker) -> None:
        self._site = site
        self._ask = ask
        self._sizes: dict[str, _Sizes] = {}

    async def write(self, what: str, form: str, address: str) -> bytes:
        """Return a description (``service`` or ``void``) in a format of triples.

        Args:
            what: which one.
            form: a name in :data:`kg.graph.sparql_answers.GRAPHS`.
            address: that of the server, without a slash at its end.
        """
        graphs = await self._counted(_SIZES)
        if what == "service":
            made = tuple(_service(f"{address}/sparql", self._site.title, graphs))
        else:
            classes, properties = await self._counted(_CLASSES), await self._counted(_PROPERTIES)
            made = tuple(_dataset(address, self._site.title, graphs, classes, properties))
        prefixes = {**PREFIXES, "sd": _SD, "void": _VOID, "formats": _FORMATS}
        return write_triples(made, form, prefixes)

    async def _counted(self, query: str) -> _Sizes:
        if query not in self._sizes:
            answer = await self._ask(Asked(query))
            if answer is None or answer.form != "json":
                raise QueryError("the graph cannot be counted", "", "Build it again")
            rows = json.loads(answer.data)["results"]["bindings"]
            values = (tuple(cell["value"] for cell in row.values()) for row in rows if len(row) > 1)
            self._sizes[query] = tuple((name, int(number)) for name, number in values)
        return self._sizes[query]


def address_of(scope: Scope, url: str) -> str:
    """Return the address of the server: the one that it was given, else the one that it was asked under."""
    if url:
        return url.rstrip("/")
    host = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "localhost")
    return f"{scope['scheme']}://{urlsplit(f'//{host}').netloc}"


def _service(endpoint: str, title: str, graphs: _Sizes) -> Iterator[Triple]:
    service, dataset, default = NamedNode(endpoint), BlankNode("dataset"), BlankNode("default")
    yield from _say(
        service,
        (_TYPE, NamedNode(f"{_SD}Service")),
        (_TITLE, Literal(title)),
        (f"{_SD}endpoint", service),
        (f"{_SD}supportedLanguage", NamedNode(f"{_SD}SPARQL11Query")),
        (f"{_SD}feature", NamedNode(f"{_SD}UnionDefaultGraph")),
        *((f"{_SD}resultFormat", NamedNode(f"{_FORMATS}{name}")) for name in _WRITTEN),
        (f"{_SD}defaultDataset", dataset),
    )
    yield from _say(dataset, (_TYPE, NamedNode(f"{_SD}Dataset")), (f"{_SD}defaultGraph", default))
    yield from _sized(default, f"{_SD}Graph", sum(size for _, size in graphs))
    for number, (name, size) in enumerate(graphs[:_GRAPHS_TOLD]):
        named, graph = BlankNode(f"named{number}"), BlankNode(f"graph{number}")
        yield from _say(
            named,
            (_TYPE, NamedNode(f"{_SD}NamedGraph")),
            (f"{_SD}name", NamedNode(name)),
            (f"{_SD}graph", graph),
        )
        yield Triple(dataset, NamedNode(f"{_SD}namedGraph"), named)
        yield from _sized(graph, f"{_SD}Graph", size)


def _dataset(
    address: str, title: str, graphs: _Sizes, classes: _Sizes, properties: _Sizes
) -> Iterator[Triple]:
    dataset = NamedNode(f"{address}/.well-known/void#dataset")
    yield from _sized(dataset, f"{_VOID}Dataset", sum(size for _, size in graphs))
    yield from _say(
        dataset,
        (_TITLE, Literal(title)),
        (f"{_VOID}sparqlEndpoint", NamedNode(f"{address}/sparql")),
        (f"{_VOID}uriSpace", Literal(R)),
        (f"{_VOID}vocabulary", NamedNode(ONTOLOGY)),
        (f"{_VOID}classes", Literal(len(classes))),
        (f"{_VOID}properties", Literal(len(properties))),
        (f"{PREFIXES['foaf']}homepage", NamedNode(f"{address}/")),
    )
    for number, (name, size) in enumerate(c for c in classes if c[0].startswith(KG)):
        part = BlankNode(f"class{number}")
        yield Triple(dataset, NamedNode(f"{_VOID}classPartition"), part)
        yield from _say(part, (f"{_VOID}class", NamedNode(name)), (f"{_VOID}entities", Literal(size)))
    for number, (name, size) in enumerate(properties):
        part = BlankNode(f"property{number}")
        yield Triple(dataset, NamedNode(f"{_VOID}propertyPartition"), part)
        yield from _say(part, (f"{_VOID}property", NamedNode(name)), (f"{_VOID}triples", Literal(size)))


def _sized(node: NamedNode | BlankNode, kind: str, size: int) -> Iterable[Triple]:
    return _say(node, (_TYPE, NamedNode(kind)), (f"{_VOID}triples", Literal(size)))


def _say(node: NamedNode | BlankNode, *said: tuple[str, NamedNode | BlankNode | Literal]) -> Iterator[Triple]:
    return (Triple(node, NamedNode(relation), value) for relation, value in said)
