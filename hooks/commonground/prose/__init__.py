"""The prose side of the site: works cited, crisis lines, ground rules, front matter, and how they are put into a page of Markdown."""
