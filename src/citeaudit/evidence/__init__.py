"""What do the registers of record say? The only room with a network; keeper of `refs.json`."""
