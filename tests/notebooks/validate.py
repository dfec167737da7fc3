"""Notebooks as .ipynb: valid by nbformat 4.5, converted by nbconvert, and their
code, cell after cell, is the program that they were made from.

    validate.py FOLDER SOURCES COMPILE LINK NOTEBOOK...
"""

import os
import subprocess
import sys

import nbformat
from nbconvert import HTMLExporter

folder, sources, compiler, link = sys.argv[1:5]
passed = failed = 0


def check(good, what):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print("FAIL ", what)


def streams(notebook):
    """What all cells printed on standard output."""
    return "".join(
        output["text"] for cell in notebook.cells if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == "stream" and output.name == "stdout")


def is_valid(path):
    try:
        notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
        nbformat.validate(notebook)
        return (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    except Exception as error:  # whatever it is, it is the finding
        print(error)
        return False


def pictures(notebook):
    return sum(
        "image/svg+xml" in output.data
        for cell in notebook.cells if cell.cell_type == "code"
        for output in cell.outputs if output.output_type == "display_data")


def pictures_have_words(notebook):
    return all(
        "text/plain" in output.data and output.data["text/plain"].strip()
        for cell in notebook.cells if cell.cell_type == "code"
        for output in cell.outputs if output.output_type == "display_data")


def runs_the_same(notebook, name):
    """The code of all cells as a program prints at least what the cells did."""
    source = os.path.join(folder, name + ".joined.c")
    with open(source, "w", encoding="utf-8") as file:
        for cell in notebook.cells:
            if cell.cell_type == "code":
                file.write(cell.source + "\n")
    program = source[:-2]
    built = subprocess.run(
        f'{compiler} -iquote "{sources}" -o "{program}" "{source}" {link}',
        shell=True, capture_output=True, text=True)
    if built.returncode != 0:
        print(built.stderr)
        return False
    ran = subprocess.run([os.path.abspath(program)], capture_output=True,
                         text=True, stdin=subprocess.DEVNULL,
                         env={**os.environ, "LC_ALL": "C.UTF-8"})
    printed = iter(ran.stdout.splitlines())
    return ran.returncode == 0 and all(
        line in printed for line in streams(notebook).splitlines())


for name in sys.argv[5:]:
    path = os.path.join(folder, name + ".ipynb")
    check(is_valid(path), f"{name} is valid")
    notebook = nbformat.read(path, as_version=4)
    check(pictures_have_words(notebook), f"{name}: each picture has words")
    page, _ = HTMLExporter().from_notebook_node(notebook)
    check(page.count("<img") + page.count("<svg") >= pictures(notebook) > 0,
          f"{name} is converted, with its pictures")
    check(runs_the_same(notebook, name), f"the code of {name} is its program")

print(f"ipynb: {passed} passed, {failed} failed")
sys.exit(failed > 0 or passed == 0)
