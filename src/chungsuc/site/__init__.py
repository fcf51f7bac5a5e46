"""The installation: settings, database, urls, wsgi."""
