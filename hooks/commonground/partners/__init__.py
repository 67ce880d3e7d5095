"""Feeds of partner organizations, each taken over into a file of listings of its own."""
