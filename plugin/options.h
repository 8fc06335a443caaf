/* The plugin's arguments: -fplugin-arg-mpxguard-KEY[=VALUE].

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_OPTIONS_H
#define MPXGUARD_OPTIONS_H

enum backend_kind
{
  BACKEND_DEFAULT = -1,		/* What configure was told.  */
  BACKEND_SOFT,
  BACKEND_MPX
};

enum metadata_kind
{
  METADATA_DEFAULT = -1,	/* What suits the backend.  */
  METADATA_TABLES,
  METADATA_HYBRID
};

/* How far the bounds of a pointer to a part of an object are narrowed.  */
enum narrow_kind
{
  NARROW_NONE,			/* Never: the pointer may reach all of it.  */
  NARROW_ARRAY,			/* To the array, for &s->array.  */
  NARROW_FIELD			/* To the field, for every &s->field.  */
};

enum check_kind
{
  CHECK_ALL,
  CHECK_WRITES
};

/* The operands that instructions on bounds have.  */
enum forms_kind
{
  FORMS_DEFAULT = -1,		/* What suits the machine that configure saw.  */
  FORMS_SAFE,			/* Those that every emulator gets right.  */
  FORMS_COMPACT			/* The best for the processor.  */
};

enum warn_kind
{
  WARN_NO,
  WARN_YES,
  WARN_ERROR
};

struct plugin_options
{
#define MPXGUARD_KEY(FIELD, NAME, VALUES, IMPLICIT, DEFAULT, HELP) int FIELD;
#define MPXGUARD_FILE(NAME, READ, HELP)
#include "options.def"
#undef MPXGUARD_FILE
#undef MPXGUARD_KEY
};

extern plugin_options options;

/* The keys and what they mean, a line each.  */
extern const char options_help[];

/* Reads the arguments that GCC hands over.  Returns false, after an error
   that says what is allowed, if there is one that it does not know.  */
extern bool parse_options (const plugin_name_args *info);

/* Lets GCC write the dumps that "dump=PASS" arguments ask for.  GCC reads its
   own -fdump-tree options before it loads plugins, so it cannot know the names
   of our passes.  Call when the passes are registered.  */
extern void start_dumps (const plugin_name_args *info);

/* The options as one string, to be kept with a function under LTO, and back.
   read_options returns false if TEXT is not of write_options.  */
extern char *write_options (void);
extern bool read_options (const char *text, plugin_options *result);

#endif /* MPXGUARD_OPTIONS_H */
