/* What generated code calls: declarations for the definitions' sake.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_EXPORT_H
#define MPXGUARD_EXPORT_H

#include "bounds.h"
#include "runtime.h"

/* A System V x86-64 va_list.  */
struct mpxguard_va_list
{
  uint32_t gp_offset;
  uint32_t fp_offset;
  const uint64_t *overflow;
  const uint64_t *saved;
};

MPXGUARD_EXPORT uint64_t __mpxguard_table_alloc (uint64_t slot);
MPXGUARD_EXPORT void __mpxguard_store_bounds (const void *slot,
					      uint64_t pointer,
					      uint64_t lower, uint64_t upper);
MPXGUARD_EXPORT struct mpxguard_bounds
__mpxguard_load_bounds (const void *slot, uint64_t pointer);
MPXGUARD_EXPORT void __mpxguard_copy_bounds (const void *dst, const void *src,
					     uint64_t size);
MPXGUARD_EXPORT void __mpxguard_load_shared (void *const *slot,
					     const void *pointer,
					     uint64_t image[2]);
MPXGUARD_EXPORT void __mpxguard_store_shared (void *const *slot,
					      const void *pointer,
					      uint64_t lower, uint64_t upper);
MPXGUARD_EXPORT void __mpxguard_clear_bounds (const void *p, uint64_t size);
MPXGUARD_EXPORT void __mpxguard_va_entry (const struct mpxguard_va_list *ap,
					  const void *self);
MPXGUARD_EXPORT void __mpxguard_take_argument (uint64_t n, void *to,
					       uint64_t size, uint64_t ours);
MPXGUARD_EXPORT void __mpxguard_consume_argument (uint64_t n, void *to,
						  uint64_t size,
						  uint64_t self);
MPXGUARD_EXPORT void __mpxguard_take_result (uint64_t callee, void *to,
					     uint64_t size, uint64_t ours);
MPXGUARD_EXPORT void
__mpxguard_register_object (const struct mpxguard_module *m);
MPXGUARD_EXPORT void
__mpxguard_unregister_object (const struct mpxguard_module *m);
MPXGUARD_EXPORT void __mpxguard_report (uint64_t address, uint64_t lower,
					uint64_t upper, uint64_t info);
MPXGUARD_EXPORT void __mpxguard_report_range (uint64_t address,
					      uint64_t lower, uint64_t upper,
					      uint64_t info);

MPXGUARD_EXPORT void __mpxguard_on_report (uint64_t address);

#endif /* MPXGUARD_EXPORT_H */
