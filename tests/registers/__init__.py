"""Loopback servers that answer as the registers of record do, over real sockets."""
