# Commands of gdb for programs that mpxguard checks.
#
# gdb loads this file by itself with the library whose name it has, less
# "-gdb.py".  The layout is that of mpxguard-layout.h and mpxguard-heap-layout.h.
#
#   info bounds EXPRESSION              the bounds of a pointer
#   info bounds-table ADDRESS SIZE      entries of the bounds tables
#   break-on-report                     stop when a report was written
#
# SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1

import gdb

SLICE_SHIFT = 20
SLICE_SIZE = 1 << SLICE_SHIFT
TABLE_SIZE = SLICE_SIZE << 1
DIRECTORY_BASE = 0x10000000
ZERO_TABLE = DIRECTORY_BASE - TABLE_SIZE
ADDRESS_BITS = 47

HEAP_SIZES = 0x0fc00000
HEAP_REGION_SHIFT = 37
HEAP_ADDRESS_BITS = 46
HEAP_MAGICS = HEAP_SIZES + (8 << HEAP_ADDRESS_BITS - HEAP_REGION_SHIFT)

WORD = (1 << 64) - 1


def read_word(address):
    """Return the unsigned 8-byte word at ADDRESS of the program."""
    memory = gdb.selected_inferior().read_memory(address, 8)
    return int.from_bytes(bytes(memory), "little")


def signed(n):
    """Return the 32-bit number N as a signed one."""
    return n - (1 << 32) if n >= 1 << 31 else n


def hybrid():
    """Return True if the process runs with metadata=hybrid."""
    try:
        flag = gdb.parse_and_eval("*(unsigned char *) &mpxguard_hybrid")
        return bool(int(flag))
    except gdb.error:
        # A library without symbols: what most programs are built for.
        return True


def table_entry(slot):
    """Return (POINTER, LOWER, UPPER) of the bounds table's entry for the
    8-byte word at SLOT, or None if it has none."""
    if slot >> ADDRESS_BITS:
        return None
    directory = read_word(DIRECTORY_BASE + (slot >> SLICE_SHIFT) * 8)
    if directory == 0:
        return None
    entry = ZERO_TABLE + directory + ((slot & (SLICE_SIZE - 8)) << 1)
    pointer = read_word(entry & WORD)
    distances = read_word((entry + 8) & WORD)
    if distances == 0:
        return None
    if hybrid():
        # The address of the upper bound and, behind it, the lower one.
        upper, lower = read_word(distances), read_word(distances + 8)
        return pointer, lower & (WORD >> 1), upper
    lower = pointer - signed(distances & 0xffffffff)
    upper = pointer + signed(distances >> 32) - 1
    return pointer, lower & WORD, upper & WORD


def heap_block(pointer):
    """Return (BASE, LAST, SIZE) of the heap's slot that POINTER is in: its
    address, that of the last byte that may be accessed, or 0 if none may, and
    its bytes; or None."""
    if pointer >> HEAP_ADDRESS_BITS:
        return None
    region = pointer >> HEAP_REGION_SHIFT
    size = read_word(HEAP_SIZES + region * 8)
    magic = read_word(HEAP_MAGICS + region * 8)
    if magic == 0:
        return None
    base = (pointer * magic >> 64) * size
    return base, read_word(base + size - 8), size


def describe(lower, upper):
    """Return the bounds as text."""
    if lower == 0 and upper >= WORD - 1:
        return "unknown (INIT): everything may be accessed"
    if upper == lower - 1:
        return "[%#x, %#x], which allow nothing" % (lower, upper)
    return "[%#x, %#x] (%d bytes)" % (lower, upper, upper - lower + 1)


def describe_block(pointer):
    """Return what the heap knows of POINTER as text, or None."""
    block = heap_block(pointer)
    if block is None:
        return None
    base, last, size = block
    if last == 0:
        return "heap: the slot of %d bytes at %#x is free" % (size, base)
    return "heap: %s, byte %d of the block" % (
        describe(base, last), pointer - base)


class InfoBounds(gdb.Command):
    """Show the bounds of a pointer.
Usage: info bounds EXPRESSION
If it points into the heap, the bounds are those of the block.  If EXPRESSION
is a place in memory, what the bounds tables have for that place is shown."""

    def __init__(self):
        super().__init__("info bounds", gdb.COMMAND_DATA,
                         gdb.COMPLETE_EXPRESSION)

    def invoke(self, argument, from_tty):
        if not argument:
            raise gdb.GdbError("info bounds needs an expression: a pointer")
        value = gdb.parse_and_eval(argument)
        kind = value.type.strip_typedefs().code
        if kind == gdb.TYPE_CODE_ARRAY:
            value = value.address
        elif kind not in (gdb.TYPE_CODE_PTR, gdb.TYPE_CODE_INT):
            raise gdb.GdbError("%s is no pointer" % argument)
        pointer = int(value) & WORD
        try:
            self.show(argument, value, pointer)
        except gdb.MemoryError:
            raise gdb.GdbError(
                "the program has no bounds tables: it does not run, or was"
                " not built by mpxguard-gcc")

    def show(self, argument, value, pointer):
        print("%s = %#x" % (argument, pointer))
        block = describe_block(pointer)
        if block:
            print("  " + block)
        place = value.address  # None if it is in no memory.
        entry = None
        if place is not None and int(place) % 8 == 0:
            entry = table_entry(int(place))
        if entry and entry[0] == pointer:
            print("  table: %s" % describe(entry[1], entry[2]))
        elif entry:
            print("  table: an entry for another pointer, %#x: not believed"
                  % entry[0])
        elif not block:
            print("  neither the heap nor the bounds tables know it: its"
                  " bounds, if any, are in registers")


class InfoBoundsTable(gdb.Command):
    """List the entries of the bounds tables for some memory.
Usage: info bounds-table ADDRESS SIZE"""

    def __init__(self):
        super().__init__("info bounds-table", gdb.COMMAND_DATA,
                         gdb.COMPLETE_EXPRESSION)

    def invoke(self, argument, from_tty):
        words = gdb.string_to_argv(argument)
        if len(words) != 2:
            raise gdb.GdbError("Usage: info bounds-table ADDRESS SIZE")
        start = int(gdb.parse_and_eval(words[0])) & WORD & ~7
        size = int(gdb.parse_and_eval(words[1]))
        found = 0
        for slot in range(start, start + size, 8):
            entry = table_entry(slot)
            if entry is None:
                continue
            found += 1
            actual = read_word(slot)
            print("%#x: %#x %s%s" % (
                slot, entry[0], describe(entry[1], entry[2]),
                "" if actual == entry[0]
                else " (not believed: %#x is there)" % actual))
        print("%d entries" % found)


def is_own(frame):
    """Return whether FRAME is one of the library's, or of a signal that it
    handles."""
    if frame.type() == gdb.SIGTRAMP_FRAME:
        return True
    library = gdb.solib_name(frame.pc())
    if library:
        return "libmpxguard" in library
    return (frame.name() or "").startswith(("mpxguard_", "__mpxguard_"))


def accessing_frame():
    """Return the frame of the access that was reported, None if it is not
    to be found.  Some functions of the library cannot be told by their
    names, as they have to be in a static program."""
    frame = gdb.newest_frame()
    foreign = 1 if gdb.solib_name(frame.pc()) else 4
    found = []
    while frame and len(found) < foreign:
        found = [] if is_own(frame) else found + [frame]
        frame = frame.older()
    return found[0] if found else None


class BreakOnReport(gdb.Command):
    """Stop where mpxguard has written a report, in the frame of the access.
Usage: break-on-report"""

    def __init__(self):
        super().__init__("break-on-report", gdb.COMMAND_BREAKPOINTS)
        self.breakpoint = None

    def invoke(self, argument, from_tty):
        if self.breakpoint and self.breakpoint.is_valid():
            return
        self.breakpoint = gdb.Breakpoint("__mpxguard_on_report")
        gdb.events.stop.connect(self.select)

    def select(self, event):
        """The program has stopped: if that is at a report, select the
        frame."""
        breakpoints = getattr(event, "breakpoints", [])
        frame = None
        if self.breakpoint in breakpoints:
            frame = accessing_frame()
        if frame:
            frame.select()
            gdb.execute("frame")


InfoBounds()
InfoBoundsTable()
BreakOnReport()
