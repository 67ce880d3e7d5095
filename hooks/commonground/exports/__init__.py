"""What the directory gives to other programs: one file a format."""
