/* tells: stack is full */
static volatile int depth;
static int deeper(int n)
{
    char room[1000];
    room[n % 1000] = (char)n;
    return depth < 0 ? 0 : deeper(n + 1) + room[n % 1000];
}
BLANK
{
    depth = deeper(0);
    RETURN;
}
