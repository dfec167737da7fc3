# A notebook of 20 cells that print, draw a graph and a plot.
BEGIN {
    print "// %% start Start\n#include <stdio.h>\n#include \"nb.h\"\n"
    print "int main(void)\n{\n    // %% tape A tape"
    print "    tg_tape *tape = tg_tape_new();"
    print "    tg_tensor *x = tg_param_scalar(tape, \"x\", 1);\n"
    for (i = 1; i <= 18; i++) {
        print "    /* %% [markdown]\n    ## Cell " i "\n    Some prose.\n    */"
        print "    // %% cell" i " Cell " i
        print "    tg_tensor *y" i " = tg_tanh(tg_mul_scalar(x, " i "));"
        print "    nb_graph(y" i ");"
        print "    printf(\"%g\\n\", tg_item(y" i "));"
        print "    nb_plot_line(\"A line\", \"x\", \"y\", 3, NULL, (double[]){1, 2, " i "});\n"
    }
    print "    tg_tape_free(tape);\n    return 0;\n}"
}
