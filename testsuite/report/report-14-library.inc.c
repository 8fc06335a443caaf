/* A variable that a program takes from here.

   SPDX-License-Identifier: GPL-3.0-or-later  */


int imported[10];
