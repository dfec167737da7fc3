/* Whether a blank said that it is not done yet. */
#ifndef LAB_TODO_H
#define LAB_TODO_H

extern int lab_todos;             /* how often TODO was reached */
extern const char *lab_last_todo; /* in which blank last; NULL before */

#endif
