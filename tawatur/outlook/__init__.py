"""Positions as a conflict model: which outcomes could hold, on what they rest, and what would change them.

The formal frame is the Graph Model for Conflict Resolution (Fang, Hipel, Kilgour 1993; Xu, Hipel, Kilgour, Fang 2018).
"""
