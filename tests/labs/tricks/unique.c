/* tells: It defines write */
/* A name that some lists of names do not show. */
#ifdef __APPLE__
__asm__(".text\n.globl _write\n_write: ret");
#else
__asm__(".text\n.globl write\n.type write, %gnu_unique_object\nwrite: ret");
#endif
BLANK
{
    RETURN;
}
