"""What a worker does: claim rows, find and prepare their images, ask about them, look for answers that come later."""
