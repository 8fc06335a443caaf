#include "gcc-headers.h"
#include "passes.h"
unsigned execute_checkopt (function *) { return 0; }
