/* memory.c - see memory.h. */
#define _GNU_SOURCE
#include "memory.h"

#include <stdlib.h> /* says which library it is */

#ifdef __GLIBC__
#include <link.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

enum { LARGE = 128 * 1024 }; /* fixed, or the library raises it with every large block that is freed */
void memory_begin(void) { mallopt(M_MMAP_THRESHOLD, LARGE); }

/* Parts that cannot be written are what their file holds: pages that are needed again come back from there. A third of
 * the libraries' pages is looked at once, while the program starts. */
#if defined(__x86_64__) || defined(__aarch64__) /* where code is never relocated */
static int let_code_go(struct dl_phdr_info *info, size_t size, void *unused) {
  (void)size;
  (void)unused;
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  for (int i = 0; i < info->dlpi_phnum; i++) {
    const ElfW(Phdr) *part = &info->dlpi_phdr[i];
    if (part->p_type != PT_LOAD || (part->p_flags & PF_W)) continue;
    uintptr_t from = (info->dlpi_addr + part->p_vaddr) & ~(page - 1),
              to = info->dlpi_addr + part->p_vaddr + part->p_filesz;
    madvise((void *)from, to - from, MADV_DONTNEED);
  }
  return 0;
}
#else
static int let_code_go(struct dl_phdr_info *info, size_t size, void *unused) {
  (void)info;
  (void)size;
  (void)unused;
  return 1;
}
#endif

void memory_return(void) {
  malloc_trim(0);
  dl_iterate_phdr(let_code_go, NULL);
}
#else
void memory_begin(void) {}
void memory_return(void) {}
#endif
