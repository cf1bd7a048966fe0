"""Hand-overs and their photos: said in a caption, step by step, or by a signed sheet."""
