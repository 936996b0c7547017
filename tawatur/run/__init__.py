"""A corpus through the rooms: read, code on all cores, store in the order of reading; stop and go on at any moment."""
