"""Where a place is: an offline gazetteer, geocoding with a stated precision, and the committed lock of addresses. Knows no listing."""
