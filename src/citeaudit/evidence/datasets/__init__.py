"""Open data sets that a user keeps: fetched by `citeaudit data update`, used offline from then on.

Nothing of them is part of citeaudit, and everything works without them.
"""

FILE = "datasets.sqlite3"
