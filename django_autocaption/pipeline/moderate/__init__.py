"""From evidence about an image to a decision about its bytes."""
