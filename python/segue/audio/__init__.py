"""Features from sound: `sg.analyze(folder)`. Needs the extra `audio`; no model is downloaded, nothing leaves the
machine.

One concept a file: decode, spectra (the transform that rhythm and timbre share), onsets, tempo, syncopation, key,
loudness,
energy, timbre; measure puts them together; crew, worker, store, files and progress bring them to a library.
"""

from .analyze import Report, analyze

__all__ = ["Report", "analyze"]
