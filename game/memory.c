/* memory.c - see memory.h. */
#include "memory.h"

#include <stdlib.h> /* says which library it is */

#ifdef __GLIBC__
#include <malloc.h>

enum { LARGE = 128 * 1024 }; /* fixed, or the library raises it with every large block that is freed */
void memory_begin(void) { mallopt(M_MMAP_THRESHOLD, LARGE); }
void memory_return(void) { malloc_trim(0); }
#else
void memory_begin(void) {}
void memory_return(void) {}
#endif
