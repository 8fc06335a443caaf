/* What the plugin wrote about variables and checks.

   In: addresses.  Out: names and places in the source, from the sections of
   names (see mpxguard-layout.h).  They are searched from end to end: that is
   fast enough for a report.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#define _GNU_SOURCE
#include "names.h"

#include <link.h>
#include <string.h>

#include "runtime.h"
#include "sections.h"

/* Return the string at OFFSET.  */
static const char *
string_at (const struct mpxguard_name_sections *s, uint32_t offset)
{
  return offset < s->strings.size ? s->strings.data + offset : "";
}

/* Read declaration N of S into D; return false behind the last.  */
static bool
read_declaration (const struct mpxguard_name_sections *s, uint64_t n,
		  struct mpxguard_declaration *d)
{
  if (n >= s->objects.size / sizeof *d)
    return false;
  memcpy (d, s->objects.data + n * sizeof *d, sizeof *d);
  return true;
}

/* Describe D of S, which stands at START, in *VARIABLE.  */
static void
describe (const struct mpxguard_name_sections *s,
	  const struct mpxguard_declaration *d, uint64_t start,
	  struct mpxguard_variable *variable)
{
  variable->name = string_at (s, d->name);
  variable->function = string_at (s, d->function);
  variable->file = string_at (s, d->file);
  variable->line = (int) d->line;
  variable->start = start;
  variable->size = d->size;
  variable->offset = d->offset;
  variable->per_thread = d->kind == MPXGUARD_DECLARATION_THREAD;
}

bool
mpxguard_names_place (uint64_t pc, struct mpxguard_check_place *place)
{
  struct mpxguard_object object;
  const struct mpxguard_name_sections *s;
  struct mpxguard_place_record r;

  if (!mpxguard_object_find (pc, &object))
    return false;
  s = mpxguard_sections_find (&object);
  for (uint64_t i = 0; i < s->places.size / sizeof r; i++)
    {
      memcpy (&r, s->places.data + i * sizeof r, sizeof r);
      if (r.pc + object.base != pc)
	continue;
      place->file = string_at (s, r.file);
      place->line = (int) r.line;
      place->column = (int) r.column;
      place->part = string_at (s, r.part);
      place->function = string_at (s, r.function);
      place->call_line = (int) r.call_line;
      return true;
    }
  return false;
}

/* Find the variable of KIND in OBJECT that ADDRESS lies in, addresses being
   counted from BASE.  */
static bool
find_variable (const struct mpxguard_object *object, uint32_t kind,
	       uint64_t base, uint64_t address,
	       struct mpxguard_variable *variable)
{
  const struct mpxguard_name_sections *s = mpxguard_sections_find (object);
  struct mpxguard_declaration d;

  for (uint64_t i = 0; read_declaration (s, i, &d); i++)
    if (d.kind == kind && address - base - d.address < d.size)
      {
	describe (s, &d, d.address + base, variable);
	return true;
      }
  return false;
}

bool
mpxguard_names_global (uint64_t address, struct mpxguard_variable *variable)
{
  struct mpxguard_object object;

  if (mpxguard_object_find (address, &object))
    return find_variable (&object, MPXGUARD_DECLARATION_GLOBAL, object.base,
			  address, variable);
  return mpxguard_object_find_tls (address, &object)
	 && find_variable (&object, MPXGUARD_DECLARATION_THREAD, object.tls,
			   address, variable);
}

/* Set OBJECT to the one that INFO of dl_iterate_phdr describes.  Return its
   sections; null if it is none of a file.  */
static const struct mpxguard_name_sections *
sections_of (const struct dl_phdr_info *info, struct mpxguard_object *object)
{
  return mpxguard_object_find (info->dlpi_addr + info->dlpi_phdr[0].p_vaddr,
			       object)
	   ? mpxguard_sections_find (object) : NULL;
}

/* A variable that is looked for in all objects.  */
struct search
{
  const char *name;
  uint64_t size;
  uint64_t address;
  struct mpxguard_variable *variable;
};

/* Callback of dl_iterate_phdr: stop at the object that has the variable which
   DATA looks for.  */
static int
visit_object (struct dl_phdr_info *info, size_t size __attribute__ ((unused)),
	      void *data)
{
  const struct search *search = data;
  struct mpxguard_object object;
  const struct mpxguard_name_sections *s = sections_of (info, &object);
  struct mpxguard_declaration d;

  for (uint64_t i = 0; s && read_declaration (s, i, &d); i++)
    if (d.kind == MPXGUARD_DECLARATION_GLOBAL && d.size == search->size
	&& !*string_at (s, d.function)
	&& strcmp (string_at (s, d.name), search->name) == 0)
      {
	describe (s, &d, search->address, search->variable);
	return 1;
      }
  return 0;
}

bool
mpxguard_names_copied (const char *name, uint64_t size, uint64_t address,
		       struct mpxguard_variable *variable)
{
  struct search search = { name, size, address, variable };

  return dl_iterate_phdr (visit_object, &search) != 0;
}

/* All local variables being visited.  */
struct all_locals
{
  bool (*visit) (const struct mpxguard_variable *, uint64_t, void *);
  void *argument;
};

/* Callback of dl_iterate_phdr: visit the local variables of the object.  */
static int
visit_locals (struct dl_phdr_info *info, size_t size __attribute__ ((unused)),
	      void *data)
{
  const struct all_locals *all = data;
  struct mpxguard_object object;
  const struct mpxguard_name_sections *s = sections_of (info, &object);
  struct mpxguard_declaration d;

  for (uint64_t i = 0; s && read_declaration (s, i, &d); i++)
    if (d.kind == MPXGUARD_DECLARATION_LOCAL)
      {
	struct mpxguard_variable variable;

	describe (s, &d, 0, &variable);
	if (!all->visit (&variable, d.address + object.base, all->argument))
	  return 1;
      }
  return 0;
}

void
mpxguard_names_all_locals (bool (*visit) (const struct mpxguard_variable *,
					  uint64_t, void *),
			   void *argument)
{
  struct all_locals all = { visit, argument };

  dl_iterate_phdr (visit_locals, &all);
}

void
mpxguard_names_locals (uint64_t function,
		       void (*visit) (const struct mpxguard_variable *,
				      void *argument),
		       void *argument)
{
  struct mpxguard_object object;
  const struct mpxguard_name_sections *s;
  struct mpxguard_declaration d;

  if (!mpxguard_object_find (function, &object))
    return;
  s = mpxguard_sections_find (&object);
  for (uint64_t i = 0; read_declaration (s, i, &d); i++)
    if (d.kind == MPXGUARD_DECLARATION_LOCAL
	&& d.address + object.base == function)
      {
	struct mpxguard_variable variable;

	describe (s, &d, 0, &variable);
	visit (&variable, argument);
      }
}
