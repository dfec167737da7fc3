# "Change it" of the lessons, tried: each change is a patch, and what the text
# predicts of it is what must happen. lessons/laboratory/changes.sh does it.

CHANGED := $(sort $(foreach f,$(wildcard lessons/[0-9]*/changes),$(call number,$(notdir $(patsubst %/,%,$(dir $(f)))))))

CHANGE_COMPILE := $(COMPILE)
CHECK_OBJECT := $(BUILD_DIR)/f64/lessons/check.o
export CHANGE_COMPILE CHECK_OBJECT LIB32 LIB64 LIBS

## changes-NN: each "Change it" of a lesson does what the text says
.PHONY: changes $(CHANGED:%=changes-%)
$(CHANGED:%=changes-%): changes-%: $(LIB32) $(LIB64) $(CHECK_OBJECT)
	@sh lessons/laboratory/changes.sh $*

## changes: changes-NN of all lessons
changes: $(CHANGED:%=changes-%)

changes-%:
	@echo "lesson $* has no changes to try; these have:" \
	    "$(or $(CHANGED),none in a hand-out)" >&2; exit 2
