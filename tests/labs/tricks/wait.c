/* tells: waited .* without computing */
#include <pthread.h>
BLANK
{
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&mutex);
    pthread_mutex_lock(&mutex);
    RETURN;
}
