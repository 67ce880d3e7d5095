"""Keeping a directory true after it was written: what falls due for confirmation, and which web addresses no longer answer."""
