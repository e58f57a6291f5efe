"""Names of bodies, governments, persons and events, known ones and such as no table knows."""
