"""What we tell: one frozen report of a day, drawn as charts, page, text and mail.

Here belong selecting, rounding, wording, citing, drawing and sending. Nothing here works out a belief or
reads a source; whatever a report says was decided upstream and traces back to an observation.
"""
