/* The size classes that heap-classes-gen chose and proved, as constant
   data.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "heap-internal.h"

#define MPXGUARD_HEAP_CLASS_TABLES 1
#include "heap-classes.h"
