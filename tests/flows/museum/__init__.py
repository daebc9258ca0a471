"""What the people of the museum of source T do in the browser, act by act, after phase one."""
