# The labs of the lessons: what is to be filled in, graded and hinted at.
# docs/labs.md says how it works.

WORK ?= work
export WORK LAB SEED DIR EXAM

LABS := $(patsubst lessons/%/lab.c,%,$(sort $(wildcard lessons/[0-9]*/lab.c)))

# A student's file is compiled with fewer warnings than ours, without
# optimisation, in float64.
LAB_COMPILE = $(CC) $(STANDARD) -Wall -Wextra -Wshadow -DTG_DOUBLE
LAB_LIBRARY = $(LIB64)
LAB_LIBS = $(LIBS)
export LAB_COMPILE LAB_LIBRARY LAB_LIBS

# The library, for the lesson of folder $(1), where its lab is about the tape.
lab_library = $(if $(shell grep -l tapegrad.h lessons/$(1)/lab.c lessons/$(1)/calls.c),$(LIB64))

$(BUILD_DIR)/f64/lessons/%.o: COMPILE += -Ilessons/laboratory

laboratory = $(patsubst %,$(BUILD_DIR)/f64/lessons/laboratory/%.o,$(1))
LAB_RUNS := $(call laboratory,examples child call guard lock)
LAB_GRADES := $(call laboratory,main report json verdict compare mistake ending run casefile)
LAB_SCRIPTS := $(wildcard lessons/laboratory/*.sh lessons/laboratory/*.awk)

# $(1): the lesson, $(2): its number. A hand-out has cases.txt in place of
# grade.c, answer.c and wrong/.
define lab_rules
$(BUILD_DIR)/labs/$(2)/grade: $(LAB_GRADES) $(if $(wildcard lessons/$(1)/judge.c), \
    $(BUILD_DIR)/f64/lessons/$(1)/judge.o,$(call laboratory,nojudge))
	@mkdir -p $$(@D)
	$$(call SAY,cc)$$(LINK)
$(BUILD_DIR)/labs/$(2)/cases: $(BUILD_DIR)/f64/lessons/$(1)/grade.o \
    $(call laboratory,cases casefile) $(LIB64)
	@mkdir -p $$(@D)
	$$(call SAY,cc)$$(LINK)
$(BUILD_DIR)/labs/$(2)/ready: $(BUILD_DIR)/f64/lessons/$(1)/calls.o \
    $(BUILD_DIR)/labs/$(2)/grade $(LAB_RUNS) $(call lab_library,$(1))
	@touch $$@
$(BUILD_DIR)/labs/$(2)/cases-%.base: $(BUILD_DIR)/labs/$(2)/cases
	@SEED=$$* sh lessons/laboratory/lab.sh base $(2)
$(BUILD_DIR)/labs/$(2)/cases-%.txt: $(BUILD_DIR)/labs/$(2)/cases-%.base \
    $(BUILD_DIR)/labs/$(2)/ready $(wildcard lessons/$(1)/wrong/*.c) \
    lessons/$(1)/lab.c $(wildcard lessons/$(1)/answer.c) $(LAB_SCRIPTS)
	@echo '  cases $$@'; SEED=$$* sh lessons/laboratory/lab.sh cases $(2)

.PHONY: lab-$(2) grade-$(2) hint-$(2) reset-$(2) watch-$(2)
lab-$(2): $(call laboratory,examples) $(call lab_library,$(1))
	@mkdir -p $(BUILD_DIR)/labs; sh lessons/laboratory/lab.sh run $(2)
grade-$(2) hint-$(2) watch-$(2): $(BUILD_DIR)/labs/$(2)/ready \
    $(if $(wildcard lessons/$(1)/cases.txt),,$(BUILD_DIR)/labs/$(2)/cases-$(or $(SEED),1).txt)
grade-$(2):
	@sh lessons/laboratory/lab.sh grade $(2) || { status=$$$$?; [ $$$$status != 1 ] || \
	    echo "(For scripts, make calls that an error.)"; exit $$$$status; }
hint-$(2) watch-$(2):
	@sh lessons/laboratory/student.sh $$(@:-$(2)=) $(2)
reset-$(2):
	@sh lessons/laboratory/student.sh reset $(2)
endef
## lab-NN: run your lab: work/lab-NN.c, a copy of its blanks
## grade-NN: points, and what is wrong (LAB=FILE, SEED=N)
## hint-NN: the next hint for what is not right yet
## watch-NN: grade it each time you save it
## reset-NN: the blanks again; your old file is kept
$(foreach l,$(LABS),$(eval $(call lab_rules,$(l),$(call number,$(l)))))

## progress: what of the course is done, and what is next
.PHONY: progress
progress:
	@sh lessons/laboratory/student.sh progress

LAB_NUMBERS := $(foreach l,$(LABS),$(call number,$(l)))
# What grading lab $(1) needs, from the sources of the teacher.
lab_ready = $(foreach n,$(1),$(BUILD_DIR)/labs/$(n)/ready \
    $(BUILD_DIR)/labs/$(n)/cases-$(or $(SEED),1).txt)

## student-copy: the course without answers: DIR=FOLDER, EXAM="NN"
## grade-class: grades DIR/NAME/lab-NN.c, a table for the teacher
## class-report: who is stuck where, after grade-class
.PHONY: student-copy grade-class class-report
student-copy: $(if $(EXAM),,$(if $(wildcard tests/labs),$(call lab_ready,$(LAB_NUMBERS))))
	@sh lessons/laboratory/teacher.sh copy
grade-class: $(LAB_RUNS) $(LIB64)
	+@MAKE="$(MAKE)" sh lessons/laboratory/teacher.sh class
class-report:
	@sh lessons/laboratory/teacher.sh report

lab-% grade-% hint-% watch-% reset-%:
	@echo "there is no lab $*; there are: $(LAB_NUMBERS)" >&2; exit 2

LAB_OBJECTS := $(LAB_RUNS) $(LAB_GRADES) $(call laboratory,cases nojudge) \
    $(foreach l,$(LABS),$(patsubst lessons/%.c,$(BUILD_DIR)/f64/lessons/%.o, \
        $(wildcard lessons/$(l)/calls.c lessons/$(l)/grade.c lessons/$(l)/judge.c)))
