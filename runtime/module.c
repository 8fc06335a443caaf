/* The instrumented modules of the process.

   In: the descriptor that each module's first constructor hands over.  Out:
   bounds for its initialised pointers; or one sentence and the end of the
   process if the module does not fit the others.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "module.h"

#include <sys/auxv.h>
#include <sys/mman.h>

#include "export.h"
#include "format.h"
#include "fault.h"
#include "heap.h"
#include "kept-bounds.h"
#include "mpx.h"
#include "mpxguard-heap-layout.h"
#include "note.h"
#include "options.h"
#include "stats.h"
#include "sys.h"
#include "table.h"

/* A module that was registered.  Nodes are never freed, but used again:
   reports read the list without a lock.  */
struct node
{
  struct node *next;
  const struct mpxguard_module *module;	/* Null if the node is free.  */
  uint64_t start;		/* Where the object lies that holds it.  */
  uint64_t end;
};

#define NODES_PER_BLOCK (4096 / sizeof (struct node))

static struct node *nodes;

/* What the first module was built for; 0 before that.  */
static uint32_t process_backend;
static uint32_t process_metadata;

bool mpxguard_hybrid;
bool mpxguard_tracked_are_high;

/* True if the program and the main stack lie above all of the heap.  The kernel,
   or who stands in for it, says where it has put the program's headers and some
   bytes on the stack.  */
static bool
variables_are_high (void)
{
  return getauxval (AT_PHDR) >> MPXGUARD_HEAP_ADDRESS_BITS != 0
	 && getauxval (AT_RANDOM) >> MPXGUARD_HEAP_ADDRESS_BITS != 0;
}

/* Put a block of free nodes at the head of the list; return one of them.  */
static struct node *
more_nodes (void)
{
  long result = mpxguard_sys_mmap (NULL, 4096, PROT_READ | PROT_WRITE,
				   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  struct node *block = (struct node *) result;
  struct node *head = __atomic_load_n (&nodes, __ATOMIC_ACQUIRE);

  if (mpxguard_sys_failed (result))
    mpxguard_die ("no memory is left for the list of modules.");
  for (size_t i = 0; i + 1 < NODES_PER_BLOCK; i++)
    block[i].next = &block[i + 1];
  do
    block[NODES_PER_BLOCK - 1].next = head;
  while (!__atomic_compare_exchange_n (&nodes, &head, block, false,
				       __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST));
  return block;
}

/* Make NODE, if it is free, that of module M; return true if it was.  */
static bool
claim (struct node *node, const struct mpxguard_module *m)
{
  const struct mpxguard_module *none = NULL;

  return __atomic_compare_exchange_n (&node->module, &none, m, false,
				      __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

/* Return the node of module M, a new one if it has none.  */
static struct node *
find_node (const struct mpxguard_module *m)
{
  struct node *head = __atomic_load_n (&nodes, __ATOMIC_ACQUIRE);

  for (struct node *n = head; n; n = n->next)
    if (__atomic_load_n (&n->module, __ATOMIC_ACQUIRE) == m)
      return n;
  for (struct node *n = head; n; n = n->next)
    if (claim (n, m))
      return n;
  for (;;)
    for (struct node *n = more_nodes (); n; n = n->next)
      if (claim (n, m))
	return n;
}

/* Verify that module M fits the process.  */
static void
check_abi (const struct mpxguard_module *m)
{
  uint32_t none = 0;
  uint32_t flags;
  bool first;

  if (m->abi_version != MPXGUARD_ABI_VERSION)
    mpxguard_die ("a module was built for ABI version %u of mpxguard, but "
		  "this runtime has version %u; recompile it.",
		  m->abi_version, MPXGUARD_ABI_VERSION);
  first = __atomic_compare_exchange_n (&process_backend, &none, m->backend,
				       false, __ATOMIC_SEQ_CST,
				       __ATOMIC_SEQ_CST);
  if (first)
    process_metadata = m->metadata;
  flags = mpxguard_notes_check ((uint64_t) m, MPXGUARD_ABI_VERSION,
				process_backend, process_metadata);
  if (m->backend == MPXGUARD_BACKEND_MPX)
    mpxguard_mpx_start (m->flags & flags, m->metadata);
  if (!first)
    return;
  mpxguard_heap_serve (m->metadata == MPXGUARD_METADATA_HYBRID);
  mpxguard_hybrid = m->metadata == MPXGUARD_METADATA_HYBRID;
  mpxguard_tracked_are_high = mpxguard_hybrid && variables_are_high ();
  if (mpxguard_hybrid && m->backend == MPXGUARD_BACKEND_SOFT)
    mpxguard_kept_bounds_init ();
  mpxguard_faults_watch ();
}

/* True if VALUE, found in SLOT, has bounds by now: a function in .preinit_array,
   which ran before, put it there.  */
static bool
has_bounds (const void *slot, const void *value)
{
  struct mpxguard_bounds b = mpxguard_load (slot, value);

  return b.lower != MPXGUARD_INIT_LOWER || b.upper != MPXGUARD_INIT_UPPER;
}

/* Give the initialised pointers of module M their bounds.  */
static void
fill_tables (const struct mpxguard_module *m)
{
  for (const struct mpxguard_static_pointer *p = m->pointers;
       p < m->pointers_end; p++)
    {
      const void *value = *(void *const *) p->slot;

      if (!has_bounds (p->slot, value))
	mpxguard_store (p->slot, value,
			mpxguard_bounds_make (p->object, p->size));
    }
  mpxguard_count (static_pointers,
		  (uint64_t) (m->pointers_end - m->pointers));
}

/* Called by every module before its own constructors: M describes it.  */
MPXGUARD_EXPORT void
__mpxguard_register_object (const struct mpxguard_module *m)
{
  struct mpxguard_object object;
  struct node *node;

  mpxguard_init ();
  check_abi (m);
  mpxguard_modules_sweep ();
  fill_tables (m);
  if (!mpxguard_object_find ((uint64_t) m, &object))
    object = (struct mpxguard_object) { .start = (uint64_t) m,
					.end = (uint64_t) (m + 1) };
  node = find_node (m);
  node->start = object.start;
  node->end = object.end;
  mpxguard_count (modules, 1);
  if (mpxguard_options.verbosity > 0)
    mpxguard_say ("module at 0x%lx to 0x%lx, %lu initialised pointers.",
		  (unsigned long) object.start, (unsigned long) object.end,
		  (unsigned long) (m->pointers_end - m->pointers));
}

/* Forget NODE and the bounds in the memory of its module.  */
static void
forget (struct node *node)
{
  uint64_t start = node->start;
  uint64_t size = node->end - start;

  __atomic_store_n (&node->module, NULL, __ATOMIC_SEQ_CST);
  mpxguard_clear ((const void *) start, size);
}

/* The module M goes away.  */
MPXGUARD_EXPORT void
__mpxguard_unregister_object (const struct mpxguard_module *m)
{
  for (struct node *n = __atomic_load_n (&nodes, __ATOMIC_ACQUIRE); n;
       n = n->next)
    if (__atomic_load_n (&n->module, __ATOMIC_ACQUIRE) == m)
      forget (n);
}

/* True if the module of NODE is still where it was registered.  */
static bool
is_loaded (const struct node *node, const struct mpxguard_module *m)
{
  struct mpxguard_object object;

  return mpxguard_object_find ((uint64_t) m, &object)
	 && object.start == node->start && object.end == node->end;
}

void
mpxguard_modules_sweep (void)
{
  for (struct node *n = __atomic_load_n (&nodes, __ATOMIC_ACQUIRE); n;
       n = n->next)
    {
      const struct mpxguard_module *m
	= __atomic_load_n (&n->module, __ATOMIC_ACQUIRE);

      if (m && n->end && !is_loaded (n, m))
	forget (n);
    }
}

/* Return the module whose object holds PC, or null.  */
static const struct mpxguard_module *
find_module (uint64_t pc)
{
  for (struct node *n = __atomic_load_n (&nodes, __ATOMIC_ACQUIRE); n;
       n = n->next)
    {
      const struct mpxguard_module *m
	= __atomic_load_n (&n->module, __ATOMIC_ACQUIRE);

      if (m && pc >= n->start && pc < n->end && is_loaded (n, m))
	return m;
    }
  return NULL;
}

const struct mpxguard_mpx_check *
mpxguard_module_check (uint64_t pc)
{
  const struct mpxguard_module *m = find_module (pc);

  if (!m || m->backend != MPXGUARD_BACKEND_MPX)
    return NULL;
  for (const struct mpxguard_mpx_check *c = m->checks; c < m->checks_end; c++)
    {
      uint64_t start = (uint64_t) &c->start + (uint64_t) (int64_t) c->start;

      if (pc - start < (uint64_t) (int64_t) c->length)
	return c;
    }
  return NULL;
}
