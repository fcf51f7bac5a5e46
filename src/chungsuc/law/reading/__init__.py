"""How a law file becomes the tree: text → plain values with lines → entries → provisions → a set or an overlay."""
