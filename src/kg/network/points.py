"""Where places lie: the centre points that the reference tables give."""

from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from kg.graph.stores import Store
from kg.namespaces import compact, expand


def read_points(store: Store) -> Mapping[str, tuple[float, float]]:
    """Return latitude and longitude in degrees by compact IRI, for every place that has both."""
    latitudes, longitudes = (_degrees(store, name) for name in ("schema:latitude", "schema:longitude"))
    return {
        compact(iri): (latitudes[iri], longitudes[iri])
        for iri in sorted(latitudes.keys() & longitudes.keys())
    }


def _degrees(store: Store, name: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for quad in store.quads_for_pattern(None, NamedNode(expand(name)), None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            found[quad.subject.value] = float(quad.object.value)
    return found
