/* files.c - see files.h. POSIX calls stand here, in save.c and in the benchmark, nowhere else outside platform/. */
#define _DEFAULT_SOURCE
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILES_MAX_BYTES = 64 * 1024 * 1024 };

bool files_join(char *out, size_t size, const char *dir, const char *name) {
  int n = snprintf(out, size, "%s/%s", dir, name);
  return n >= 0 && (size_t)n < size;
}

static bool home_dir(const char *variable, const char *below_home, char *out, size_t size) {
  const char *given = getenv(variable);
  if (given && given[0] == '/') return files_join(out, size, given, "handshy");
  const char *home = getenv("HOME");
  if (!home || home[0] != '/') return false;
  int n = snprintf(out, size, "%s/%s/handshy", home, below_home);
  return n >= 0 && (size_t)n < size;
}

bool files_data_dir(char *out, size_t size) { return home_dir("XDG_DATA_HOME", ".local/share", out, size); }
bool files_config_dir(char *out, size_t size) { return home_dir("XDG_CONFIG_HOME", ".config", out, size); }

bool files_exists(const char *path) { return access(path, F_OK) == 0; }

static bool make_dir(const char *path) { return mkdir(path, 0777) == 0 || errno == EEXIST; }

bool files_make_dirs(const char *path) {
  char part[FILES_PATH];
  size_t n = strlen(path);
  if (n >= sizeof part) return errno = ENAMETOOLONG, false;
  memcpy(part, path, n + 1);
  for (char *at = strchr(part + 1, '/'); at; at = strchr(at + 1, '/')) {
    *at = 0;
    if (!make_dir(part)) return false;
    *at = '/';
  }
  return make_dir(part);
}

static char *read_all(FILE *f, size_t *length) {
  size_t n = 0, capacity = 1 << 14;
  char *bytes = malloc(capacity + 1);
  while (bytes) {
    n += fread(bytes + n, 1, capacity - n, f);
    if (n < capacity || capacity >= FILES_MAX_BYTES) break;
    capacity *= 2;
    char *more = realloc(bytes, capacity + 1);
    if (!more) free(bytes);
    bytes = more;
  }
  if (!bytes) return NULL;
  if (ferror(f) || n >= FILES_MAX_BYTES) {
    free(bytes);
    errno = ferror(f) ? EIO : EFBIG;
    return NULL;
  }
  bytes[n] = 0;
  *length = n;
  return bytes;
}

char *files_read(const char *path, size_t *length) {
  FILE *f = fopen(path, "rb");
  if (!f) return NULL;
  char *bytes = read_all(f, length);
  int error = errno;
  fclose(f);
  errno = error;
  return bytes;
}

static bool write_all(int fd, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t n = write(fd, bytes, length);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes += n;
    length -= (size_t)n;
  }
  return true;
}

/* The rename itself must reach the disk, too. A folder that cannot be opened or synced is no reason to complain. */
static void sync_folder_of(const char *path) {
  char dir[FILES_PATH];
  const char *slash = strrchr(path, '/');
  size_t n = slash ? (size_t)(slash - path) : 0;
  if (n == 0 || n >= sizeof dir) return;
  memcpy(dir, path, n);
  dir[n] = 0;
  int fd = open(dir, O_RDONLY);
  if (fd < 0) return;
  fsync(fd);
  close(fd);
}

bool files_write_atomic(const char *path, const char *bytes, size_t length) {
  char temp[FILES_PATH];
  int n = snprintf(temp, sizeof temp, "%s.new", path);
  if (n < 0 || (size_t)n >= sizeof temp) return errno = ENAMETOOLONG, false;
  int fd = open(temp, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (fd < 0) return false;
  bool ok = write_all(fd, bytes, length) && fsync(fd) == 0;
  int error = errno;
  ok = close(fd) == 0 && ok;
  ok = ok && rename(temp, path) == 0;
  if (ok) return sync_folder_of(path), true;
  if (!error) error = errno;
  unlink(temp);
  errno = error;
  return false;
}

void *files_map(const char *path, size_t more, size_t *size) {
  int fd = open(path, O_RDONLY);
  if (fd < 0) return NULL;
  struct stat st;
  void *map = NULL;
  if (fstat(fd, &st) == 0 && st.st_size > (off_t)more) {
    map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (map == MAP_FAILED) map = NULL;
    *size = (size_t)st.st_size;
  }
  close(fd);
  return map;
}

void files_unmap(void *map, size_t size) { munmap(map, size); }

#ifdef MADV_DONTNEED
void files_rest(void *map, size_t size) { madvise(map, size, MADV_DONTNEED); }
#else
void files_rest(void *map, size_t size) {
  (void)map;
  (void)size;
}
#endif
