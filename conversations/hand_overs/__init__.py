"""Hand-overs and their photos: said in a caption, or by a signed sheet."""
