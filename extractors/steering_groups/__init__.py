"""Who steers: groups, their members, the members' sectors."""
