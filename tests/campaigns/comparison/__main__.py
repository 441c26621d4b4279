"""`python -m tests.campaigns.comparison` runs the campaign; see campaign.py."""

from tests.campaigns.comparison.campaign import main

if __name__ == "__main__":
    raise SystemExit(main())
