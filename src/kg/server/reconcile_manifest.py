"""What the reconciliation service says of itself."""

from typing import Final

from kg import __version__
from kg.namespaces import ONTOLOGY, R
from kg.server.reconcile_match import BATCH
from kg.server.reconcile_preview import HEIGHT, WIDTH
from kg.server.reconcile_terms import Desk
from kg.server.site import Site

VERSIONS: Final = ["0.1", "0.2"]
_DEFAULT: Final = 12


def manifest(site: Site, base: str, path: str) -> dict[str, object]:
    """Return the service manifest.

    Args:
        site: what is served.
        base: the address of the server, without a slash at its end.
        path: where on it the service is.
    """
    here = f"{base}{path}"
    return {
        "versions": VERSIONS,
        "name": site.title,
        "identifierSpace": R,
        "schemaSpace": ONTOLOGY,
        "serviceVersion": __version__,
        "defaultTypes": Desk(site).kinds()[:_DEFAULT],
        "view": {"url": f"{base}/search?q={{{{id}}}}"},
        "preview": {"url": f"{here}/preview?id={{{{id}}}}", "width": WIDTH, "height": HEIGHT},
        "suggest": {
            kind: {"service_url": here, "service_path": f"/suggest/{kind}"}
            for kind in ("entity", "property", "type")
        },
        "extend": {
            "propose_properties": {"service_url": here, "service_path": "/properties"},
            "property_settings": [
                {
                    "name": "limit",
                    "label": "Values at most",
                    "type": "number",
                    "default": 0,
                    "help_text": "How many values of this property are fetched for a thing; 0 means all",
                }
            ],
        },
        "batchSize": BATCH,
    }
