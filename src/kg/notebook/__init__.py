"""The notebook: how graphs, things, answers and results look in Jupyter, and the magics to ask with."""
