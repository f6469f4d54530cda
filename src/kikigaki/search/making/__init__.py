"""The files of the index, made of the model, and made again after an edit."""
