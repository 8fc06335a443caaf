/* Remarks: why is an access checked, or not?

   In: a function whose checks are final.  Out, for the functions that
   -fplugin-arg-mpxguard-remarks names, a note for each check that is left,

     a.c:7:12: note: this write of 4 bytes is checked: the pointer is an
	argument, its bounds are known only at run time; in a loop of depth 1

   and one for each access without a check of which nothing is known.  With
   -fplugin-arg-mpxguard-remarks-file=FILE they are appended to FILE.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "linear.h"
#include "mpxguard-layout.h"
#include "passes.h"
#include "remarks.h"

#include <fnmatch.h>

namespace {

/* Which functions: patterns with commas between them, null for none.  */
const char *functions;

/* Where to; null for notes.  */
FILE *output;

/* Whether FUN's name matches one of the patterns.  */

bool
wanted_p (function *fun)
{
  if (!functions)
    return false;
  char *list = xstrdup (functions);
  bool wanted = false;
  for (char *pattern = strtok (list, ","); pattern && !wanted;
       pattern = strtok (NULL, ","))
    wanted = fnmatch (pattern, function_name (fun), 0) == 0;
  free (list);
  return wanted;
}

/* Says TEXT, which is freed, of LOCATION.  */

void
remark (location_t location, char *text)
{
  expanded_location place = expand_location (location);
  if (!output)
    inform (location, "%s", text);
  else
    fprintf (output, "%s:%d:%d: %s: %s\n", place.file ? place.file : "??",
	     place.line, place.column, function_name (cfun), text);
  free (text);
}

/* "write of 4 bytes".  */

char *
access_text (bool write, tree size)
{
  const char *verb = write ? "write" : "read";
  if (TREE_CODE (size) != INTEGER_CST)
    return xasprintf ("%s of a number of bytes that varies", verb);
  return xasprintf ("%s of %lu byte%s", verb,
		    (unsigned long) TREE_INT_CST_LOW (size),
		    integer_onep (size) ? "" : "s");
}

/* The name of the variable that POINTER is the address of, or "the object".  */

const char *
object_text (tree pointer)
{
  if (TREE_CODE (pointer) == ADDR_EXPR)
    {
      tree decl = get_base_address (TREE_OPERAND (pointer, 0));
      if (decl && DECL_P (decl) && DECL_NAME (decl))
	return IDENTIFIER_POINTER (DECL_NAME (decl));
    }
  return "the object";
}

/* Why CHECK of FUN, of an object of known place and size, which MAKE makes the
   bounds of, is not proved.  */

char *
known_object_text (function *fun, gcall *check, gcall *make)
{
  tree start = gimple_call_arg (make, 0);
  tree size = gimple_call_arg (make, 1);
  const char *name = object_text (start);
  if (TREE_CODE (size) != INTEGER_CST)
    return xasprintf ("the size of %s varies", name);
  /* What may be farther away than the address space is large is anywhere.  */
  const offset_int far = HOST_WIDE_INT_1 << MPXGUARD_ADDRESS_BITS;
  linear_address object, access;
  offset_int low, high;
  linear_form (start, &object);
  linear_form (gimple_call_arg (check, CHECK_POINTER), &access);
  linear_add (&access, wi::to_offset (gimple_call_arg (check, CHECK_OFFSET)));
  bool known = linear_subtract (&access, object);
  if (known)
    linear_range (fun, access, check, &low, &high);
  if (!known || wi::lts_p (low, -far) || wi::gts_p (high, far))
    return xasprintf ("nothing limits the offset into %s, which has %lu bytes",
		      name, (unsigned long) TREE_INT_CST_LOW (size));
  return xasprintf ("the offset into %s, which has %lu bytes, may be %ld to "
		    "%ld", name, (unsigned long) TREE_INT_CST_LOW (size),
		    (long) low.to_shwi (), (long) high.to_shwi ());
}

/* Why CHECK of FUN is there.  */

char *
reason_text (function *fun, gcall *check)
{
  tree bounds = gimple_call_arg (check, CHECK_BOUNDS);
  const char *origin = "the pointer";
  if (TREE_CODE (bounds) == SSA_NAME)
    {
      gimple *stmt = SSA_NAME_DEF_STMT (bounds);
      abstract_op op = abstract_operation (stmt);
      if (op == OP_MAKE || op == OP_ALLOC)
	return known_object_text (fun, check, as_a<gcall *> (stmt));
      if (gimple_code (stmt) == GIMPLE_PHI || op == OP_SELECT)
	origin = "the pointer is one of several";
      else if (op == OP_LOAD)
	origin = integer_zerop (gimple_call_arg (stmt, 0))
		 ? "the pointer was made from an integer"
		 : "the pointer is loaded from memory";
      else if (op == OP_ARGUMENT)
	origin = "the pointer is an argument";
      else if (op == OP_RESULT)
	origin = "the pointer is the result of a call";
    }
  return xasprintf ("%s, its bounds are known only at run time", origin);
}

/* Remarks why CHECK of FUN is left.  */

void
remark_check (function *fun, gcall *check)
{
  unsigned flags = check_flags (check);
  char *access = access_text (flags & MPXGUARD_ACCESS_WRITE,
			      gimple_call_arg (check, CHECK_SIZE));
  char *reason = reason_text (fun, check);
  unsigned depth = current_loops && gimple_bb (check)->loop_father
		   ? loop_depth (gimple_bb (check)->loop_father) : 0;
  char *loop = depth ? xasprintf ("; in a loop of depth %u", depth)
	       : xstrdup ("");
  remark (gimple_location (check),
	  xasprintf ("this %s is checked%s: %s%s", access,
		     flags & CHECK_NO_LOWER ? " against the upper bound"
		     : flags & CHECK_NO_UPPER ? " against the lower bound"
		     : "", reason, loop));
  free (loop);
  free (reason);
  free (access);
}

} // anonymous namespace

bool
take_remarks_argument (const char *key, const char *value, bool *good)
{
  if (strcmp (key, "remarks") == 0)
    {
      functions = value && *value ? value : "*";
      return true;
    }
  if (strcmp (key, "remarks-file") != 0)
    return false;
  if (!functions)
    functions = "*";
  output = value && *value ? fopen (value, "a") : NULL;
  if (output)
    setvbuf (output, NULL, _IOLBF, BUFSIZ);
  else
    {
      error ("mpxguard: cannot write the file of "
	     "%<-fplugin-arg-mpxguard-remarks-file=%s%>; name one that can be "
	     "written", value ? value : "");
      *good = false;
    }
  return true;
}

void
remark_unchecked (location_t location, bool write, tree size, tree pointer,
		  tree decl)
{
  if (!wanted_p (cfun))
    return;
  char *access = access_text (write, size);
  if (decl && DECL_P (decl) && DECL_NAME (decl))
    remark (location, xasprintf ("this %s is not checked: the size of %s is "
				 "not known here", access,
				 IDENTIFIER_POINTER (DECL_NAME (decl))));
  else
    remark (location,
	    xasprintf ("this %s is not checked: nothing is known of the "
		       "bounds of its pointer%s", access,
		       pointer && TREE_CODE (pointer) == INTEGER_CST
		       ? ", which is a constant" : ""));
  free (access);
}

unsigned
execute_remarks (function *fun)
{
  if (!wanted_p (fun))
    return 0;
  gcc_begin_ranges (fun);
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (abstract_operation (gsi_stmt (gsi)) == OP_CHECK)
	remark_check (fun, as_a<gcall *> (gsi_stmt (gsi)));
  gcc_end_ranges (fun);
  return 0;
}
