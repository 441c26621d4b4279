"""A slow, naive second reading of docs/belief.md, and the random histories on which the code must agree."""
