# tapegrad: `make` shows how far you are, `make help` what there is to make.
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
LINK      = $(CC) $(CFLAGS) $(SANITIZE) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(LIBS)

# A short line for each file; V=1 shows the whole command.
SAY = $(if $(V),,@echo '  $(1) $@' && )

# kernels/ holds the hot loops. Nobody reads errno or floating-point traps
# there, and without these flags sqrt does not vectorise.
HOT := -O3 -fno-math-errno -fno-trapping-math

# Two precisions, one source.
LIB32 := $(BUILD_DIR)/libtapegrad.a
LIB64 := $(BUILD_DIR)/libtapegrad64.a

SOURCES := $(sort $(wildcard lib/*/*.c lib/*/*/*.c))
OBJECTS32 := $(SOURCES:lib/%.c=$(BUILD_DIR)/f32/%.o)
OBJECTS64 := $(SOURCES:lib/%.c=$(BUILD_DIR)/f64/%.o)

LESSONS := $(patsubst lessons/%/lesson.c,%,$(sort $(wildcard lessons/*/lesson.c)))
NUMBERS := $(foreach l,$(LESSONS),$(firstword $(subst -, ,$(l))))

# Lesson 13's figures vary with the data: run-all.sh compares it loosely.
GOLDEN := $(filter-out 13-mnist,$(LESSONS))

TG_DATA ?= $(BUILD_DIR)/data
export TG_DATA BUILD_DIR CC

.PHONY: help readme ops all test suites lessons lessons-checked golden asan \
        valgrind lint format mnist clean
.DEFAULT_GOAL := progress
.DELETE_ON_ERROR:
.SECONDARY:
.SUFFIXES:

## help: this list
help:
	@awk '/^#[#=] [^:]*: / { \
	        name = substr($$0, 4, index($$0, ": ") - 4); \
	        text = substr($$0, index($$0, ": ") + 2); \
	        if (/^##/) printf "  make %-18s %s\n", name, text; \
	        else settings = settings sprintf("  %-20s %s\n", name, text) } \
	    END { print "\nSettings (TG_PAUSE=1 make lesson-07, or make lesson-07 TG_PAUSE=1):"; \
	          printf "%s\n", settings }' \
	    $(firstword $(MAKEFILE_LIST)) $(wildcard lessons/laboratory/*.mk tests/labs/*.mk) notebooks-c/notebooks.mk \
	    tests/replay/replay.mk docs/gallery/gallery.mk
	@echo "  NN is one of: $(NUMBERS)"

#= ARGS="--epochs 2": options of a lesson; ARGS=--help lists them
#= SCRIPT=FILE: commands for step-NN, in place of the keyboard
#= WORK=FOLDER: where your labs are (work)
#= LAB=FILE: a lab elsewhere; SEED=N: other inputs to grade it on
#= DIR=FOLDER: of student-copy, grade-class
#= PAGE=FILE: of translated; AS_IS=yes: it is right as it is
#= TG_PAUSE=1: a lesson waits for Enter before each part
#= TG_GUESS=0: no lesson asks for your guess before it answers
#= TG_STEP=1 or FILE: any program steps through its backpropagation
#= TG_SVG=FILE: any program writes its graph as SVG
#= TG_DOT=FILE: ... as .dot, for Graphviz
#= TG_HTML=FILE: ... its replay page
#= TG_PICTURES=PREFIX: the plots of a lesson, as PREFIX-name.svg
#= TG_DATA=FOLDER: where the MNIST files are (build/data)
#= MNIST_MIRROR=FOLDER: where make mnist gets them; or a URL
#= TG_THREADS=N: threads at most (all cores); the bits stay the same
#= TG_ISA=NAME: plain, base, avx2, avx512 (the best that is here)
#= TG_PARANOID=1: a use of a rewound tensor is always noticed
#= NO_COLOR=1: no colours
#= BUILD_DIR=FOLDER: where everything that is built goes (build)
#= CC, CFLAGS, SANITIZE: compiler and flags; a change compiles again
#= V=1: whole commands are shown
#= CI=true: make test tests everything, and a skip is a failure

# ---- what is made again ----
#
# An object depends on its source, on all that this includes (the compiler
# writes that list, a .d file next to each object; they are read at the end of
# this file), and on the command it is made with. A library or a program
# depends on the list of sources: one that is gone is to be gone from it.

# $(call remember,FILE,TEXT) writes TEXT to FILE, unless that is what it holds.
remember = $(shell mkdir -p $(BUILD_DIR) && printf '%s\n' '$(subst ','\'',$(2))' \
    >$(1).new && { cmp -s $(1).new $(1) && rm $(1).new || mv $(1).new $(1); })

FLAGS := $(BUILD_DIR)/flags
NAMES := $(BUILD_DIR)/names

ifneq ($(filter-out help progress clean format,$(MAKECMDGOALS)),)
$(call remember,$(FLAGS),$(COMPILE) $(HOT))
$(call remember,$(NAMES),$(sort $(wildcard lib/*/*.c lib/*/*/*.c lessons/*/*.c \
    tests/*.c tests/rows/*.c tests/layers/*.c tests/jumps/*.c docs/*/*.c notebooks-c/*.c notebooks-c/*/*.c)))
endif

# ---- the library ----

## all: both libraries, float32 and float64
all: $(LIB32) $(LIB64)

$(LIB32): $(OBJECTS32) $(NAMES)
$(LIB64): $(OBJECTS64) $(NAMES)
$(LIB32) $(LIB64):
	@rm -f $@
	$(call SAY,ar)$(AR) rcs $@ $(filter %.o,$^)

# An op on one number costs what the engine around it costs.
$(BUILD_DIR)/f32/tape/%.o $(BUILD_DIR)/f64/tape/%.o: OPTIMISE := -O3
$(BUILD_DIR)/f32/kernels/%.o $(BUILD_DIR)/f64/kernels/%.o: OPTIMISE := $(HOT)

# The micro-kernel alone may fuse a * b + c into one instruction: there every
# number is one chain of them, so the bits stay the same.
$(BUILD_DIR)/f32/kernels/fast/tile.o $(BUILD_DIR)/f64/kernels/fast/tile.o: \
    OPTIMISE := $(HOT) -ffp-contract=fast

$(BUILD_DIR)/f64/%.o: COMPILE += -DTG_DOUBLE

define compile
@mkdir -p $(@D)
$(call SAY,cc)$(COMPILE) $(OPTIMISE) -c -o $@ $<
endef

# The objects of lib/, and of programs: lessons/03-tape/lesson.c is compiled to
# f32/lessons/03-tape/lesson.o, f64/... for its checks, gdb/... for a debugger.
$(BUILD_DIR)/f32/%.o: lib/%.c $(FLAGS)
	$(compile)
$(BUILD_DIR)/f64/%.o: lib/%.c $(FLAGS)
	$(compile)
$(BUILD_DIR)/f32/%.o: %.c $(FLAGS)
	$(compile)
$(BUILD_DIR)/f64/%.o: %.c $(FLAGS)
	$(compile)
$(BUILD_DIR)/gdb/%.o: %.c $(FLAGS)
	$(compile)

# The plain files of the replay page, line by line as strings of C.
$(BUILD_DIR)/page/%.inc: lib/look/page/%
	@mkdir -p $(@D)
	@sed 's/[\\"?]/\\&/g; s/.*/"&\\n",/' $< >$@

PAGE_FILES := $(patsubst lib/look/page/%,$(BUILD_DIR)/page/%.inc,$(wildcard lib/look/page/replay.*))
$(BUILD_DIR)/f32/look/page/html.o $(BUILD_DIR)/f64/look/page/html.o: $(PAGE_FILES)
$(BUILD_DIR)/f32/look/page/%.o $(BUILD_DIR)/f64/look/page/%.o: COMPILE += -I$(BUILD_DIR)

# ---- lessons ----

# The objects of lesson $(1), but those of its checks and its lab, in
# $(BUILD_DIR)/$(2).
lesson_objects = $(patsubst %.c,$(BUILD_DIR)/$(2)/%.o, $(filter-out \
    %/test.c %/lab.c %/answer.c %/grade.c %/calls.c %/judge.c, \
    $(sort $(wildcard lessons/$(1)/*.c))))

# A lesson's checks are linked with the lesson, whose main has another name
# then: the checks have their own, in lessons/check.c. They need float64 and no
# libcheck.
$(BUILD_DIR)/f64/lessons/%.o: COMPILE += -Ilessons
$(BUILD_DIR)/f64/lessons/%/lesson.o: COMPILE += -Dmain=lesson_main

# For a debugger: no optimisation of the lesson, and all of the stepper linked.
$(BUILD_DIR)/gdb/%.o: COMPILE += -O0 -g

# Lessons that learn from MNIST where it is: make gets it first.
number = $(firstword $(subst -, ,$(1)))
$(foreach f,$(shell grep -lE "tg_mnist_(exists|load)" lessons/*/*.c 2>/dev/null), \
    $(eval data_$(call number,$(notdir $(patsubst %/,%,$(dir $(f))))) := mnist))

# The programs of lesson $(1), and what there is to do with them. What a lesson
# shows of its graph it shows through tg_inspect (look/inspect.h).
define lesson_rules
$(BUILD_DIR)/lessons/$(1): $(call lesson_objects,$(1),f32) $(LIB32) $(NAMES)
	@mkdir -p $$(@D)
	$$(call SAY,cc)$$(LINK)
$(BUILD_DIR)/checks/$(1): $(call lesson_objects,$(1),f64) \
    $(BUILD_DIR)/f64/lessons/$(1)/test.o $(BUILD_DIR)/f64/lessons/check.o $(LIB64) $(NAMES)
	@mkdir -p $$(@D)
	$$(call SAY,cc)$$(LINK)
$(BUILD_DIR)/gdb/$(1): $(call lesson_objects,$(1),gdb) $(LIB32) $(NAMES)
	$$(call SAY,cc)$$(LINK) -Wl,-u,tg_ask

.PHONY: lesson-$(2) check-$(2) step-$(2) dot-$(2) svg-$(2) html-$(2) gdb-$(2)
lesson-$(2) step-$(2) dot-$(2) svg-$(2) html-$(2): $(BUILD_DIR)/lessons/$(1) $(data_$(2))
check-$(2): $(BUILD_DIR)/checks/$(1)
gdb-$(2): $(BUILD_DIR)/gdb/$(1) $(data_$(2))

lesson-$(2) check-$(2):
	@$$< $$(ARGS)
step-$(2):
	@TG_STEP="$$(or $$(SCRIPT),1)" $$< $$(ARGS)
dot-$(2):
	@TG_DOT=$(BUILD_DIR)/lesson-$(2).dot $$< $$(ARGS) >/dev/null
	@echo "wrote $(BUILD_DIR)/lesson-$(2).dot"
	@if command -v dot >/dev/null 2>&1; then \
	    dot -Tsvg -o $(BUILD_DIR)/lesson-$(2)-dot.svg $(BUILD_DIR)/lesson-$(2).dot \
	    && echo "wrote $(BUILD_DIR)/lesson-$(2)-dot.svg"; \
	else echo "(make svg-$(2) draws it without Graphviz)"; fi
svg-$(2):
	@TG_SVG=$(BUILD_DIR)/lesson-$(2).svg TG_PICTURES=$(BUILD_DIR)/lesson-$(2) \
	    $$< $$(ARGS) >/dev/null
	@for f in $(BUILD_DIR)/lesson-$(2)*.svg; do echo "wrote $$$$f"; done
html-$(2):
	@rm -f $(BUILD_DIR)/lesson-$(2).html
	@TG_HTML=$(BUILD_DIR)/lesson-$(2).html $$< $$(ARGS) >/dev/null
	@test -f $(BUILD_DIR)/lesson-$(2).html || { echo "$$< wrote no page there"; exit 1; }
	@echo "wrote $(BUILD_DIR)/lesson-$(2).html: open it in a browser"
gdb-$(2):
	@gdb -q -iex "set auto-load safe-path $$(CURDIR)" -x lib/look/step/tapegrad-gdb.py \
	    --args $$< $$(ARGS)
endef
## lesson-NN: run lesson NN (its options in ARGS="...")
## check-NN: the gradient checks of lesson NN
## step-NN: step through its backpropagation (SCRIPT=FILE)
## html-NN: its replay page: backpropagation in a browser
## svg-NN: its graph and its pictures as SVG
## dot-NN: its graph as .dot, and drawn where Graphviz is
## gdb-NN: gdb with printers and commands for tapes
$(foreach l,$(LESSONS),$(eval $(call lesson_rules,$(l),$(call number,$(l)))))

lesson-% check-% step-% html-% svg-% dot-% gdb-%:
	@echo "there is no lesson $*; there are $(NUMBERS)" >&2; exit 2

# Small pictures that illustrate the READMEs: the same bytes each time.
## pictures: the pictures of all lessons, to docs/pictures
.PHONY: pictures
pictures: $(LESSONS:%=$(BUILD_DIR)/lessons/%)
	@mkdir -p docs/pictures
	@for l in $(LESSONS); do \
	    TG_DATA=/nonexistent LC_ALL=C TG_PICTURES=docs/pictures/$${l%%-*} \
	    TG_SVG=docs/pictures/$${l%%-*}-graph.svg $(BUILD_DIR)/lessons/$$l >/dev/null \
	    || exit 1; done

## expected: write each lesson's output to its expected.txt
.PHONY: expected
expected: $(GOLDEN:%=$(BUILD_DIR)/lessons/%)
	@for l in $(GOLDEN); do \
	    TG_DATA=/nonexistent LC_ALL=C NO_COLOR=1 $(BUILD_DIR)/lessons/$$l \
	        >$(BUILD_DIR)/expected.txt </dev/null || exit 1; \
	    cp $(BUILD_DIR)/expected.txt lessons/$$l/expected.txt; done

# What quotes a lesson: its README, and the page about the article's program;
# both in Chinese, too, where they are translated. docs/teaching.md quotes the
# lab in docs/exam.
QUOTING := $(LESSONS:%=lessons/%/README.md) $(wildcard lessons/*/README.zh-CN.md) \
    docs/article.md docs/article.zh-CN.md docs/teaching.md
quoted_folder = $$(case $$f in lessons/*) dirname $$f ;; \
    *teaching*) echo docs ;; *) echo lessons/13-mnist ;; esac)/

## quotes: fill in what pages quote of the lessons
.PHONY: quotes
quotes:
	@for f in $(QUOTING); do \
	    awk -v folder="$(quoted_folder)" -f tests/quotes.awk $$f >$(BUILD_DIR)/quoted || exit 1; \
	    cmp -s $(BUILD_DIR)/quoted $$f || cp $(BUILD_DIR)/quoted $$f; done

## translated: PAGE=X.zh-CN.md is revised; notes the English text
.PHONY: translated translations-tested
translated:
	@sh tests/lint/translations.sh done "$(PAGE)"

## translations-tested: lint notices a page that its translation is behind
translations-tested:
	@sh tests/lint/translations-tested.sh $(BUILD_DIR)

## lessons: run all lessons, one after the other
lessons: $(NUMBERS:%=lesson-%)

## mnist: get the MNIST files (MNIST_MIRROR: a folder or a URL)
mnist:
	@mkdir -p "$(TG_DATA)"
	@sh lib/data/get-mnist.sh "$(TG_DATA)" || true

README := $(patsubst docs/readme/%.c,%,$(wildcard docs/readme/*.c))

$(BUILD_DIR)/docs/readme/%: $(BUILD_DIR)/f32/docs/readme/%.o $(LIB32)
	@mkdir -p $(@D)
	$(call SAY,cc)$(LINK)

## readme: run the README's program, and draw its graph
readme: $(BUILD_DIR)/docs/readme/neuron
	@$< $<.dot
	@if command -v dot >/dev/null 2>&1; then \
	    dot -Tsvg -o docs/readme/neuron.svg $<.dot; fi

# The README, in both languages, with what its programs are and print now.
READMES := $(BUILD_DIR)/README.md $(BUILD_DIR)/README.zh-CN.md
$(READMES): $(BUILD_DIR)/%: % $(README:%=$(BUILD_DIR)/docs/readme/%)
	@awk -f tests/quotes.awk $< >$@.quoted
	@awk -v bin=$(BUILD_DIR)/docs/readme -f docs/run.awk $@.quoted >$@

# CONTRIBUTING.md with what the commands say that it quotes.
$(BUILD_DIR)/CONTRIBUTING.md: docs/CONTRIBUTING.md tests/sizes/sizes.sh $(LIB32)
	@awk -v bin="sh tests" -f docs/run.awk docs/CONTRIBUTING.md >$@

# ---- the reference of ops ----

# The rows of the tests are the examples in it.
REFERENCE := $(patsubst %.c,$(BUILD_DIR)/f32/%.o,$(sort $(wildcard docs/reference/*.c \
    tests/rows/*.c tests/layers/*.c)))
$(BUILD_DIR)/f32/docs/reference/%.o: COMPILE += -Itests

$(BUILD_DIR)/reference: $(REFERENCE) $(LIB32) $(NAMES)
	$(call SAY,cc)$(LINK)

## ops: a table of all ops, with their formulas and rules
ops: $(BUILD_DIR)/reference
	@$<

## docs/ops.md: the reference of ops, from headers and op table
docs/ops.md: $(BUILD_DIR)/reference $(wildcard lib/ops/*.h)
	@$< --markdown >$@.new && mv $@.new $@ && echo "wrote $@"

## docs/layers.md: the reference of layers, from headers and test rows
docs/layers.md: $(BUILD_DIR)/reference $(wildcard lib/nn/layers/*.h)
	@$< --layers >$@.new && mv $@.new $@ && echo "wrote $@"

# ---- pages with transcripts ----

DEBUGGING := $(patsubst docs/debugging/%.c,%,$(wildcard docs/debugging/*.c))

$(BUILD_DIR)/debugging/%: $(BUILD_DIR)/f32/docs/debugging/%.o $(LIB32)
	@mkdir -p $(@D)
	$(call SAY,cc)$(LINK)

# The examples of docs/models.md; pieces.c has its shorter ones.
MODELS := $(filter-out data,$(patsubst docs/models/%.c,%,$(sort $(wildcard docs/models/*.c))))

$(BUILD_DIR)/models/%: $(BUILD_DIR)/f32/docs/models/%.o \
    $(BUILD_DIR)/f32/docs/models/data.o $(LIB32)
	@mkdir -p $(@D)
	$(call SAY,cc)$(LINK)

# docs/models.md with what its programs are, and what they print.
$(BUILD_DIR)/models.md: docs/models.md $(MODELS:%=$(BUILD_DIR)/models/%) \
    $(wildcard docs/models/*)
	@awk -v folder=docs/models/ -f tests/quotes.awk $< >$@.quoted
	@awk -v bin=$(BUILD_DIR)/models -f docs/run.awk $@.quoted >$@

## models: run the programs of docs/models.md; what is expected
.PHONY: models
models: $(MODELS:%=$(BUILD_DIR)/models/%) mnist
	@sh tests/models.sh $(BUILD_DIR) --show

## models-expected: write what they print to docs/models/
.PHONY: models-expected
models-expected: $(MODELS:%=$(BUILD_DIR)/models/%) mnist
	@sh tests/models.sh $(BUILD_DIR) --write

## docs: what programs write: ops, transcripts, pictures
.PHONY: docs
docs: $(DEBUGGING:%=$(BUILD_DIR)/debugging/%) docs/ops.md docs/layers.md quotes pictures \
    $(READMES) $(BUILD_DIR)/CONTRIBUTING.md $(BUILD_DIR)/models.md
	@cp $(READMES) .
	@cp $(BUILD_DIR)/models.md docs/models.md
	@cp $(BUILD_DIR)/CONTRIBUTING.md docs/CONTRIBUTING.md
	@awk -v bin=$(BUILD_DIR)/debugging -f docs/run.awk docs/debugging.md \
	    >$(BUILD_DIR)/debugging.md && cp $(BUILD_DIR)/debugging.md docs/debugging.md
	@echo "wrote docs/debugging.md"

include lessons/laboratory/laboratory.mk
include lessons/laboratory/changes.mk
-include tests/labs/labs.mk
include notebooks-c/notebooks.mk
include tests/replay/replay.mk
include docs/gallery/gallery.mk

# ---- tests ----

TESTS := $(sort $(wildcard tests/*.c tests/rows/*.c tests/layers/*.c))
SUITE_LIB_f32 := $(LIB32)
SUITE_LIB_f64 := $(LIB64)

$(BUILD_DIR)/f32/tests/%.o $(BUILD_DIR)/f64/tests/%.o: \
    COMPILE += $$(sh tests/check-flags.sh --cflags) -Inotebooks-c \
        -Inotebooks-c/runner -Inotebooks-c/pages
$(TESTS:%.c=$(BUILD_DIR)/f32/%.o) $(TESTS:%.c=$(BUILD_DIR)/f64/%.o): | libcheck

define suite_rules
$(BUILD_DIR)/$(1)/suites: $(TESTS:%.c=$(BUILD_DIR)/$(1)/%.o) \
    $(NB_TESTED) $(SUITE_LIB_$(1)) $(NAMES)
	$$(call SAY,cc)$$(LINK) $$$$(sh tests/check-flags.sh --libs)
endef
$(eval $(call suite_rules,f32))
$(eval $(call suite_rules,f64))

.PHONY: libcheck
libcheck:
	@sh tests/need-check.sh

## test: the tests, in three minutes; CI=true: all of them
test: libcheck
	+@sh tests/run-all.sh "$(MAKE)"

## suites: the unit tests alone, in both precisions
suites: $(BUILD_DIR)/f64/suites $(BUILD_DIR)/f32/suites
	$(BUILD_DIR)/f64/suites
	$(BUILD_DIR)/f32/suites

## lessons-checked: the gradient checks of all lessons
lessons-checked: $(LESSONS:%=$(BUILD_DIR)/checks/%)
	@for c in $^; do $$c || exit 1; done

## natural: natural lines compile; slips get short answers
.PHONY: natural
natural: $(LIB32)
	@sh tests/natural.sh $(BUILD_DIR)

## golden: each lesson prints what its expected.txt says
golden: $(GOLDEN:%=$(BUILD_DIR)/lessons/%)
	@sh tests/golden.sh $(BUILD_DIR) $(GOLDEN)

## models-checked: each learns as docs/models.md says (CI: MNIST)
.PHONY: models-checked
models-checked: $(MODELS:%=$(BUILD_DIR)/models/%) mnist
	@sh tests/models.sh $(BUILD_DIR)

## docs-checked: what the pages quote is what the programs print now
.PHONY: docs-checked
docs-checked: translations-tested $(DEBUGGING:%=$(BUILD_DIR)/debugging/%) $(READMES) \
    $(BUILD_DIR)/CONTRIBUTING.md $(BUILD_DIR)/models.md
	@sh tests/golden.sh --words docs/models.md $(BUILD_DIR)/models.md
	@sh tests/golden.sh --words docs/CONTRIBUTING.md $(BUILD_DIR)/CONTRIBUTING.md
	@for f in README.md README.zh-CN.md; do \
	    sh tests/golden.sh --words $$f $(BUILD_DIR)/$$f || exit 1; done
	@awk -v bin=$(BUILD_DIR)/debugging -f docs/run.awk docs/debugging.md \
	    >$(BUILD_DIR)/debugging.md
	@sh tests/golden.sh --words docs/debugging.md $(BUILD_DIR)/debugging.md
	@for f in $(QUOTING); do \
	    awk -v folder="$(quoted_folder)" -f tests/quotes.awk $$f | cmp -s - $$f || \
	    { echo "$$f quotes what is not there now: make quotes"; exit 1; }; done

## rebuild-checked: what is edited, of any kind, is built again
.PHONY: rebuild-checked
rebuild-checked: all $(BUILD_DIR)/f32/suites $(BUILD_DIR)/f64/suites $(NB) $(NB_PROGRAMS) \
    $(BUILD_DIR)/bench/bench $(BUILD_DIR)/bench/steady $(BUILD_DIR)/reference \
    $(README:%=$(BUILD_DIR)/docs/readme/%) $(DEBUGGING:%=$(BUILD_DIR)/debugging/%) \
    $(MODELS:%=$(BUILD_DIR)/models/%) \
    $(foreach p,lessons checks,$(LESSONS:%=$(BUILD_DIR)/$(p)/%)) \
    $(BUILD_DIR)/gdb/03-tape $(BUILD_DIR)/gdb/13-mnist
	@sh tests/rebuild.sh $(BUILD_DIR) "$(MAKE)"

## asan: the unit tests under AddressSanitizer and UBSan
ASAN := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
asan:
	$(MAKE) BUILD_DIR=$(BUILD_DIR)/asan SANITIZE="$(ASAN)" suites lessons-checked \
	    notebooks-tested $(if $(NO_WRAP),,jumps)

# clang's AddressSanitizer finds out about poisoned memory in another way than gcc's.
## asan-clang: the jumps under clang's AddressSanitizer
.PHONY: asan-clang
asan-clang:
	$(MAKE) BUILD_DIR=$(BUILD_DIR)/asan-clang CC=clang \
	    SANITIZE="-fsanitize=address -fno-omit-frame-pointer" jumps

## valgrind: the unit tests of tape/ under valgrind
valgrind: $(BUILD_DIR)/f64/suites
	CK_FORK=no CK_RUN_SUITE=core valgrind -q --error-exitcode=1 \
	    --leak-check=full --errors-for-leak-kinds=definite,indirect,possible \
	    $<

# Calls of malloc are counted by the linker's --wrap.
WRAP := -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc,--wrap=posix_memalign,--wrap=aligned_alloc

BENCH := $(patsubst %,$(BUILD_DIR)/f32/tests/bench/%.o,bench peak steady allocations)
$(BUILD_DIR)/f32/tests/bench/%.o: OPTIMISE := $(HOT) -ffp-contract=fast

$(BUILD_DIR)/bench/bench: $(BUILD_DIR)/f32/tests/bench/peak.o
$(BUILD_DIR)/bench/bench $(BUILD_DIR)/bench/steady: $(BUILD_DIR)/bench/%: \
    $(BUILD_DIR)/f32/tests/bench/%.o $(BUILD_DIR)/f32/tests/bench/allocations.o $(LIB32)
	@mkdir -p $(@D)
	$(call SAY,cc)$(LINK) $(WRAP)

## steady: in steady state a training step allocates nothing
.PHONY: steady
steady: $(BUILD_DIR)/bench/steady
	@$<

# A failure at every kind of opportunity, in float64 (gradient checks need it).
JUMPS := $(patsubst %.c,$(BUILD_DIR)/f64/%.o,$(sort $(wildcard tests/jumps/*.c)))

$(BUILD_DIR)/jumps: $(JUMPS) $(LIB64) $(NAMES)
	$(call SAY,cc)$(LINK) $(WRAP) -Wl,--wrap=tg_entry_hook,--wrap=tg_arena_take

## jumps: a longjmp out of tg_fail leaves a tape as good as new
.PHONY: jumps
jumps: $(BUILD_DIR)/jumps
	@$<

# Calls with a NULL in each place, written from the headers of engine and models.
NULLED := $(filter-out %/entry.h %/arena.h %/undo.h %/given.h %/axes.h %/terms.h,$(wildcard lib/tape/*.h lib/ops/*.h)) \
    $(wildcard lib/nn/*.h lib/nn/layers/*.h lib/optim/*.h) \
    $(patsubst %,lib/train/%.h,batch_data compile evaluate fit history) \
    lib/look/text/summary.h lib/look/graph/model_graph.h
$(BUILD_DIR)/nulls/calls.c: tests/nulls/calls.awk $(NULLED)
	@mkdir -p $(@D)
	@awk -f $< $(NULLED) >$@
$(BUILD_DIR)/nulls/nulls: tests/nulls/main.c $(BUILD_DIR)/nulls/calls.c tests/nulls/nulls.h $(LIB32)
	$(call SAY,cc)$(COMPILE) -Wno-nonnull -Itests/nulls -MF $@.d -o $@ $(filter %.c,$^) $(LIB32) $(LIBS)

## nulls: a NULL argument gives a message, never a signal
.PHONY: nulls
nulls: $(BUILD_DIR)/nulls/nulls
	@$<

## bench: what this machine can do, and how much of it is used
.PHONY: bench
bench: $(BUILD_DIR)/bench/bench
	@$< $(BUILD_DIR)/bench.json
	@echo "wrote $(BUILD_DIR)/bench.json"

## bench-peers: lesson 13 against OpenBLAS and PyTorch, if installed
.PHONY: bench-peers
bench-peers: $(BUILD_DIR)/lessons/13-mnist mnist
	@mkdir -p $(BUILD_DIR)/bench
	@sh tests/bench/peers.sh $(BUILD_DIR) $(ROUNDS)

## mutants: plant wrong rules, and list those that no test notices
.PHONY: mutants
mutants: $(BUILD_DIR)/f64/suites
	@COMPILE="$(COMPILE)" OBJECTS="$(TESTS:tests/%.c=$(BUILD_DIR)/f64/tests/%.o) $(NB_TESTED)" \
	    sh tests/mutants.sh $(BUILD_DIR) $(EVERY)

## lint: formatting, include order, golden rules of the house
lint: $(BUILD_DIR)/op-names
	+@MAKE="$(MAKE)" sh tests/lint.sh $(BUILD_DIR)

$(BUILD_DIR)/op-names: $(BUILD_DIR)/f32/tests/lint/op_names.o $(LIB32)
	$(call SAY,cc)$(LINK)

## recipes: the recipes of CONTRIBUTING.md, followed in a copy
.PHONY: recipes
recipes: all $(BUILD_DIR)/reference $(BUILD_DIR)/op-names | libcheck
	+@sh tests/recipe-op.sh "$(MAKE)" $(BUILD_DIR)

## recipe-layer: the layer and the op of your own, as CONTRIBUTING says
.PHONY: recipe-layer
recipe-layer: $(LIB64)
	@sh tests/recipe-layer.sh $(BUILD_DIR)

## sizes: lines of each room; what the smallest program links
.PHONY: sizes
sizes: $(LIB32)
	@sh tests/sizes/sizes.sh $(BUILD_DIR)

# Versions of clang-format differ in taste: the house is written with 14.
## format: run clang-format 14
format:
	@for f in clang-format-14 clang-format; do \
	    $$f --version 2>/dev/null | grep -q 'version 14\.' || continue; \
	    find lib lessons notebooks-c tests docs -name '*.[ch]' -exec $$f -i {} +; \
	    exit; \
	done; \
	echo 'clang-format 14 is not here; another one would change other lines' >&2; \
	exit 2

## clean: remove what was built, keep the data and the labs
clean:
	@for f in $(BUILD_DIR)/*; do case "$$f" in \
	    "$(BUILD_DIR)/data" | "$(BUILD_DIR)/work") ;; *) rm -rf "$$f" ;; esac; done

# What each object includes.
OBJECTS := $(OBJECTS32) $(OBJECTS64) $(REFERENCE) $(BENCH) $(JUMPS) $(NB_OBJECTS) $(NB_HALF) $(LAB_OBJECTS) \
    $(TESTS:%.c=$(BUILD_DIR)/f32/%.o) $(TESTS:%.c=$(BUILD_DIR)/f64/%.o) \
    $(DEBUGGING:%=$(BUILD_DIR)/f32/docs/debugging/%.o) \
    $(README:%=$(BUILD_DIR)/f32/docs/readme/%.o) \
    $(patsubst %,$(BUILD_DIR)/f32/docs/models/%.o,$(MODELS) data) \
    $(BUILD_DIR)/f32/tests/lint/op_names.o $(BUILD_DIR)/f64/lessons/check.o \
    $(foreach l,$(LESSONS),$(BUILD_DIR)/f64/lessons/$(l)/test.o \
        $(foreach p,f32 f64 gdb,$(call lesson_objects,$(l),$(p))))
-include $(OBJECTS:.o=.d) $(NB_PROGRAMS:=.d)
