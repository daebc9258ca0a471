"""The attacker's game: a coin decides who wrote which text, the attacker gets the loot and says the coin.

Everything else is equal in both worlds, so chance is one half and no prior has to be guessed. Every attack must stay
at chance on the product and must win against a naive twin, or it has no teeth.
"""
