"""Makes the tables that the reader looks words and places up in; the dictionaries are needed only here."""
