"""How sure a sentence sounds: denials, hedges, promises, praise."""
