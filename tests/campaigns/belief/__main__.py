"""`python -m tests.campaigns.belief` runs the campaign; see campaign.py."""

from tests.campaigns.belief.campaign import main

if __name__ == "__main__":
    raise SystemExit(main())
