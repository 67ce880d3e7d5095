"""What people send about their listings, by e-mail or as a file, turned into a branch with its report; nothing of it is run."""
