"""What is said in a sentence, one module for each way of saying (các cách nói bằng số)."""
