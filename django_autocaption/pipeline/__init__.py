"""What happens to an image. Its rooms, from the roof: upkeep, bulk, follow, intake, work, outcome, moderate, words,
admission, records, job, runtime; a room imports only rooms below it."""
