"""When groups meet: the wording of ``every:``, RFC 5545 rules, time zones. A leaf that knows no listing."""
