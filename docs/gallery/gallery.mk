# Stills of the replay pages, for docs/gallery.md and the README.

.PHONY: gallery
## gallery: the stills of docs/gallery.md, taken again (Chromium)
gallery: notebooks-browser-here $(NUMBERS:%=html-%)
	@test -e $(TG_DATA)/train-images-idx3-ubyte || \
	    { echo 'MNIST is not here'; exit 1; }
	@node docs/gallery/stills.mjs "$(CHROMIUM)" $(MODULES) $(BUILD_DIR)
