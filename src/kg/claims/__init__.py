"""Stage 2: documents to claims, by declarative rules over names, figures and structure."""
