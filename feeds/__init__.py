"""What was said: sources, the documents they published and the observations read out of them.

Here belong the shapes of an observation, the gazetteer, the reading of dates and text, and one file per
source. Nothing here knows what is believed, how it is stored, or how it is shown.
"""
