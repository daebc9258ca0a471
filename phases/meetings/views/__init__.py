"""Pages of meetings: the records, the roll, the sign-in desk, the review of a phase."""
