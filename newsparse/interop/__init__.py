"""Articles as the types of other packages, one module for each. A module needs its package; the extra has its name."""
