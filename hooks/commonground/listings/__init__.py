"""Listings: what they are, how they are read from YAML, checked, redacted and written."""
