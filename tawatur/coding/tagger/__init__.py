"""A trained tagger for the people, places and bodies that no list holds.

`weights.crfsuite` was trained by `train.py` on ANERcorp (Benajiba et al. 2007, as re-released by CAMeL Lab, CC BY-SA
4.0) and the public sample of Wojood (Jarrar et al. 2022, MIT); the weights carry CC BY-SA 4.0.
"""
