"""What an answer is wrapped in: fences, JSON, chat, mojibake, markup, lists, labels, remarks to the asker."""
