# The test of the replay pages: each lesson's page in a browser, against what
# the stepper prints.

REPLAY   := $(BUILD_DIR)/replay
REPLAYED := $(NUMBERS:%=$(REPLAY)/lesson-%.txt)

# From the beginning, moment by moment; after the last, nothing new.
$(REPLAY)/script:
	@mkdir -p $(@D)
	@awk 'BEGIN { print "goto start"; \
	    for (i = 0; i < 100; i++) print "s\nexplain" }' >$@

# One run writes both, the transcript and the page: of the same numbers.
define replay_rules
$(REPLAY)/lesson-$(1).txt: $(BUILD_DIR)/lessons/$(filter $(1)-%,$(LESSONS)) \
    $(REPLAY)/script | $(data_$(1))
	@rm -f $$(@:.txt=.html)
	$$(call SAY,run)LC_ALL=C TG_STEP=$(REPLAY)/script \
	    TG_HTML=$$(@:.txt=.html) $$< >$$@
	@test -s $$(@:.txt=.html)
endef
$(foreach n,$(NUMBERS),$(eval $(call replay_rules,$(n))))

.PHONY: replay-browser
## replay-browser: all replay pages in Chromium (node, npm)
replay-browser: notebooks-browser-here $(REPLAYED)
	@node tests/replay/walk.mjs "$(CHROMIUM)" $(MODULES) \
	    $(foreach t,$(REPLAYED),$(t:.txt=.html)=$(t))
