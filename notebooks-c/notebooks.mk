# Notebooks: ordinary programs, and the runner that makes pages of them.

NOTEBOOKS := $(patsubst notebooks-c/%.c,%,$(sort $(wildcard notebooks-c/[0-9][0-9]-*.c)))
PAGES     := $(BUILD_DIR)/notebooks
NB        := $(BUILD_DIR)/nb/nb

# The program: what cuts and runs, what writes pages, and main.
NB_SOURCES := $(patsubst %,notebooks-c/%.c,main text lex) $(wildcard notebooks-c/runner/*.c notebooks-c/pages/*.c)
NB_OBJECTS := $(patsubst notebooks-c/%.c,$(BUILD_DIR)/nb/%.o,$(NB_SOURCES))
NB_TESTED  := $(filter-out %/main.o,$(NB_OBJECTS)) # by unit tests

# What a notebook is linked with: pictures, and the record of its run.
NB_HALF := $(patsubst %,$(BUILD_DIR)/nb/%.o,nb nb_images show record)
NB_LINK := $(NB_HALF) $(LIB32) $(LIBS)

# -no-pie: so that a crash's addresses are the program's, whose lines are known.
NB_COMPILE = $(CC) $(STANDARD) $(WARNINGS) $(CFLAGS) $(SANITIZE) -Ilib \
    -Inotebooks-c -no-pie

$(NB): $(NB_OBJECTS) $(LIB32) $(NAMES)
	$(call SAY,cc)$(LINK)

# The style sheet as a string of C.
$(BUILD_DIR)/nb/page.css.inc: notebooks-c/pages/page.css
	@mkdir -p $(@D)
	@sed 's/[\\"]/\\&/g; s/.*/"&\\n"/' $< >$@

$(BUILD_DIR)/nb/pages/html.o: $(BUILD_DIR)/nb/page.css.inc

$(BUILD_DIR)/nb/%.o: COMPILE += -Inotebooks-c -Inotebooks-c/runner \
    -Inotebooks-c/pages -I$(BUILD_DIR)/nb -DTG_PLAIN_CALLS
$(BUILD_DIR)/nb/%.o: notebooks-c/%.c $(FLAGS)
	$(compile)

# As normal programs.
$(BUILD_DIR)/nb/plain/%: notebooks-c/%.c $(NB_HALF) $(LIB32) $(FLAGS)
	@mkdir -p $(@D)
	$(call SAY,cc)$(COMPILE) -Inotebooks-c -MF $@.d -o $@ $< $(NB_LINK)

# A notebook is run from the top, always: no page is too new to be made again.
RUN_NB = $(NB) --compile '$(NB_COMPILE)' --link '$(NB_LINK)' $(NB_OPTIONS)

.PHONY: notebooks notebooks-check notebooks-accept
## notebooks: all notebooks and their pages (HTML, .ipynb, .md)
notebooks: $(NB) $(NB_HALF) $(LIB32) mnist
	@$(RUN_NB) --out $(PAGES) $(NOTEBOOKS:%=notebooks-c/%.c)

## notebooks-check: run them again; do they show what is committed?
notebooks-check: $(NB) $(NB_HALF) $(LIB32) mnist
	@sh tests/notebooks/check.sh $(BUILD_DIR)/nb/check $(NB) '$(NB_COMPILE)' \
	    '$(NB_LINK)' $(NOTEBOOKS)

## notebooks-accept: write down what they show now, to be committed
notebooks-accept: $(NB) $(NB_HALF) $(LIB32) mnist
	@test -e $(TG_DATA)/train-images-idx3-ubyte || { echo 'MNIST is not here'; exit 1; }
	@rm -rf $(BUILD_DIR)/nb/accept
	@$(RUN_NB) --out $(BUILD_DIR)/nb/accept $(NOTEBOOKS:%=notebooks-c/%.c)
	@rm -rf notebooks-c/pictures notebooks-c/[0-9]*.md
	@cp -R $(BUILD_DIR)/nb/accept/pictures $(BUILD_DIR)/nb/accept/*.md notebooks-c/

.PHONY: page text own-file
own-file:
	@test -f "$(FILE)" || { echo 'which notebook? FILE=my.c'; exit 2; }

## page: the pages of a notebook of your own (FILE=my.c)
page: own-file $(NB) $(NB_HALF) $(LIB32)
	@$(RUN_NB) --out $(BUILD_DIR)/pages "$(FILE)"

## text: the same in the terminal (FILE=my.c)
text: own-file $(NB_HALF) $(LIB32)
	@mkdir -p $(BUILD_DIR)/nb/plain
	@$(COMPILE) -Inotebooks-c -MF $(BUILD_DIR)/nb/own.d \
	    -o $(BUILD_DIR)/nb/own "$(FILE)" $(NB_LINK)
	@$(BUILD_DIR)/nb/own

nb_data_06 := mnist
define notebook_rules
.PHONY: notebook-$(1) text-$(1)
notebook-$(1): $(nb_data_$(1)) $(NB) $(NB_HALF) $(LIB32)
	@$(RUN_NB) --out $(PAGES) notebooks-c/$(filter $(1)-%,$(NOTEBOOKS)).c
text-$(1): $(nb_data_$(1)) $(BUILD_DIR)/nb/plain/$(filter $(1)-%,$(NOTEBOOKS))
	@$$<
endef
$(foreach n,$(NOTEBOOKS),$(eval $(call notebook_rules,$(firstword $(subst -, ,$(n))))))
## notebook-NN: the page of notebook NN
## text-NN: notebook NN as a normal program, in the terminal

# Programs that are compiled in one go: their .d files are read by the Makefile.
NB_PROGRAMS := $(NOTEBOOKS:%=$(BUILD_DIR)/nb/plain/%) $(BUILD_DIR)/nb/fuzz

# ---- tests ----

$(BUILD_DIR)/nb/fuzz: tests/notebooks/fuzz.c $(NB_TESTED) $(LIB32) $(FLAGS)
	$(call SAY,cc)$(COMPILE) -Inotebooks-c -Inotebooks-c/runner -Inotebooks-c/pages \
	    -MF $@.d -o $@ $(filter %.c %.o %.a,$^) $(LIBS)

.PHONY: notebooks-tested
## notebooks-tested: the runner on notebooks that fail, loop, print oddly
notebooks-tested: $(NB) $(NB_HALF) $(LIB32) $(BUILD_DIR)/nb/fuzz
	@sh tests/notebooks/runs.sh $(BUILD_DIR)/nb/runs $(NB) '$(NB_COMPILE)' \
	    '$(NB_LINK)' $(if $(SANITIZE),sanitized,plain)
	@sh tests/notebooks/torture.sh $(BUILD_DIR)/nb/torture $(NB) \
	    '$(NB_COMPILE)' '$(NB_LINK)'
	@$(BUILD_DIR)/nb/fuzz 3000 $(BUILD_DIR)/nb/scratch.c $(NOTEBOOKS:%=notebooks-c/%.c)

## bench-notebook: from the source of 20 cells to their pages, in seconds
.PHONY: bench-notebook
bench-notebook: $(NB) $(NB_HALF) $(LIB32)
	@mkdir -p $(BUILD_DIR)/bench
	@awk -f tests/bench/twenty.awk >$(BUILD_DIR)/bench/twenty.c
	@for i in 1 2 3 4 5; do \
	    from=$$(date +%s.%N); \
	    $(NB) --out $(BUILD_DIR)/bench --compile '$(NB_COMPILE)' \
	        --link '$(NB_LINK)' $(BUILD_DIR)/bench/twenty.c >/dev/null || exit 1; \
	    echo "$$from $$(date +%s.%N)" | awk '{ printf "%.2f s\n", $$2 - $$1 }'; \
	done

# Tools that only tests use: a Python that has nbformat and nbconvert; Chromium,
# and playwright-core and axe-core from npm.
NB_PYTHON = $(firstword $(foreach p,python3 /usr/bin/python3,$(shell \
    $(p) -c 'import nbformat, nbconvert' 2>/dev/null && echo $(p))))
CHROMIUM  = $(firstword $(foreach c,chromium chromium-browser google-chrome,\
    $(shell command -v $(c))))
MODULES  := $(BUILD_DIR)/browser/node_modules

$(MODULES)/axe-core:
	@mkdir -p $(BUILD_DIR)/browser
	@npm install --silent --no-audit --no-fund --no-save \
	    --prefix $(BUILD_DIR)/browser playwright-core@1 axe-core@4

.PHONY: notebooks-ipynb notebooks-browser notebooks-ipynb-here notebooks-browser-here
notebooks-ipynb-here:
	@test -n "$(NB_PYTHON)"
notebooks-browser-here:
	@test -n "$(CHROMIUM)" && command -v npm >/dev/null && \
	    $(MAKE) -s $(MODULES)/axe-core >/dev/null 2>&1

## notebooks-ipynb: their .ipynb by nbformat and nbconvert (Python)
notebooks-ipynb: notebooks-ipynb-here notebooks
	@$(NB_PYTHON) tests/notebooks/validate.py $(PAGES) notebooks-c \
	    '$(NB_COMPILE)' '$(NB_LINK)' $(NOTEBOOKS)

$(BUILD_DIR)/nb/runs/frame.html:
	@$(MAKE) notebooks-tested

## notebooks-browser: their pages in Chromium (node, npm)
notebooks-browser: notebooks-browser-here notebooks $(BUILD_DIR)/nb/runs/frame.html
	@node tests/notebooks/pages.mjs "$(CHROMIUM)" $(MODULES) \
	    $(NOTEBOOKS:%=$(PAGES)/%.html) \
	    $(patsubst %,$(BUILD_DIR)/nb/runs/%.html,forged fails frame rows crash)
