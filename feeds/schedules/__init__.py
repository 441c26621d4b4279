"""Schedules of planned cuts, whatever their wire format: days, groups, spans of a local clock, operators.

Here belongs what several publishers' schedules share. Nothing here knows an address or a publisher's envelope
(feeds.sources).
"""
