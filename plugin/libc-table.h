/* What the plugin knows of libc: the table include/libc.def, parsed.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_LIBC_TABLE_H
#define MPXGUARD_LIBC_TABLE_H

/* A size: TERM {operator TERM}, from left to right.  A term is a constant
   or an argument's value.  */
struct size_term
{
  char operation;		/* '+', '-', '*'; '+' for the first.  */
  bool argument;		/* VALUE is an argument's number.  */
  unsigned HOST_WIDE_INT value;
};

struct size_expression
{
  auto_vec<size_term, 2> terms;
};

/* What a call does to memory.  */
struct memory_effect
{
  char kind;			/* 'r' read, 'w' write, 'm' move.  */
  unsigned pointer;		/* The argument; for 'm' the destination.  */
  unsigned source;		/* For 'm'.  */
  size_expression size;
};

enum result_kind
{
  RESULT_NONE,			/* No pointer, or not told here.  */
  RESULT_INIT,
  RESULT_ARGUMENT,		/* The bounds of argument ARGUMENT.  */
  RESULT_NEW			/* A new object of SIZE bytes.  */
};

struct libc_function
{
  /* The call is checked in line and stays as it is; otherwise it goes to
     the runtime's wrapper, which does everything.  */
  bool in_line;
  /* There is a wrapper for calls through pointers.  */
  bool wrapped;
  /* Not the table says this, but the attributes of the declaration; the
     function may be an instrumented one.  */
  bool by_attributes;
  auto_vec<memory_effect *> effects;
  /* The argument where it writes a string that belongs into the field whose
     address it is (effect f); -1 if none.  With FIELDS_VARY that holds of it
     and of all arguments behind it.  */
  int target = -1;
  bool fields_vary;
  /* Of a function without a wrapper, in the user's own table or ours: the
     effects and the result that need the sizes of strings, as they stand there
     (model-calls.cc).  */
  auto_vec<const char *> text_effects;
  const char *text_result;
  result_kind result;
  unsigned argument;
  size_expression size;
};

/* Whether TYPE is a union that is passed as its first member is, a pointer:
   the C library's headers declare addresses of sockets so.  */
extern bool pointer_union_p (tree type);

/* What the table says of the function DECL, null if nothing.  */
extern const libc_function *libc_function_for (tree decl);

/* Whether the function DECL may free blocks of the heap that its caller knows,
   or call back a function that does.  False only for functions of the
   table.  */
extern bool libc_may_free_p (tree decl);

/* Whether the wrapper DECL does no more with argument NUMBER than to read it, as
   a string, at most to its end: *SIZE is then -1.  Or so many bytes as argument
   *SIZE says.  *RETURNED becomes true if its result has the argument's
   bounds.  */
extern bool libc_only_reads_p (tree decl, unsigned number, int *size,
			       bool *returned);

/* The declaration of the runtime's wrapper for the function DECL of the
   table, of DECL's type.  */
extern tree libc_wrapper (tree decl);

/* The value of SIZE for CALL, computed in SEQ; null if CALL lacks an argument
   that it is made of.  */
extern tree libc_size (const size_expression &size, gcall *call,
		       gimple_seq *seq);

/* The value of the argument ARGUMENT as a size.  */
extern tree libc_argument (tree argument);

/* Whether libc's table has a line for the function called NAME.  */
extern bool libc_line_known_p (const char *name);

extern void register_libc_roots (const char *plugin);

#endif /* MPXGUARD_LIBC_TABLE_H */
