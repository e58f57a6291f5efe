"""The network side of an open graph: paths, ranks, groups, comparisons and projections."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

    from kg.graph.store import GraphFolder
    from kg.network.central import Ranking
    from kg.network.communities import Communities
    from kg.network.compare import Comparison
    from kg.network.paths import Paths
    from kg.relating import Ready


class Networked:
    """What can be asked of the network of a graph; :class:`kg.opened.Graph` is one."""

    _folder: "GraphFolder"
    _ready: "Ready | None" = None

    def network(self, kinds: Sequence[str] | None = None) -> "nx.MultiDiGraph[str]":
        """Return the facts between things as a networkx MultiDiGraph; edges carry their sentences.

        ``kinds`` are local names of ontology classes (``Zone``, ``PublicBody`` …); all by default.

        Raises:
            InputError: if there is no such kind.
        """
        from kg.network.projection import to_networkx  # noqa: PLC0415 - networkx loads slowly

        return to_networkx(self._folder, kinds=kinds)

    def path(
        self,
        source: str,
        target: str,
        *,
        k: int = 1,
        avoid: Sequence[str] = (),
        only: Sequence[str] = (),
        max_hops: int = 6,
    ) -> "Paths":
        """Return how two things are linked: the k most telling paths, each step with its sentences.

        ``avoid`` names things, kinds of things or relations; ``only`` kinds that may be passed through and
        relations that may be walked. Without a path, the result says why. Sources: the search
        :func:`kg.network.search.routes`, the weights :mod:`kg.network.links`.

        Raises:
            QuestionError: if a name is unknown or ambiguous.
            InputError: if a thing has no place in the network, or both names mean the same thing.
        """
        from kg.relating import paths_between  # noqa: PLC0415 - import kg stays light

        return paths_between(self._related(), source, target, k=k, avoid=avoid, only=only, steps=max_hops)

    def central(self, kind: str | None = None, *, by: str = "degree", top: int | None = 20) -> "Ranking":
        """Return the things that stand in the middle of the network of facts, ranked.

        ``kind`` is a kind of things in words ("zone", "public body"); ``by`` is degree, pagerank or
        betweenness; ``top`` is how many, all if None. Source of the measures: :mod:`kg.network.analytics`.

        Raises:
            InputError: if there is no such kind or measure.
        """
        from kg.network.central import central  # noqa: PLC0415 - numpy loads slowly

        return central(self._related().web, kind=kind, by=by, top=top)

    def communities(self, *, least: int = 3) -> "Communities":
        """Return groups of at least so many things that facts link closely, named by their best members.

        Source of the method: :func:`kg.network.analytics.communities`.

        Raises:
            InputError: if ``least`` is below one.
        """
        from kg.network.communities import find_communities  # noqa: PLC0415 - networkx loads slowly

        return find_communities(self._related().web, least=least)

    def compare(self, one: str, other: str) -> "Comparison":
        """Return two things side by side: what they share, what only one has, their figures by year.

        Raises:
            QuestionError: if a name is unknown or ambiguous.
            InputError: if a thing has no place in the network, or both names mean the same thing.
        """
        from kg.relating import comparison  # noqa: PLC0415 - import kg stays light

        return comparison(self._related(), one, other)

    def projection(self, name: str) -> "nx.Graph[str]":
        """Return a network for analysts as a networkx Graph whose edges have weights, claims and sentences.

        ``name`` is co-issuing, body-industry, plan-place, measure-instrument or plan-instrument; what nodes
        and edges carry: :func:`kg.network.bipartite.projection`.

        Raises:
            InputError: if there is no such projection.
        """
        from kg.network.bipartite import projection  # noqa: PLC0415 - networkx loads slowly

        return projection(self._folder, name)

    def _related(self) -> "Ready":
        """Return names and links, read once."""
        if self._ready is None:
            from kg.relating import make_ready  # noqa: PLC0415 - numpy loads slowly

            self._ready = make_ready(self._folder)
        return self._ready
