/* For the library only: what a failure undoes.
 *
 * A handler of tg_fail may longjmp out of any call. What a function of the
 * library changes only while it runs it puts on this list, and tg_fail undoes
 * the whole list, innermost first, before it calls the handler. The links are
 * in the stack frames of those functions, which still exist at that time. What
 * the program began itself (tg_no_grad_begin, tg_scope) is not on the list and
 * stays as it is. Each thread has its own list. */
#ifndef TG_TAPE_UNDO_H
#define TG_TAPE_UNDO_H

typedef struct tg_undo tg_undo;
struct tg_undo {
    tg_undo *outer;          /* the one begun before, or NULL */
    void (*run)(void *what); /* must not fail */
    void *what;              /* passed to run */
};

/* From now on tg_fail calls run(what), until tg_undo_end(undo). */
void tg_undo_begin(tg_undo *undo, void (*run)(void *what), void *what);

/* Takes `undo`, and what was begun after it, off the list; runs nothing. Fails
 * where a failure has emptied the list since, and the call was not left: the
 * program caught it in a function of its own that the call calls. */
void tg_undo_end(tg_undo *undo);

/* Runs and empties the list. */
void tg_undo_all(void);

#endif
