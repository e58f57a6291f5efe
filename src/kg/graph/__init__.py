"""The graph stage: claims and entities become an RDF dataset that is stored, checked and exported."""
