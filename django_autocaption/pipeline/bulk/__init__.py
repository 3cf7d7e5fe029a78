"""Requests for many images: planned and priced, their rows written, their progress told, paused and cancelled."""
