"""The steps of ``clean``, functions that change a draft or reject it: packaging off, phrases out, the end finished."""
