"""The registers of record, one file each behind the interface of `base.py`."""
