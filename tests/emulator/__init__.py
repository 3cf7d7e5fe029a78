"""The captioning services, emulated: a real process on loopback that speaks their protocols and fails on demand.

``python -m tests.emulator --port 0`` prints ``{"url": …, "services": {name: base_url}}`` as one line of JSON.
Control: ``POST /__faults__ {"next": [{"kind": …}, …], "latency": seconds, "quota": [count, seconds]}`` (more
than ``count`` POSTs within any ``seconds`` are refused with 429 and entered in the ledger as ``refused``),
``DELETE /__faults__``, ``GET /__ledger__``, and ``DELETE /__ledger__``, which also forgets faults, latency and tasks.
Its words are computed from the pixels; no model is asked.
"""
