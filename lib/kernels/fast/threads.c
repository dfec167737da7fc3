/* The pool. A job is cut into shares, and `ticket` says which is next: whoever
 * lowers it takes one. Waiting threads look at it for a while (waking one that
 * sleeps costs more than a small product) and then sleep on a condition.
 *
 * Why the ticket is safe. It holds the number of the job next to the shares
 * that are left, and is exchanged as one: a worker that was descheduled after
 * it read the ticket cannot take a share of a later job by mistake, even if
 * just as many are left of that one. (The number wraps around after 2^32 jobs.)
 * pool.job is written before the ticket and read after a share was taken, so
 * the reader sees all of it; and no new job is written before all shares of the
 * last one are finished. */
#include "kernels/fast/threads.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_THREADS = 64, LOOKS = 4000 };

typedef struct job {
    size_t n, each; /* share i is i * each .. */
    unsigned shares;
    tg_task *task;
    void *context;
} job;

static struct {
    pthread_mutex_t use;  /* held by the thread whose job it is */
    pthread_mutex_t lock; /* for sleeping */
    pthread_cond_t wake;
    pthread_t worker[MOST_THREADS];
    int workers;             /* started */
    atomic_int wanted;       /* threads, with the caller; 0: not yet known */
    atomic_uint sleepers;    /* workers on the condition */
    _Atomic uint64_t ticket; /* job number << 32 | its next share */
    atomic_uint finished;    /* shares of this job */
    atomic_bool stop;
    job job;
} pool = {.use = PTHREAD_MUTEX_INITIALIZER,
          .lock = PTHREAD_MUTEX_INITIALIZER,
          .wake = PTHREAD_COND_INITIALIZER};

static inline void look_again(void)
{
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#else
    atomic_signal_fence(memory_order_seq_cst);
#endif
}

/* ---- taking shares ---- */

/* Does one share of the current job; false when none is left. */
static bool take_share(void)
{
    uint64_t ticket = atomic_load(&pool.ticket);
    const job *j = &pool.job;
    do {
        if ((uint32_t)ticket == 0) /* share 0 is the caller's; or no job */
            return false;
    } while (!atomic_compare_exchange_weak(&pool.ticket, &ticket, ticket - 1));
    const size_t from = (size_t)(uint32_t)ticket * j->each;
    const size_t to = from + j->each < j->n ? from + j->each : j->n;
    j->task(j->context, from, to);
    atomic_fetch_add(&pool.finished, 1);
    return true;
}

static bool is_work(void)
{
    return (uint32_t)atomic_load(&pool.ticket) > 0 || atomic_load(&pool.stop);
}

static void sleep_until_work(void)
{
    pthread_mutex_lock(&pool.lock);
    atomic_fetch_add(&pool.sleepers, 1);
    while (!is_work())
        pthread_cond_wait(&pool.wake, &pool.lock);
    atomic_fetch_sub(&pool.sleepers, 1);
    pthread_mutex_unlock(&pool.lock);
}

static void *worker(void *unused)
{
    (void)unused;
    while (!atomic_load(&pool.stop)) {
        int looks = 0;
        while (!is_work() && ++looks < LOOKS)
            look_again();
        if (!is_work())
            sleep_until_work();
        while (take_share())
            continue;
    }
    return NULL;
}

/* ---- starting and ending ---- */

static void end_workers(void)
{
    pthread_mutex_lock(&pool.lock);
    atomic_store(&pool.stop, true);
    pthread_cond_broadcast(&pool.wake);
    pthread_mutex_unlock(&pool.lock);
    for (int i = 0; i < pool.workers; i++)
        pthread_join(pool.worker[i], NULL);
    pool.workers = 0;
    atomic_store(&pool.stop, false);
}

/* A forked child has none of its parent's threads. */
static void forget_workers(void)
{
    pool.workers = 0;
    atomic_store(&pool.sleepers, 0);
    pthread_mutex_init(&pool.use, NULL);
    pthread_mutex_init(&pool.lock, NULL);
    pthread_cond_init(&pool.wake, NULL);
}

static int cores(void)
{
    const char *asked = getenv("TG_THREADS");
    const long n = asked ? strtol(asked, NULL, 10)
                         : sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > MOST_THREADS ? MOST_THREADS : (int)n;
}

int tg_threads(void)
{
    if (pool.wanted == 0)
        pool.wanted = cores();
    return pool.wanted;
}

void tg_set_threads(int n)
{
    pthread_mutex_lock(&pool.use);
    end_workers();
    pool.wanted = n < 1 ? cores() : n > MOST_THREADS ? MOST_THREADS : n;
    pthread_mutex_unlock(&pool.use);
}

static void start_workers(void)
{
    static bool known;
    if (!known) {
        known = true;
        pthread_atfork(NULL, NULL, forget_workers);
        atexit(end_workers);
    }
    while (pool.workers < pool.wanted - 1 &&
           pthread_create(&pool.worker[pool.workers], NULL, worker, NULL) == 0)
        pool.workers++;
    pool.wanted = pool.workers + 1; /* as many as there could be made */
}

/* ---- sharing out ---- */

/* Offers all shares but the first to the workers, does that one, and what
 * they leave; waits for what they have begun. */
static void run_job(void)
{
    const unsigned others = pool.job.shares - 1;
    atomic_store(&pool.finished, 0);
    const uint64_t number = (atomic_load(&pool.ticket) >> 32) + 1;
    atomic_store(&pool.ticket, number << 32 | others);
    if (atomic_load(&pool.sleepers) > 0) {
        pthread_mutex_lock(&pool.lock);
        pthread_cond_broadcast(&pool.wake);
        pthread_mutex_unlock(&pool.lock);
    }
    pool.job.task(pool.job.context, 0,
                  pool.job.each < pool.job.n ? pool.job.each : pool.job.n);
    while (take_share())
        continue;
    for (int looks = 0; atomic_load(&pool.finished) < others; looks++)
        if (looks < LOOKS)
            look_again();
        else
            sched_yield(); /* a worker is waiting for a core */
}

void tg_parallel(size_t n, size_t grain, tg_task *task, void *context)
{
    if (n < 2 * grain || tg_threads() == 1 ||
        pthread_mutex_trylock(&pool.use) != 0) {
        if (n > 0)
            task(context, 0, n);
        return;
    }
    start_workers();
    size_t shares = n / grain;
    shares = shares < (size_t)pool.wanted ? shares : (size_t)pool.wanted;
    const size_t each = ((n + shares - 1) / shares + grain - 1) / grain * grain;
    pool.job = (job){n, each, (unsigned)((n + each - 1) / each), task, context};
    run_job();
    pthread_mutex_unlock(&pool.use);
}

/* ---- scratch ---- */

typedef struct scratch {
    size_t bytes;
    void *memory;
} scratch;

static pthread_key_t scratch_key;
static pthread_once_t scratch_once = PTHREAD_ONCE_INIT;
static _Thread_local scratch own;

static void free_scratch(void *memory)
{
    free(memory);
}

static void make_key(void)
{
    (void)pthread_key_create(&scratch_key, free_scratch);
}

void *tg_scratch(size_t bytes)
{
    if (bytes <= own.bytes)
        return own.memory;
    pthread_once(&scratch_once, make_key);
    free(own.memory);
    own = (scratch){0, NULL};
    const size_t rounded = (bytes + 63) / 64 * 64;
    own.memory = aligned_alloc(64, rounded);
    if (own.memory)
        own.bytes = rounded;
    pthread_setspecific(scratch_key, own.memory);
    return own.memory;
}
