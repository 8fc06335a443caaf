/* The other file of the test extern-1.

   SPDX-License-Identifier: GPL-3.0-or-later  */

int unknown[10] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 };
const char text[5] = "abcd";
/* Larger than the weak definition that the other file sees.  */
int overridden[5] = { 5, 5, 5, 5, 5 };
