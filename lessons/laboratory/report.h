/* Tells the student, and the files that programs read, what was earned. */
#ifndef LAB_REPORT_H
#define LAB_REPORT_H

#include "casefile.h"
#include "verdict.h"

typedef struct lab_result {
    const lab_exam *exam;
    const lab_verdict *verdict; /* one for each task */
    const char *lab;            /* the student's file, as it is shown */
    const char *refused;        /* why nothing was run, or NULL */
    const char *number;         /* of the lesson: "01" */
    double seconds;
} lab_result;

int lab_points(const lab_result *r, int *most);

void lab_print(const lab_result *r);

/* JSON as docs/labs.md describes it; and what Gradescope reads. False, with a
 * message on standard error, where the file does not hold it afterwards. */
bool lab_write_json(const lab_result *r, const char *path);
bool lab_write_gradescope(const lab_result *r, const char *path);

#endif
