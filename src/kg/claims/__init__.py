"""Stage 2: documents to claims, by declarative rules over names, figures and structure.

A part may import itself and the parts before it, in this order (``tests/test_architecture.py`` holds to it):

1. what is read of wording alone: ``patterns``, ``values``, ``sentences``
2. what is gathered, and how verbs act: ``gathering``, ``actions``
3. names: ``names``, ``acts``, ``plans``, ``titles``, ``structure``, ``places``, ``zones``
4. relations: ``rules``, ``territory``, ``issuing``
5. what is told of things: ``figures``, ``facilities``, ``sectors``, ``targets``, ``tables``, ``measures``

The modules beside them run the parts: ``survey`` reads a document for its names, ``scan`` each sentence for its
mentions, ``drawing`` and ``naming`` draw claims, and ``extract`` is the stage from end to end.
"""
