/* What the file of a lab includes: blanks that are still to be filled in, and
 * the lines that main prints about them. */
#ifndef LAB_H
#define LAB_H

/* The first line of a blank: it is not done yet. Take it out when it is. */
#define TODO(blank) lab_todo(#blank)
void lab_todo(const char *blank);

/* One line about an example: what `text` gave, and what is right. Where a blank
 * that it called is not done yet, the line says that. */
void lab_example(const char *text, double got, double right);

/* The same for got[0 .. n-1]. */
void lab_examples(const char *text, const double *got, const double *right,
                  int n);

/* What to do next; the exit status of main. */
int lab_end(void);

#endif
