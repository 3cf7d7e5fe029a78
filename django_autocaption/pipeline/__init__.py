"""What happens to an image, in this order: intake, queue, produce (loop, limits), settle, review, recover."""
