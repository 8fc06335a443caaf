/* The other file of the tests initialised-1 and initialised-3.

   SPDX-License-Identifier: GPL-3.0-or-later  */

int other_array[6] = { 10, 11, 12, 13, 14, 15 };
const char *const other_names[3] = { "a", "bc", "four" };
