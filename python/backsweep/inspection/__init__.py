"""The computational graph and the sweep, to be looked at.

``backsweep.draw``, ``explain``, ``sweep``, ``graph_memory`` and ``record_graph`` live here. Nothing of it
is imported, and nothing costs anything, before one of them is used.
"""
