# Sourced by ../runs.sh: what a sanitizer reports is told at its cell.

notebook overflow 1 <<EOS
$head
int main(int argc, char **argv)
{
    // %% fine Fine
    int *numbers = malloc(4 * sizeof *numbers), n = 4;
    for (int i = 0; i < n; i++)
        numbers[i] = i;
    printf("%d\n", numbers[3]);
    // %% wrong Wrong
    printf("before\n");
    memset(numbers, n, 4 * sizeof *numbers + (size_t)(argc * n));
    printf("%d\n", numbers[1]);
    // %% later Later
    free(numbers);
    return argv == NULL;
}
EOS
in_cell Fine 3
in_cell Wrong before
in_cell Wrong 'Error: sanitizer'
in_cell Wrong heap-buffer-overflow
in_cell Wrong 'overflow.c:17'
in_cell Later '(not run)'

notebook undefined 1 <<EOS
$head
int main(int argc, char **argv)
{
    // %% wrong Wrong
    int large = 2147483600 + argc;
    printf("%d\n", large + 1000 * argc);
    // %% later Later
    printf("still here\n");
    return argv == NULL;
}
EOS
in_cell Wrong 'signed integer overflow'
in_cell Wrong 'undefined.c:12'
in_cell Later '(not run)'

# The same with a sanitizer that reports and goes on.
compile="$compile -fsanitize-recover=undefined"
notebook goes_on 1 <"$folder/undefined.c"
in_cell Wrong '**Error: sanitizer.** runtime error: signed integer'
in_cell Wrong 'goes\_on.c:12'
[ "$(grep -cx 'still here' "$page")" = 1 ] && ok || bad 'it did not go on'
