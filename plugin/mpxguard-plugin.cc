/* The plugin's door: what GCC calls when it loads mpxguard.so.

   In: GCC's version and the plugin's arguments.  Out: the plugin proper,
   mpxguard-passes.so, loaded and started, or one sentence that says why not.

   GCC resolves all symbols of a plugin before it calls it.  Those of another
   version than the plugin was built for lack some, so GCC itself would refuse
   the plugin in words that help nobody.  This file uses none of GCC's
   functions.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-plugin.h"
#include "plugin-version.h"
#include "plugin-start.h"
#include <dlfcn.h>
#include <elf.h>

/* What GCC looks for when it loads the plugin.  */
#define VISIBLE __attribute__ ((visibility ("default")))

/* GCC loads plugins under a licence like its own only.  */
int VISIBLE plugin_is_GPL_compatible;

/* Ends the compilation, unless the GCC that VERSION describes is the one that
   the plugin was built for.  Distributions rebuild the same version on other
   days, which changes nothing.  */

static void
check_version (const plugin_gcc_version *version)
{
  if (strcmp (version->basever, gcc_version.basever) == 0)
    return;
  fprintf (stderr, "mpxguard: this plugin was built for GCC %s and cannot work "
	   "in GCC %s; configure mpxguard with CC set to that compiler\n",
	   gcc_version.basever, version->basever);
  exit (1);
}

/* Whether the ELF file PATH is all there: the table of its sections is its
   last part.  The dynamic linker would not see it, and crash.  Of a file that
   cannot be read it can say why.  */

static bool
whole_file_p (const char *path)
{
  FILE *file = fopen (path, "rb");
  if (!file)
    return true;
  Elf64_Ehdr header;
  bool whole = fread (&header, sizeof header, 1, file) == 1
	       && fseek (file, 0, SEEK_END) == 0
	       && (unsigned long) ftell (file)
		  >= header.e_shoff + header.e_shnum * header.e_shentsize;
  fclose (file);
  return whole;
}

/* Loads the plugin proper, which stands beside the file FULL_NAME, and returns
   its start.  Ends the compilation if it cannot be loaded.  */

static void (*load_passes (const char *full_name)) (plugin_name_args *)
{
  const char *slash = strrchr (full_name, '/');
  int length = slash ? slash + 1 - full_name : 0;
  char path[4096];
  snprintf (path, sizeof path, "%.*s%s", length, full_name,
	    MPXGUARD_PASSES_FILE);
  bool whole = whole_file_p (path);
  void *handle = whole ? dlopen (path, RTLD_NOW) : NULL;
  void *start = handle ? dlsym (handle, MPXGUARD_START_NAME) : NULL;
  if (!start)
    {
      fprintf (stderr, "mpxguard: cannot load %s (%s); install mpxguard "
	       "again\n", path, whole ? dlerror () : "the file is cut off");
      exit (1);
    }
  return (void (*) (plugin_name_args *)) start;
}

/* GCC calls this when it has loaded the plugin.  */

int VISIBLE
plugin_init (plugin_name_args *arguments, plugin_gcc_version *version)
{
  check_version (version);
  load_passes (arguments->full_name) (arguments);
  return 0;
}
