"""The golden thread as a whole: what follows from what, the flow of the campaign, one thing's way, the check."""
