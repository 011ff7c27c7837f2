"""What a plan says: the models that every other part of the house speaks.

Ground floor: imports nothing of ours.  The meaning of each field is in `docs/records.md`.
"""
