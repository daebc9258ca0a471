"""Official paper after GB/T 9704-2012: one `sheet.Paper` becomes a PDF or a Word file (`printing`, `word`).

Pure functions over frozen dataclasses; no models, no requests. The only package that may import weasyprint.
"""
