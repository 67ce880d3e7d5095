"""Common Ground: reads, checks, places and publishes peer-support groups as a static website."""
