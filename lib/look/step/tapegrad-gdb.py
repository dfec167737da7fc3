"""Printers and commands for gdb: tensors, tapes and shapes as text, and the
stepper's answers at a breakpoint.

    gdb -x lib/look/step/tapegrad-gdb.py ./program      (make gdb-NN does it)

tg-print T      a tensor: number, op, inputs, place, shape, numbers
tg-tape [T]     the tape of a tensor (or of the first one in sight), last lines
tg-break N      stop when entry %N is made
tg-ask COMMAND  a command of the stepper about the last backward pass: delta
tg-why NUMBER   the same as tg-ask why NUMBER: W1[406,7], %5[0]

Printing reads memory only, so it works on core files too. tg-ask and tg-why
call tg_ask in the program, which has to be linked (-Wl,-u,tg_ask) and running.
"""
import gdb
import gdb.printing

SHOWN = 6   # numbers of a tensor in one line
LINES = 40  # entries that tg-tape prints


def text(value):
    """A C string, or ''."""
    return '' if int(value) == 0 else value.string(errors='replace')


def shape_text(shape):
    dims = [int(shape['dim'][i]) for i in range(int(shape['rank']))]
    return '[' + ' x '.join(map(str, dims)) + ']'


def site_parts(site):
    """File, line and call: one string literal with zeros between them."""
    if int(site) == 0:
        return '', '', ''
    parts = []
    for _ in range(3):
        parts.append(site.string(errors='replace'))
        site += len(parts[-1].encode()) + 1
    return parts[0].rsplit('/', 1)[-1], parts[1], parts[2]


def entry_text(t):
    """%5 = mul(%2 x, %4 w)"""
    roles = ['result', 'param', 'input', 'constant']
    op = t['op']
    name = text(t['name'])
    head = '%%%d = ' % int(t['id'])
    if int(op) == 0:
        return head + roles[int(t['role'])] + (' ' + name if name else '')
    inputs = []
    for k in range(int(t['inputs'])):
        x = t['in'][k].dereference()
        inputs.append(('%%%d %s' % (int(x['id']), text(x['name']))).strip())
    return '%s%s(%s)%s' % (head, text(op['name']), ', '.join(inputs),
                           ' -> ' + name if name else '')


def numbers_text(t):
    count = int(t['count'])
    some = ['%.6g' % float(t['data'][i]) for i in range(min(count, SHOWN))]
    if count == 1:
        return some[0]
    return '(' + ', '.join(some) + (', ...' if count > SHOWN else '') + ')'


def line_text(t):
    place, line, call = site_parts(t['site'])
    if call and bool(t['by_pointer']):
        call = '(through a pointer, after %s)' % call
    rule = int(t['rule_of'])
    where = 'rule of %%%d' % rule if rule >= 0 else '%s:%s  %s' % (place, line,
                                                                  call)
    return '%-28s %-11s %-12s %s' % (entry_text(t), shape_text(t['shape']),
                                     numbers_text(t), where)


class ShapePrinter:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        return shape_text(self.value)


class TensorPrinter:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        t = self.value
        return '%s %s %s' % (entry_text(t), shape_text(t['shape']),
                             numbers_text(t))


class TapePrinter:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        return 'a tape of %d entries, %d backward passes' % (
            int(self.value['count']), int(self.value['passes']))


def printers():
    found = gdb.printing.RegexpCollectionPrettyPrinter('tapegrad')
    found.add_printer('shape', '^tg_shape$', ShapePrinter)
    found.add_printer('tensor', '^tg_tensor$', TensorPrinter)
    found.add_printer('tape', '^tg_tape$', TapePrinter)
    return found


def is_pointer_to(value, name):
    kind = value.type.strip_typedefs()
    return (kind.code == gdb.TYPE_CODE_PTR and
            kind.target().unqualified().strip_typedefs().name in
            (name, 'struct ' + name) and int(value) != 0)


def tape_of(value):
    """The tape of a tensor or a tape, given as pointer or struct."""
    if is_pointer_to(value, 'tg_tensor'):
        return value['tape'].dereference()
    if is_pointer_to(value, 'tg_tape'):
        return value.dereference()
    raise gdb.GdbError('neither a tensor nor a tape')


def tape_in_sight():
    """The tape of the first tensor or tape among the variables, from the
    innermost frame outwards."""
    frame = gdb.selected_frame()
    while frame is not None:
        try:
            block = frame.block()
        except RuntimeError:
            block = None
        while block is not None and not block.is_global:
            for symbol in block:
                if not symbol.is_variable and not symbol.is_argument:
                    continue
                try:
                    value = symbol.value(frame)
                    tape = tape_of(value)
                    if 0 < int(tape['count']) <= int(tape['capacity']):
                        return tape
                except (gdb.GdbError, gdb.error):
                    continue
            block = block.superblock
        frame = frame.older()
    raise gdb.GdbError('no tensor or tape found here: name one')


def last_loss(tape):
    """Where the last backward pass began."""
    for i in range(int(tape['records']) - 1, -1, -1):
        record = tape['record'][i]
        if int(record['y']) < 0:
            return tape['entry'][int(record['target'])]
    raise gdb.GdbError('no backward pass on this tape yet: go on past '
                       'tg_backward')


class Print(gdb.Command):
    """tg-print T: a tensor."""

    def __init__(self):
        super().__init__('tg-print', gdb.COMMAND_DATA,
                         gdb.COMPLETE_EXPRESSION)

    def invoke(self, argument, from_tty):
        t = gdb.parse_and_eval(argument)
        if not is_pointer_to(t, 'tg_tensor'):
            raise gdb.GdbError('%s is no tensor' % argument)
        t = t.dereference()
        print(line_text(t))
        if int(t['grad']):
            print('  its gradient: ' + line_text(t['grad'].dereference()))


class Tape(gdb.Command):
    """tg-tape [T]: the last entries of a tape."""

    def __init__(self):
        super().__init__('tg-tape', gdb.COMMAND_DATA, gdb.COMPLETE_EXPRESSION)

    def invoke(self, argument, from_tty):
        tape = (tape_of(gdb.parse_and_eval(argument)) if argument
                else tape_in_sight())
        count = int(tape['count'])
        if count > LINES:
            print('... %d entries before' % (count - LINES))
        for i in range(max(0, count - LINES), count):
            print(line_text(tape['entry'][i].dereference()))


class Break(gdb.Command):
    """tg-break N: stop when entry %N is made."""

    def __init__(self):
        super().__init__('tg-break', gdb.COMMAND_BREAKPOINTS)

    def invoke(self, argument, from_tty):
        number = argument.strip().lstrip('%')
        if not number.isdigit():
            raise gdb.GdbError('expected an entry number, as in tg-break 7')
        gdb.Breakpoint('tg_entry_hook').condition = 't->id == ' + number


class Ask(gdb.Command):
    """tg-ask COMMAND: the stepper's answer about the last backward pass."""

    def __init__(self, name='tg-ask', before=''):
        self.before = before
        super().__init__(name, gdb.COMMAND_DATA)

    def invoke(self, argument, from_tty):
        loss = last_loss(tape_in_sight())
        if gdb.lookup_symbol('tg_ask')[0] is None and \
                gdb.lookup_global_symbol('tg_ask') is None:
            raise gdb.GdbError('tg_ask is not linked: add -Wl,-u,tg_ask')
        words = (self.before + argument).replace('\\', '').replace('"', '')
        gdb.parse_and_eval('(void) tg_ask((tg_tensor *) %d, "%s")' %
                           (int(loss), words))


class Why(Ask):
    """tg-why NUMBER: a gradient as a sum over paths, tg-why W1[406,7]."""

    def __init__(self):
        super().__init__('tg-why', 'why ')


gdb.printing.register_pretty_printer(gdb.current_objfile(), printers(),
                                     replace=True)
Print()
Tape()
Break()
Ask()
Why()
print('tapegrad: tg-print x, tg-tape, tg-break 7 (stop when %7 is made), '
      'tg-why w,\ntg-ask delta or another command of the stepper; '
      'help tg-why says more')
