"""The visible side of an open graph: its page, its pictures, and what a notebook shows of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg import resources
from kg.networked import Networked

if TYPE_CHECKING:
    from kg.graph.store import GraphFolder
    from kg.questions.source import Source
    from kg.views.drawing import Subject
    from kg.views.picture import Picture
    from kg.views.placing import Places


class Drawn(Networked):
    """What can be seen of a graph; :class:`kg.opened.Graph` is one."""

    @property
    def folder(self) -> Path:
        """Where the graph lies."""
        return self._folder.folder

    @property
    def source(self) -> "GraphFolder":
        """The graph as the stages of this package take it."""
        return self._folder

    @property
    def place(self) -> str:
        """Where the graph lies, in words: its folder, or the address of a server."""
        return self._folder.place

    @property
    def counts(self) -> Mapping[str, int]:
        """How many documents, claims and facts the graph holds, by name."""
        return self._folder.manifest.counts

    def view(
        self, path: Path | str, title: str = "Policy knowledge graph", *, pins: Path | str | None = None
    ) -> Path:
        """Write the graph as one self-contained interactive HTML page and return its path.

        ``pins`` names a file that keeps the positions of things: those in it stay where they were, and it is
        written anew with all of them, so that a graph that grows keeps its shape.

        Raises:
            InputError: if a file cannot be written, or ``pins`` is no file of positions.
            QuestionError: if a conflict is of a kind that is not known.
            DataError: if the drawing script that comes with pyvis is missing or changed.
        """
        from kg.views.files import write_page  # noqa: PLC0415 - import kg stays light
        from kg.views.placing import pins_text, read_pins  # noqa: PLC0415 - networkx loads slowly

        target = Path(path)
        page, places = whole_page(self._folder, title, read_pins(Path(pins)) if pins else {})
        write_page(page, target)
        if pins:
            write_page(pins_text(places), Path(pins))
        return target

    def picture(
        self,
        view: str,
        about: str | None = None,
        *,
        rows: str = "",
        columns: str = "",
        outlines: "Mapping[str, object] | None" = None,
    ) -> "Picture":
        """Return a picture (``.svg``, ``.rows``, ``.description``): ring, lanes, matrix, timeline or map.

        ``about`` names the thing that it is about. ``rows`` and ``columns`` are the families of a matrix
        (by default the two between which most pairs are linked);
        ``outlines`` is a GeoJSON object whose lines are drawn beneath a map.

        Raises:
            InputError: if there is no such view, or it cannot be made of that thing.
            QuestionError: if the name is unknown or ambiguous.
        """
        from kg.views.drawing import draw  # noqa: PLC0415 - networkx loads slowly

        return draw(view, self._subject(about, rows, columns, outlines))

    def path_picture(self, source: str, target: str, *, k: int = 1) -> "Picture":
        """Return the picture of how two things are linked: the k most telling paths with their sentences.

        Raises:
            QuestionError: if a name is unknown or ambiguous.
            InputError: if a thing has no place in the network, or both names mean the same thing.
        """
        from kg.views.route import route  # noqa: PLC0415 - networkx loads slowly

        return route(self.path(source, target, k=k))

    def overview(self, path: Path | str, title: str = "Policy knowledge graph") -> Path:
        """Write the main pictures of the graph, with tables and contents, as one printable HTML page.

        Raises:
            InputError: if the file cannot be written.
        """
        from kg.views.drawing import report  # noqa: PLC0415 - networkx loads slowly
        from kg.views.files import write_page  # noqa: PLC0415 - the same
        from kg.views.picture_pages import picture_page  # noqa: PLC0415 - the same

        subject = self._subject()
        told = (
            f"{self.counts.get('documents', 0):,} documents, {len(subject.network):,} things, "
            f"{subject.network.number_of_edges():,} relations"
        )
        target = Path(path)
        write_page(picture_page(report(subject), title, told), target)
        return target

    def _subject(
        self,
        about: str | None = None,
        rows: str = "",
        columns: str = "",
        outlines: "Mapping[str, object] | None" = None,
    ) -> "Subject":
        from kg.namespaces import compact  # noqa: PLC0415 - import kg stays light
        from kg.network.points import read_points  # noqa: PLC0415 - the same
        from kg.questions.names import resolve  # noqa: PLC0415 - the same
        from kg.views.drawing import Subject  # noqa: PLC0415 - the same
        from kg.views.geography import read_outlines  # noqa: PLC0415 - the same

        thing = None if about is None else compact(resolve(self._folder, about).iri)
        lines = () if outlines is None else read_outlines(outlines)
        return Subject(self.network(), read_points(self._folder.store), thing, rows, columns, lines)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """Return what Jupyter shows by MIME type: a page to explore, above a picture and a table."""
        from kg.notebook.bundles import graph_bundle  # noqa: PLC0415 - import kg stays light
        from kg.notebook.shell import notebook_folder  # noqa: PLC0415 - the same

        example = self.folder == resources.example_graph()
        title = "The example graph" if example else Path(self.place).name
        return graph_bundle(self.counts, self.network, title, repr(self), notebook_folder())


def whole_page(source: "Source", title: str, pinned: "Places | None" = None) -> "tuple[str, Places]":
    """Return the graph page of all that a graph holds, conflicts and candidates too, and where things lie.

    Raises:
        QuestionError: if a conflict is of a kind that is not known.
        DataError: if the drawing script that comes with pyvis is missing or changed.
    """
    from kg.network.projection import to_networkx  # noqa: PLC0415 - networkx loads slowly
    from kg.questions.conflicts import conflicts  # noqa: PLC0415 - the same
    from kg.views.pages import graph_page  # noqa: PLC0415 - pyvis loads slowly
    from kg.views.placing import place  # noqa: PLC0415 - the same

    network = to_networkx(source, statuses=("accepted", "disputed", "proposed"))
    sure = set(to_networkx(source))
    places = place(network, sure & set(network), pinned or {})
    return graph_page(network, title, sure=sure, places=places, conflicts=conflicts(source)), places
