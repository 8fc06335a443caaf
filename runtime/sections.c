/* Sections of the files that are loaded.

   In: a loaded object.  Out: the sections that the plugin wrote names to and
   that are not loaded.  They stand in the object's file or, where that was
   stripped, in the file with its debug information, which is found as gdb
   finds it: by the build ID below /usr/lib/debug/.build-id, or by the name in
   the section .gnu_debuglink beside the file, in .debug there, or below
   /usr/lib/debug.  Only the thread that reports comes here.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "sections.h"

#include <elf.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "format.h"
#include "runtime.h"
#include "sys.h"

#define DEBUG_FOLDER "/usr/lib/debug"
#define PATH_SIZE 4096

/* A mapped ELF file.  */
struct elf_file
{
  const char *data;
  uint64_t size;
  const Elf64_Shdr *headers;
  unsigned count;
  struct mpxguard_section names;	/* Of the sections.  */
};

/* What was found for an object.  */
struct known
{
  uint64_t start;		/* The object's; 0 if this one is free.  */
  struct elf_file file;
  struct mpxguard_name_sections sections;
};

#define KNOWN_OBJECTS 64
static struct known known[KNOWN_OBJECTS];
static unsigned n_known;
static unsigned long long known_generation;

const char *
mpxguard_file_map (const char *path, uint64_t *size)
{
  struct stat st;
  long result = -1;
  /* Not blocked by a pipe that has this name.  */
  long fd = mpxguard_sys_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);

  if (mpxguard_sys_failed (fd))
    return NULL;
  if (mpxguard_syscall (SYS_fstat, fd, (long) &st, 0, 0, 0, 0) == 0
      && S_ISREG (st.st_mode))
    result = st.st_size == 0 ? (long) ""
			     : mpxguard_sys_mmap (NULL, (size_t) st.st_size,
						  PROT_READ, MAP_PRIVATE,
						  (int) fd, 0);
  mpxguard_sys_close ((int) fd);
  if (mpxguard_sys_failed (result))
    return NULL;
  *size = (uint64_t) st.st_size;
  return (const char *) result;
}

/* Return the SIZE bytes at OFFSET of FILE; no data if they are not there.  */
static struct mpxguard_section
part (const struct elf_file *file, uint64_t offset, uint64_t size)
{
  if (offset > file->size || size > file->size - offset)
    return (struct mpxguard_section) { NULL, 0 };
  return (struct mpxguard_section) { file->data + offset, size };
}

/* Return the section NAME of FILE.  One that is compressed does not count.  */
static struct mpxguard_section
find_section (const struct elf_file *file, const char *name)
{
  size_t length = strlen (name) + 1;

  for (unsigned i = 0; i < file->count; i++)
    {
      const Elf64_Shdr *s = &file->headers[i];

      if (s->sh_name < file->names.size
	  && length <= file->names.size - s->sh_name
	  && memcmp (file->names.data + s->sh_name, name, length) == 0
	  && s->sh_type != SHT_NOBITS && !(s->sh_flags & SHF_COMPRESSED))
	return part (file, s->sh_offset, s->sh_size);
    }
  return (struct mpxguard_section) { NULL, 0 };
}

/* Map the ELF file PATH into FILE.  Return false if it is none.  */
static bool
open_elf (const char *path, struct elf_file *file)
{
  const Elf64_Ehdr *header;

  memset (file, 0, sizeof *file);
  file->data = mpxguard_file_map (path, &file->size);
  if (!file->data)
    return false;
  header = (const Elf64_Ehdr *) file->data;
  if (file->size >= sizeof *header
      && memcmp (header->e_ident, ELFMAG, SELFMAG) == 0
      && header->e_ident[EI_CLASS] == ELFCLASS64
      && header->e_shentsize == sizeof (Elf64_Shdr)
      && header->e_shstrndx < header->e_shnum
      && part (file, header->e_shoff,
	       header->e_shnum * sizeof (Elf64_Shdr)).data)
    {
      file->headers = (const Elf64_Shdr *) (file->data + header->e_shoff);
      file->count = header->e_shnum;
      file->names = part (file, file->headers[header->e_shstrndx].sh_offset,
			  file->headers[header->e_shstrndx].sh_size);
      if (file->names.data)
	return true;
    }
  mpxguard_sys_munmap ((void *) file->data, file->size);
  return false;
}

/* Put the sections of names of FILE into SECTIONS; return false if there are
   none.  */
static bool
take_names (const struct elf_file *file,
	    struct mpxguard_name_sections *sections)
{
  sections->objects = find_section (file, MPXGUARD_OBJECTS_SECTION);
  sections->places = find_section (file, MPXGUARD_PLACES_SECTION);
  sections->strings = find_section (file, MPXGUARD_STRINGS_SECTION);
  return sections->strings.size > 0
	 && sections->strings.data[sections->strings.size - 1] == '\0';
}

/* Return the build ID of FILE.  */
static struct mpxguard_section
build_id (const struct elf_file *file)
{
  struct mpxguard_section s = find_section (file, ".note.gnu.build-id");
  const Elf64_Nhdr *note = (const Elf64_Nhdr *) s.data;

  if (s.size < sizeof *note + 4 || note->n_type != NT_GNU_BUILD_ID
      || note->n_namesz != 4 || note->n_descsz < 2
      || note->n_descsz > s.size - sizeof *note - 4)
    return (struct mpxguard_section) { NULL, 0 };
  return (struct mpxguard_section) { s.data + sizeof *note + 4,
				     note->n_descsz };
}

/* If PATH is an ELF file with the build ID ID and sections of names, let K be
   it.  */
static bool
try_debug_file (const char *path, struct mpxguard_section id, struct known *k)
{
  struct elf_file file;
  struct mpxguard_section other;

  if (!open_elf (path, &file))
    return false;
  other = build_id (&file);
  if (take_names (&file, &k->sections)
      && other.size == id.size && memcmp (other.data, id.data, id.size) == 0)
    {
      k->file = file;
      return true;
    }
  mpxguard_sys_munmap ((void *) file.data, file.size);
  return false;
}

/* Try the file that the build ID ID names.  */
static bool
try_build_id (struct mpxguard_section id, struct known *k)
{
  char path[PATH_SIZE];
  struct mpxguard_text text = { path, sizeof path - 1, 0, -1 };

  if (!id.data)
    return false;
  mpxguard_format (&text, DEBUG_FOLDER "/.build-id/");
  for (uint64_t i = 0; i < id.size; i++)
    mpxguard_format (&text, "%02x%s", (unsigned char) id.data[i],
		     i == 0 ? "/" : "");
  mpxguard_format (&text, ".debug%c", '\0');
  return try_debug_file (path, id, k);
}

/* Try the files that may be meant by LINK, the section .gnu_debuglink of the
   file PATH with the build ID ID.  */
static bool
try_link (struct mpxguard_section link, const char *path,
	  struct mpxguard_section id, struct known *k)
{
  static const char *const forms[][2]
    = { { "", "" }, { "", ".debug/" }, { DEBUG_FOLDER, "" } };
  const char *slash = strrchr (path, '/');
  int folder = slash ? (int) (slash + 1 - path) : 0;

  if (!link.data || !memchr (link.data, '\0', link.size))
    return false;
  for (unsigned i = 0; i < sizeof forms / sizeof forms[0]; i++)
    {
      char candidate[2 * PATH_SIZE];
      struct mpxguard_text text = { candidate, sizeof candidate - 1, 0, -1 };

      mpxguard_format (&text, "%s%.*s%s%s%c", forms[i][0], folder, path,
		       forms[i][1], link.data, '\0');
      if (try_debug_file (candidate, id, k))
	return true;
    }
  return false;
}

void
mpxguard_object_path (const struct mpxguard_object *object, char *path,
		      size_t size)
{
  long n;

  if (object->name && *object->name)
    {
      size_t length = strnlen (object->name, size - 1);

      memcpy (path, object->name, length);
      path[length] = '\0';
      return;
    }
  n = mpxguard_syscall (SYS_readlink, (long) "/proc/self/exe", (long) path,
			(long) size - 1, 0, 0, 0);
  path[mpxguard_sys_failed (n) ? 0 : n] = '\0';
}

/* Find the sections for OBJECT and put them into K.  */
static void
look_up (const struct mpxguard_object *object, struct known *k)
{
  char path[PATH_SIZE];
  bool named = object->name && *object->name;
  struct elf_file file;

  mpxguard_object_path (object, path, sizeof path);
  if (!open_elf (named ? path : "/proc/self/exe", &file))
    return;
  k->file = file;
  if (take_names (&file, &k->sections)
      || !(try_build_id (build_id (&file), k)
	   || try_link (find_section (&file, ".gnu_debuglink"), path,
			build_id (&file), k)))
    return;
  mpxguard_sys_munmap ((void *) file.data, file.size);
}

/* Forget all that is known.  */
static void
forget_all (void)
{
  for (unsigned i = 0; i < n_known; i++)
    if (known[i].file.data)
      mpxguard_sys_munmap ((void *) known[i].file.data, known[i].file.size);
  n_known = 0;
}

const struct mpxguard_name_sections *
mpxguard_sections_find (const struct mpxguard_object *object)
{
  unsigned long long generation = mpxguard_objects_generation ();
  struct known *k;

  if (generation != known_generation || n_known == KNOWN_OBJECTS)
    forget_all ();
  known_generation = generation;
  for (unsigned i = 0; i < n_known; i++)
    if (known[i].start == object->start)
      return &known[i].sections;
  k = &known[n_known++];
  memset (k, 0, sizeof *k);
  k->start = object->start;
  look_up (object, k);
  if (!k->sections.strings.size)
    memset (&k->sections, 0, sizeof k->sections);
  return &k->sections;
}
