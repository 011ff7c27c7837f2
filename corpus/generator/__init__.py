"""Plans with known gold, as many as are asked for, from a grammar of the genre: the same seed gives the same plan."""

from corpus.generator.plan import GeneratedPlan, generate, generate_many

__all__ = ["GeneratedPlan", "generate", "generate_many"]
