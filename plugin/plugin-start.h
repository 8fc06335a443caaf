/* The way from the plugin's door to the plugin proper.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_PLUGIN_START_H
#define MPXGUARD_PLUGIN_START_H

/* The file, beside mpxguard.so, that holds the plugin proper, and the function
   in it that starts it with the arguments of plugin_init.  */
#define MPXGUARD_PASSES_FILE "mpxguard-passes.so"
#define MPXGUARD_START_NAME "mpxguard_start"

extern "C" void mpxguard_start (plugin_name_args *arguments)
  __attribute__ ((visibility ("default")));

#endif /* MPXGUARD_PLUGIN_START_H */
