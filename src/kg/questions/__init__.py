"""The questions stage: a catalogue of questions, free SPARQL, and all that is known of one thing."""
