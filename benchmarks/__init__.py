"""Races of backsweep against its plain-Python version, PyTorch and micrograd.

``python -m benchmarks`` runs them all; ``benchmarks/README.md`` tells how they are measured.
"""
