"""The only transactional SQL: facts (append-only), the ledgers of runs, editions and deliveries.

Here belong tables, migrations and the queries over them. Nothing here decides what is believed, and no
other module imports SQLAlchemy.
"""
