/* tells: waited .* without computing|loop never end */
/* A little work now and then, so that it seems busy. */
#include <pthread.h>
#include <time.h>
BLANK
{
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    pthread_cond_t never = PTHREAD_COND_INITIALIZER;
    pthread_mutex_lock(&mutex);
    for (;;) {
        const clock_t start = clock();
        struct timespec t;
        while (clock() < start + CLOCKS_PER_SEC / 1000 * 55)
            ;
        clock_gettime(CLOCK_REALTIME, &t);
        t.tv_nsec += 800000000;
        t.tv_sec += t.tv_nsec / 1000000000;
        t.tv_nsec %= 1000000000;
        pthread_cond_timedwait(&never, &mutex, &t);
    }
    RETURN;
}
