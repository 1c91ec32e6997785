"""Scores predictions of battles against what happened, and fits the coefficients of combat.

A guest of the program: `lishui score` and `lishui fit` call it. Nothing that plays a campaign needs it.
"""
