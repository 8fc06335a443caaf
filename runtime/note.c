/* The ABI notes of a loaded module.

   In: the program headers, as dl_iterate_phdr shows them; that works in
   static programs too.  Out: silence, or one sentence and the end of the
   process when objects of different kinds were linked together.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#define _GNU_SOURCE
#include "note.h"

#include <elf.h>
#include <link.h>
#include <string.h>

#include "format.h"
#include "runtime.h"

bool mpxguard_reads_unchecked;

/* An object wants reads checked.  */
static bool reads_wanted;

/* What is looked for and what was found.  */
struct search
{
  uint64_t address;
  struct mpxguard_object object;
  bool found;
  struct dl_phdr_info info;
};

/* Fill OBJECT from INFO.  */
static void
describe (const struct dl_phdr_info *info, struct mpxguard_object *object)
{
  object->base = info->dlpi_addr;
  object->name = info->dlpi_name;
  object->start = ~0UL;
  object->end = 0;
  object->tls = (uint64_t) info->dlpi_tls_data;
  object->tls_size = 0;
  for (unsigned i = 0; i < info->dlpi_phnum; i++)
    {
      const ElfW (Phdr) *p = &info->dlpi_phdr[i];
      uint64_t start = info->dlpi_addr + p->p_vaddr;

      if (p->p_type == PT_TLS)
	object->tls_size = p->p_memsz;
      if (p->p_type != PT_LOAD)
	continue;
      if (start < object->start)
	object->start = start;
      if (start + p->p_memsz > object->end)
	object->end = start + p->p_memsz;
    }
}

/* True if a segment of the object INFO holds ADDRESS.  */
static bool
holds (const struct dl_phdr_info *info, uint64_t address)
{
  for (unsigned i = 0; i < info->dlpi_phnum; i++)
    if (info->dlpi_phdr[i].p_type == PT_LOAD
	&& address - info->dlpi_addr - info->dlpi_phdr[i].p_vaddr
	     < info->dlpi_phdr[i].p_memsz)
      return true;
  return false;
}

/* Callback of dl_iterate_phdr: stop at the object that DATA looks for.  */
static int
visit (struct dl_phdr_info *info, size_t size __attribute__ ((unused)),
       void *data)
{
  struct search *search = data;

  if (!holds (info, search->address))
    return 0;
  describe (info, &search->object);
  search->info = *info;
  search->found = true;
  return 1;
}

bool
mpxguard_object_find (uint64_t address, struct mpxguard_object *object)
{
  struct search search = { .address = address };

  dl_iterate_phdr (visit, &search);
  *object = search.object;
  return search.found;
}

/* Callback of dl_iterate_phdr: stop at the object whose thread-local variables
   hold the address that DATA looks for.  */
static int
visit_tls (struct dl_phdr_info *info, size_t size __attribute__ ((unused)),
	   void *data)
{
  struct search *search = data;

  describe (info, &search->object);
  search->found = search->object.tls
		  && search->address - search->object.tls
		       < search->object.tls_size;
  return search->found;
}

bool
mpxguard_object_find_tls (uint64_t address, struct mpxguard_object *object)
{
  struct search search = { .address = address };

  dl_iterate_phdr (visit_tls, &search);
  *object = search.object;
  return search.found;
}

/* Callback of dl_iterate_phdr: put the number of objects ever loaded and
   unloaded into *DATA.  */
static int
count_objects (struct dl_phdr_info *info, size_t size __attribute__ ((unused)),
	       void *data)
{
  *(unsigned long long *) data = info->dlpi_adds + info->dlpi_subs;
  return 1;
}

unsigned long long
mpxguard_objects_generation (void)
{
  unsigned long long objects = 0;

  dl_iterate_phdr (count_objects, &objects);
  return objects;
}

/* Return the name to use for the object NAME in a sentence.  */
static const char *
spoken_name (const char *name)
{
  return name && *name ? name : "the program";
}

static const char *
backend_name (uint32_t backend)
{
  return backend == MPXGUARD_BACKEND_SOFT  ? "soft"
	 : backend == MPXGUARD_BACKEND_MPX ? "mpx"
					   : "unknown";
}

static const char *
metadata_name (uint32_t metadata)
{
  return metadata == MPXGUARD_METADATA_TABLES	? "tables"
	 : metadata == MPXGUARD_METADATA_HYBRID ? "hybrid"
						: "unknown";
}

/* A note in the object NAME has the descriptor HAVE; it must be WANT.  */
static void
compare (const char *name, const uint32_t *have, const uint32_t *want)
{
  name = spoken_name (name);
  if (have[0] != want[0])
    mpxguard_die ("%s contains objects built for ABI version %u of mpxguard, "
		  "but this runtime has version %u; recompile them.", name,
		  have[0], want[0]);
  if (have[1] != want[1])
    mpxguard_die ("%s contains objects built with backend=%s, but the process "
		  "runs with backend=%s; build all of it alike.", name,
		  backend_name (have[1]), backend_name (want[1]));
  if (have[2] != want[2])
    mpxguard_die ("%s contains objects built with metadata=%s, but the "
		  "process runs with metadata=%s; build all of it alike.",
		  name, metadata_name (have[2]), metadata_name (want[2]));
}

/* An object's note has FLAGS: take in what they say about reads.  */
static void
note_reads (uint32_t flags)
{
  if (!(flags & MPXGUARD_MODULE_NO_READS))
    reads_wanted = true;
  mpxguard_reads_unchecked = !reads_wanted;
}

/* What is wanted of the notes of an object, and what they say.  */
struct notes
{
  const char *name;		/* The object's.  */
  const uint32_t *want;		/* Version, backend and metadata.  */
  uint32_t flags;		/* Those that all of them have.  */
};

/* A note has the descriptor HAVE, and is one of those that DATA, a struct
   notes, speaks of: it must be what is wanted.  */
static void
check_note (const uint32_t *have, void *data)
{
  struct notes *notes = data;

  compare (notes->name, have, notes->want);
  notes->flags &= have[3];
  note_reads (have[3]);
}

/* Call VISIT for the descriptors of our notes from P to END, aligned to
   ALIGNMENT.  */
static void
visit_segment (const char *p, const char *end, size_t alignment,
	       void (*visit_note) (const uint32_t *have, void *data),
	       void *data)
{
  while ((size_t) (end - p) >= sizeof (ElfW (Nhdr)))
    {
      const ElfW (Nhdr) *note = (const ElfW (Nhdr) *) p;
      const char *owner = p + sizeof *note;
      size_t rest = (size_t) (end - p);
      size_t descriptor = (sizeof *note + note->n_namesz + alignment - 1)
			  & -alignment;
      size_t next = (descriptor + note->n_descsz + alignment - 1) & -alignment;

      if (descriptor + note->n_descsz > rest)
	break;
      if (note->n_namesz == sizeof MPXGUARD_NOTE_OWNER
	  && memcmp (owner, MPXGUARD_NOTE_OWNER, note->n_namesz) == 0
	  && note->n_type == MPXGUARD_NOTE_TYPE && note->n_descsz >= 16)
	visit_note ((const uint32_t *) (p + descriptor), data);
      if (next >= rest)
	break;
      p += next;
    }
}

/* The same for all notes of the object INFO.  */
static void
visit_notes (const struct dl_phdr_info *info,
	     void (*visit_note) (const uint32_t *have, void *data), void *data)
{
  for (unsigned i = 0; i < info->dlpi_phnum; i++)
    {
      const ElfW (Phdr) *p = &info->dlpi_phdr[i];
      const char *start = (const char *) (info->dlpi_addr + p->p_vaddr);

      if (p->p_type == PT_NOTE)
	visit_segment (start, start + p->p_filesz, p->p_align == 8 ? 8 : 4,
		       visit_note, data);
    }
}

uint32_t
mpxguard_notes_check (uint64_t address, uint32_t version, uint32_t backend,
		      uint32_t metadata)
{
  struct search search = { .address = address };
  const uint32_t want[] = { version, backend, metadata };
  struct notes notes = { .want = want, .flags = ~0U };

  dl_iterate_phdr (visit, &search);
  notes.name = search.info.dlpi_name;
  if (search.found)
    visit_notes (&search.info, check_note, &notes);
  return notes.flags;
}

/* What is known of the objects of BACKEND that are loaded.  */
struct objects
{
  uint32_t backend;
  bool seen;			/* An object with program headers.  */
  bool found;
  uint32_t metadata;
  uint32_t flags;
};

static void
look_for_backend (const uint32_t *have, void *data)
{
  struct objects *objects = data;

  if (have[0] != MPXGUARD_ABI_VERSION || have[1] != objects->backend)
    return;
  objects->found = true;
  objects->metadata = have[2];
  objects->flags &= have[3];
}

/* Callback of dl_iterate_phdr.  */
static int
visit_backend (struct dl_phdr_info *info,
	       size_t size __attribute__ ((unused)), void *data)
{
  struct objects *objects = data;

  objects->seen = objects->seen || info->dlpi_phnum != 0;
  visit_notes (info, look_for_backend, data);
  return 0;
}

/* The linker's name for the header of the file that this is in.  */
extern const ElfW (Ehdr) __ehdr_start __attribute__ ((visibility ("hidden")));

/* Call visit_backend for the static program that this is in, with DATA: the C
   library allocates before it tells dl_iterate_phdr where the program headers
   are, and the heap asks for the notes then.  */
static void
visit_static_program (void *data)
{
  const char *header = (const char *) &__ehdr_start;
  struct dl_phdr_info info = {
    .dlpi_phdr = (const void *) (header + __ehdr_start.e_phoff),
    .dlpi_phnum = __ehdr_start.e_phnum,
  };

  for (unsigned i = 0; i < info.dlpi_phnum; i++)
    if (info.dlpi_phdr[i].p_type == PT_LOAD
	&& info.dlpi_phdr[i].p_offset == 0)
      info.dlpi_addr = (ElfW (Addr)) header - info.dlpi_phdr[i].p_vaddr;
  visit_backend (&info, sizeof info, data);
}

bool
mpxguard_notes_find (uint32_t backend, uint32_t *metadata, uint32_t *flags)
{
  struct objects objects = { .backend = backend, .flags = ~0U };

  dl_iterate_phdr (visit_backend, &objects);
  if (!objects.seen)
    visit_static_program (&objects);
  *metadata = objects.metadata;
  *flags = objects.flags;
  return objects.found;
}
