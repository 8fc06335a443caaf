/* The forms of a report.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_REPORT_TEXT_H
#define MPXGUARD_REPORT_TEXT_H

#include "finding.h"
#include "format.h"

/* Append to TEXT a report of F for people; with colours if COLOUR.  */
void mpxguard_report_text (struct mpxguard_text *text,
			   const struct mpxguard_finding *f, bool colour);

/* Append to TEXT a report of F as one line of JSON.  */
void mpxguard_report_json (struct mpxguard_text *text,
			   const struct mpxguard_finding *f);

/* Append to TEXT a report of F as a result of SARIF, the form that CI services
   read.  */
void mpxguard_report_sarif (struct mpxguard_text *text,
			    const struct mpxguard_finding *f);

/* What stands before the first and behind the last result of a SARIF file.  */
void mpxguard_sarif_begin (struct mpxguard_text *text);
#define MPXGUARD_SARIF_END "\n]}]}\n"

#endif /* MPXGUARD_REPORT_TEXT_H */
