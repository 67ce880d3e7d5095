"""What a change does to the listings: two states of them compared, what to look at called out, and the report on it."""
