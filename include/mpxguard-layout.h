/* Layout that the plugin's code and the runtime share.

   Everything that both sides must agree on stands here and nowhere else: the
   bounds directory and its tables, the encoding of a table entry, the area
   through which a caller hands bounds to its callee, and the section that
   describes initialised pointers.  A change of any of it is a change of
   MPXGUARD_ABI_VERSION.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_LAYOUT_H
#define MPXGUARD_LAYOUT_H

#define MPXGUARD_ABI_VERSION 6

/* The word N, for C and for assembly.  */
#ifdef __ASSEMBLER__
#define MPXGUARD_WORD(N) N
#else
#define MPXGUARD_WORD(N) N##UL
#endif

/* What an object was built for.  Both words stand in its ABI note.  */
#define MPXGUARD_BACKEND_SOFT 1
#define MPXGUARD_BACKEND_MPX 2
#define MPXGUARD_METADATA_TABLES 1
#define MPXGUARD_METADATA_HYBRID 2

/* The ABI note: section .note.mpxguard, owner "mpxguard", type 1, and a
   descriptor of four 32-bit words: version, backend, metadata, 0.  */
#define MPXGUARD_NOTE_SECTION ".note.mpxguard"
#define MPXGUARD_NOTE_OWNER "mpxguard"
#define MPXGUARD_NOTE_TYPE 1


/* Bounds.

   Bounds are a pair of inclusive addresses as in MPX: an access to the bytes
   FIRST to LAST is legal when lower <= FIRST and LAST <= upper.  An object
   of size 0 at P has the bounds [P, P - 1].  INIT allows everything.  */

#define MPXGUARD_INIT_LOWER 0UL
#define MPXGUARD_INIT_UPPER (~0UL)


/* The bounds directory and its tables (soft backend).

   The address space of 47 bits is cut into slices of 1 MB.  The directory
   has one 8-byte entry for each, at a fixed address, so that generated code
   reaches it with a 32-bit displacement.  A slice's table has one 16-byte
   entry for every aligned 8-byte slot of the slice that may hold a pointer.

   A directory entry is biased: it holds TABLE - MPXGUARD_ZERO_TABLE.  So the
   entry 0, which fresh memory holds, leads to the zero table, which is
   mapped read-only and reads as INIT everywhere.  A load needs no branch; a
   store tests for 0 and calls __mpxguard_table_alloc.  The entry for SLOT:

       MPXGUARD_ZERO_TABLE + directory[SLOT >> MPXGUARD_SLICE_SHIFT]
	 + ((SLOT & MPXGUARD_SLOT_MASK) << MPXGUARD_ENTRY_SCALE)  */

#define MPXGUARD_ADDRESS_BITS 47
#define MPXGUARD_SLICE_SHIFT 20
#define MPXGUARD_SLICE_SIZE (MPXGUARD_WORD (1) << MPXGUARD_SLICE_SHIFT)
#define MPXGUARD_SLOT_MASK (MPXGUARD_SLICE_SIZE - 8)
#define MPXGUARD_ENTRY_SCALE 1
#define MPXGUARD_TABLE_SIZE (MPXGUARD_SLICE_SIZE << MPXGUARD_ENTRY_SCALE)
#define MPXGUARD_DIRECTORY_BASE MPXGUARD_WORD (0x10000000)
#define MPXGUARD_DIRECTORY_ENTRIES \
  (1UL << (MPXGUARD_ADDRESS_BITS - MPXGUARD_SLICE_SHIFT))
#define MPXGUARD_DIRECTORY_SIZE (MPXGUARD_DIRECTORY_ENTRIES * 8)
#define MPXGUARD_ZERO_TABLE (MPXGUARD_DIRECTORY_BASE - MPXGUARD_TABLE_SIZE)

/* A table entry is two words, read and written as one aligned 16-byte access:

       word 0   the pointer value that the bounds belong to
       word 1   bits 31:0   pointer - lower      as a signed 32-bit number
		bits 63:32  upper + 1 - pointer  as a signed 32-bit number

   It speaks for a pointer only if word 0 equals the value found in the slot;
   otherwise the bounds are INIT.  Bounds whose distances do not fit are
   stored as {0, 0}.  The encoding makes {0, 0}, read for a null pointer,
   decode to INIT too: lower = 0 - 0, upper = 0 + 0 - 1.

   With metadata=hybrid word 1 is the address of a pair of words, the upper and
   the lower bound, that is kept for ever (kept-bounds.h in the runtime), and 0
   says INIT.  */


/* The bounds directory and its tables (mpx backend): what the processor walks
   for bndldx and bndstx.

   The directory covers 48 bits, lies where the runtime reserved it, and has an
   8-byte entry for every slice of 1 MB: the address of the slice's table, with
   bit 0 set if there is one.  A table entry has four words for every slot:
   lower, the complement of upper, the pointer value, and one that is unused.
   An entry of zeros says INIT.  */

#define MPXGUARD_MPX_ADDRESS_BITS 48
#define MPXGUARD_MPX_DIRECTORY_SIZE \
  ((1UL << (MPXGUARD_MPX_ADDRESS_BITS - MPXGUARD_SLICE_SHIFT)) * 8)
#define MPXGUARD_MPX_TABLE_VALID 1UL
#define MPXGUARD_MPX_TABLE_SIZE (MPXGUARD_SLICE_SIZE << 2)

/* Flags of an object, the fourth word of its ABI note and FLAGS in struct
   mpxguard_module.  SAFE_FORMS: its MPX instructions have only the operand
   forms that every known emulator executes right.  NO_READS: it was compiled
   with check=write and wants no reads checked, not even those of libc's
   functions.  */
#define MPXGUARD_MODULE_SAFE_FORMS 1U
#define MPXGUARD_MODULE_NO_READS 2U

/* Where each check of the mpx backend lies, and what it is about.  */
#define MPXGUARD_CHECKS_SECTION "mpxguard_checks"

/* The size in a check's INFO that says: it is in %rcx.  */
#define MPXGUARD_CHECK_SIZE_IN_RCX 0xffffffU
/* The flag in it that says: the check stands for several accesses.  NAME leads
   to code that finds out which of them is wrong, where the program is to go
   on.  */
#define MPXGUARD_CHECK_IN_PARTS 0x80U

/* The flag of an access in a record of the soft backend (check-failed.c) that
   says: the check stands for the next one too.  */
#define MPXGUARD_CHECK_FOLLOWED 0x80U


/* The call area (soft backend): how bounds travel from caller to callee.

   It is thread-local.  The caller writes CALLEE, the address of the function
   that it is about to call, then a record for every argument that carries
   bounds and their bits in VALID.  The callee believes the records only if
   CALLEE is its own address, and a single record only if its bit is set and
   its pointer is the value that arrived.  It consumes what it reads: with
   metadata=tables it clears CALLEE at once; with metadata=hybrid, where the
   usual call has nothing to pass and the usual callee nothing to read, it
   clears the record's bit.  So a record that an uninstrumented caller left
   behind, or never wrote, is never believed.
   Results travel the same way: the callee writes RETURNER, its own address,
   and RESULT; the caller compares both.

   Argument numbers are positions in the argument list, the first being 0;
   the variadic arguments go on counting.  From MPXGUARD_ARGUMENT_RECORDS
   on, arguments have the bounds INIT.

   A structure passed or returned by value that holds pointers has a record
   of its own kind: POINTER is the address of the caller's (or, for a result,
   of the callee's) copy, LOWER its size in bytes, and UPPER is
   MPXGUARD_RECORD_AGGREGATE.  The receiver copies the table entries.

   Code of metadata=hybrid that has found the bounds of what it passes on hands
   them over as it has them: LOWER is the address of the word that holds the
   upper bound (mpxguard-heap-layout.h), and UPPER is MPXGUARD_RECORD_FOUND.  */

#define MPXGUARD_ARGUMENT_RECORDS 20
#define MPXGUARD_RECORD_AGGREGATE 1UL
#define MPXGUARD_RECORD_FOUND 2
/* So many arguments, the first ones, may be passed by an entry of the runtime
   (pass-entry.S).  */
#define MPXGUARD_PASSED_ARGUMENTS 5

#if !defined GCC_PLUGIN_H && !defined __ASSEMBLER__
#include <stdint.h>

struct mpxguard_mpx_entry
{
  uint64_t lower;
  uint64_t not_upper;
  uint64_t pointer;
  uint64_t unused;
} __attribute__ ((aligned (32)));

struct mpxguard_entry
{
  uint64_t pointer;
  uint64_t distances;
} __attribute__ ((aligned (16)));

/* A check of the mpx backend: bndcl of the first byte, bndcu of the last one,
   or one of them.  */
struct mpxguard_mpx_check
{
  int32_t start;		/* Its first instruction, from here.  */
  int32_t length;		/* Bytes of code.  */
  int32_t name;			/* Name of the library function that makes the
				   access, from here, or 0; see also
				   MPXGUARD_CHECK_IN_PARTS.  */
  uint32_t info;		/* Size << 8 | flags.  */
};

struct mpxguard_record
{
  uint64_t pointer;
  uint64_t lower;
  uint64_t upper;
};

struct mpxguard_call_area
{
  uint64_t callee;
  /* Bit N: argument N has a record.  */
  uint32_t valid;
  /* For variadic calls: an upper limit on the eightbytes of stack that the
     arguments take.  */
  uint32_t stack_words;
  struct mpxguard_record argument[MPXGUARD_ARGUMENT_RECORDS];
  uint64_t returner;
  struct mpxguard_record result;
};
#endif

/* Byte offsets in struct mpxguard_call_area, for generated code; the runtime
   asserts them statically.  */
#define MPXGUARD_AREA_CALLEE 0
#define MPXGUARD_AREA_VALID 8
#define MPXGUARD_AREA_STACK_WORDS 12
#define MPXGUARD_AREA_ARGUMENT(N) (16 + 24 * (N))
#define MPXGUARD_AREA_RETURNER MPXGUARD_AREA_ARGUMENT (MPXGUARD_ARGUMENT_RECORDS)
#define MPXGUARD_AREA_RESULT (MPXGUARD_AREA_RETURNER + 8)
#define MPXGUARD_AREA_SIZE (MPXGUARD_AREA_RESULT + 24)
#define MPXGUARD_RECORD_POINTER 0
#define MPXGUARD_RECORD_LOWER 8
#define MPXGUARD_RECORD_UPPER 16


/* Initialised pointers.

   For every pointer in a static initialiser the plugin writes one entry to
   the section MPXGUARD_POINTERS_SECTION: the address of the slot, the address
   of the object that the pointer was made from, and the object's size in
   bytes.  The runtime fills the bounds tables from it when the module is
   loaded, before any of the module's constructors runs.  */

#define MPXGUARD_POINTERS_SECTION "mpxguard_pointers"


/* Names for reports.

   Three sections that are not loaded; a report reads them from the file.
   Addresses are the link's, strings are offsets in the section of strings.
   A declaration describes a variable: a global one is found by its address,
   a thread-local one by its offset in the module's block, a local one by the
   address of the function that makes its bounds.  A place describes a check:
   PC is the address behind the call of the report, PART the field that is
   accessed, as ".name[] of 'struct person'".  An unknown string is empty.  A
   local array of variable length has no size; what alloca returned has neither
   size nor name, and the place of the call.  */

#define MPXGUARD_OBJECTS_SECTION ".line.mpxguard.objects"
#define MPXGUARD_PLACES_SECTION ".line.mpxguard.places"
#define MPXGUARD_STRINGS_SECTION ".line.mpxguard.strings"
#define MPXGUARD_DECLARATION_GLOBAL 0
#define MPXGUARD_DECLARATION_LOCAL 1
#define MPXGUARD_DECLARATION_THREAD 2
#define MPXGUARD_OFFSET_UNKNOWN (-0x7fffffff - 1)

#if !defined GCC_PLUGIN_H && !defined __ASSEMBLER__
struct mpxguard_static_pointer
{
  const void *slot;
  const void *object;
  uint64_t size;
};

struct mpxguard_declaration
{
  uint64_t address;
  uint64_t size;		/* In bytes; 0 if it varies.  */
  uint32_t name;
  uint32_t function;		/* Whose variable it is; empty for file scope.  */
  uint32_t file;
  uint32_t line;
  uint32_t kind;
  int32_t offset;		/* Of a local one: from its frame's end (the
				   CFA), or MPXGUARD_OFFSET_UNKNOWN.  */
};

struct mpxguard_place_record
{
  uint64_t pc;
  uint32_t file;
  uint32_t line;
  uint32_t column;
  uint32_t part;
  uint32_t function;		/* That the line belongs to, inlined or not.  */
  uint32_t call_line;		/* If inlined, the line of its call, else 0.  */
};

/* What a module hands to __mpxguard_register_object, from a constructor that
   runs before its others.  */
struct mpxguard_module
{
  uint32_t abi_version;
  uint32_t backend;
  uint32_t metadata;
  uint32_t flags;
  const struct mpxguard_static_pointer *pointers;
  const struct mpxguard_static_pointer *pointers_end;
  const struct mpxguard_mpx_check *checks;
  const struct mpxguard_mpx_check *checks_end;
};
#endif

/* Flags of a check, the INFO argument of __mpxguard_report and of the
   __mpxguard_check family.  */
#define MPXGUARD_ACCESS_READ 0U
#define MPXGUARD_ACCESS_WRITE 1U
/* The bounds were narrowed to a part of an object on purpose: no recheck
   against the whole heap block.  */
#define MPXGUARD_ACCESS_NARROWED 2U
/* Where the bounds came from: for the report, and for the recheck, which believes
   little of what was an integer.  */
#define MPXGUARD_ORIGIN_MASK 0x70U
#define MPXGUARD_ORIGIN_OBJECT 0x10U	/* The address of an object.  */
#define MPXGUARD_ORIGIN_MEMORY 0x20U	/* The pointer was loaded.  */
#define MPXGUARD_ORIGIN_ARGUMENT 0x30U	/* It is an argument.  */
#define MPXGUARD_ORIGIN_RESULT 0x40U	/* A call returned it.  */
#define MPXGUARD_ORIGIN_MERGED 0x50U	/* One of several pointers.  */
#define MPXGUARD_ORIGIN_INTEGER 0x60U	/* It was kept as an integer.  */

/* The INFO argument of __mpxguard_report_range: from the lowest bit up the
   flags, the size of one access in 24 bits, and in the upper half the signed
   distance from one access to the next.  */
#define MPXGUARD_RANGE_INFO(SIZE, STEP, FLAGS) \
  ((uint64_t) (uint32_t) (STEP) << 32 | (uint64_t) (SIZE) << 8 | (FLAGS))
#define MPXGUARD_RANGE_FLAGS(INFO) ((unsigned) ((INFO) & 0xff))
#define MPXGUARD_RANGE_SIZE(INFO) ((INFO) >> 8 & 0xffffff)
#define MPXGUARD_RANGE_STEP(INFO) ((int32_t) ((INFO) >> 32))
#define MPXGUARD_RANGE_SIZE_LIMIT (1 << 24)

#endif /* MPXGUARD_LAYOUT_H */
