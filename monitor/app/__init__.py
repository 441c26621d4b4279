"""The roof: the command line, the settings and the steps of a day; the only place that imports all three.

Here belong reading arguments, opening the store, the order of the steps and exit codes. Nothing here parses,
believes, words or draws anything itself.
"""
