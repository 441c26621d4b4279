"""One file per source, named after its publisher and channel.

Each has a `SOURCE` that says who publishes what, and a pure `parse(document)` that reads one of its documents
strictly: what is not understood is a typed error or is named in the result, never guessed. A source that is
asked over the network also has `fetch`; a curated table lies under feeds/tables/ instead.
"""
