"""Long trials that run outside the suite, each with a short version inside it."""
