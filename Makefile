# tapegrad: `make` prints what there is to make.
#
# Everything that is built goes to BUILD_DIR. Each source of lib/ is built
# twice: float32 (libtapegrad.a) and float64 (libtapegrad64.a, -DTG_DOUBLE).

BUILD_DIR ?= build
CFLAGS    ?= -O2 -g
ARGS      ?=

ifneq ($(words $(BUILD_DIR)),1)
$(error BUILD_DIR must be one word without spaces (a limit of make): \
        '$(BUILD_DIR)'. The checkout's own path may have spaces)
endif

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes
STANDARD := -std=c11 -D_POSIX_C_SOURCE=200809L -ffp-contract=off
SANITIZE ?=
COMPILE   = $(CC) $(STANDARD) $(WARNINGS) $(CFLAGS) $(SANITIZE) -MMD -MP -Ilib
LIBS     := -lm -pthread

# A short line for each file; V=1 shows the whole command.
SAY = $(if $(V),,@echo '  $(1) $@' && )

# kernels/ holds the hot loops. Nobody reads errno or floating-point traps
# there, and without these flags sqrt does not vectorise.
HOT := -O3 -fno-math-errno -fno-trapping-math

# Two precisions, one source: name and flags of each.
flags_f32 :=
flags_f64 := -DTG_DOUBLE
LIB32 := $(BUILD_DIR)/libtapegrad.a
LIB64 := $(BUILD_DIR)/libtapegrad64.a

SOURCES := $(sort $(wildcard lib/*/*.c lib/*/*/*.c))
OBJECTS32 := $(SOURCES:lib/%.c=$(BUILD_DIR)/f32/%.o)
OBJECTS64 := $(SOURCES:lib/%.c=$(BUILD_DIR)/f64/%.o)

LESSONS := $(patsubst lessons/%/lesson.c,%,$(sort $(wildcard lessons/*/lesson.c)))
NUMBERS := $(foreach l,$(LESSONS),$(firstword $(subst -, ,$(l))))
folder   = $(filter $*-%,$(LESSONS))

# Lesson 13's figures vary with the data: run-all.sh compares it loosely.
GOLDEN := $(filter-out 13-mnist,$(LESSONS))

TG_DATA ?= $(BUILD_DIR)/data
export TG_DATA BUILD_DIR CC

.PHONY: help readme ops all test suites lessons lessons-checked golden asan \
        valgrind lint format mnist clean
.DELETE_ON_ERROR:
.SECONDARY:

## help: this list
help:
	@sed -n 's/^## \([^:]*\): */\1\t/p' $(firstword $(MAKEFILE_LIST)) notebooks-c/notebooks.mk \
	    tests/replay/replay.mk docs/gallery/gallery.mk | \
	    while IFS='	' read -r t d; do printf '  make %-12s %s\n' "$$t" "$$d"; done
	@echo "  NN is one of: $(NUMBERS)"

## all: both libraries, float32 and float64
all: $(LIB32) $(LIB64)

$(LIB32): $(OBJECTS32)
$(LIB64): $(OBJECTS64)
$(LIB32) $(LIB64):
	@rm -f $@
	$(call SAY,ar)$(AR) rcs $@ $^

# An op on one number costs what the engine around it costs.
$(BUILD_DIR)/f32/tape/%.o $(BUILD_DIR)/f64/tape/%.o: HOT_TAPE := -O3

# The micro-kernel alone may fuse a * b + c into one instruction: there every
# number is one chain of them, so the bits stay the same.
$(BUILD_DIR)/%/kernels/fast/tile.o: HOT += -ffp-contract=fast

define precision_rules
$(BUILD_DIR)/$(1)/kernels/%.o: lib/kernels/%.c
	@mkdir -p $$(@D)
	$$(call SAY,cc)$$(COMPILE) $$(HOT) $$(flags_$(1)) -c -o $$@ $$<

$(BUILD_DIR)/$(1)/%.o: lib/%.c
	@mkdir -p $$(@D)
	$$(call SAY,cc)$$(COMPILE) $$(HOT_TAPE) $$(flags_$(1)) -c -o $$@ $$<
endef
$(eval $(call precision_rules,f32))
$(eval $(call precision_rules,f64))

# The plain files of the replay page, line by line as strings of C.
$(BUILD_DIR)/page/%.inc: lib/look/page/%
	@mkdir -p $(@D)
	@sed 's/[\\"?]/\\&/g; s/.*/"&\\n",/' $< >$@

PAGE_FILES := $(patsubst lib/look/page/%,$(BUILD_DIR)/page/%.inc,$(wildcard lib/look/page/replay.*))
$(BUILD_DIR)/f32/look/page/html.o $(BUILD_DIR)/f64/look/page/html.o: $(PAGE_FILES)
$(BUILD_DIR)/f32/look/page/%.o $(BUILD_DIR)/f64/look/page/%.o: COMPILE += -I$(BUILD_DIR)

# ---- lessons ----

$(BUILD_DIR)/lessons/%: lessons/%/lesson.c $(LIB32)
	@mkdir -p $(@D)
	$(call SAY,cc)$(COMPILE) -MF $@.d -o $@ $< $(LIB32) $(LIBS)

# A lesson's checks: the functions of its test.c, which takes in lesson.c,
# under a plain main. They need float64 and no libcheck.
$(BUILD_DIR)/checks/%: lessons/%/test.c lessons/check.c $(LIB64)
	@mkdir -p $(@D)
	$(call SAY,cc)$(COMPILE) -DTG_DOUBLE -Ilessons -MF $@.d -o $@ $< lessons/check.c \
	    $(LIB64) $(LIBS)

# What a lesson shows of its graph it shows through tg_inspect (look/inspect.h).
define lesson_rules
.PHONY: lesson-$(1) check-$(1) step-$(1) dot-$(1) svg-$(1) html-$(1) gdb-$(1)
lesson-$(1): $(BUILD_DIR)/lessons/$(filter $(1)-%,$(LESSONS)) $(data_$(1))
	@$$< $$(ARGS)
check-$(1): $(BUILD_DIR)/checks/$(filter $(1)-%,$(LESSONS))
	@$$< $$(ARGS)
step-$(1): $(BUILD_DIR)/lessons/$(filter $(1)-%,$(LESSONS)) $(data_$(1))
	@TG_STEP="$$(or $$(SCRIPT),1)" $$< $$(ARGS)
dot-$(1): $(BUILD_DIR)/lessons/$(filter $(1)-%,$(LESSONS)) $(data_$(1))
	@TG_DOT=$(BUILD_DIR)/lesson-$(1).dot $$< $$(ARGS) >/dev/null
	@echo "wrote $(BUILD_DIR)/lesson-$(1).dot"
	@if command -v dot >/dev/null 2>&1; then \
	    dot -Tsvg -o $(BUILD_DIR)/lesson-$(1)-dot.svg $(BUILD_DIR)/lesson-$(1).dot \
	    && echo "wrote $(BUILD_DIR)/lesson-$(1)-dot.svg"; \
	else echo "(make svg-$(1) draws it without Graphviz)"; fi
svg-$(1): $(BUILD_DIR)/lessons/$(filter $(1)-%,$(LESSONS)) $(data_$(1))
	@TG_SVG=$(BUILD_DIR)/lesson-$(1).svg TG_PICTURES=$(BUILD_DIR)/lesson-$(1) \
	    $$< $$(ARGS) >/dev/null
	@for f in $(BUILD_DIR)/lesson-$(1)*.svg; do echo "wrote $$$$f"; done
html-$(1): $(BUILD_DIR)/lessons/$(filter $(1)-%,$(LESSONS)) $(data_$(1))
	@rm -f $(BUILD_DIR)/lesson-$(1).html
	@TG_HTML=$(BUILD_DIR)/lesson-$(1).html $$< $$(ARGS) >/dev/null
	@test -f $(BUILD_DIR)/lesson-$(1).html || { echo "$$< wrote no page there"; exit 1; }
	@echo "wrote $(BUILD_DIR)/lesson-$(1).html: open it in a browser"
gdb-$(1): $(BUILD_DIR)/gdb/$(filter $(1)-%,$(LESSONS)) $(data_$(1))
	@gdb -q -iex "set auto-load safe-path $$(CURDIR)" -x lib/look/step/tapegrad-gdb.py \
	    --args $$< $$(ARGS)
endef
$(foreach n,09 12 13 14,$(eval data_$(n) := mnist))
## lesson-NN: run lesson NN (its options in ARGS="...")
## check-NN: the gradient checks of lesson NN
## step-NN: step through its backpropagation (SCRIPT=file: commands)
## html-NN: its replay page: backpropagation in a browser
## svg-NN: its graph and its pictures as SVG
## dot-NN: its graph as .dot, and drawn where Graphviz is
## gdb-NN: gdb with printers and commands for tapes
$(foreach n,$(NUMBERS),$(eval $(call lesson_rules,$(n))))

# For a debugger: no optimisation of the lesson, and all of the stepper linked.
$(BUILD_DIR)/gdb/%: lessons/%/lesson.c $(LIB32)
	@mkdir -p $(@D)
	$(call SAY,cc)$(COMPILE) -O0 -g -MF $@.d -o $@ $< $(LIB32) \
	    -Wl,-u,tg_ask $(LIBS)

# Small pictures that illustrate the READMEs: the same bytes each time.
## pictures: the pictures of all lessons, to docs/pictures
.PHONY: pictures
pictures: $(LESSONS:%=$(BUILD_DIR)/lessons/%)
	@mkdir -p docs/pictures
	@for l in $(filter-out 13-mnist,$(LESSONS)); do \
	    TG_DATA=/nonexistent LC_ALL=C TG_PICTURES=docs/pictures/$${l%%-*} \
	    TG_SVG=docs/pictures/$${l%%-*}-graph.svg $(BUILD_DIR)/lessons/$$l >/dev/null \
	    || exit 1; done

## expected: what the lessons print now, as what they are to print
.PHONY: expected
expected: $(GOLDEN:%=$(BUILD_DIR)/lessons/%)
	@for l in $(GOLDEN); do \
	    TG_DATA=/nonexistent LC_ALL=C NO_COLOR=1 $(BUILD_DIR)/lessons/$$l \
	        >$(BUILD_DIR)/expected.txt </dev/null || exit 1; \
	    cp $(BUILD_DIR)/expected.txt lessons/$$l/expected.txt; done

## quotes: fill in what the lessons' READMEs quote of program and output
.PHONY: quotes
quotes:
	@for l in $(LESSONS); do f=lessons/$$l/README.md; \
	    awk -v folder="lessons/$$l/" -f tests/quotes.awk $$f >$(BUILD_DIR)/quoted || exit 1; \
	    cmp -s $(BUILD_DIR)/quoted $$f || cp $(BUILD_DIR)/quoted $$f; done

## lessons: run all lessons, one after the other
lessons: $(NUMBERS:%=lesson-%)

## mnist: get the MNIST files (MNIST_MIRROR: a folder or a URL)
mnist:
	@mkdir -p "$(TG_DATA)"
	@sh lib/data/get-mnist.sh "$(TG_DATA)" || true

## readme: run the README's program, and draw its graph
readme: $(BUILD_DIR)/readme/neuron
	@$< $(BUILD_DIR)/readme/neuron.dot
	@if command -v dot >/dev/null 2>&1; then \
	    dot -Tsvg -o docs/readme/neuron.svg $(BUILD_DIR)/readme/neuron.dot; fi

README := $(patsubst docs/readme/%.c,%,$(wildcard docs/readme/*.c))

$(BUILD_DIR)/readme/%: docs/readme/%.c $(LIB32)
	@mkdir -p $(@D)
	$(call SAY,cc)$(COMPILE) -MF $@.d -o $@ $< $(LIB32) $(LIBS)

# The README with what its programs are and print now.
$(BUILD_DIR)/README.md: README.md $(README:%=$(BUILD_DIR)/readme/%)
	@awk -f tests/quotes.awk README.md >$@.quoted
	@awk -v bin=$(BUILD_DIR)/readme -f docs/run.awk $@.quoted >$@

# ---- the reference of ops ----

$(BUILD_DIR)/reference: $(wildcard docs/reference/*.[ch] tests/rows/*.[ch]) $(LIB32)
	$(call SAY,cc)$(COMPILE) -Itests -MF $@.d -o $@ $(filter %.c,$^) $(LIB32) $(LIBS)

## ops: a table of all ops, with their formulas and rules
ops: $(BUILD_DIR)/reference
	@$<

## docs/ops.md: the reference of ops, from the headers and the op table
docs/ops.md: $(BUILD_DIR)/reference $(wildcard lib/ops/*.h)
	@$< --markdown >$@.new && mv $@.new $@ && echo "wrote $@"

# ---- pages with transcripts ----

DEBUGGING := $(patsubst docs/debugging/%.c,%,$(wildcard docs/debugging/*.c))

$(BUILD_DIR)/debugging/%: docs/debugging/%.c $(LIB32)
	@mkdir -p $(@D)
	$(call SAY,cc)$(COMPILE) -MF $@.d -o $@ $< $(LIB32) $(LIBS)

## docs: the pages that programs write: ops, transcripts, quotes, pictures
.PHONY: docs
docs: $(DEBUGGING:%=$(BUILD_DIR)/debugging/%) docs/ops.md quotes pictures \
    $(BUILD_DIR)/README.md
	@cp $(BUILD_DIR)/README.md README.md
	@awk -v bin=$(BUILD_DIR)/debugging -f docs/run.awk docs/debugging.md \
	    >$(BUILD_DIR)/debugging.md && cp $(BUILD_DIR)/debugging.md docs/debugging.md
	@echo "wrote docs/debugging.md"

include notebooks-c/notebooks.mk
include tests/replay/replay.mk
include docs/gallery/gallery.mk

# ---- tests ----

TESTS := $(filter-out tests/steady.c,$(sort $(wildcard tests/*.c tests/rows/*.c)))
SUITE_LIB_f32 := $(LIB32)
SUITE_LIB_f64 := $(LIB64)

define suite_rules
$(BUILD_DIR)/$(1)/tests/%.o: tests/%.c | libcheck
	@mkdir -p $$(@D)
	$$(call SAY,cc)$$(COMPILE) $$(flags_$(1)) $$$$(sh tests/check-flags.sh --cflags) \
	    -Inotebooks-c -Inotebooks-c/runner -Inotebooks-c/pages -c -o $$@ $$<

$(BUILD_DIR)/$(1)/suites: $(TESTS:tests/%.c=$(BUILD_DIR)/$(1)/tests/%.o) \
    $(NB_TESTED) $(SUITE_LIB_$(1))
	$$(call SAY,cc)$$(CC) $$(SANITIZE) -o $$@ $$^ $$$$(sh tests/check-flags.sh --libs) $(LIBS)
endef
$(eval $(call suite_rules,f32))
$(eval $(call suite_rules,f64))

.PHONY: libcheck
libcheck:
	@sh tests/need-check.sh

## test: everything that is tested (installs or asks for libcheck)
test: libcheck
	+@sh tests/run-all.sh "$(MAKE)"

## suites: the unit tests alone, in both precisions
suites: $(BUILD_DIR)/f64/suites $(BUILD_DIR)/f32/suites
	$(BUILD_DIR)/f64/suites
	$(BUILD_DIR)/f32/suites

## lessons-checked: the gradient checks of all lessons
lessons-checked: $(LESSONS:%=$(BUILD_DIR)/checks/%)
	@for c in $^; do $$c || exit 1; done

## natural: what a student writes compiles; slips get short answers
.PHONY: natural
natural: $(LIB32)
	@sh tests/natural.sh $(BUILD_DIR)

## golden: each lesson prints what its expected.txt says
golden: $(GOLDEN:%=$(BUILD_DIR)/lessons/%)
	@sh tests/golden.sh $(BUILD_DIR) $(GOLDEN)

## docs-checked: what the pages quote is what the programs print now
.PHONY: docs-checked
docs-checked: $(DEBUGGING:%=$(BUILD_DIR)/debugging/%) $(BUILD_DIR)/README.md
	@sh tests/golden.sh --words README.md $(BUILD_DIR)/README.md
	@awk -v bin=$(BUILD_DIR)/debugging -f docs/run.awk docs/debugging.md \
	    >$(BUILD_DIR)/debugging.md
	@sh tests/golden.sh --words docs/debugging.md $(BUILD_DIR)/debugging.md
	@for l in $(LESSONS); do f=lessons/$$l/README.md; \
	    awk -v folder="lessons/$$l/" -f tests/quotes.awk $$f | cmp -s - $$f || \
	    { echo "$$f quotes what is not there now: make quotes"; exit 1; }; done

## asan: the unit tests under AddressSanitizer and UBSan
ASAN := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
asan:
	$(MAKE) BUILD_DIR=$(BUILD_DIR)/asan SANITIZE="$(ASAN)" suites lessons-checked \
	    notebooks-tested $(if $(NO_WRAP),,jumps)

## valgrind: the unit tests of core/ under valgrind
valgrind: $(BUILD_DIR)/f64/suites
	CK_FORK=no CK_RUN_SUITE=core valgrind -q --error-exitcode=1 \
	    --leak-check=full --errors-for-leak-kinds=definite,indirect,possible \
	    $<

# Calls of malloc are counted by the linker's --wrap.
WRAP := -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc,--wrap=posix_memalign,--wrap=aligned_alloc

$(BUILD_DIR)/bench/bench: tests/bench/bench.c tests/bench/peak.c tests/bench/allocations.c $(LIB32)
	@mkdir -p $(@D)
	$(call SAY,cc)$(COMPILE) $(HOT) -ffp-contract=fast -MF $@.d -o $@ \
	    $(filter %.c,$^) $(LIB32) $(WRAP) $(LIBS)

$(BUILD_DIR)/steady: tests/steady.c tests/bench/allocations.c $(LIB32)
	$(call SAY,cc)$(COMPILE) -Itests -MF $@.d -o $@ $(filter %.c,$^) $(LIB32) \
	    $(WRAP) $(LIBS)

## steady: a training step in steady state allocates nothing
.PHONY: steady
steady: $(BUILD_DIR)/steady
	@$<

# A failure at every kind of opportunity, in float64 (gradient checks need it).
JUMPS := $(sort $(wildcard tests/jumps/*.c))
$(BUILD_DIR)/jumps: $(JUMPS) tests/jumps/jumps.h tests/jumps/inject.h $(LIB64)
	$(call SAY,cc)$(COMPILE) $(flags_f64) -MF $@.d -o $@ $(JUMPS) $(LIB64) \
	    $(WRAP) -Wl,--wrap=tg_entry_hook,--wrap=tg_arena_take $(LIBS)

## jumps: a longjmp out of tg_fail leaves a tape as good as new
.PHONY: jumps
jumps: $(BUILD_DIR)/jumps
	@$<

## bench: what this machine can do, and how much of it is used
.PHONY: bench
bench: $(BUILD_DIR)/bench/bench
	@$< $(BUILD_DIR)/bench.json
	@echo "wrote $(BUILD_DIR)/bench.json"

## bench-peers: lesson 13 beside OpenBLAS and PyTorch, where installed
.PHONY: bench-peers
bench-peers: $(BUILD_DIR)/lessons/13-mnist mnist
	@mkdir -p $(BUILD_DIR)/bench
	@sh tests/bench/peers.sh $(BUILD_DIR) $(ROUNDS)

## mutants: plant wrong rules one by one; which does no test notice?
.PHONY: mutants
mutants: $(BUILD_DIR)/f64/suites
	@COMPILE="$(COMPILE)" OBJECTS="$(TESTS:tests/%.c=$(BUILD_DIR)/f64/tests/%.o) $(NB_TESTED)" \
	    sh tests/mutants.sh $(BUILD_DIR) $(EVERY)

## lint: formatting, include order, golden rules of the house
lint: $(BUILD_DIR)/op-names
	+@MAKE="$(MAKE)" sh tests/lint.sh $(BUILD_DIR)

$(BUILD_DIR)/op-names: tests/lint/op_names.c $(LIB32)
	$(call SAY,cc)$(COMPILE) -MF $@.d -o $@ $< $(LIB32) $(LIBS)

## recipes: what CONTRIBUTING.md says about a new op, followed in a copy
.PHONY: recipes
recipes: all $(BUILD_DIR)/reference $(BUILD_DIR)/op-names | libcheck
	+@sh tests/recipe-op.sh "$(MAKE)" $(BUILD_DIR)

## format: let clang-format have its way
format:
	clang-format -i lib/*/*.[ch] lib/*/*/*.[ch] lib/*.h lessons/*/*.c lessons/*.[ch] \
	    tests/*.[ch] tests/*/*.[ch] docs/*/*.[ch] notebooks-c/*.[ch] \
	    notebooks-c/*/*.[ch]

## clean: remove what was built, keep the data
clean:
	@for f in $(BUILD_DIR)/*; do \
	    [ "$$f" = "$(BUILD_DIR)/data" ] || rm -rf "$$f"; done

-include $(OBJECTS32:.o=.d) $(OBJECTS64:.o=.d)
-include $(wildcard $(BUILD_DIR)/lessons/*.d $(BUILD_DIR)/checks/*.d)
-include $(wildcard $(BUILD_DIR)/f32/tests/*.d $(BUILD_DIR)/f64/tests/*.d \
    $(BUILD_DIR)/f32/tests/rows/*.d $(BUILD_DIR)/f64/tests/rows/*.d)
