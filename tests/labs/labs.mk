# What is tested of the labs. A hand-out is without this folder.

## prove-NN: blank 0 points, answer all, wrong ones what they name
.PHONY: labs-proved $(LAB_NUMBERS:%=prove-%)
$(foreach n,$(LAB_NUMBERS),$(eval prove-$(n): $(call lab_ready,$(n))))
$(LAB_NUMBERS:%=prove-%):
	@sh tests/labs/prove.sh $(@:prove-%=%) $(EVERY)

prove-%:
	@echo "there is no lab $*; there are: $(LAB_NUMBERS)" >&2; exit 2

## answer-NN: the lab with all its blanks filled in
.PHONY: $(LAB_NUMBERS:%=answer-%)
$(LAB_NUMBERS:%=answer-%):
	@mkdir -p $(BUILD_DIR)/labs/$(@:answer-%=%)
	@sh lessons/laboratory/lab.sh spliced $(@:answer-%=%) lessons/$(@:answer-%=%)-*/answer.c

answer-%:
	@echo "there is no lab $*; there are: $(LAB_NUMBERS)" >&2; exit 2

## labs-proved: prove-NN of all labs
labs-proved: $(LAB_NUMBERS:%=prove-%)

## labs-answered: each template earns nothing, and each answer all
.PHONY: labs-answered $(LAB_NUMBERS:%=answered-%)
labs-answered: $(LAB_NUMBERS:%=answered-%)
$(foreach n,$(LAB_NUMBERS),$(eval answered-$(n): \
    $(BUILD_DIR)/labs/$(n)/ready $(BUILD_DIR)/labs/$(n)/cases-$(or $(SEED),1).base))
$(LAB_NUMBERS:%=answered-%):
	@sh tests/labs/prove.sh $(@:answered-%=%) answers

## labs-handled: hints, resets, a class: as they are used
## hand-out-checked: a hand-out holds no answer and grades itself
.PHONY: labs-handled hand-out-checked
labs-handled: $(call lab_ready,01 03)
	+@sh tests/labs/desk.sh $(BUILD_DIR) "$(MAKE)"
	+@sh tests/labs/class.sh $(BUILD_DIR) "$(MAKE)"
	+@sh tests/labs/exam.sh $(BUILD_DIR) "$(MAKE)"
hand-out-checked: $(call lab_ready,$(LAB_NUMBERS))
	+@sh tests/labs/copy.sh $(BUILD_DIR) "$(MAKE)"

## lesson-times: how long programs, checks and grading take here
.PHONY: lesson-times
lesson-times: $(call lab_ready,$(LAB_NUMBERS)) $(LESSONS:%=$(BUILD_DIR)/lessons/%) \
    $(LESSONS:%=$(BUILD_DIR)/checks/%)
	@TG_DATA="$${TG_DATA:-$(BUILD_DIR)/data}" sh tests/labs/times.sh $(BUILD_DIR)

## practice-class: forty pretended students, to practise on: DIR=
.PHONY: practice-class
practice-class:
	@mkdir -p $(BUILD_DIR) $(LAB_NUMBERS:%=$(BUILD_DIR)/labs/%)
	@sh tests/labs/practice.sh "$$DIR" >$(BUILD_DIR)/practice.new && \
	    mv $(BUILD_DIR)/practice.new $(BUILD_DIR)/practice.txt && \
	    echo "A class of 40: $$DIR. What each handed in: $(BUILD_DIR)/practice.txt"

## docs/mistakes.md: what teachers should know of, from wrong/
.PHONY: docs/mistakes.md mistakes-checked
docs/mistakes.md:
	@sh tests/labs/mistakes.sh >$(BUILD_DIR)/mistakes.md && cp $(BUILD_DIR)/mistakes.md $@
	@echo "wrote $@"
docs: docs/mistakes.md
docs-checked: mistakes-checked
mistakes-checked:
	@mkdir -p $(BUILD_DIR); sh tests/labs/mistakes.sh | cmp -s - docs/mistakes.md || \
	    { echo "docs/mistakes.md is not what wrong/ says now: make docs/mistakes.md"; exit 1; }

## changes-tested: a prediction that is false is noticed
.PHONY: changes-tested
changes-tested: $(LIB32) $(LIB64) $(CHECK_OBJECT)
	@sh tests/labs/changes.sh $(BUILD_DIR)
