"""Reproducible measurements against named peers: `python -m bench NAME`, from the root of the repository.

Each benchmark is one module with `measure(workload)`, which returns the figures under the keys of
`bench.measuring.KEYS` and its own, and `lines(figures)`, which writes them for people.
"""
