"""The pages of the directory, and how a finished site is verified and published."""
